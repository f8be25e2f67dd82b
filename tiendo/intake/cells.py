"""Cells that do not say what they seem to: Excel's errors as text, and texts in the fonts of before Unicode."""

from collections.abc import Mapping, Sequence

import polars as pl

from tiendo.intake.fonts import Retyped, is_unclear, retyped, suspicious
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem

_ERROR = r"^(?:#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3})$"

Here = tuple[int, int]  # submission and row


def settle_cells(
    lines: pl.DataFrame, table: str, fields: Sequence[str], places: Places
) -> tuple[pl.DataFrame, list[Problem]]:
    """Lines without error texts and with every text in Unicode, and findings about both."""
    lines, problems = _without_errors(lines, table, fields, places)
    lines, found = _in_unicode(lines, table, fields, places)
    return lines, problems + found


def _without_errors(
    lines: pl.DataFrame, table: str, fields: Sequence[str], places: Places
) -> tuple[pl.DataFrame, list[Problem]]:
    problems = []
    for field in fields:
        is_error = pl.col(field).str.contains(_ERROR)
        hits = lines.filter(is_error)
        if hits.is_empty():
            continue
        for submission, row, text in hits.select("submission", "row", field).iter_rows():
            problems.append(places.problem(submission, table, field, row, "cell_error", text))
        lines = lines.with_columns(pl.when(~is_error).then(pl.col(field)).alias(field))
    return lines, problems


def _in_unicode(
    lines: pl.DataFrame, table: str, fields: Sequence[str], places: Places
) -> tuple[pl.DataFrame, list[Problem]]:
    problems: list[Problem] = []
    changes: dict[str, dict[Here, Retyped]] = {field: {} for field in fields}
    for field in fields:
        doubtful = lines.select("submission", "row", field).filter(pl.col(field).str.contains(suspicious()))
        for submission, row, text in doubtful.iter_rows():
            if (found := retyped(text)) is not None:
                changes[field][submission, row] = found
            elif is_unclear(text):
                problems.append(places.problem(submission, table, field, row, "font_unclear", text))
    for field, texts in changes.items():
        lines = _changed(lines, field, texts)
        for (submission, row), new in texts.items():
            details = {"font": new.font, "read_as": new.text}
            problems.append(places.problem(submission, table, field, row, "font_converted", None, details))
    return lines, problems


def _changed(lines: pl.DataFrame, field: str, found: Mapping[Here, Retyped]) -> pl.DataFrame:
    if not found:
        return lines
    rows = [(submission, row, new.text) for (submission, row), new in found.items()]
    schema = {"submission": pl.Int64, "row": pl.Int64, "new": pl.String}
    texts = pl.DataFrame(rows, schema=schema, orient="row")
    joined = lines.join(texts, on=["submission", "row"], how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("new", field).alias(field)).drop("new")
