"""Codes and the titles beside them: whoever sorts or moves one of the two without the other reports on other tasks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import polars as pl

from tiendo.intake.expected import CONTEXT
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem
from tiendo.intake.spelling import folded

# Of each key, the column beside it.
TITLES = {"ref": f"{CONTEXT}title", "indicator": f"{CONTEXT}indicator_title"}


def titles_of_others(
    lines: pl.DataFrame, table: str, key: str, titles: Mapping[str, str], places: Places
) -> Iterator[Problem]:
    """Lines whose title is that of another code, unless that code's own line has it too (as after a copy of a cell).

    `titles` are those of the plan, by code. Titles that are nobody's were edited and tell nothing.
    """
    column = TITLES[key]
    if column not in lines.columns:
        return
    beside = lines.select("submission", "row", key, pl.col(column).str.strip_chars().alias("title"))
    own = pl.col(key).replace_strict(titles, default=None, return_dtype=pl.String)
    moved = beside.filter(pl.col("title").is_not_null() & own.is_not_null() & (pl.col("title") != own))
    if moved.is_empty():
        return
    bearers: dict[str, set[str]] = defaultdict(set)
    for code, title in titles.items():
        bearers[folded(title)].add(code)
    suspect = beside.filter(pl.col("submission").is_in(moved["submission"].unique().implode()))
    settled = {
        (submission, code)
        for submission, code, title in suspect.select("submission", key, "title").iter_rows()
        if code in bearers.get(folded(title or ""), ())
    }
    for submission, row, code, title in moved.iter_rows():
        meant = sorted(bearers.get(folded(title), ()))
        if meant and code not in meant and all((submission, one) not in settled for one in meant):
            yield places.problem(
                submission, table, key, row, "title_of_another", code, {"meant": "; ".join(meant)}
            )
