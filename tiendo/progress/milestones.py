"""Every milestone of every task in a period: what was due when, and whether it was kept.

- A preliminary report is there when every bound lead (every lead, where none is bound) gave a day for it, in this or an
  earlier period; its day is the latest of theirs, and of an agency's units in the period that first tells of one. A
  task that is completed had its preliminary report by then.
- Final, once and range are kept by the completion of the task, a recurring milestone by its completion in the period.
  One that comes every two years is that of the turn by which its task is judged (`turns`).
- The deadline is the last day in time. What was not done is overdue after it, and waiting until then.
- Who has not reported is not said to be overdue; suspended and without activity stop the clock.
- Ad hoc, another schedule and none have no day that could be kept.
"""

from datetime import date

import polars as pl

from schemas.results import MilestoneStates
from schemas.terms import MilestoneKind, MilestoneStanding, Role, TaskStatus
from tiendo.plan import Period, Plan, duties, milestones_due
from tiendo.progress.succession import with_bearer


def milestone_states(
    plan: Plan,
    period: Period,
    submissions: pl.DataFrame,
    progress: pl.DataFrame,
    tasks: pl.DataFrame,
    as_of: date,
) -> pl.DataFrame:
    """`schemas.results.MilestoneStates` in the plan's order, judged on the day `as_of`.

    `submissions` and `progress` (schemas.records.Progress) may hold all periods up to this one; `tasks` are
    `schemas.results.TaskStates` of the period.
    """
    preliminary = _preliminary(plan, period, submissions, progress)
    completed = pl.col("status") == TaskStatus.completed
    own = pl.when(completed).then("completed_on")
    is_biennial = pl.col("kind") == MilestoneKind.biennial
    is_preliminary = pl.col("kind") == MilestoneKind.preliminary
    found = (
        milestones_due(plan, period)
        .join(tasks.select("ref", "status", "completed_on", judged="due"), on="ref", maintain_order="left")
        .join(preliminary, on="ref", how="left", maintain_order="left")
        .with_columns(
            pl.when(is_preliminary).then(pl.coalesce("preliminary_on", own)).otherwise(own).alias("done_on"),
            pl.when(is_biennial).then(pl.min_horizontal("due", "judged")).otherwise("due").alias("due"),
        )
        .select("ref", "kind", "due", "done_on", _standing(as_of).alias("standing"))
    )
    return MilestoneStates.validate(found)


def _preliminary(
    plan: Plan, period: Period, submissions: pl.DataFrame, progress: pl.DataFrame
) -> pl.DataFrame:
    """Of each task, the day on which the last of the leads that are to give one had its preliminary report."""
    leads = duties(plan, period).filter(role=Role.lead.value).select("ref", "agency", "requested")
    any_bound = (~pl.col("requested")).any().over("ref")
    giving = leads.filter(~pl.col("requested") | ~any_bound)
    senders = with_bearer(plan.registry, submissions.filter("current"), period.window_to)
    told = progress.drop_nulls("preliminary_on").join(
        senders.select("submission", "period", agency="bearer"), on="submission"
    )
    of_units = told.group_by("ref", "agency", "period").agg(pl.col("preliminary_on").max())
    first = of_units.group_by("ref", "agency").agg(pl.col("preliminary_on").min())
    days = pl.col("preliminary_on")
    return (
        giving.join(first, on=["ref", "agency"], how="left")
        .group_by("ref")
        .agg(pl.when(days.null_count() == 0).then(days.max()))
    )


def _standing(as_of: date) -> pl.Expr:
    status, due, done_on = pl.col("status"), pl.col("due"), pl.col("done_on")
    stopped = status.is_in([TaskStatus.suspended.value, TaskStatus.no_activity.value])
    return (
        pl.when(due.is_null())
        .then(pl.lit(MilestoneStanding.no_day))
        .when(done_on <= due)
        .then(pl.lit(MilestoneStanding.on_time))
        .when(done_on > due)
        .then(pl.lit(MilestoneStanding.late))
        .when(status == TaskStatus.completed)
        .then(pl.lit(MilestoneStanding.undated))
        .when(status == TaskStatus.not_reported)
        .then(pl.lit(MilestoneStanding.not_reported))
        .when(stopped)
        .then(pl.lit(MilestoneStanding.stopped))
        .when(pl.lit(as_of) > due)
        .then(pl.lit(MilestoneStanding.overdue))
        .otherwise(pl.lit(MilestoneStanding.waiting))
    )
