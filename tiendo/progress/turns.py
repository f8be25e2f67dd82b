"""Which turn of a task that comes every two years the reports of a period between two turns belong to.

- To the last turn, as long as no period since the year of that turn has it completed or found it without activity: what
  is done then is done late, what is not done is overdue.
- Else to the next one, and so they do where nothing at all was received for those periods: nobody knows then how the
  last turn ended.
- In the year of a turn there is no question. Who had completed the part of a turn that is still open need not say so
  again (`settled`).
"""

from collections.abc import Iterable

import polars as pl

from schemas.terms import TaskStatus
from tiendo.plan import Period, Plan, last_turns

_ENDED = (TaskStatus.completed.value, TaskStatus.no_activity.value)


def periods_of_turns(plan: Plan, period: Period) -> list[Period]:
    """The earlier periods, in their order, that tell how the last turns ended; none where no task is between turns."""
    turns = last_turns(plan, period)
    since = turns["due"].dt.year().min()
    if not isinstance(since, int):
        return []
    order = plan.periods.filter(
        pl.col("window_from") < period.window_from, pl.col("year").is_between(since, period.year)
    )
    return [plan.period(one) for one in order.sort("window_from")["period"]]


def open_turns(plan: Plan, period: Period, states: Iterable[tuple[Period, pl.DataFrame]]) -> pl.DataFrame:
    """The tasks (ref, due) that are still judged by their last turn, with its day.

    `states` are the TaskStates of those of `periods_of_turns` for which anything was received.
    """
    turns = last_turns(plan, period)
    told = [tasks.select("ref", "status", pl.lit(one.year).alias("year")) for one, tasks in states]
    if turns.is_empty() or not told:
        return turns.clear()
    ended = pl.col("status").is_in(_ENDED).any()
    since = (
        turns.join(pl.concat(told), on="ref", maintain_order="left")
        .filter(pl.col("year") >= pl.col("due").dt.year())
        .group_by("ref", "due", maintain_order=True)
        .agg(ended.alias("ended"))
    )
    return since.filter(~pl.col("ended")).drop("ended")


def with_turns(deadlines: pl.DataFrame, turns: pl.DataFrame | None) -> pl.DataFrame:
    """`schemas.results.Deadlines` with the days of turns that are still open."""
    if turns is None or turns.is_empty():
        return deadlines
    joined = deadlines.join(turns, on="ref", how="left", maintain_order="left", suffix="_of_turn")
    return joined.with_columns(pl.coalesce("due_of_turn", "due").alias("due")).drop("due_of_turn")
