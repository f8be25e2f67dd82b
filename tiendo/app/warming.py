"""Warm up: one form is checked and answered in memory, so that the first that is sent need not wait for it."""

from contextlib import suppress

from schemas.layout import load_layouts
from tiendo.app.clock import today
from tiendo.app.limits import intake_limits
from tiendo.app.marking import marked_copy
from tiendo.errors import TiendoError
from tiendo.forms import build_workbook
from tiendo.intake import Arrival, take_in
from tiendo.plan import Plan, load_plan, plan_ids, reporters
from tiendo.receipts import Received, facts, receipt
from tiendo.word import render
from tiendo.workspace import Workspace


def warm_up(ws: Workspace) -> None:
    """Load and use all that the first file needs; nothing is written. What is wrong is told when a file comes."""
    for plan_id in plan_ids(ws.plans):
        with suppress(TiendoError):
            _answer_in_memory(ws, load_plan(ws.plans, plan_id))
            return


def _answer_in_memory(ws: Workspace, plan: Plan) -> None:
    layouts, day = load_layouts(ws.templates / "forms"), today()
    period = plan.period(plan.periods["period"][-1])
    agency = reporters(plan, period)["agency"][0]
    form = build_workbook(plan, layouts[0], period, agency)
    found = take_in(
        [Arrival(1, "", form, agency, day)], layouts, plan, period, limits=intake_limits()
    ).findings
    received = Received(1, "", len(form), "", plan, period, agency, "", 1, day, None, None)
    marked_copy(form, found, "vi", facts(received, "vi"))
    document = receipt(received, found, "vi", annotated="")
    render(ws.templates / document.template, document)
