"""Snapshots for the reports room: submissions in a few words, consolidated by the progress room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from schemas.records import TABLES, frame_schema
from schemas.results import Submissions
from schemas.snapshot import Snapshot
from schemas.terms import Outcome
from tiendo.plan import Plan
from tiendo.progress import consolidate, followed_difficulties, measure, milestone_states, own_plan_states

DECISIONS = {
    "kind": pl.String,
    "submission": pl.Int64,
    "finding": pl.String,
    "snapshot": pl.String,
    "decided_at": pl.String,
    "actor": pl.String,
    "reason": pl.String,
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """One submission with its rows; sheet rows are numbered from 6 on."""

    agency: str
    progress: Iterable[Row] = ()
    contributions: Iterable[Row] = ()
    difficulties: Iterable[Row] = ()
    observations: Iterable[Row] = ()
    cover: Row = field(default_factory=dict)
    unit: str = ""
    revision: int = 1
    received_on: date | None = None  # None: in time
    outcome: Outcome = Outcome.accepted
    excluded: bool = False
    after_reopening: bool = False
    current: bool = True
    n_errors: int = 0
    plan_version: str = "1"

    def rows(self, table: str) -> list[Row]:
        return [self.cover] if table == "cover" else list(getattr(self, table, ()))


def snapshot_of(
    plan: Plan,
    sent: Iterable[Sent],
    *,
    period: str | None = None,
    as_of: date | None = None,
    decisions: Iterable[Row] = (),
    approved: bool = False,
) -> Snapshot:
    """What `sent` makes of the plan's first period (or of `period`), judged on its last day (or on `as_of`)."""
    chosen = plan.period(period or plan.periods["period"][0])
    numbered = list(enumerate(sent, 1))
    submissions = _frame(
        {name: column.dtype.type for name, column in Submissions.to_schema().columns.items()},
        (_submission(plan, chosen.id, chosen.window_to, number, one) for number, one in numbered),
    )
    records = {table: _records(table, numbered) for table in TABLES}
    measured = measure(plan, [chosen], submissions, records["observations"])
    state = consolidate(plan, chosen, submissions, records["progress"], as_of or chosen.closes_on)
    return Snapshot(
        id="0123456789abcdef",
        plan_id=plan.id,
        plan_version=plan.version,
        plan_digest=plan.digest,
        period=chosen.id,
        as_of=state.as_of,
        created_on=date(chosen.year + 1, 1, 5),
        approved=approved,
        tables={
            **state.tables,
            **records,
            "followed": followed_difficulties(plan.registry, [chosen], submissions, records["difficulties"]),
            "own_plans": own_plan_states(plan, [chosen], submissions, records["cover"]),
            "milestones": milestone_states(
                plan, chosen, submissions, records["progress"], state.tasks, state.as_of
            ),
            "values": measured.values,
            "trends": measured.trends,
            "agency_values": measured.agency_values,
            "decisions": _frame(DECISIONS, decisions),
        },
    )


def _submission(plan: Plan, period: str, in_time: date, number: int, one: Sent) -> Row:
    return {
        "submission": number,
        "plan": plan.id,
        "period": period,
        "agency": one.agency,
        "unit": one.unit,
        "revision": one.revision,
        "path": f"submissions/{plan.id}/{period}/{one.agency}/bao-cao-{number}.xlsx",
        "sha256": f"{number:064x}",
        "received_on": one.received_on or in_time,
        "outcome": one.outcome.value,
        "excluded": one.excluded,
        "after_reopening": one.after_reopening,
        "current": one.current and not one.excluded and one.outcome != Outcome.returned,
        "n_errors": one.n_errors,
        "n_warnings": 0,
        "plan_version": one.plan_version,
    }


def _records(table: str, numbered: Iterable[tuple[int, Sent]]) -> pl.DataFrame:
    rows = [
        {"submission": number, "row": row, **values}
        for number, one in numbered
        if one.current and not one.excluded and one.outcome != Outcome.returned
        for row, values in enumerate(one.rows(table), 6)
    ]
    return _frame(frame_schema(table), rows)


def _frame(schema: Mapping[str, Any], rows: Iterable[Row]) -> pl.DataFrame:
    filled = [dict.fromkeys(schema) | row for row in rows]
    return pl.DataFrame(filled, schema=schema)
