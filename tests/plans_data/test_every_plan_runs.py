"""Each shipped plan from its forms to a Word report, without a line of code that knows it."""

from pathlib import Path

import pytest

from schemas.layout import load_layouts
from tiendo import app
from tiendo.demo import Play, drop
from tiendo.plan import load_plan, plan_ids
from tiendo.workspace import Workspace

PLANS = Path(__file__).resolve().parents[2] / "plans"
MOST = 4  # files of a period that are played; the demo plays all of them


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", plan_ids(PLANS))
def test_from_forms_to_report(workspace: Workspace, plan_id: str) -> None:
    plan = load_plan(workspace.plans, plan_id)
    period = plan.period(plan.periods["period"][0])
    play = Play(plan, load_layouts(workspace.templates / "forms")[0], period)
    sent = [play[i] for i in range(min(MOST, len(play)))]
    for one in sent:
        drop(workspace, one)

    taken = app.collect(
        workspace, app.pending(workspace, plan_id, period.id), received_on=sent[-1].received_on
    )
    assert [file.outcome == "returned" for file in sorted(taken, key=lambda file: file.path)] == [
        not one.accepted for one in sorted(sent, key=lambda one: (one.agency, one.filename))
    ]
    snapshot = app.consolidate(workspace, plan_id, period.id)
    assert snapshot.tables["agencies"].height > 0
    (document, *_) = app.report(workspace, plan_id, period.id)
    assert document.stat().st_size > 0
