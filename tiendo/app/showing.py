"""Show: a saved consolidation as plain data (the contract of `tiendo consolidate --json`)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from schemas.snapshot import Snapshot
from tiendo.app.plans import plan_for
from tiendo.app.reporting import values_under
from tiendo.plan import Plan
from tiendo.progress import agencies_under, kind_rates, kind_states
from tiendo.snapshot import load_snapshot
from tiendo.workspace import Workspace

_CLAIM = ("agency", "requested", "status", "percent", "completed_on", "submission")


def saved_state(
    ws: Workspace, plan: str, period: str, snapshot_id: str, structure_on: date | None = None
) -> dict[str, Any]:
    """A snapshot of a period as plain data; with `structure_on`, also under the structure of agencies of that day."""
    register = plan_for(ws, plan, period)
    snapshot = load_snapshot(ws.snapshots, plan, period, snapshot_id, approved=False)
    tables = snapshot.tables
    shown = {
        "plan": plan,
        "period": period,
        "as_of": snapshot.as_of,
        "snapshot": snapshot.id,
        "plan_version": snapshot.plan_version,
        "submissions": tables["submissions"].to_dicts(),
        "tasks": _with_coverage(register, tables["tasks"]).to_dicts(),
        **{name: tables[name].to_dicts() for name in ("groups", "agencies", "rates")},
        "kinds": kind_states(register.registry.agencies, tables["agencies"]).to_dicts(),
        **_rates_by_agency(register, tables),
        "indicators": _indicators(snapshot),
        **{name: _named(register, tables[name]) for name in ("followed", "own_plans") if name in tables},
        "settled": _named(register, tables["settled"]) if "settled" in tables else [],
        "milestones": tables["milestones"].to_dicts() if "milestones" in tables else [],
        "conflicts": _conflicts(register, snapshot),
        "exclusions": tables["submissions"].filter("excluded").to_dicts(),
    }
    return (
        shown
        if structure_on is None
        else {**shown, "structure": _structure(register, snapshot, structure_on)}
    )


def _rates_by_agency(plan: Plan, tables: Mapping[str, pl.DataFrame]) -> dict[str, list[dict[str, Any]]]:
    """The rates of the tasks that agencies lead; none of a snapshot that was made before there were any."""
    if "agency_rates" not in tables:
        return {"agency_rates": [], "kind_rates": []}
    of_agencies = tables["agency_rates"]
    return {
        "agency_rates": _named(plan, of_agencies),
        "kind_rates": kind_rates(plan.registry.agencies, of_agencies).to_dicts(),
    }


def _named(plan: Plan, table: pl.DataFrame) -> list[dict[str, Any]]:
    return [{"name_vi": plan.registry.name(row["agency"]), **row} for row in table.iter_rows(named=True)]


def _with_coverage(plan: Plan, tasks: pl.DataFrame) -> pl.DataFrame:
    """The tasks with the share of their leads that reported, and whether it is below the plan's threshold."""
    reported = pl.col("leads_reported") + pl.col("requested_reported")
    expected = pl.col("leads_expected") + pl.col("requested_expected")
    threshold = plan.head.get("rules", {}).get("coverage_threshold", 0)
    return tasks.with_columns(pl.when(expected > 0).then(reported / expected).alias("coverage")).with_columns(
        (pl.col("coverage") < threshold).alias("low_coverage")
    )


def _indicators(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Every indicator of the period: its figure with coverage, and where it goes."""
    tables = snapshot.tables
    if "values" not in tables:
        return []
    trends = tables["trends"].drop("value")
    return tables["values"].filter(period=snapshot.period).join(trends, on=["indicator", "period"]).to_dicts()


def _conflicts(plan: Plan, snapshot: Snapshot) -> list[dict[str, Any]]:
    """The tasks whose leads contradict one another, with what each of them claims."""
    leads = snapshot.tables["leads"].filter("reported")
    return [
        {
            "ref": ref,
            "claims": [
                {"name_vi": plan.registry.name(claim["agency"]), **claim}
                for claim in leads.filter(ref=ref).select(_CLAIM).to_dicts()
            ],
        }
        for ref in snapshot.tables["tasks"].filter("conflicting")["ref"]
    ]


def _structure(plan: Plan, snapshot: Snapshot, on: date) -> dict[str, Any]:
    registry, tables = plan.registry, snapshot.tables
    figures = values_under(plan, snapshot, on)
    return {
        "on": on,
        "agencies": [
            {"name_vi": registry.name(row["agency"]), **row}
            for row in agencies_under(registry, tables["agencies"], on).to_dicts()
        ],
        "indicators": [] if figures is None else figures.to_dicts(),
    }
