"""How the indicators moved over the years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.document import Figure, Source
from schemas.results import Trend
from schemas.terms import Direction, IndicatorKind
from tiendo.plan import Period, Plan
from tiendo.reports.figures import Figures, Scope
from tiendo.reports.model import Indicator
from tiendo.reports.review.span import Known, Span
from tiendo.reports.rounding import change, trend_of


@dataclass(frozen=True)
class Movement:
    """An indicator over the span: its figure by period, and how it moved from the first to the last that has one."""

    indicator: str
    ref: str
    section: str
    title: str
    unit: str
    values: Mapping[str, Figure]
    years: tuple[Known, ...]  # with a value
    baseline: float | None
    target: float | None
    change: float | None
    trend: Trend
    comparable: bool  # the same agencies, or their successors, reported in the first and in the last year
    lacking: tuple[
        str, ...
    ]  # names of merged agencies whose part only one of these figures holds: not compared
    total: Figure | None  # over the span; counts only
    sources: tuple[Source, ...]
    figures: Figures

    @property
    def scope(self) -> Scope:
        return Scope(self.indicator, self.title)

    def figure(self, what: str, value: float | None) -> Figure | None:
        if value is None:
            return None
        return self.figures.amount(what, value, self.unit, self.sources, self.scope)

    @property
    def change_figure(self) -> Figure | None:
        if self.change is None:
            return None
        return self.figures.moved("indicator.span_change", self.change, self.sources, self.scope)

    @property
    def first(self) -> Figure:
        return self.values[self.years[0].period.id]

    @property
    def last(self) -> Figure:
        return self.values[self.years[-1].period.id]


def movements(span: Span, spans: pl.DataFrame | None) -> list[Movement]:
    """Every indicator that a known year has, in the order of the plan. `spans`: schemas.results.IndicatorSpans."""
    by_key: dict[str, list[tuple[Known, Indicator]]] = {}
    for year in span.known:
        for one in year.facts.indicators:
            by_key.setdefault(one.indicator, []).append((year, one))
    totals = _totals(spans)
    planned = span.plan.indicators.iter_rows(named=True)
    return [
        _movement(span, row, by_key[key], totals) for row in planned if (key := row["indicator"]) in by_key
    ]


def _movement(
    span: Span, row: dict, told: list[tuple[Known, Indicator]], totals: Mapping[str, float]
) -> Movement:
    headings = span.facts.plan.tasks["ref"]  # a former version of the plan may have had others
    one, sources = told[-1][1], tuple(source for _, found in told for source in found.sources)
    valued = [(year, found.value, found) for year, found in told if found.value is not None]
    values = {
        year.period.id: span.draft.figures.amount(
            "table.indicator.value", value, one.unit, found.sources, _scope(one, year)
        )
        for year, value, found in valued
    }
    told_over = [valued[0][0].period, valued[-1][0].period] if len(valued) > 1 else []
    comparable, lacking = _same_reporters(span, one.indicator, valued) if valued else (False, ())
    unbroken = told_over and not lacking and not _broken(span.plan, one.indicator, *told_over)
    moved = change(valued[-1][1], valued[0][1], one.unit) if unbroken else None
    total = totals.get(one.indicator) if len(valued) > 1 else None
    scope = Scope(one.indicator, one.title)
    return Movement(
        indicator=one.indicator,
        ref=row["ref"],
        section=one.section if one.section in headings else "",
        title=one.title,
        unit=one.unit,
        values=values,
        years=tuple(year for year, _, _ in valued),
        baseline=row["baseline"],
        target=row["target"],
        change=moved,
        trend=trend_of(moved, Direction(row["direction"])) if comparable else _unjudged(moved, lacking),
        comparable=comparable,
        lacking=lacking,
        total=None
        if total is None
        else span.draft.figures.amount("indicator.total", total, one.unit, sources, scope),
        sources=sources,
        figures=span.draft.figures,
    )


def _unjudged(moved: float | None, lacking: Sequence[str]) -> Trend:
    """What cannot be compared is neither better nor worse."""
    return Trend.unknown if moved is None and not lacking else Trend.not_judged


def _scope(one: Indicator, year: Known) -> Scope:
    return Scope(f"{one.indicator}.{year.period.id}", f"{one.title}, {year.scope.title}")


def _broken(plan: Plan, indicator: str, first: Period, last: Period) -> bool:
    """Whether the plan names a break in the series after the first of two periods and up to the last."""
    begun = [plan.period(period).window_from for period in plan.breaks.filter(indicator=indicator)["period"]]
    return any(first.window_from < on <= last.window_from for on in begun)


def _same_reporters(
    span: Span, indicator: str, valued: Sequence[tuple[Known, float, Indicator]]
) -> tuple[bool, tuple[str, ...]]:
    """Whether the same agencies, or their successors, reported in the first and in the last year with a figure.

    Else, with it, the names of those that were merged and whose part only one of the two figures holds. Not known where
    a snapshot is silent.
    """
    first, last = valued[0][0], valued[-1][0]
    if any("agency_values" not in year.frozen.snapshot.tables for year in (first, last)):
        return False, ()
    sides = [_reporters(span.plan, indicator, year, last) for year in (first, last)]
    if sides[0][0] == sides[1][0]:
        return True, ()
    lacking = sorted(sides[0][1] | sides[1][1])
    return False, tuple(span.plan.registry.name(agency, span.facts.lang) for agency in lacking)


def _reporters(plan: Plan, indicator: str, year: Known, last: Known) -> tuple[set[tuple[str, ...]], set[str]]:
    """Who reported an indicator in a year, by the bearers of the last one, and whose part is lacking in what they did.

    A bearer stands alone where its figure holds all that it succeeds, else with those that are in it.
    """
    of_bearer: dict[str, tuple[list[str], list[str]]] = {}
    partly = _partly(indicator, year)
    for agency, did in _reports(year.frozen.snapshot.tables["agency_values"], indicator, year):
        bearer = plan.registry.bearer(agency, last.period.window_to)
        told, lacking = of_bearer.setdefault(bearer, ([], []))
        inside, missing = partly.get(agency, ([agency], [])) if did else ([], [agency])
        told += inside
        lacking += missing
    heard = [(bearer, told, lacking) for bearer, (told, lacking) in of_bearer.items() if told]
    reporters = {(bearer, *sorted(told)) if lacking else (bearer,) for bearer, told, lacking in heard}
    return reporters, {agency for _, _, lacking in heard for agency in lacking}


def _partly(indicator: str, year: Known) -> dict[str, tuple[list[str], list[str]]]:
    """The agencies whose figure is that of some of those merged into them: of whom, and of whom not."""
    table = year.frozen.snapshot.tables.get("partial")
    if table is None:
        return {}
    rows = table.filter(indicator=indicator, period=year.period.id).select("agency", "told", "lacking")
    return {agency: (told.split(";"), lacking.split(";")) for agency, told, lacking in rows.iter_rows()}


def _reports(told: pl.DataFrame, indicator: str, year: Known) -> Iterable[tuple[str, bool]]:
    """Who was to report an indicator in a year, and whether it did."""
    return told.filter(indicator=indicator, period=year.period.id).select("agency", "reported").iter_rows()


def _totals(spans: pl.DataFrame | None) -> dict[str, float]:
    """What counts add up to over the known years."""
    if spans is None:
        return {}
    found = spans.filter(kind=IndicatorKind.count.value)
    return {key: value for key, value in found.select("indicator", "value").iter_rows() if value is not None}
