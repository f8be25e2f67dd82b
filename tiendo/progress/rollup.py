"""The roll-up: how several reports on one task become one.

The same rules hold twice: for the units of an agency that report on one task, and for the leads of a task.
In both, a row of the group is one of those expected to report, and `status` is null where it did not.

- Nobody reported: not reported.
- Completed: everybody expected completed, leaving out those without activity; at least one completed.
  Whoever has not reported prevents completion: missing is not done.
- Otherwise in progress when anybody completed or is in progress; else not started when anybody says so;
  else suspended when anybody is; else no activity.
- The percentage is the mean over those that reported one; completed counts 100, not started counts 0 unless
  a number was given, no activity is left out. Without any it is null.
- The completion date is the latest, and is null when one of those that completed gave none.
"""

import polars as pl

from schemas.terms import ReportedStatus, TaskStatus


def counted_percent() -> pl.Expr:
    """The percentage with which a reported row counts, from its `status` and `percent`."""
    status, percent = pl.col("status"), pl.col("percent")
    return (
        pl.when(status == ReportedStatus.completed)
        .then(100.0)
        .when(status == ReportedStatus.not_started)
        .then(percent.fill_null(0.0))
        .when(status != ReportedStatus.no_activity)
        .then(percent)
        .alias("percent")
    )


def rolled_up_status() -> pl.Expr:
    """The status (schemas.terms.TaskStatus) of a group of rows that are expected to report."""
    everybody_done = count_of(ReportedStatus.completed, ReportedStatus.no_activity) == pl.len()
    return (
        pl.when(pl.col("status").count() == 0)
        .then(pl.lit(TaskStatus.not_reported))
        .when(everybody_done & has(ReportedStatus.completed))
        .then(pl.lit(TaskStatus.completed))
        .when(has(ReportedStatus.completed) | has(ReportedStatus.in_progress))
        .then(pl.lit(TaskStatus.in_progress))
        .when(has(ReportedStatus.not_started))
        .then(pl.lit(TaskStatus.not_started))
        .when(has(ReportedStatus.suspended))
        .then(pl.lit(TaskStatus.suspended))
        .otherwise(pl.lit(TaskStatus.no_activity))
    )


def latest_completion(column: str) -> pl.Expr:
    """The latest date in `column` of the rows that completed; null when one of them has none."""
    dates = pl.col(column).filter(pl.col("status") == ReportedStatus.completed)
    return pl.when(dates.null_count() == 0).then(dates.max())


def only_when_completed(column: str) -> pl.Expr:
    """`column` where the rolled-up `status` is completed, else null."""
    return pl.when(pl.col("status") == TaskStatus.completed).then(pl.col(column)).alias(column)


def has(status: ReportedStatus) -> pl.Expr:
    """Whether any row of the group has this status."""
    return count_of(status) > 0


def count_of(*statuses: ReportedStatus) -> pl.Expr:
    """How many rows of the group have one of these statuses."""
    return pl.col("status").is_in([status.value for status in statuses]).sum().cast(pl.Int64)
