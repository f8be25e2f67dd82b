"""Consolidate: the ledger's current records of a period → a draft snapshot."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from schemas.records import TABLES
from schemas.snapshot import Snapshot
from schemas.terms import DecisionKind, MilestoneKind
from tiendo.app.clock import today
from tiendo.app.computing import computed_state
from tiendo.app.plans import keep_plan, plan_of
from tiendo.app.session import ledger_of
from tiendo.ledger import Ledger, decisions, records, submissions, submissions_over
from tiendo.plan import Period, Plan
from tiendo.progress import Consolidation, followed_difficulties, measure, milestone_states, own_plan_states
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
    """Compute a period's state and save it as a draft, by the plan of `plans.plan_of`.

    With `as_of`, what was known at the end of that day, judged on that day. Without, all that is known now, judged
    today or, once the period has closed, on its closing day. `known_on` is for a day of knowledge other than that of
    judgement: what was approved long after a period closed is computed again with it.
    """
    now = today()
    known_on = known_on or as_of
    with ledger_of(ws) as ledger:
        register = plan_of(ws, ledger, plan, period)
        chosen = register.period(period)
        known = submissions(ledger, plan, period, known_on)
        current = known.filter("current")["submission"]
        reported = {table: records(ledger, table, current) for table in TABLES}
        decided = _decisions(ledger, plan, period, known_on)
        history = _history(ledger, register, chosen, (known, reported), known_on)
        judged_on = as_of or min(known_on or now, chosen.closes_on)
        state = computed_state(ledger, register, chosen, (known, reported["progress"]), judged_on, known_on)
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
    keep_plan(ws, register)
    return save_snapshot(ws.snapshots, snapshot, newest=known_on is None)


Told = dict[str, pl.DataFrame]  # records by the name of their table


@dataclass(frozen=True)
class _History:
    """All periods up to one, in their order, and what is followed of what was reported for them."""

    periods: list[Period]
    measured: list[Period]  # whose figures matter: nothing is carried over more than one period
    submissions: pl.DataFrame
    records: Told


def _history(
    ledger: Ledger, plan: Plan, period: Period, own: tuple[pl.DataFrame, Told], known_on: date | None
) -> _History:
    """Of earlier periods only what is still needed is read: ten years cost little more than one."""
    order = plan.periods.filter(pl.col("window_from") <= period.window_from).sort("window_from")["period"]
    periods = [plan.period(one) for one in order]
    measured = _measured(plan, periods)
    known, reported = own
    past = submissions_over(ledger, plan.id, order[:-1].to_list(), known_on)
    current = past.filter("current")
    lately = current.filter(pl.col("period").is_in([one.id for one in measured]))
    read = {
        "cover": (current["submission"], "own_plan"),
        "difficulties": (current["submission"], None),
        "observations": (lately["submission"], "value"),
        "progress": (current["submission"], "preliminary_on"),
    }
    needed = _needed(plan)
    told = {
        table: pl.concat([records(ledger, table, which, saying=saying), reported[table]])
        for table, (which, saying) in read.items()
        if table in needed
    }
    return _History(periods, measured, pl.concat([past, known]), reported | told)


def _needed(plan: Plan) -> set[str]:
    """The tables of which earlier periods matter to a plan: of progress, only days of preliminary reports."""
    preliminary = plan.milestones.filter(kind=MilestoneKind.preliminary.value)
    asked = {
        "cover": bool(plan.head.get("own_plans", {}).get("obligations")),
        "difficulties": True,
        "observations": not plan.indicators.is_empty(),
        "progress": not preliminary.is_empty(),
    }
    return {table for table, is_asked in asked.items() if is_asked}


def _measured(plan: Plan, periods: list[Period]) -> list[Period]:
    """The last two periods, and all since the first that a figure made public covers."""
    order = [one.id for one in periods]
    covered = [order.index(one) for one in plan.published["period_from"].drop_nulls() if one in order]
    return periods[min([max(0, len(periods) - 2), *covered]) :]


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
    return followed | vars(measure(plan, history.measured, known, told["observations"]))


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
