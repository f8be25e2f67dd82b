"""How figures add up: over agencies, over units, into ratios, over years, and into their totals."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from schemas.records import Observations
from schemas.results import INDICATOR_TABLES, ExpectedObservations, Submissions
from tests.progress.figures import Figures, column, indicators, of_agencies, of_one_agency, values, years
from tests.progress.frames import frame
from tiendo.progress.indicator_spans import over_periods
from tiendo.progress.indicators import agency_values, indicator_values
from tiendo.progress.parts import parts_checks

RATIO = indicators(
    {"indicator": "settled"},
    {"indicator": "received"},
    {"indicator": "i", "kind": "ratio", "numerator": "settled", "denominator": "received", "unit_en": "%"},
)


def test_a_count_adds_over_the_agencies_that_reported() -> None:
    found = values(indicators({"indicator": "i"}), {"2020": {"a": {"i": 3}, "b": {"i": 4}, "c": {}}})
    assert found.select("value", "n_reported", "n_expected").row(0) == (7, 2, 3)


@pytest.mark.parametrize("kind", ["count", "stock", "index"])
def test_without_a_report_there_is_no_value(kind: str) -> None:
    plan = indicators({"indicator": "i", "kind": kind})
    found = values(plan, {"2020": {"a": {}, "b": {"i": None}}, "2021": {"a": {"i": 0}}})
    assert column(found, "value") == [None, 0]
    assert column(found, "n_reported") == [0, 1]


def test_a_ratio_is_the_sum_over_the_sum_never_a_mean() -> None:
    found = values(
        RATIO, {"2020": {"a": {"settled": 1, "received": 1}, "b": {"settled": 10, "received": 99}}}
    )
    assert found.filter(indicator="i").select("value", "numerator", "denominator").row(0) == (11, 11, 100)


def test_a_ratio_takes_only_agencies_that_reported_both() -> None:
    figures: Figures = {
        "2020": {"a": {"settled": 5, "received": 10}, "b": {"settled": 90}, "c": {"received": 90}}
    }
    row = values(RATIO, figures).filter(indicator="i").row(0, named=True)
    assert (row["value"], row["numerator"], row["denominator"]) == (50, 5, 10)
    assert (row["n_reported"], row["n_expected"]) == (1, 3)


def test_a_ratio_over_zero_is_not_defined() -> None:
    row = (
        values(RATIO, {"2020": {"a": {"settled": 0, "received": 0}}}).filter(indicator="i").row(0, named=True)
    )
    assert (row["value"], row["denominator"], row["n_reported"]) == (None, 0, 1)


def test_a_ratio_may_pass_a_hundred_percent_and_have_another_unit() -> None:
    more = {"2020": {"a": {"settled": 30, "received": 20}}}
    assert column(values(RATIO, more), "value") == [150]
    bare = RATIO.with_columns(pl.lit("cases per officer").alias("unit_en"))
    assert column(values(bare, more), "value") == [1.5]


def test_an_index_does_not_add() -> None:
    plan = indicators({"indicator": "i", "kind": "index"})
    found = values(plan, {"2020": {"a": {"i": 61.5}, "b": {}}, "2021": {"a": {"i": 61.5}, "b": {"i": 70}}})
    assert column(found, "value") == [61.5, None]
    assert column(found, "n_reported") == [1, 2]


@pytest.mark.parametrize(("kind", "value"), [("count", 7), ("index", None)])
def test_units_of_an_agency_are_added_first(kind: str, value: float | None) -> None:
    found = agency_values(
        indicators({"indicator": "i", "kind": kind}),
        frame(ExpectedObservations, [{"indicator": "i", "agency": "a"}]),
        frame(
            Submissions, [{"submission": n, "agency": "a", "unit": unit} for n, unit in enumerate("xy", 1)]
        ),
        frame(Observations, [{"submission": n, "indicator": "i", "value": n + 2.0} for n in (1, 2)]),
    )
    assert found.select("value", "reported").row(0) == (value, True)


@pytest.mark.parametrize(
    ("units", "value", "made_of"),
    [
        ({"x": {"settled": 5, "received": 10}, "y": {"settled": 3}}, 50, (5, 10)),
        ({"x": {"settled": 5, "received": 10}, "y": {"settled": 3, "received": 6}}, 50, (8, 16)),
        ({"x": {"settled": 5}, "y": {"received": 10}}, 50, (5, 10)),  # the units share the form
        ({"x": {"settled": 5}, "y": {"settled": 3}}, None, (8, None)),
    ],
)
def test_a_ratio_of_units_never_holds_the_figure_of_one_against_those_of_others(
    units: dict[str, dict[str, float]], value: float | None, made_of: tuple[float, float | None]
) -> None:
    told = [
        {"submission": n, "row": row, "indicator": indicator, "value": float(figure)}
        for n, figures in enumerate(units.values(), 1)
        for row, (indicator, figure) in enumerate(figures.items(), 5)
    ]
    found = agency_values(
        RATIO,
        frame(ExpectedObservations, [{"indicator": i, "agency": "a"} for i in ("settled", "received")]),
        frame(Submissions, [{"submission": n, "agency": "a", "unit": u} for n, u in enumerate(units, 1)]),
        frame(Observations, told),
    )
    (row,) = found.filter(indicator="i").to_dicts()
    assert (row["value"], (row["numerator"], row["denominator"])) == (value, made_of)
    assert row["reported"] is (value is not None)


def test_only_figures_in_force_and_owed_count() -> None:
    found = agency_values(
        indicators({"indicator": "i"}),
        frame(ExpectedObservations, [{"indicator": "i", "agency": "a"}]),
        frame(
            Submissions,
            [
                {"submission": 1, "agency": "a", "current": False},
                {"submission": 2, "agency": "a", "revision": 2},
                {"submission": 3, "agency": "not-asked"},
            ],
        ),
        frame(Observations, [{"submission": n, "indicator": "i", "value": n * 10.0} for n in (1, 2, 3)]),
    )
    assert found.select("agency", "value").rows() == [("a", 20)]


def test_over_years_counts_add_and_levels_do_not() -> None:
    plan = indicators(
        {"indicator": "count"},
        {"indicator": "stock", "kind": "stock"},
        {"indicator": "index", "kind": "index"},
    )
    numbers = [(1, 10, 5.0), (None, None, None), (3, 12, 6.0), (4, None, 7.0)]
    figures: Figures = {
        str(2020 + n): {"a": dict(zip(("count", "stock", "index"), row, strict=True))}
        for n, row in enumerate(numbers)
    }
    found = over_periods(plan, values(plan, figures))
    assert found.select("value", "at_period", "n_periods_reported", "n_periods").rows() == [
        (8, None, 3, 4),
        (12, "2022", 2, 4),
        (7, "2023", 3, 4),
    ]


def test_over_years_a_ratio_of_counts_is_the_sum_over_the_sum() -> None:
    figures: Figures = {
        "2020": {"a": {"settled": 1, "received": 1}},
        "2021": {"a": {"settled": 7}},
        "2022": {"a": {"settled": 10, "received": 99}},
    }
    row = over_periods(RATIO, values(RATIO, figures)).filter(indicator="i").row(0, named=True)
    assert (row["value"], row["numerator"], row["denominator"]) == (11, 11, 100)
    assert (row["n_periods_reported"], row["at_period"]) == (2, None)


@pytest.mark.parametrize("levels", [["settled", "received"], ["received"], ["settled"]])
def test_over_years_a_ratio_with_a_level_is_the_last(levels: list[str]) -> None:
    is_level = pl.col("indicator").is_in(levels)
    plan = RATIO.with_columns(pl.when(is_level).then(pl.lit("stock")).otherwise("kind").alias("kind"))
    figures: Figures = {
        "2020": {"a": {"settled": 1, "received": 2}},
        "2021": {"a": {"settled": 3, "received": 4}},
        "2022": {"a": {}},
    }
    row = over_periods(plan, values(plan, figures)).filter(indicator="i").row(0, named=True)
    assert (row["value"], row["at_period"]) == (75, "2021")


def test_over_years_without_a_report_there_is_no_value() -> None:
    plan = indicators({"indicator": "i"})
    found = over_periods(plan, values(plan, of_one_agency("i", years([None, None]))))
    assert found.select("value", "n_periods_reported").row(0) == (None, 0)


# total, parts → difference, adds up
PARTS = [
    (10, {"p": 6, "q": 4}, 0, True),
    (0.3, {"p": 0.1, "q": 0.2}, 0, True),
    (234569, {"p": 139200, "q": 95330}, 39, False),
    (10, {"p": 6, "q": 5}, -1, False),
    (10, {"p": 6}, None, None),
    (None, {"p": 6, "q": 4}, None, None),
    (10, {}, None, None),
    (0, {"p": 0, "q": 0}, 0, True),
]


@pytest.mark.parametrize(("total", "parts", "difference", "adds_up"), PARTS)
def test_parts_are_held_against_their_total(
    total: float | None, parts: dict[str, float], difference: float | None, adds_up: bool | None
) -> None:
    plan = indicators(
        {"indicator": "i"}, {"indicator": "p", "part_of": "i"}, {"indicator": "q", "part_of": "i"}
    )
    found = parts_checks(plan, of_agencies(plan, {"2020": {"a": {"i": total} | parts}}))
    row = INDICATOR_TABLES["parts"].validate(found).row(0, named=True)
    assert row["difference"] == (None if difference is None else pytest.approx(difference))
    assert row["adds_up"] is adds_up
    assert (row["n_parts_reported"], row["n_parts"], found.height) == (len(parts), 2, 1)
    assert row["parts_sum"] == (pytest.approx(sum(parts.values())) if parts else None)


figures = st.dictionaries(
    st.sampled_from("abcd"),
    st.dictionaries(st.sampled_from(["settled", "received"]), st.none() | st.integers(0, 10**6).map(float)),
    min_size=1,
)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["2020", "2021", "2022"]), figures, min_size=1), st.randoms())
def test_totals_are_sums_of_parts_and_the_order_of_rows_changes_nothing(sent: Figures, random) -> None:
    by_agency = of_agencies(RATIO, sent)
    found = indicator_values(RATIO, sorted(sent), by_agency)
    for row in found.filter(kind="count").iter_rows(named=True):
        told = [agency.get(row["indicator"]) for agency in sent[row["period"]].values()]
        known = [value for value in told if value is not None]
        assert row["value"] == (sum(known) if known else None)
        assert (row["n_reported"], row["n_expected"]) == (len(known), len(told))
    shuffled = by_agency[random.sample(range(by_agency.height), by_agency.height)]
    assert_frame_equal(found, indicator_values(RATIO, sorted(sent), shuffled))
