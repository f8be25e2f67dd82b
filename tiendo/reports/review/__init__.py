"""The review of several years: approved snapshots, side by side → a document for the template."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from schemas.document import Document, Text
from tiendo.errors import UsageError
from tiendo.plan import Period, Plan
from tiendo.reports.collected import collected
from tiendo.reports.frame import issuer, legal_bases, localised
from tiendo.reports.review import prose, tables
from tiendo.reports.review.charts import charts
from tiendo.reports.review.lessons import lessons
from tiendo.reports.review.movement import movements
from tiendo.reports.review.paths import lasting, milestones, paths
from tiendo.reports.review.span import Frozen, Span, span_of
from tiendo.reports.sections.coming import next_tasks
from tiendo.reports.sections.published import Spans, published
from tiendo.reports.wording import language_of

__all__ = ["Frozen", "review"]

KIND = "review"
BY_YEAR = ("path", "trends", "compliance")  # annexes with a column a year


def review(
    plan: Plan,
    periods: Sequence[Period],
    frozen: Sequence[Frozen],
    lang: str,
    *,
    spans: pl.DataFrame | None = None,
    covered: Spans | None = None,
    synthetic: bool = False,
) -> Document:
    """The review of `periods`, given in their order, from the approved snapshots of some or all of them.

    `spans` holds the indicators over the approved years together (schemas.results.IndicatorSpans), `covered` the same
    over the periods that published figures cover.

    Years without one are named, and have no column. Raises UsageError where none is approved, for a snapshot that is
    not approved, and for a language that reviews are not written in.
    """
    language = language_of(lang)
    if not frozen or not all(one.snapshot.approved for one in frozen):
        raise UsageError(
            "Báo cáo tổng kết chỉ lập từ số liệu đã phê duyệt; chưa có kỳ nào trong giai đoạn được phê duyệt.",
            "A review is made from approved data only; no period of the span is approved.",
        )
    span = span_of(plan, periods, frozen, language)
    by_task = paths(span)
    kept, moved, lasted = milestones(span, by_task), movements(span, spans), lasting(span)
    values: dict[str, object] = {
        **_frame(span, synthetic=synthetic),
        "direction": prose.direction(span),
        "reporting": prose.reporting(span),
        "results": prose.results(span, by_task),
        "summary_caption": language.review.summary_caption() if span.facts.assigns_tasks else "",
        "results_after": [],
        "groups": prose.groups(span, by_task) + published(span.draft, covered or {}),
        "deadlines": prose.deadlines(span, kept),
        "indicators": prose.indicators(span, moved),
        "achieved": prose.achieved(span, kept, moved),
        "limits": prose.limits(span, moved),
        "causes": prose.causes(span, lasted),
        "difficulties": prose.difficulties(span, lasted),
        "lessons": lessons(span, kept),
        "next_tasks": next_tasks(span.draft),
        "proposals": prose.proposed(span),
        **_notes(span),
    }
    rows = (
        tables.summary_rows(span),
        tables.path_rows(span, by_task),
        tables.milestone_rows(span, kept),
        tables.trend_rows(span, moved),
        tables.compliance_rows(span),
        tables.persistent_rows(span, lasted),
        tables.snapshot_rows(span),
    )
    drawn = charts(span, moved)
    return Document(language.review.TEMPLATE, lang, values, rows, collected(values, rows, drawn), drawn)


def _notes(span: Span) -> dict[str, list[Text]]:
    """Those of tables by year name the years that have no column."""
    words = span.language.review
    found = words.notes(span.facts.snapshot.as_of)
    if span.missing:
        missing = words.without_years([year.label for year in span.missing])
        found |= {f"notes_{name}": [*found[f"notes_{name}"], missing] for name in BY_YEAR}
    return found if span.facts.assigns_tasks else {**found, "notes_path": []}


def _settings(span: Span) -> Mapping[str, Any]:
    """What the plan says of the review that it orders; nothing of one of other years, such as five years' summary."""
    settings: Mapping[str, Any] = span.plan.head.get("review", {})
    ordered = (str(settings.get("from")), str(settings.get("to")))
    return settings if (span.years[0].period.id, span.years[-1].period.id) == ordered else {}


def _frame(span: Span, *, synthetic: bool) -> dict[str, object]:
    plan, language, facts = span.plan, span.language, span.facts
    words, lang = language.review, facts.lang
    dated = max(one.frozen.approved_on for one in span.known)
    settings = _settings(span)
    kind = words.kind(settings.get("preliminary", False))
    length = settings.get(f"title_{lang}") or words.span_length(len(span.years))
    short = localised(plan.head, "short", lang)
    years = (span.years[0].label, span.years[-1].label)
    return {
        **issuer(plan, language, KIND, dated, None),
        "title": words.title(kind, short, length, years),
        "abstract": words.abstract(kind, localised(plan.head, "title", lang), length, years),
        "symbol": language.frame.symbol(plan.registry.row(plan.head["coordinator"])["symbol"] or ""),
        "year": str(dated.year),
        "span": length,
        "year_labels": [year.label for year in span.known],
        "addressees": [facts.authority] if facts.authority else [],
        "legal_bases": [],
        "opening": [
            words.opening(
                legal_bases(plan, language, KIND), facts.coordinator, facts.reports_to, short, length
            )
        ],
        "scope": prose.scope(span),
        "annexes": span.annexes,
        "closing": words.closing(kind, facts.coordinator, facts.reports_to, short, length),
        "approved": not span.missing,
        "synthetic": synthetic,
    }
