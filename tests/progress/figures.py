"""Indicators from small tables: who reported what in which period."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from schemas.plan import Indicators
from schemas.records import Observations
from schemas.results import ExpectedObservations, Submissions
from tests.progress.frames import frame
from tiendo.progress.indicators import agency_values, indicator_values

Figures = Mapping[str, Mapping[str, Mapping[str, float | None]]]  # period → agency → indicator → value


def indicators(*rows: dict) -> pl.DataFrame:
    return frame(Indicators, rows)


def of_agencies(plan: pl.DataFrame, figures: Figures) -> pl.DataFrame:
    """AgencyValues when every agency named in a period owes every indicator; absent figures are not reported."""
    senders = [(period, agency) for period, sent in figures.items() for agency in sent]
    asked = plan.filter(pl.col("kind") != "ratio")["indicator"]
    expected = [{"indicator": i, "period": period, "agency": a} for period, a in senders for i in asked]
    submissions = [
        {"submission": n, "period": period, "agency": agency} for n, (period, agency) in enumerate(senders, 1)
    ]
    observations = [
        {"submission": n, "row": row, "indicator": indicator, "value": value}
        for n, (period, agency) in enumerate(senders, 1)
        for row, (indicator, value) in enumerate(figures[period][agency].items(), 5)
    ]
    return agency_values(
        plan,
        frame(ExpectedObservations, expected),
        frame(Submissions, submissions),
        frame(Observations, observations),
    )


def values(plan: pl.DataFrame, figures: Figures) -> pl.DataFrame:
    """IndicatorValues of the same."""
    return indicator_values(plan, list(figures), of_agencies(plan, figures))


def of_one_agency(indicator: str, by_period: Mapping[str, float | None]) -> Figures:
    return {period: {"a": {indicator: value}} for period, value in by_period.items()}


def years(numbers: Iterable[float | None]) -> dict[str, float | None]:
    """A value a year from 2020."""
    return {str(year): value for year, value in enumerate(numbers, 2020)}


def column(table: pl.DataFrame, name: str, indicator: str = "i") -> Sequence:
    return table.filter(indicator=indicator)[name].to_list()
