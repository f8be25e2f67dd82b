"""Cells that do not say what they seem to: Excel's errors as text, and texts in the fonts of before Unicode."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from schemas.records import fields_of
from tiendo.intake.fonts import GARBLED, is_garbled, is_unclear, retyped, suspicious
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem

_ERROR = r"^(?:#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3})$"
_DAY = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)?$"  # how the days of workbooks come

Cell = tuple[int, int, str]  # submission, row, field


def settle_cells(
    lines: pl.DataFrame, table: str, fields: Sequence[str], places: Places
) -> tuple[pl.DataFrame, list[Problem]]:
    """Lines without error texts and lost letters, with every text in Unicode, and findings about all of them."""
    problems: list[Problem] = []
    new: dict[Cell, str | None] = {}
    for code, wrong in (("cell_error", _ERROR), ("letters_lost", GARBLED)):
        for submission, row, field, text in _hits(lines, fields, wrong):
            if code != "letters_lost" or (retyped(text) is None and is_garbled(text)):
                new[submission, row, field] = None
                problems.append(places.problem(submission, table, field, row, code, text))
    for submission, row, field, text in _hits(lines, _texts(table, fields), _DAY):
        problems.append(places.problem(submission, table, field, row, "text_is_date", text))
    for submission, row, field, text in _hits(lines, fields, suspicious()):
        if (submission, row, field) not in new:
            new |= _settled_font(text, (submission, row, field), table, places, problems)
    return _rewritten(lines, new), problems


def _texts(table: str, fields: Sequence[str]) -> list[str]:
    """The fields in which people write freely."""
    kinds = fields_of(table)
    return [field for field in fields if kinds[field].kind == "text"]


def _settled_font(
    text: str, cell: Cell, table: str, places: Places, problems: list[Problem]
) -> dict[Cell, str | None]:
    """What a text in an old font says, with a problem about it; nothing where it is none."""
    submission, row, field = cell
    if (found := retyped(text)) is not None:
        details = {"font": found.font, "read_as": found.text}
        problems.append(places.problem(submission, table, field, row, "font_converted", None, details))
        return {cell: found.text}
    if is_unclear(text):
        problems.append(places.problem(submission, table, field, row, "font_unclear", text))
    return {}


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
