"""The status of a task once more, in plain Python and told differently: what the room is held against."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from tests.progress.worlds import World

Report = dict


def task_status(reports: Sequence[Sequence[Report]]) -> tuple[str, float | None]:
    """Status and percentage of a task from the reports of each lead (none where it did not report)."""
    leads = [_together(of_lead) for of_lead in reports]
    known = [lead for lead in leads if lead is not None]
    percents = [percent for _, percent in known if percent is not None]
    status = _together_status([status for status, _ in known], all_there=len(known) == len(leads))
    return status, sum(percents) / len(percents) if percents else None


def _together(reports: Sequence[Report]) -> tuple[str, float | None] | None:
    if not reports:
        return None
    percents = [percent for percent in map(_percent, reports) if percent is not None]
    status = _together_status([report["status"] for report in reports], all_there=True)
    return status, sum(percents) / len(percents) if percents else None


def _percent(report: Report) -> float | None:
    fixed = {"completed": 100.0, "no_activity": None}
    if report["status"] in fixed:
        return fixed[report["status"]]
    nothing = 0.0 if report["status"] == "not_started" else None
    return nothing if report["percent"] is None else report["percent"]


def _together_status(statuses: list[str], *, all_there: bool) -> str:
    if not statuses:
        return "not_reported"
    active = set(statuses) - {"no_activity"}
    if not active:
        return "no_activity"
    if active == {"completed"} and all_there:
        return "completed"
    if active & {"completed", "in_progress"}:
        return "in_progress"
    return "not_started" if "not_started" in active else "suspended"


def reports_of(world: World, ref: str) -> list[list[Report]]:
    """What each lead of a task sent in its submissions in force."""
    duties = world.expected.duties.filter(ref=ref, role="lead")["agency"]
    in_force = {row["submission"]: row["agency"] for row in _rows(world.submissions.filter("current"))}
    rows = [row for row in _rows(world.progress) if row["ref"] == ref]
    return [[row for row in rows if in_force.get(row["submission"]) == agency] for agency in duties]


def judged(status: str, due: date | None, as_of: date) -> str | None:
    """The derived status of all but completed tasks; None for these."""
    if status == "not_reported":
        return status
    if due is None:
        return "no_deadline"
    late = "overdue" if as_of > due else "in_time"
    stems = {"in_progress": "doing", "not_started": "waiting"}
    if status in stems:
        return f"{stems[status]}_{late}"
    return None if status == "completed" else status


def _rows(table: pl.DataFrame) -> list[Report]:
    return table.to_dicts()
