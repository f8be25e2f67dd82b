"""By kind of agency, and under the structure of another day: the same reports, grouped otherwise."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.plan import Successions
from schemas.results import AgencyStates, AgencyValues
from schemas.terms import IndicatorKind, Timeliness
from tests.progress.figures import indicators
from tests.progress.frames import frame
from tiendo.plan import Registry, load_plan
from tiendo.progress import agencies_under, figures_under, kind_states
from tiendo.progress.indicators import indicator_values

PLANS = Path(__file__).resolve().parents[2] / "plans"
REGISTRY = load_plan(PLANS, "iccpr-1252").registry
AGENCIES = REGISTRY.agencies["agency"].to_list()
BEFORE, AFTER = date(2024, 12, 31), date(2025, 7, 1)
PLAN = indicators(
    {"indicator": "count"},
    {"indicator": "of"},
    {"indicator": "stock", "kind": IndicatorKind.stock.value},
    {"indicator": "index", "kind": IndicatorKind.index.value},
    {
        "indicator": "ratio",
        "kind": IndicatorKind.ratio.value,
        "numerator": "count",
        "denominator": "of",
        "unit_en": "%",
    },
)
SUMS = [column for column in AgencyStates.to_schema().columns if column.startswith("n_")]
days = st.dates(date(2019, 1, 1), date(2030, 1, 1))
figures = st.none() | st.integers(0, 1000).map(float)


@st.composite
def states(draw: st.DrawFn) -> pl.DataFrame:
    """AgencyStates of some agencies of the registry, alive or not."""
    some = draw(st.lists(st.sampled_from(AGENCIES), min_size=1, unique=True))
    counts = st.fixed_dictionaries({name: st.integers(0, 9) for name in SUMS})
    how = st.fixed_dictionaries(
        {
            "timeliness": st.sampled_from(Timeliness.codes()),
            "submission": st.none() | st.integers(1, 99),
            "requested": st.booleans(),
        }
    )
    return frame(AgencyStates, [{"agency": one} | draw(counts) | draw(how) for one in some])


@st.composite
def values(draw: st.DrawFn) -> pl.DataFrame:
    """AgencyValues in one period: whoever owes an indicator and what was reported."""
    rows: list[dict] = []
    for agency in draw(st.lists(st.sampled_from(AGENCIES), min_size=1, unique=True)):
        sent = {name: draw(figures) for name in ("count", "of", "stock", "index")}
        rows += [
            {"indicator": k, "agency": agency, "value": v, "reported": v is not None} for k, v in sent.items()
        ]
        both = sent["count"] is not None and sent["of"] is not None
        sides = {"numerator": sent["count"], "denominator": sent["of"]}
        rows.append({"indicator": "ratio", "agency": agency, "reported": both} | sides)
    return frame(AgencyValues, [row | {"period": "2022"} for row in rows])


@pytest.mark.slow
@settings(max_examples=40)
@given(states(), days)
def test_succession_preserves_the_totals_of_agencies(known: pl.DataFrame, on: date) -> None:
    found = agencies_under(REGISTRY, known, on)
    assert found.select(SUMS).sum().row(0) == known.select(SUMS).sum().row(0)
    assert found["n_agencies"].sum() == known.height
    assert found["n_reported"].sum() == known["submission"].count()
    for how in Timeliness.codes():
        assert found[f"n_{how}"].sum() == known.filter(timeliness=how).height
    assert sorted(";".join(found["counted"]).split(";")) == sorted(known["agency"])


@pytest.mark.slow
@settings(max_examples=40)
@given(states())
def test_kinds_add_up_to_the_whole(known: pl.DataFrame) -> None:
    found = kind_states(REGISTRY.agencies, known)
    assert found["n_agencies"].sum() == known.height
    assert found["n_leads"].sum() == known["n_leads"].sum()
    by_requested = dict(known.group_by("requested").len().iter_rows())
    assert dict(found.group_by("requested").agg(pl.col("n_agencies").sum()).iter_rows()) == by_requested


@pytest.mark.slow
@settings(max_examples=40)
@given(values(), days)
def test_succession_preserves_the_totals_of_figures(known: pl.DataFrame, on: date) -> None:
    """What is summed over today's agencies is what is summed over those that reported."""
    found = figures_under(REGISTRY, PLAN, known, on)
    whole = indicator_values(PLAN, ["2022"], known)
    for row in whole.iter_rows(named=True):
        rows = found.filter(indicator=row["indicator"])
        assert (rows["n_reported"].sum(), rows["n_expected"].sum()) == (row["n_reported"], row["n_expected"])
        for part in ("numerator", "denominator"):
            assert _sum(rows[part]) == row[part]
        if row["kind"] in (IndicatorKind.count.value, IndicatorKind.stock.value):
            assert _sum(rows["value"]) == row["value"]


