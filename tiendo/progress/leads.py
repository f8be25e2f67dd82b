"""Every lead assignment of a period beside what its agency reported.

- What counts are the rows of current submissions: accepted, not excluded, the latest of their agency and
  unit.
- An agency may report through several units, each with a current submission of its own: its rows on one
  task become one by the rules of `rollup`, over the units that report on that task. The sheet row named as
  source is then that of the submission received first; the others are found in the progress records.
- Rows on a task that the agency does not lead are not read.
"""

import polars as pl

from schemas.terms import Role
from tiendo.progress.rollup import counted_percent, latest_completion, only_when_completed, rolled_up_status


def lead_states(duties: pl.DataFrame, submissions: pl.DataFrame, progress: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.LeadStates` in the order of `duties`, and a column `judged_on`.

    `percent` is the percentage with which the lead counts (see `rollup.counted_percent`). `judged_on` is
    the day on which a completed lead counts as done: its completion date or, where it gave none, the day of
    receipt.
    """
    leads = duties.filter(role=Role.lead.value).select("ref", "agency", "group", "requested")
    reports = agency_reports(submissions, progress)
    return leads.join(reports, on=["ref", "agency"], how="left", maintain_order="left").select(
        "ref",
        "agency",
        "group",
        "requested",
        pl.col("status").is_not_null().alias("reported"),
        "status",
        "percent",
        "completed_on",
        "submission",
        "row",
        "judged_on",
    )


def agency_reports(submissions: pl.DataFrame, progress: pl.DataFrame) -> pl.DataFrame:
    """One row a task × agency that reported on it: the rows of all its units together."""
    current = submissions.filter("current").select("submission", "agency", "received_on")
    rows = (
        progress.join(current, on="submission", how="inner")
        .sort("submission", "row")
        .with_columns(counted_percent(), pl.coalesce("completed_on", "received_on").alias("judged_on"))
    )
    together = rows.group_by("ref", "agency").agg(
        rolled_up_status().alias("status"),
        pl.col("percent").mean(),
        latest_completion("completed_on").alias("completed_on"),
        latest_completion("judged_on").alias("judged_on"),
        pl.col("submission").first(),
        pl.col("row").first(),
    )
    return together.with_columns(only_when_completed("completed_on"), only_when_completed("judged_on"))
