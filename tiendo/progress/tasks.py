"""Every leaf task: the roll-up of its leads, judged against its deadline.

- Bound and requested leads decide together (`rollup`): a task is completed when every lead assignment is. How many of
  each reported is counted apart, so that a missing answer from a body that was only asked is never shown as a breach.
- A group of agencies that leads a task counts by its members. A task that nobody leads is not reported.
- What silent leads had done before may complete a task (`settled`).
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


_OUTCOME = ("status", "percent", "completed_on", "judged_on")


def task_states(
    leaves: pl.DataFrame,
    deadlines: pl.DataFrame,
    leads: pl.DataFrame,
    as_of: date,
    settled: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """`schemas.results.TaskStates` in the order of `leaves`, from the frame of `leads.lead_states`.

    `settled` are leads that had completed before (`settled.settled_leads`).
    """
    rolled_up = _rolled_up(leads)
    if settled is not None:
        rolled_up = _settled(rolled_up, leads, settled)
    states = (
        leaves.select("ref")
        .join(deadlines, on="ref", how="left", maintain_order="left")
        .join(rolled_up, on="ref", how="left", maintain_order="left")
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


def _settled(rolled_up: pl.DataFrame, leads: pl.DataFrame, settled: pl.DataFrame) -> pl.DataFrame:
    """The same, but completed what is so with what silent leads had done before. Their number stays as it is."""
    words = settled.select("ref", "agency", then_on="completed_on", then_judged_on="judged_on")
    known = leads.join(settled.select("ref").unique(), on="ref", how="semi").join(
        words, on=["ref", "agency"], how="left", maintain_order="left"
    )
    was_done = ~pl.col("reported") & pl.col("then_judged_on").is_not_null()
    with_past = known.with_columns(
        pl.when(was_done).then(pl.lit(ReportedStatus.completed)).otherwise("status").alias("status"),
        pl.when(was_done).then(100.0).otherwise("percent").alias("percent"),
        pl.when(was_done).then("then_on").otherwise("completed_on").alias("completed_on"),
        pl.when(was_done).then("then_judged_on").otherwise("judged_on").alias("judged_on"),
    )
    done = _rolled_up(with_past).filter(pl.col("status") == TaskStatus.completed).select("ref", *_OUTCOME)
    changed = rolled_up.drop(_OUTCOME).join(done, on="ref").select(rolled_up.columns)
    return pl.concat([rolled_up.join(done, on="ref", how="anti"), changed])


def _number(condition: pl.Expr) -> pl.Expr:
    return condition.sum().cast(pl.Int64)
