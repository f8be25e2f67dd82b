"""Spec tests of trends and targets: the cases on which other systems print nonsense."""

import polars as pl
import pytest

from schemas.results import INDICATOR_TABLES, Trend
from tests.progress.figures import Figures, column, indicators, of_agencies, of_one_agency, years
from tiendo.progress.indicator_trends import Compared, trends
from tiendo.progress.indicators import indicator_values

# direction, values by year → change, change in percent, trend of the last year
MOVES = [
    ("up", [10, 15], 5, 50, Trend.improving),
    ("up", [15, 10], -5, pytest.approx(-100 / 3), Trend.worsening),
    ("down", [15, 10], -5, pytest.approx(-100 / 3), Trend.improving),
    ("down", [10, 15], 5, 50, Trend.worsening),
    ("none", [10, 15], 5, 50, Trend.not_judged),
    ("up", [10, 10], 0, 0, Trend.steady),
    ("up", [0, 10], 10, None, Trend.improving),  # from 0 there is no percentage
    ("down", [0, 0], 0, None, Trend.steady),
    ("up", [-10, -5], 5, 50, Trend.improving),  # of the size of what it is compared with
    ("up", [10, None], None, None, Trend.unknown),
    ("up", [10, None, 30], None, None, Trend.unknown),  # a missing year breaks the chain
    ("none", [None, 30], None, None, Trend.unknown),
    ("up", [30], None, None, Trend.unknown),
]


@pytest.mark.parametrize(("direction", "numbers", "change", "percent", "trend"), MOVES)
def test_change_on_the_previous_period(direction, numbers, change, percent, trend) -> None:
    row = _last({"direction": direction}, numbers)
    assert (row["change"], row["change_percent"], row["trend"]) == (change, percent, trend)


# direction, baseline, target, value → change on the baseline, in percent, progress, met
TARGETS = [
    ("up", 20, 100, 60, 40, 200, 50, False),
    ("up", 20, 100, 120, 100, 500, 125, True),  # past the target
    ("up", 20, 100, 10, -10, -50, -12.5, False),  # back from the baseline
    ("down", 100, 20, 60, -40, -40, 50, False),  # descending
    ("down", 100, 20, 10, -90, -90, 112.5, True),
    ("down", 10, 0, 2, -8, -80, 80, False),  # target 0
    ("down", 10, 0, 0, -10, -100, 100, True),
    ("up", 0, 50, 25, 25, None, 50, False),  # baseline 0
    ("down", 0, 0, 0, 0, None, None, True),  # baseline and target 0
    ("down", 0, 0, 3, 3, None, None, False),
    ("up", 80, 80, 80, 0, 0, None, True),  # target = baseline: to be held
    ("up", 80, 80, 79, -1, -1.25, None, False),
    ("up", None, 100, 60, None, None, None, False),  # no baseline
    ("up", 20, None, 60, 40, 200, None, None),  # no target
    ("none", 20, 100, 60, 40, 200, 50, None),  # no direction
    ("up", 150, 300, 225, 75, 50, 50, False),  # percentages over 100
    ("up", 20, 100, None, None, None, None, None),  # no figure
]


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "value", "change", "percent", "progress", "met"), TARGETS
)
def test_baseline_and_target(direction, baseline, target, value, change, percent, progress, met) -> None:
    row = _last({"direction": direction, "baseline": baseline, "target": target}, [value])
    assert (row["baseline_change"], row["baseline_change_percent"]) == (change, percent)
    assert (row["target_progress"], row["target_met"]) == (progress, met)


def test_periods_are_comparable_when_the_same_agencies_reported() -> None:
    figures: Figures = {
        "2020": {"a": {"i": 1}, "b": {"i": 1}},
        "2021": {"b": {"i": 2}, "a": {"i": 2}},
        "2022": {"a": {"i": 9}, "b": {}},
        "2023": {"a": {}, "b": {}},
    }
    assert column(_trends({}, figures), "comparable") == [None, True, False, None]


MERGED = pl.DataFrame({"period": ["2020"] * 2, "agency": ["a", "b"], "bearer": ["c", "c"]})


@pytest.mark.parametrize(
    ("before", "after", "comparable"),
    [
        ({"a": 1, "b": 2}, {"c": 4}, True),
        ({"a": 1, "b": None}, {"c": 4}, False),  # the successor's figure covers more than the one before
        ({"a": 1, "b": 2, "d": 1}, {"c": 4, "d": 1}, True),
        ({"a": 1, "b": 2, "d": 1}, {"c": 4, "d": None}, False),
    ],
)
def test_a_successor_is_compared_with_its_predecessors_together(before, after, comparable) -> None:
    figures: Figures = {
        year: {agency: {} if value is None else {"i": value} for agency, value in sent.items()}
        for year, sent in (("2020", before), ("2021", after))
    }
    assert column(_trends({}, figures, bearers=MERGED), "comparable") == [None, comparable]


