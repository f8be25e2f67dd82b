"""A task's status judged against its deadline, in the words that government task tracking uses.

- The deadline is the last day in time: on that day a task is still within it.
- Completed tasks are judged by the day on which they were done, all others by the day of the consolidation.
- Not reported, suspended and without activity stay what they are. They are never called overdue.
- A task without a deadline is "no deadline", whatever its status; only "not reported" goes before that.
"""

from datetime import date

import polars as pl

from schemas.terms import DerivedStatus, TaskStatus

OVERDUE = (DerivedStatus.doing_overdue, DerivedStatus.waiting_overdue)


def derived_status(as_of: date) -> pl.Expr:
    """`schemas.terms.DerivedStatus` from the columns `status`, `due` and `judged_on`."""
    status, due = pl.col("status"), pl.col("due")
    in_time = pl.lit(as_of) <= due
    return (
        pl.when(status == TaskStatus.not_reported)
        .then(pl.lit(DerivedStatus.not_reported))
        .when(due.is_null())
        .then(pl.lit(DerivedStatus.no_deadline))
        .when(status == TaskStatus.completed)
        .then(_either(pl.col("judged_on") <= due, DerivedStatus.done_on_time, DerivedStatus.done_late))
        .when(status == TaskStatus.in_progress)
        .then(_either(in_time, DerivedStatus.doing_in_time, DerivedStatus.doing_overdue))
        .when(status == TaskStatus.not_started)
        .then(_either(in_time, DerivedStatus.waiting_in_time, DerivedStatus.waiting_overdue))
        .when(status == TaskStatus.suspended)
        .then(pl.lit(DerivedStatus.suspended))
        .otherwise(pl.lit(DerivedStatus.no_activity))
    )


def _either(in_time: pl.Expr, yes: DerivedStatus, no: DerivedStatus) -> pl.Expr:
    return pl.when(in_time).then(pl.lit(yes)).otherwise(pl.lit(no))
