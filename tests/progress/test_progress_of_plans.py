"""The whole consolidation on every shipped plan: nobody reports, everybody reports, the wrong period reports."""

from pathlib import Path

import polars as pl
import pytest

from schemas.records import Progress
from schemas.results import Submissions
from schemas.terms import ReportedStatus, TaskStatus, Timeliness
from tests.progress.frames import frame
from tiendo.plan import Period, Plan, duties, load_plan, plan_ids, reporters
from tiendo.progress import Consolidation, consolidate

_PLANS = Path(__file__).resolve().parents[2] / "plans"


@pytest.fixture(scope="module", params=plan_ids(_PLANS))
def plan(request: pytest.FixtureRequest) -> Plan:
    return load_plan(_PLANS, request.param)


@pytest.fixture(scope="module")
def period(plan: Plan) -> Period:
    return plan.period(plan.periods["period"][-1])


def test_nobody_reports(plan: Plan, period: Period) -> None:
    found = consolidate(plan, period, frame(Submissions, []), frame(Progress, []), period.closes_on)
    assert found.tasks["ref"].to_list() == plan.leaves["ref"].to_list()
    assert set(found.tasks["status"]) <= {TaskStatus.not_reported}
    assert set(found.tasks["derived_status"]) <= {TaskStatus.not_reported}
    assert found.tasks["percent"].null_count() == plan.leaves.height
    assert set(found.agencies["timeliness"]) <= {Timeliness.missing}
    assert _rates(found)["completed_all"] == (0, plan.leaves.height)
    bound = reporters(plan, period).filter(~pl.col("requested")).height
    assert _rates(found)["reported_bound"] == (0, bound)


def test_everybody_completes(plan: Plan, period: Period) -> None:
    found = _everybody_reports(plan, period, period.id)
    led = set(duties(plan, period).filter(role="lead")["ref"])
    assert set(found.tasks.filter(status=TaskStatus.completed.value)["ref"]) == led
    assert set(found.tasks.filter(pl.col("ref").is_in(led))["percent"]) <= {100.0}
    assert _rates(found)["completed_all"] == (len(led), plan.leaves.height)
    assert found.leads["reported"].all()
    assert found.tasks["leads_reported"].equals(found.tasks["leads_expected"])


def test_reports_for_another_period_are_not_read(plan: Plan, period: Period) -> None:
    found = _everybody_reports(plan, period, "1999")
    assert found.submissions.is_empty()
    assert not found.leads["reported"].any()


def _everybody_reports(plan: Plan, period: Period, for_period: str) -> Consolidation:
    leads = duties(plan, period).filter(role="lead")
    numbers = {agency: n for n, agency in enumerate(leads["agency"].unique(maintain_order=True), 1)}
    sent = {"plan": plan.id, "period": for_period, "received_on": period.window_to}
    submissions = frame(Submissions, [sent | {"agency": a, "submission": n} for a, n in numbers.items()])
    progress = [
        {"submission": numbers[agency], "ref": ref, "status": ReportedStatus.completed.value, "row": row}
        for row, (ref, agency) in enumerate(leads.select("ref", "agency").iter_rows(), 5)
    ]
    return consolidate(plan, period, submissions, frame(Progress, progress), period.closes_on)


def _rates(found: Consolidation) -> dict[str, tuple[int, int]]:
    whole = found.rates.filter(group="")
    return {row["rate"]: (row["numerator"], row["denominator"]) for row in whole.iter_rows(named=True)}
