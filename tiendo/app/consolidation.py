"""Consolidate: the ledger's current records of a period → a draft snapshot."""

from datetime import date
from typing import Any

import polars as pl

from schemas.records import TABLES
from schemas.snapshot import Snapshot
from tiendo.app.clock import today
from tiendo.app.session import ledger_of
from tiendo.errors import UsageError
from tiendo.ledger import Ledger, decisions, records, submissions
from tiendo.plan import load_plan
from tiendo.progress import consolidate as compute
from tiendo.snapshot import load_snapshot, newest_snapshot, save_snapshot
from tiendo.workspace import Workspace

_DECISIONS = {
    "kind": pl.String,
    "submission": pl.Int64,
    "finding": pl.String,
    "snapshot": pl.String,
    "decided_at": pl.String,
    "actor": pl.String,
    "reason": pl.String,
}


def consolidate(ws: Workspace, plan: str, period: str, *, as_of: date | None = None) -> Snapshot:
    """Compute a period's state and save it as a draft.

    With `as_of`, what was known at the end of that day, judged on that day. Without, all that is known now, judged
    today or, once the period has closed, on its closing day.
    """
    register = load_plan(ws.plans, plan)
    chosen = register.period(period)
    now = today()
    with ledger_of(ws) as ledger:
        known = submissions(ledger, plan, period, as_of)
        current = known.filter("current")["submission"]
        reported = {table: records(ledger, table, current) for table in TABLES}
        decided = _decisions(ledger, plan, period, as_of)
    state = compute(register, chosen, known, reported["progress"], as_of or min(now, chosen.closes_on))
    results = {
        "submissions": state.submissions,
        "deadlines": state.deadlines,
        "leads": state.leads,
        "tasks": state.tasks,
        "groups": state.groups,
        "agencies": state.agencies,
        "rates": state.rates,
    }
    snapshot = Snapshot(
        id="",
        plan_id=plan,
        plan_version=register.version,
        plan_digest=register.digest,
        period=period,
        as_of=state.as_of,
        created_on=now,
        approved=False,
        tables={**results, **reported, "decisions": decided},
    )
    return save_snapshot(ws.snapshots, snapshot)


def latest_state(ws: Workspace, plan: str, period: str) -> dict[str, Any]:
    """The newest snapshot of a period as plain data (the contract of `tiendo consolidate --json`)."""
    snapshot_id = newest_snapshot(ws.snapshots, plan, period)
    if snapshot_id is None:
        raise UsageError(
            f"Kỳ {period} của kế hoạch {plan} chưa được tổng hợp.",
            f"Period {period} of {plan} was never consolidated.",
        )
    snapshot = load_snapshot(ws.snapshots, plan, period, snapshot_id, approved=False)
    tables = snapshot.tables
    return {
        "plan": plan,
        "period": period,
        "as_of": snapshot.as_of,
        "snapshot": snapshot.id,
        **{name: tables[name].to_dicts() for name in ("tasks", "groups", "agencies", "rates")},
        "conflicts": tables["tasks"].filter("conflicting")["ref"].to_list(),
        "exclusions": tables["submissions"].filter("excluded").to_dicts(),
    }


def _decisions(ledger: Ledger, plan: str, period: str, known_on: date | None) -> pl.DataFrame:
    made = [
        (
            d.kind,
            d.submission,
            d.finding,
            d.snapshot,
            d.decided_at.isoformat() if d.decided_at else None,
            d.actor,
            d.reason,
        )
        for d in decisions(ledger, plan, period)
        if known_on is None or d.decided_at is None or d.decided_at.date() <= known_on
    ]
    return pl.DataFrame(made, schema=_DECISIONS, orient="row")
