"""The charts of a review: who reported when, how far the tasks came, where the judged indicators went."""

from collections.abc import Sequence

from schemas.document import Chart, Figure, Series
from schemas.results import Trend
from tiendo.reports.charts import STANDING_TONES
from tiendo.reports.figures import agency_sources
from tiendo.reports.model import Standing
from tiendo.reports.review.movement import Movement
from tiendo.reports.review.span import Known, Span
from tiendo.reports.sections.direction import standing
from tiendo.reports.sections.results import completed_share

_SHOWN = 6


def charts(span: Span, moved: Sequence[Movement]) -> tuple[Chart, ...]:
    """Where a single year is known there is nothing to compare, and no chart."""
    if len(span.known) < 2:
        return ()
    return (_compliance(span), _progress(span), *_trends(span, moved))


def _labels(span: Span) -> tuple[str, ...]:
    return tuple(str(year.period.year) for year in span.known)


def _compliance(span: Span) -> Chart:
    words, annexes = span.language.review, span.language.annexes
    rows = {how: tuple(_count(span, year, how) for year in span.known) for how in STANDING_TONES}
    series = tuple(
        Series(annexes.standing(how, False), row, STANDING_TONES[how])
        for how, row in rows.items()
        if any(figure.value for figure in row)
    )
    title, description = words.compliance_chart()
    return Chart("compliance", "stacked_columns", title, description, _labels(span), series)


def _count(span: Span, year: Known, how: Standing) -> Figure:
    found = standing(year.facts.bound, how)
    return span.draft.figures.cell(f"agencies.{how.value}", len(found), agency_sources(found), year.scope)


def _progress(span: Span) -> Chart:
    words = span.language.review
    shares = [completed_share(year.draft, year.facts.tasks, year.scope) for year in span.known]
    title, description = words.progress_chart()
    series = (Series(words.COMPLETED_SHARE, tuple(one.percent if one else None for one in shares), "done"),)
    return Chart("progress", "columns", title, description, _labels(span), series, "%")


def _trends(span: Span, moved: Sequence[Movement]) -> tuple[Chart, ...]:
    judged = [
        one for one in moved if one.change is not None and one.trend in (Trend.improving, Trend.worsening)
    ]
    return tuple(
        Chart(
            f"trend.{one.indicator}",
            "line",
            one.title,
            span.language.review.trend_description(one.title),
            _labels(span),
            (Series(one.title, tuple(one.values.get(year.period.id) for year in span.known)),),
            one.unit,
        )
        for one in judged[:_SHOWN]
    )
