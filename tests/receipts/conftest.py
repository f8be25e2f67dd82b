"""A file of the shipped plan as it was received."""

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from tiendo.plan import Plan, load_plan, plan_ids, reporters
from tiendo.receipts import Received


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    folder = root / "plans"
    return load_plan(folder, plan_ids(folder)[0])


@pytest.fixture(scope="module")
def received(plan: Plan) -> Received:
    """An accepted file of a bound agency, ten days before the due day."""
    period = plan.period(plan.periods["period"][-1])
    agency = reporters(plan, period).filter(~pl.col("requested"))["agency"][0]
    day = period.due_before - timedelta(days=10)
    return Received(7, "báo cáo.xlsx", 26_112, "ab" * 32, plan, period, agency, "", 1, day, day, 1)
