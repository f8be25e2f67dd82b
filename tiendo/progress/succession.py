"""Submissions of agencies that ended before the data window did: they stand for their successors.

- The successor reports for the whole window. Once it has, what its predecessors had sent is superseded; until then
  theirs count for it, each as a unit that bears the predecessor's name. No accepted report is lost through a merger.
- Of a period whose window closed before the merger nothing changes.
"""

from datetime import date

import polars as pl

from tiendo.plan import Registry


def borne_submissions(registry: Registry, submissions: pl.DataFrame, on: date) -> pl.DataFrame:
    """`schemas.results.Submissions` of one period with whoever bears each agency's duties on the window's last day."""
    bearers = {agency: registry.bearer(agency, on) for agency in submissions["agency"].unique()}
    ended = [agency for agency, bearer in bearers.items() if agency != bearer]
    if not ended:
        return submissions
    of_ended = pl.col("agency").is_in(ended)
    own = submissions.filter("current", ~of_ended)["agency"].unique().to_list()
    names = {agency: registry.name(agency) for agency in ended}
    bearer = pl.col("agency").replace(bearers)
    named = pl.col("agency").replace(names)
    unit = pl.when(pl.col("unit") == "").then(named).otherwise(named + pl.lit(" / ") + pl.col("unit"))
    return submissions.with_columns(
        bearer.alias("agency"),
        pl.when(of_ended).then(unit).otherwise("unit").alias("unit"),
        (pl.col("current") & ~(of_ended & bearer.is_in(own))).alias("current"),
    )
