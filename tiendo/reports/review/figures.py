"""Figures of a review that its text and its tables share; those of tables have ids of their own."""

from schemas.document import Figure
from tiendo.reports.figures import Scope
from tiendo.reports.review.paths import Milestone, Path
from tiendo.reports.review.span import Span


def turns_done(span: Span, path: Path, place: str = "") -> Figure | None:
    """In how many of the years in which it was due a recurring task was completed; None for any other."""
    share = span.draft.figures.share(
        f"{place}task.turns_done",
        "task.turns",
        (path.turns_done, len(path.turns)),
        path.sources,
        Scope(path.ref, path.ref),
    )
    return share.fraction if share else None


def delay(span: Span, one: Milestone, place: str = "") -> Figure:
    """How many days late a milestone was kept, or has been open."""
    scope = Scope(f"{one.path.ref}.{one.kind.value}", f"{one.path.ref}, {one.kind.label(span.facts.lang)}")
    return span.draft.figures.count(f"{place}milestone.days", one.days, one.path.sources, scope)
