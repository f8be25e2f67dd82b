"""Where a period stands: who has reported, when, on time or not; who is missing, who was returned."""

from typing import Any

from schemas.terms import Timeliness
from tiendo.app.clock import today
from tiendo.app.session import ledger_of
from tiendo.ledger import records, submissions
from tiendo.plan import load_plan
from tiendo.progress import consolidate as compute
from tiendo.workspace import Workspace


def status(ws: Workspace, plan: str, period: str) -> dict[str, Any]:
    """Reporters with their timeliness, and the rates of completeness and timeliness, as known now."""
    register = load_plan(ws.plans, plan)
    chosen = register.period(period)
    with ledger_of(ws) as ledger:
        known = submissions(ledger, plan, period)
        progress = records(ledger, "progress", known.filter("current")["submission"])
    state = compute(register, chosen, known, progress, today())
    agencies = [
        {
            **row,
            "name_vi": register.registry.name(row["agency"]),
            "name_en": register.registry.name(row["agency"], "en"),
            "timeliness_vi": Timeliness(row["timeliness"]).vi,
        }
        for row in state.agencies.iter_rows(named=True)
    ]
    rates = {
        row["rate"]: {"numerator": row["numerator"], "denominator": row["denominator"]}
        for row in state.rates.filter(group="").iter_rows(named=True)
        if row["rate"] in ("reported_bound", "reported_requested", "submitted_on_time")
    }
    return {"plan": plan, "period": period, "agencies": agencies, "rates": rates}
