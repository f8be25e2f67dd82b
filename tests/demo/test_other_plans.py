"""The demo knows no plan: it plays smaller ones and ones of another shape as well."""

from dataclasses import replace

import polars as pl
import pytest

from schemas.layout import Layout
from tests.demo.conftest import Year
from tiendo.demo import Play, demo_periods
from tiendo.intake import Arrival, outcomes, take_in
from tiendo.plan import Plan


@pytest.fixture
def small(years: list[Year]) -> Plan:
    """No review, no indicators, no milestones; only the tasks that one agency leads."""
    plan = years[0].plan
    led = plan.assignments.filter(pl.col("agency").is_not_null() & (pl.col("role") == "lead")).head(1)
    return replace(
        plan,
        head={key: value for key, value in plan.head.items() if key != "review"},
        assignments=led,
        milestones=plan.milestones.clear(),
        indicators=plan.indicators.clear(),
        obligations=plan.obligations.filter("reports").head(1),
        periods=plan.periods.sort("window_from").head(2),
    )


def test_a_plan_without_a_review_is_played_from_its_first_period(small: Plan) -> None:
    assert [period.id for period in demo_periods(small)] == small.periods["period"].to_list()


def test_a_small_plan_is_played_and_understood(small: Plan, layout: Layout) -> None:
    for period in demo_periods(small):
        drops = list(Play(small, layout, period))
        arrivals = [Arrival(i, d.filename, d.data, d.agency, d.received_on) for i, d in enumerate(drops)]
        intake = take_in(arrivals, [layout], small, period)
        returned = [outcome == "returned" for outcome in outcomes(arrivals, intake.findings)["outcome"]]

        assert drops
        assert returned == [not drop.accepted for drop in drops]
