"""Submissions of agencies that ended before the data window did: they stand for their successors.

- The successor reports for the whole window. Once it has, what its predecessors had sent is superseded; until then
  theirs count for it, each as a unit that bears the predecessor's name. No accepted report is lost through a merger.
- A ministry or province that goes on under its name and takes others up may have reported before it did so: that
  report speaks for itself alone. Only one received since the day of the merger supersedes what the others had sent.
- So does what a unit sent that moved from one agency to another by itself, where the registry knows the unit: it counts
  for whoever bears its duties. The agency that it left keeps all else.
- Of a period whose window closed before the merger nothing changes.
"""

from datetime import date

import polars as pl

from tiendo.plan import Registry

_SENDER = ["agency", "unit"]


def with_bearer(registry: Registry, senders: pl.DataFrame, on: date) -> pl.DataFrame:
    """`senders` (agency, unit, and more) with a column `bearer`: who bears their duties on a day."""
    return _with_bearer(registry, senders, on).drop("since")


def _with_bearer(registry: Registry, senders: pl.DataFrame, on: date) -> pl.DataFrame:
    """The same, and `since` when somebody else bears them."""
    pairs = senders.select(_SENDER).unique().rows()
    rows = [(agency, unit, *registry.borne(agency, on, unit)) for agency, unit in pairs]
    schema = dict.fromkeys((*_SENDER, "bearer"), pl.String) | {"since": pl.Date}
    bearers = pl.DataFrame(rows, schema=schema, orient="row")
    return senders.join(bearers, on=_SENDER, how="left", maintain_order="left")


def borne_submissions(registry: Registry, submissions: pl.DataFrame, on: date) -> pl.DataFrame:
    """`schemas.results.Submissions` of one period with whoever bears each sender's duties on the window's last day."""
    borne = _with_bearer(registry, submissions, on)
    moved = pl.col("bearer") != pl.col("agency")
    if borne.filter(moved).is_empty():
        return submissions
    named = pl.col("agency").replace({agency: registry.name(agency) for agency in borne["agency"].unique()})
    unit = pl.when(pl.col("unit") == "").then(named).otherwise(named + pl.lit(" / ") + pl.col("unit"))
    spoken_for = (moved & (pl.col("own_on") >= pl.col("since"))).fill_null(value=False)
    return (
        borne.join(_own_reports(borne.filter(~moved)), on="bearer", how="left", maintain_order="left")
        .with_columns(
            pl.col("bearer").alias("agency"),
            pl.when(moved).then(unit).otherwise("unit").alias("unit"),
            (pl.col("current") & ~spoken_for).alias("current"),
        )
        .drop("bearer", "since", "own_on")
    )


def _own_reports(own: pl.DataFrame) -> pl.DataFrame:
    """Of each agency, the day of its latest report in force (`own_on`)."""
    return own.filter("current").group_by("bearer").agg(pl.col("received_on").max().alias("own_on"))
