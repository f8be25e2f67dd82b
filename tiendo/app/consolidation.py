"""Consolidate: the ledger's current records of a period → a draft snapshot."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from schemas.records import TABLES
from schemas.snapshot import Snapshot
from schemas.terms import DecisionKind, MilestoneKind
from tiendo.app.clock import today
from tiendo.app.session import ledger_of
from tiendo.ledger import Ledger, decisions, records, submissions
from tiendo.plan import Period, Plan, load_plan
from tiendo.progress import Consolidation, followed_difficulties, measure, milestone_states, own_plan_states
from tiendo.progress import consolidate as compute
from tiendo.snapshot import save_snapshot
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


def consolidate(
    ws: Workspace, plan: str, period: str, *, as_of: date | None = None, known_on: date | None = None
) -> Snapshot:
    """Compute a period's state and save it as a draft.

    With `as_of`, what was known at the end of that day, judged on that day. Without, all that is known now, judged
    today or, once the period has closed, on its closing day. `known_on` is for a day of knowledge other than that of
    judgement: what was approved long after a period closed is computed again with it.
    """
    register = load_plan(ws.plans, plan)
    chosen = register.period(period)
    now = today()
    known_on = known_on or as_of
    with ledger_of(ws) as ledger:
        known = submissions(ledger, plan, period, known_on)
        current = known.filter("current")["submission"]
        reported = {table: records(ledger, table, current) for table in TABLES}
        decided = _decisions(ledger, plan, period, known_on)
        history = _history(ledger, register, chosen, known_on)
    judged_on = as_of or min(known_on or now, chosen.closes_on)
    state = compute(register, chosen, known, reported["progress"], judged_on)
    snapshot = Snapshot(
        id="",
        plan_id=plan,
        plan_version=register.version,
        plan_digest=register.digest,
        period=period,
        as_of=state.as_of,
        created_on=now,
        approved=False,
        tables={**state.tables, **reported, **_followed(register, history, state), "decisions": decided},
    )
    return save_snapshot(ws.snapshots, snapshot, newest=known_on is None)


@dataclass(frozen=True)
class _History:
    """All periods up to one, in their order, and what was reported for them."""

    periods: list[Period]
    submissions: pl.DataFrame
    records: dict[str, pl.DataFrame]


def _history(ledger: Ledger, plan: Plan, period: Period, known_on: date | None) -> _History:
    order = plan.periods.filter(pl.col("window_from") <= period.window_from).sort("window_from")["period"]
    known = pl.concat([submissions(ledger, plan.id, one, known_on) for one in order])
    current = known.filter("current")["submission"]
    told = {table: records(ledger, table, current) for table in ("cover", "difficulties", "observations")}
    told["progress"] = records(ledger, "progress", current if _has_preliminary(plan) else current.clear())
    return _History([plan.period(one) for one in order], known, told)


def _has_preliminary(plan: Plan) -> bool:
    """Whether earlier progress matters: days of preliminary reports are all that is read of it."""
    return not plan.milestones.filter(kind=MilestoneKind.preliminary.value).is_empty()


def _followed(plan: Plan, history: _History, state: Consolidation) -> dict[str, pl.DataFrame]:
    """What is followed over all periods up to this one, by the name of its table."""
    periods, known, told = history.periods, history.submissions, history.records
    followed = {
        "milestones": milestone_states(plan, periods[-1], known, told["progress"], state.tasks, state.as_of),
        "followed": followed_difficulties(plan.registry, periods, known, told["difficulties"]),
        "own_plans": own_plan_states(plan, periods, known, told["cover"]),
    }
    if plan.indicators.is_empty():
        return followed
    return followed | vars(measure(plan, periods, known, told["observations"]))


def _decisions(ledger: Ledger, plan: str, period: str, known_on: date | None) -> pl.DataFrame:
    """The decisions behind a state. An approval in force is none of them: it was made of the state."""
    known = [
        one
        for one in decisions(ledger, plan, period)
        if known_on is None or one.decided_at is None or one.decided_at.date() <= known_on
    ]
    if known and known[-1].kind == DecisionKind.approve:
        known.pop()
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
        for d in known
    ]
    return pl.DataFrame(made, schema=_DECISIONS, orient="row")
