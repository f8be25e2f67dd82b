"""Every leaf task: the roll-up of its leads, judged against its deadline.

Bound and requested leads decide together (`rollup`); how many of each reported is counted apart, so that a
missing answer from a body that was only asked is never shown as a breach. A group of agencies that leads a
task counts by its members. A task that nobody leads is not reported.
"""

from datetime import date

import polars as pl

from schemas.terms import ReportedStatus, TaskStatus
from tiendo.progress.judgement import derived_status
from tiendo.progress.rollup import count_of, has, latest_completion, only_when_completed, rolled_up_status

_COUNTS = (
    "leads_expected",
    "leads_reported",
    "requested_expected",
    "requested_reported",
    "leads_completed",
    "leads_begun",
)


def task_states(
    leaves: pl.DataFrame, deadlines: pl.DataFrame, leads: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """`schemas.results.TaskStates` in the order of `leaves`, from the frame of `leads.lead_states`."""
    states = (
        leaves.select("ref")
        .join(deadlines, on="ref", how="left", maintain_order="left")
        .join(_rolled_up(leads), on="ref", how="left", maintain_order="left")
        .with_columns(
            pl.col("status").fill_null(TaskStatus.not_reported),
            pl.col(*_COUNTS).fill_null(0),
            pl.col("conflicting").fill_null(value=False),
        )
    )
    return states.select(
        "ref",
        "status",
        derived_status(as_of).alias("derived_status"),
        "due",
        "recurring",
        "percent",
        only_when_completed("completed_on"),
        *_COUNTS,
        "conflicting",
    )


def _rolled_up(leads: pl.DataFrame) -> pl.DataFrame:
    bound, reported = ~pl.col("requested"), pl.col("reported")
    return leads.group_by("ref").agg(
        rolled_up_status().alias("status"),
        pl.col("percent").mean(),
        latest_completion("completed_on").alias("completed_on"),
        latest_completion("judged_on").alias("judged_on"),
        _number(bound).alias("leads_expected"),
        _number(bound & reported).alias("leads_reported"),
        _number(~bound).alias("requested_expected"),
        _number(~bound & reported).alias("requested_reported"),
        count_of(ReportedStatus.completed).alias("leads_completed"),
        count_of(ReportedStatus.completed, ReportedStatus.in_progress).alias("leads_begun"),
        (has(ReportedStatus.completed) & has(ReportedStatus.not_started)).alias("conflicting"),
    )


def _number(condition: pl.Expr) -> pl.Expr:
    return condition.sum().cast(pl.Int64)