def _sum(column: pl.Series) -> float | None:
    return column.sum() if column.count() else None


def test_63_provinces_are_shown_as_34() -> None:
    provinces = REGISTRY.members("ubnd-cac-tinh", BEFORE)
    known = frame(AgencyStates, [_state(one) for one in provinces])
    then, now = agencies_under(REGISTRY, known, BEFORE), agencies_under(REGISTRY, known, AFTER)
    assert (then.height, now.height) == (63, 34)
    (row,) = now.filter(agency="phu-tho").to_dicts()
    assert row["counted"].split(";") == ["hoa-binh", "phu-tho", "vinh-phuc"]
    assert (row["n_agencies"], row["n_leads"]) == (3, 3)


def test_a_figure_says_of_how_many_it_is() -> None:
    """Two of the three provinces that became one gave a figure: the sum of two, and it says so."""
    sent = {"phu-tho": 5.0, "vinh-phuc": None, "hoa-binh": 7.0}
    rows = [_value("count", agency, figure) for agency, figure in sent.items()]
    (found,) = figures_under(REGISTRY, PLAN, frame(AgencyValues, rows), AFTER).to_dicts()
    assert (found["agency"], found["value"], found["n_reported"], found["n_expected"]) == (
        "phu-tho",
        12,
        2,
        3,
    )


@pytest.mark.parametrize(("sent", "value"), [([5.0, 7.0], None), ([5.0, None], 5.0), ([None, None], None)])
def test_an_index_of_several_has_no_value(sent: list[float | None], value: float | None) -> None:
    rows = [
        _value("index", agency, figure)
        for agency, figure in zip(("an-giang", "kien-giang"), sent, strict=True)
    ]
    (found,) = figures_under(REGISTRY, PLAN, frame(AgencyValues, rows), AFTER).to_dicts()
    assert found["value"] == value


def test_successors_of_successors() -> None:
    chain = frame(
        Successions,
        [
            {
                "predecessor": "bo-cong-thuong",
                "successor": "bo-y-te",
                "effective_on": BEFORE,
                "basis_vi": "x",
            },
            {"predecessor": "bo-y-te", "successor": "bo-xay-dung", "effective_on": AFTER, "basis_vi": "x"},
        ],
    )
    registry = Registry(REGISTRY.agencies, REGISTRY.aliases, REGISTRY.groups, chain)
    known = frame(AgencyStates, [_state("bo-cong-thuong"), _state("bo-y-te"), _state("bo-xay-dung")])
    assert agencies_under(registry, known, BEFORE)["counted"].to_list() == [
        "bo-xay-dung",
        "bo-cong-thuong;bo-y-te",
    ]
    assert agencies_under(registry, known, AFTER)["agency"].to_list() == ["bo-xay-dung"]


def _state(agency: str) -> dict:
    counts = dict.fromkeys(SUMS, 1)
    return {
        "agency": agency,
        "requested": False,
        "timeliness": Timeliness.on_time.value,
        "submission": 1,
    } | counts


def _value(indicator: str, agency: str, figure: float | None) -> dict:
    return {
        "indicator": indicator,
        "period": "2022",
        "agency": agency,
        "value": figure,
        "reported": figure is not None,
    }
