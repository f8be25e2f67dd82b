"""Difficulties followed from the first report to the solution, over the periods.

- A difficulty is the same as one of an earlier period when the same agency, or its predecessor, says it of the same
  task in the same words, or in words that differ by a small edit (`tiendo.text.retold`); case, diacritics and spaces
  make no difference.
- The latest period that tells of it gives its wording, proposal, authority asked and state. Where several units (or
  those that an agency succeeds) tell of it in that period, it is solved when all of them say so.
- One that was never said to be solved and that the agency no longer mentions stays unsolved: silence solves nothing.
- Said again after it was solved, it is open again, and the first report stays the first.
"""

from collections.abc import Sequence

import polars as pl

from schemas.results import FollowedDifficulties
from schemas.terms import DifficultyState
from tiendo.plan import Period, Registry
from tiendo.progress.succession import with_bearer
from tiendo.text import fold, retold

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
        with_bearer(registry, submissions.filter("current"), on)
        .join(order, on="period")
        .select("submission", "period", "nth", agency="bearer")
    )
    told = difficulties.join(senders, on="submission").sort("nth", "submission", "row")
    words = {text: fold(text) for text in told["difficulty"].unique()}
    found = (
        told.with_columns(
            pl.col("ref").fill_null("").alias("about"),
            pl.col("difficulty").replace_strict(words, return_dtype=pl.String).alias("words"),
        )
        .pipe(_as_first_told)
        .group_by("agency", "about", "words", maintain_order=True)
        .agg(
            *(pl.col(name).sort_by("nth", ~_is_solved(), maintain_order=True).last() for name in _LATEST),
            pl.col("period").first().alias("first_period"),
            pl.col("period").last().alias("last_period"),
            pl.col("period").n_unique().cast(pl.Int64).alias("n_periods"),
        )
        .drop("about", "words")
    )
    solved = _is_solved()
    silent = ~solved & (pl.col("last_period") != current.id)
    return FollowedDifficulties.validate(found.with_columns(solved.alias("solved"), silent.alias("silent")))


def _is_solved() -> pl.Expr:
    return (pl.col("state") == DifficultyState.solved).fill_null(value=False)


_SUBJECT = ["agency", "about"]


def _as_first_told(told: pl.DataFrame) -> pl.DataFrame:
    """`told` with `words` that repeat earlier ones replaced by these. Most subjects are told in one wording only."""
    several = told.filter(pl.col("words").n_unique().over(_SUBJECT) > 1)
    if several.is_empty():
        return told
    subjects = several.select(*_SUBJECT, "words", "nth").group_by(_SUBJECT, maintain_order=True)
    rows = [
        (*subject, words, first)
        for subject, lines in subjects
        for words, first in retold(lines.select("words", "nth").rows()).items()
        if words != first
    ]
    schema = dict.fromkeys((*_SUBJECT, "words", "first"), pl.String)
    repeats = pl.DataFrame(rows, schema=schema, orient="row")
    joined = told.join(repeats, on=[*_SUBJECT, "words"], how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("first", "words").alias("words")).drop("first")
