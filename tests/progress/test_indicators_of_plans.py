"""Indicators of every shipped plan: who owes what, and figures from end to end."""

from pathlib import Path

import polars as pl
import pytest

from schemas.records import Observations
from schemas.results import Submissions
from tests.progress.frames import frame
from tiendo.plan import Plan, indicators_for, load_plan, plan_ids
from tiendo.progress import expected_observations, measure

_PLANS = Path(__file__).resolve().parents[2] / "plans"


@pytest.fixture(scope="module", params=plan_ids(_PLANS))
def plan(request: pytest.FixtureRequest) -> Plan:
    return load_plan(_PLANS, request.param)


@pytest.mark.slow
def test_what_is_expected_is_what_the_forms_ask_for(plan: Plan) -> None:
    period = plan.period(plan.periods["period"][-1])
    expected = expected_observations(plan, period)
    asked = {
        (indicator, agency)
        for agency in plan.registry.agencies["agency"]
        for indicator in indicators_for(plan, period, agency)["indicator"]
    }
    assert set(expected.select("indicator", "agency").rows()) == asked


def test_everybody_reports_one(plan: Plan) -> None:
    periods = [plan.period(period) for period in plan.periods["period"][:2]]
    expected = pl.concat([expected_observations(plan, period) for period in periods])
    senders = expected.select("period", "agency").unique(maintain_order=True).with_row_index("submission", 1)
    submissions = frame(Submissions, [row | {"plan": plan.id} for row in senders.to_dicts()])
    rows = expected.join(senders, on=["period", "agency"]).select("submission", "indicator").to_dicts()
    found = measure(plan, periods, submissions, frame(Observations, [row | {"value": 1.0} for row in rows]))
    assert found.values.height == plan.indicators.height * len(periods)
    assert found.values["n_reported"].equals(found.values["n_expected"])
    plain = found.values.filter(pl.col("kind").is_in(["count", "stock"]))
    assert (plain["value"] == plain["n_expected"]).all()
    percent = plan.indicators.filter(kind="ratio", unit_en="%")["indicator"].to_list()
    assert set(found.values.filter(pl.col("indicator").is_in(percent))["value"]) <= {100.0}
    assert not found.parts["adds_up"].null_count()


def test_nobody_reports(plan: Plan) -> None:
    period = plan.period(plan.periods["period"][0])
    found = measure(plan, [period], frame(Submissions, []), frame(Observations, []))
    assert found.values["value"].null_count() == plan.indicators.height
    assert found.values["n_reported"].sum() == 0
