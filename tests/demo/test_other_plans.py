"""The demo knows no plan: it plays smaller ones and ones of another shape as well."""

from dataclasses import replace

import polars as pl
import pytest

from schemas.layout import Layout
from tests.demo.conftest import PLANS, Year
from tiendo.demo import Drop, Play, demo_periods
from tiendo.intake import Arrival, outcomes, take_in
from tiendo.plan import Period, Plan, load_plan, plan_ids

SAMPLE = 25  # files of a period


@pytest.fixture
def small(years: list[Year]) -> Plan:
    """No review, no indicators, no milestones; only the tasks that one agency leads."""
    plan = years[0].plan
    led = plan.assignments.filter(pl.col("agency").is_not_null() & (pl.col("role") == "lead")).head(1)
    return replace(
        plan,
        head={key: value for key, value in plan.head.items() if key not in ("review", "demo")},
        assignments=led,
        milestones=plan.milestones.clear(),
        indicators=plan.indicators.clear(),
        obligations=plan.obligations.filter("reports").head(1),
        periods=plan.periods.sort("window_from").head(2),
    )


def test_a_plan_that_names_no_periods_is_played_in_its_last(small: Plan) -> None:
    assert [period.id for period in demo_periods(small)] == [small.periods["period"].to_list()[-1]]


def test_a_small_plan_is_played_and_understood(small: Plan, layout: Layout) -> None:
    for period in map(small.period, small.periods["period"]):
        drops = list(Play(small, layout, period))
        assert drops
        assert returned(small, period, layout, drops) == [not drop.accepted for drop in drops]


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", plan_ids(PLANS))
def test_every_shipped_plan_is_played_and_understood(plan_id: str, layout: Layout) -> None:
    plan = load_plan(PLANS, plan_id)
    for period in demo_periods(plan)[::2]:
        play = Play(plan, layout, period)
        drops = [play[i] for i in range(0, len(play), max(1, len(play) // SAMPLE))]
        assert drops
        assert returned(plan, period, layout, drops) == [not drop.accepted for drop in drops]


def returned(plan: Plan, period: Period, layout: Layout, drops: list[Drop]) -> list[bool]:
    arrivals = [Arrival(i, d.filename, d.data, d.agency, d.received_on) for i, d in enumerate(drops)]
    intake = take_in(arrivals, [layout], plan, period)
    return [outcome == "returned" for outcome in outcomes(arrivals, intake.findings)["outcome"]]
