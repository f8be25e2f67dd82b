"""What was done once stays done: the last words, in earlier periods, of leads that are silent in a period.

- A task that recurs is judged by each period alone: nothing is settled, but within a turn that is still open (`turns`).
- The silent leads are looked up where all that reported in the period completed, and where nobody reported. Were the
  last words of all silent ones completion, the task is completed, by the latest of their days; how many reported in
  the period stays as it is. Where nobody reported in the period and one of them had not completed before, the task is
  not reported.
- The last word is that of the latest earlier period that has one: of all units of the agency, and of those that it
  succeeds, by the rules of `rollup`.
"""

from collections.abc import Collection, Sequence

import polars as pl

from schemas.terms import ReportedStatus, TaskStatus
from tiendo.plan import Period, Registry
from tiendo.progress.rollup import latest_completion, rolled_up_status
from tiendo.progress.succession import with_bearer

_DONE = (ReportedStatus.completed.value, ReportedStatus.no_activity.value)
_OPEN = (TaskStatus.in_progress, TaskStatus.not_reported)


def told_before(tasks: pl.DataFrame, leads: pl.DataFrame, of_open_turns: Collection[str] = ()) -> list[str]:
    """The tasks, in their order, whose state depends on what silent leads said before: TaskStates and LeadStates in.

    `of_open_turns` are tasks that recur and are still judged by a turn before the period.
    """
    silent = leads.group_by("ref").agg(
        pl.col("status").drop_nulls().is_in(_DONE).all().alias("others_done"),
        (~pl.col("reported")).any().alias("some_silent"),
    )
    goes_on = ~pl.col("recurring") | pl.col("ref").is_in(list(of_open_turns))
    once = tasks.filter(pl.col("status").is_in([status.value for status in _OPEN]), goes_on)
    found = once.join(silent, on="ref", maintain_order="left").filter("others_done", "some_silent")
    return found["ref"].to_list()


def settled_leads(
    registry: Registry,
    earlier: Sequence[Period],
    submissions: pl.DataFrame,
    progress: pl.DataFrame,
    period: Period,
) -> pl.DataFrame:
    """The leads (ref, agency) whose last word in the `earlier` periods was completion, with its days.

    `completed_on` is the day that they gave, `judged_on` the one by which they are judged, `told_in` the period.
    """
    order = pl.DataFrame({"period": [one.id for one in earlier]}, schema={"period": pl.String})
    senders = (
        with_bearer(registry, submissions.filter("current"), period.window_to)
        .join(order.with_row_index("nth"), on="period")
        .select("submission", "received_on", "period", "nth", agency="bearer")
    )
    told = progress.drop_nulls("status").join(senders, on="submission")
    return (
        told.filter(pl.col("nth") == pl.col("nth").max().over("ref", "agency"))
        .with_columns(pl.coalesce("completed_on", "received_on").alias("judged_on"))
        .sort("submission", "row")
        .group_by("ref", "agency", maintain_order=True)
        .agg(
            rolled_up_status().alias("last"),
            latest_completion("completed_on").alias("completed_on"),
            latest_completion("judged_on").alias("judged_on"),
            pl.col("period").first().alias("told_in"),
        )
        .filter(pl.col("last") == TaskStatus.completed)
        .drop("last")
    )
