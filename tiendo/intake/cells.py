"""Cells that do not say what they seem to: Excel's errors as text, and texts in the fonts of before Unicode."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from tiendo.intake.fonts import is_unclear, retyped, suspicious
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem

_ERROR = r"^(?:#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3})$"

Cell = tuple[int, int, str]  # submission, row, field


def settle_cells(
    lines: pl.DataFrame, table: str, fields: Sequence[str], places: Places
) -> tuple[pl.DataFrame, list[Problem]]:
    """Lines without error texts and with every text in Unicode, and findings about both."""
    problems: list[Problem] = []
    new: dict[Cell, str | None] = {}
    for submission, row, field, text in _hits(lines, fields, _ERROR):
        new[submission, row, field] = None
        problems.append(places.problem(submission, table, field, row, "cell_error", text))
    for submission, row, field, text in _hits(lines, fields, suspicious()):
        if (found := retyped(text)) is not None:
            new[submission, row, field] = found.text
            details = {"font": found.font, "read_as": found.text}
            problems.append(places.problem(submission, table, field, row, "font_converted", None, details))
        elif is_unclear(text):
            problems.append(places.problem(submission, table, field, row, "font_unclear", text))
    return _rewritten(lines, new), problems


def _hits(lines: pl.DataFrame, fields: Sequence[str], pattern: str) -> Iterator[tuple[int, int, str, str]]:
    """The cells that match: submission, row, field, text."""
    found = lines.select(pl.col(field).str.contains(pattern).any() for field in fields)
    for field in fields:
        if found[field].item():
            cells = lines.select("submission", "row", field).filter(pl.col(field).str.contains(pattern))
            yield from ((submission, row, field, text) for submission, row, text in cells.iter_rows())


def _rewritten(lines: pl.DataFrame, new: Mapping[Cell, str | None]) -> pl.DataFrame:
    by_field: dict[str, list[tuple[int, int, str | None]]] = defaultdict(list)
    for (submission, row, field), text in new.items():
        by_field[field].append((submission, row, text))
    schema = {"submission": pl.Int64, "row": pl.Int64, "new": pl.String}
    for field, rows in by_field.items():
        texts = pl.DataFrame(rows, schema=schema, orient="row").with_columns(changed=True)
        joined = lines.join(texts, on=["submission", "row"], how="left", maintain_order="left")
        settled = pl.when("changed").then("new").otherwise(field).alias(field)
        lines = joined.with_columns(settled).drop("new", "changed")
    return lines
