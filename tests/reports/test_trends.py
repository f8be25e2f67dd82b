"""How the years went: charts over all periods before, each point recomputed from what was reported in its year."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from schemas.document import Chart, Document, Figure
from schemas.snapshot import Snapshot
from tests.reports.oracle import Oracle
from tests.reports.worlds import busy_year, real_plan
from tiendo.plan import Plan
from tiendo.progress import measure
from tiendo.reports import annual_report
from tiendo.reports.trends import ENOUGH

pytestmark = pytest.mark.slow

PERIODS = ("2020", "2021", "2022", "2023")
ROOT = Path(__file__).parents[2]


@cache
def years() -> list[Snapshot]:
    """Four busy years with submissions of their own numbers; the last one knows the figures of all."""
    plan = real_plan(ROOT)
    made = [_numbered(busy_year(plan, period, 1, n), 1000 * n) for n, period in enumerate(PERIODS, 1)]
    told = [pl.concat([one.tables[table] for one in made]) for table in ("submissions", "observations")]
    known = measure(plan, [plan.period(period) for period in PERIODS], *told)
    tables = {**made[-1].tables, "values": known.values, "trends": known.trends}
    return [*made[:-1], replace(made[-1], tables=tables)]


def _numbered(snapshot: Snapshot, first: int) -> Snapshot:
    tables = {
        name: table.with_columns(pl.col("submission") + first) if "submission" in table.columns else table
        for name, table in snapshot.tables.items()
    }
    return replace(snapshot, tables=tables)


@cache
def report(known: int = 4, lang: str = "vi") -> Document:
    """The report on the last year, with the `known` last years at hand."""
    *earlier, previous, now = [None, *years()[-known:]]
    return annual_report(
        real_plan(ROOT), now, lang, previous=previous, earlier=[one for one in earlier if one]
    )


def chart(document: Document, name: str) -> Chart | None:
    return next((one for one in document.charts if one.name == name), None)


def trend_charts(document: Document) -> list[Chart]:
    return [one for one in document.charts if one.name.startswith("trend.")]


def recomputed(plan: Plan, snapshot: Snapshot, indicator: str) -> float:
    """From the rows of a year, without the engine."""
    row = next(row for row in plan.indicators.to_dicts() if row["indicator"] == indicator)
    said = snapshot.tables["observations"].to_dicts()

    def total(key: str) -> float:
        return sum(one["value"] for one in said if one["indicator"] == key and one["value"] is not None)

    if row["kind"] != "ratio":
        return total(indicator)
    return 100 * total(row["numerator"]) / total(row["denominator"])


def test_each_point_of_a_trend_is_what_was_reported_in_its_year() -> None:
    plan, found = real_plan(ROOT), trend_charts(report())
    for one in found:
        last = years()[-len(one.categories) :]
        assert list(one.categories) == list(PERIODS[-len(one.categories) :])
        expected = [recomputed(plan, year, one.name.removeprefix("trend.")) for year in last]
        assert [figure.value for figure in one.series[0].values] == pytest.approx(expected), one.name
        assert len(one.categories) >= ENOUGH
    assert len(found) >= 2


def test_each_point_leads_to_the_reports_of_its_year() -> None:
    points = [
        pair
        for one in trend_charts(report())
        for pair in zip(one.categories, one.series[0].values, strict=True)
    ]
    for year, figure in points:
        assert {source.submission // 1000 for source in figure.sources} == {1 + PERIODS.index(year)}
    assert {figure.id for _, figure in points} <= set(report().figures)


def test_the_share_of_completed_tasks_over_the_years() -> None:
    plan, drawn = real_plan(ROOT), chart(report(), "progress.years")
    assert drawn is not None
    expected = [Oracle(plan, one).value("tasks.completed-of-tasks.percent") for one in years()]
    values: Sequence[Figure] = drawn.series[0].values
    assert [figure.value for figure in values] == pytest.approx(expected)
    assert drawn.categories == PERIODS
    assert values[-1] == report().figures["tasks.completed-of-tasks.percent"]  # the very figure of the text
    for n, figure in enumerate(values, 1):
        assert {source.submission // 1000 for source in figure.sources} == {n}


def test_two_years_are_said_in_a_sentence_and_not_drawn() -> None:
    assert chart(report(2), "progress.years") is None
    assert chart(report(3), "progress.years") is not None


def test_a_plan_s_first_year_shows_no_trend() -> None:
    document = annual_report(real_plan(ROOT), years()[0], "vi")
    assert (trend_charts(document), document.values["indicators"]) == ([], [])


@pytest.mark.parametrize(("lang", "words"), [("vi", "giai đoạn 2020 - 2023"), ("en", "2020 to 2023")])
def test_captions_name_the_years(lang: str, words: str) -> None:
    drawn = chart(report(lang=lang), "progress.years")
    assert drawn is not None
    assert words in drawn.title
    assert words in drawn.description
