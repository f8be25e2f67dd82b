"""Difficulties followed from the first report to the solution, over the periods.

- A difficulty is the same as one of an earlier period when the same agency, or its predecessor, says it of the same
  task in the same words; case, diacritics and spaces make no difference.
- The latest period that tells of it gives its wording, proposal, authority asked and state.
- One that was never said to be solved and that the agency no longer mentions stays unsolved: silence solves nothing.
- Said again after it was solved, it is open again, and the first report stays the first.
"""

from collections.abc import Sequence

import polars as pl

from schemas.results import FollowedDifficulties
from schemas.terms import DifficultyState
from tiendo.plan import Period, Registry
from tiendo.text import fold

_LATEST = ("ref", "difficulty", "proposal", "authority", "state", "submission", "row")


def followed_difficulties(
    registry: Registry, periods: Sequence[Period], submissions: pl.DataFrame, difficulties: pl.DataFrame
) -> pl.DataFrame:
    """`schemas.results.FollowedDifficulties` in the order of the first report.

    `periods` are given in their order, the last being the one that is reported on. `submissions` and `difficulties`
    (schemas.records.Difficulties) may hold all periods; only rows of current submissions count.
    """
    current, on = periods[-1], periods[-1].window_to
    order = pl.DataFrame({"period": [one.id for one in periods]}).with_row_index("nth")
    senders = (
        submissions.filter("current").join(order, on="period").select("submission", "period", "nth", "agency")
    )
    told = difficulties.join(senders, on="submission").sort("nth", "submission", "row")
    bearers = {agency: registry.bearer(agency, on) for agency in told["agency"].unique()}
    words = {text: fold(text) for text in told["difficulty"].unique()}
    found = (
        told.with_columns(
            pl.col("agency").replace_strict(bearers, return_dtype=pl.String),
            pl.col("ref").fill_null("").alias("about"),
            pl.col("difficulty").replace_strict(words, return_dtype=pl.String).alias("words"),
        )
        .group_by("agency", "about", "words", maintain_order=True)
        .agg(
            *(pl.col(name).last() for name in _LATEST),
            pl.col("period").first().alias("first_period"),
            pl.col("period").last().alias("last_period"),
            pl.col("period").n_unique().cast(pl.Int64).alias("n_periods"),
        )
        .drop("about", "words")
    )
    solved = (pl.col("state") == DifficultyState.solved).fill_null(value=False)
    silent = ~solved & (pl.col("last_period") != current.id)
    return FollowedDifficulties.validate(found.with_columns(solved.alias("solved"), silent.alias("silent")))
