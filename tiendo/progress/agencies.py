"""Every agency that owes a submission: what came when, and how the tasks that it leads stand.

- On time or late is judged by the first revision that was accepted: a corrected report that comes later
  does not make an agency late. A returned revision does not make it on time.
- "Before" a day means that the day before is the last in time.
- After the due day, a report of which nothing had been accepted before its period was locked and reopened came
  after the reopening; any other came late.
- Only returned revisions: returned. Nothing, or nothing that is not excluded: missing.
- An excluded submission counts as received (`first_received_on`, `n_revisions`) and for nothing else.
- An agency that reports through units is on time when the first of them is.
"""

from datetime import date

import polars as pl

from schemas.terms import Outcome, ReportedStatus, Timeliness

_COUNTS = ("n_revisions", "n_leads", "n_leads_reported", "n_leads_completed")


def agency_states(
    reporters: pl.DataFrame, submissions: pl.DataFrame, leads: pl.DataFrame, due_before: date
) -> pl.DataFrame:
    """`schemas.results.AgencyStates` in the order of `reporters`."""
    return (
        reporters.select("agency", "requested")
        .join(_received(submissions), on="agency", how="left", maintain_order="left")
        .join(_led(leads), on="agency", how="left", maintain_order="left")
        .with_columns(pl.col(*_COUNTS).fill_null(0), pl.col("returned").fill_null(value=False))
        .select(
            "agency",
            "requested",
            _timeliness(due_before).alias("timeliness"),
            "first_received_on",
            "first_accepted_on",
            "submission",
            *_COUNTS,
        )
    )


def _received(submissions: pl.DataFrame) -> pl.DataFrame:
    counting = ~pl.col("excluded")
    returned = pl.col("outcome") == Outcome.returned
    of_the_agency_first = pl.col("submission").filter("current").sort_by(pl.col("unit").filter("current"))
    return (
        submissions.sort("submission")
        .group_by("agency")
        .agg(
            pl.col("received_on").min().alias("first_received_on"),
            pl.col("received_on").filter(counting & ~returned).min().alias("first_accepted_on"),
            pl.col("after_reopening").filter(counting & ~returned).all().alias("after_reopening"),
            (counting & returned).any().alias("returned"),
            of_the_agency_first.first().alias("submission"),
            pl.len().cast(pl.Int64).alias("n_revisions"),
        )
    )


def _led(leads: pl.DataFrame) -> pl.DataFrame:
    completed = pl.col("status") == ReportedStatus.completed
    return leads.group_by("agency").agg(
        pl.len().cast(pl.Int64).alias("n_leads"),
        pl.col("reported").sum().cast(pl.Int64).alias("n_leads_reported"),
        completed.sum().cast(pl.Int64).alias("n_leads_completed"),
    )


def _timeliness(due_before: date) -> pl.Expr:
    accepted_on = pl.col("first_accepted_on")
    return (
        pl.when(accepted_on < pl.lit(due_before))
        .then(pl.lit(Timeliness.on_time))
        .when(accepted_on.is_not_null() & pl.col("after_reopening"))
        .then(pl.lit(Timeliness.after_reopening))
        .when(accepted_on.is_not_null())
        .then(pl.lit(Timeliness.late))
        .when("returned")
        .then(pl.lit(Timeliness.returned))
        .otherwise(pl.lit(Timeliness.missing))
    )