# told and lacking: of which of a and b, merged into c in the later year, its figure is made
@pytest.mark.parametrize(
    ("before", "partial", "lacking"),
    [
        ({"a": 1, "b": 2}, ("a", "b"), "b"),  # a's part against that of both
        ({"a": 1, "b": None}, ("a", "b"), None),  # a's part in both years
        ({"a": None, "b": 2}, ("a", "b"), "a;b"),  # b's part against a's
        ({"a": 1, "b": None}, None, "b"),  # a's part against a figure for both
        ({"a": 1, "b": 2}, None, None),
    ],
)
def test_part_of_a_merger_is_compared_with_the_same_part_only(before, partial, lacking) -> None:
    figures: Figures = {
        "2020": {agency: {} if value is None else {"i": value} for agency, value in before.items()},
        "2021": {"c": {"i": 40}},
    }
    schema = dict.fromkeys(("indicator", "period", "agency", "told", "lacking"), pl.String)
    rows = [("i", "2021", "c", *partial)] if partial else []
    found = _trends({}, figures, MERGED, partial=pl.DataFrame(rows, schema=schema, orient="row"))
    row = found.row(-1, named=True)
    assert (row["comparable"], row["lacking"]) == (lacking is None, lacking)
    assert row["trend"] == (Trend.not_judged if lacking else Trend.improving)


def test_the_year_after_a_partial_figure_is_not_compared_with_it() -> None:
    figures: Figures = {"2020": {"c": {"i": 1}}, "2021": {"c": {"i": 9}}, "2022": {"c": {"i": 9}}}
    partial = pl.DataFrame(
        {"indicator": ["i"], "period": ["2020"], "agency": ["c"], "told": ["a"], "lacking": ["b"]}
    )
    found = _trends({}, figures, partial=partial)
    assert column(found, "comparable") == [None, False, True]
    assert column(found, "lacking") == [None, "b", None]
    assert column(found, "trend") == ["unknown", "not_judged", "steady"]


@pytest.mark.parametrize(
    ("baseline_year", "against_baseline"),
    [(2018, [1, 2, None, None]), (None, [1, 2, None, None]), (2022, [1, 2, 13, 14])],
)
def test_nothing_is_compared_over_a_break(baseline_year, against_baseline) -> None:
    breaks = pl.DataFrame({"indicator": ["i"], "period": ["2022"], "year": [2022]})
    plan = {"baseline": 7, "baseline_year": baseline_year, "target": 20}
    found = _trends(plan, of_one_agency("i", years([8, 9, 20, 21])), breaks=breaks)
    assert column(found, "change") == [None, 1, None, 1]
    assert column(found, "trend") == ["unknown", "improving", "unknown", "improving"]
    assert column(found, "baseline_change") == against_baseline
    assert column(found, "target_met") == [False, False, True, True]


def test_a_break_is_that_of_its_indicator() -> None:
    breaks = pl.DataFrame({"indicator": ["other"], "period": ["2021"], "year": [2021]})
    assert column(_trends({}, of_one_agency("i", years([8, 9])), breaks=breaks), "change") == [None, 1]


def test_each_indicator_has_its_own_previous_value() -> None:
    plan = indicators({"indicator": "i"}, {"indicator": "other"})
    figures: Figures = {year: {"a": {"i": i, "other": 7}} for year, i in years([1, 4]).items()}
    by_agency = of_agencies(plan, figures)
    found = trends(plan, list(figures), indicator_values(plan, list(figures), by_agency), by_agency)
    assert column(found, "change") == [None, 3]
    assert column(found, "change", "other") == [None, 0]


def _last(indicator: dict, numbers: list[float | None]) -> dict:
    return _trends(indicator, of_one_agency("i", years(numbers))).row(-1, named=True)


def _trends(
    indicator: dict,
    figures: Figures,
    bearers: pl.DataFrame | None = None,
    breaks: pl.DataFrame | None = None,
    partial: pl.DataFrame | None = None,
):
    plan = indicators({"indicator": "i"} | indicator)
    by_agency = of_agencies(plan, figures)
    values = indicator_values(plan, list(figures), by_agency)
    return INDICATOR_TABLES["trends"].validate(
        trends(plan, list(figures), values, by_agency, Compared(bearers, breaks, partial))
    )
