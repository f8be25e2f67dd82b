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

_READ = ("submission", "row", "ref", "status", "percent", "completed_on")
_TOLD = ("status", "percent", "completed_on", "submission", "row", "judged_on")


def lead_states(duties: pl.DataFrame, submissions: pl.DataFrame, progress: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.LeadStates` in the order of `duties`, and a column `judged_on`.

    `percent` is the percentage with which the lead counts (see `rollup.counted_percent`). `judged_on` is
    the day on which a completed lead counts as done: its completion date or, where it gave none, the day of
    receipt.
    """
    leads = duties.filter(role=Role.lead.value).select("ref", "agency", "group", "requested")
    refs, agencies = (pl.Enum(leads[column].unique()) for column in ("ref", "agency"))
    reports = _reports(submissions, progress, refs, agencies)
    place = pl.col("agency").cast(agencies).to_physical()
    return (
        leads.with_columns(_number(refs, place, agencies).alias("lead"))
        .join(reports, on="lead", how="left", maintain_order="left")
        .select(
            *("ref", "agency", "group", "requested"),
            pl.col("status").is_not_null().alias("reported"),
            *_TOLD,
        )
    )


def _number(refs: pl.Enum, place: pl.Expr, agencies: pl.Enum) -> pl.Expr:
    """One number for a task and an agency (its `place` among `agencies`), null where nobody leads the task.

    Of a national plan there are some hundred thousand leads: numbers are matched many times faster than pairs of texts.
    """
    place_of_ref = pl.col("ref").cast(refs, strict=False).to_physical().cast(pl.Int64)
    return place_of_ref * len(agencies.categories) + place


def _reports(
    submissions: pl.DataFrame, progress: pl.DataFrame, refs: pl.Enum, agencies: pl.Enum
) -> pl.DataFrame:
    """One row a lead (by its number) that reported: the rows of all its units together."""
    place = pl.col("agency").cast(agencies, strict=False).to_physical().alias("place")
    current = submissions.filter("current").select("submission", "received_on", place).drop_nulls("place")
    rows = (
        progress.select(_READ)
        .join(current, on="submission", how="inner")
        .select(
            _number(refs, pl.col("place"), agencies).alias("lead"),
            *("status", "submission", "row", "completed_on"),
            counted_percent(),
            pl.coalesce("completed_on", "received_on").alias("judged_on"),
        )
        .drop_nulls("lead")
    )
    return _each_once(rows).with_columns(
        only_when_completed("completed_on"), only_when_completed("judged_on")
    )


def _each_once(rows: pl.DataFrame) -> pl.DataFrame:
    """Nearly all leads report in one row, which stays as it is."""
    if rows["lead"].n_unique() == rows.height:
        return rows.select("lead", *_TOLD)
    several = rows["lead"].is_duplicated()
    return pl.concat([rows.filter(~several).select("lead", *_TOLD), _together(rows.filter(several))])


def _together(rows: pl.DataFrame) -> pl.DataFrame:
    return (
        rows.sort("submission", "row")
        .group_by("lead")
        .agg(
            rolled_up_status().alias("status"),
            pl.col("percent").mean(),
            latest_completion("completed_on").alias("completed_on"),
            pl.col("submission").first(),
            pl.col("row").first(),
            latest_completion("judged_on").alias("judged_on"),
        )
    )
