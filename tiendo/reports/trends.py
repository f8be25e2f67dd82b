"""Indicators over the periods of a plan: those whose figures can be compared, and where they went."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.document import Chart, Figure, Series, Sources
from schemas.results import Trend
from schemas.terms import Direction
from tiendo.plan import Period
from tiendo.reports.compose import joined
from tiendo.reports.draft import Block, Draft, paras
from tiendo.reports.figures import Scope
from tiendo.reports.model import Indicator
from tiendo.reports.rounding import change, trend_of

ENOUGH = 3  # points: two of them are said in a sentence
_SHOWN = 6


@dataclass(frozen=True)
class Curve:
    """A judged indicator over the periods up to that of the report, as far back as they can be compared."""

    one: Indicator
    periods: tuple[Period, ...]
    points: tuple[Figure, ...]
    direction: Direction

    @cached_property
    def trend(self) -> Trend:
        first, last = self.points[0].value, self.points[-1].value
        return trend_of(change(last, first, self.one.unit), self.direction)

    @property
    def sources(self) -> Sources:
        return Sources(point.sources for point in self.points)


def curves(draft: Draft) -> list[Curve]:
    """Those with at least `ENOUGH` points, in the order of the plan."""
    directions = dict(draft.facts.plan.indicators.select("indicator", "direction").iter_rows())
    judged = [
        (one, Direction(directions[one.indicator]))
        for one in draft.facts.indicators
        if one.value is not None and directions[one.indicator] != Direction.none
    ]
    found = (_curve(draft, one, direction) for one, direction in judged)
    return [curve for curve in found if len(curve.points) >= ENOUGH]


def _curve(draft: Draft, one: Indicator, direction: Direction) -> Curve:
    """Back from the period of the report, as long as the same agencies reported the period before."""
    facts = draft.facts
    period: Period | None = facts.period
    periods: list[Period] = []
    points: list[Figure] = []
    while period is not None:
        row = facts.trend_of.get((one.indicator, period.id))
        if row is None or row["value"] is None:
            break
        periods.append(period)
        points.append(_point(draft, one, period, row["value"]))
        period = facts.plan.period_before(period) if row["comparable"] else None
    return Curve(one, tuple(reversed(periods)), tuple(reversed(points)), direction)


def _point(draft: Draft, one: Indicator, period: Period, value: float) -> Figure:
    """That of the report's own period is the figure that its text prints."""
    scope, sources = Scope(one.indicator, one.title), draft.earlier_sources(period, one.indicator)
    if period.id == draft.facts.period.id:
        sources = one.sources
    else:
        title = f"{one.title}, {draft.language.words.period(period)}"
        scope = Scope(f"{one.indicator}.{period.id}", title)
    return draft.figures.amount("indicator.value", value, one.unit, sources, scope)


def trend_charts(draft: Draft, found: Sequence[Curve]) -> list[Chart]:
    return [_chart(draft, curve) for curve in found[:_SHOWN]]


def _chart(draft: Draft, curve: Curve) -> Chart:
    one, (first, *_, last) = curve.one, (period.year for period in curve.periods)
    title, description = draft.language.indicators.trend_chart(one.title, first, last)
    labels = tuple(str(period.year) for period in curve.periods)
    series = (Series(one.title, curve.points),)
    return Chart(f"trend.{one.indicator}", "line", title, description, labels, series, one.unit)


def trends(draft: Draft, found: Sequence[Curve]) -> list[Block]:
    """What is said above the charts; nothing where no indicator can be followed that far."""
    if not found:
        return []
    counted = {
        trend: _count(draft, f"trends.{trend.value}", [curve for curve in found if curve.trend == trend])
        for trend in (Trend.improving, Trend.worsening, Trend.steady)
    }
    words = draft.language.indicators
    shown = draft.figures.count("trends.shown", len(found[:_SHOWN]))
    said = words.trends(_count(draft, "trends", found), counted), words.trends_shown(shown, len(found))
    return paras(joined(said, " "))


def _count(draft: Draft, what: str, found: Sequence[Curve]) -> Figure:
    return draft.figures.count(what, len(found), Sources(curve.sources for curve in found))
