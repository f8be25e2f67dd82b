"""The sheet with a label and its value a row, wherever labels stand."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from schemas.layout import Sheet
from tiendo.intake.model import Grid, Problem, letter
from tiendo.intake.piece import Piece
from tiendo.text import fold

_SEARCHED = 6  # columns in which the labels are looked for
_SURE = 3


@dataclass(frozen=True)
class Labels:
    """Zero-based (row, column) of each field's value."""

    values: dict[str, tuple[int, int]]


def find_labels(grid: Grid, sheet: Sheet, least: int = _SURE) -> Labels | None:
    """Labels in a column with values beside them, or in the first row with values below."""
    fields = {fold(word): c.field.name for c in sheet.columns if c.field for word in _words(c.header, c.field)}
    best: dict[str, tuple[int, int]] = {}
    for i in range(min(grid.cells.width, _SEARCHED)):
        found: dict[str, tuple[int, int]] = {}
        for row, text in enumerate(grid.cells[:, i].head(200)):
            if text and (name := fields.get(fold(text))):
                found.setdefault(name, (row, i + 1))
        best = max(best, found, key=len)
    if len(best) < least and grid.cells.height > 1:
        across = {fields[fold(t)]: (1, i) for i, t in enumerate(grid.cells.row(0)) if t and fold(t) in fields}
        best = max(best, across, key=len)
    return Labels(best) if len(best) >= least else None


def _words(header: str, field: object) -> Iterator[str]:
    yield header
    yield from (getattr(field, name) for name in ("vi", "en", "name"))


def take_cover(number: int, name: str, grid: Grid, sheet: Sheet, labels: Labels) -> Piece:
    """The values as a piece of one line."""
    cells = grid.cells
    values = {field: None for field in sheet.positions} | {
        field: cells[row, column] if row < cells.height and column < cells.width else None
        for field, (row, column) in labels.values.items()
    }
    lines = pl.DataFrame([tuple(values.values())], schema=dict.fromkeys(values, pl.String), orient="row")
    letters = {field: letter(grid.first_column + column) for field, (_, column) in labels.values.items()}
    rows = {field: row + 1 for field, (row, _) in labels.values.items()}
    return Piece(number, sheet, name, lines, sheet.header_row + 1, letters, rows)


def cover_problems(number: int, name: str, grid: Grid, sheet: Sheet, labels: Labels) -> Iterator[Problem]:
    """Labels that are gone, error cells and formulas without a result."""
    for offset, column in enumerate(sheet.columns, start=1):
        if column.field and column.field.name not in labels.values:
            details = {"field_vi": column.header, "field_en": column.field.en}
            yield Problem(number, "label_missing", name, sheet.header_row + offset, "A", details=details)
    places = {(row, column + grid.first_column) for row, column in labels.values.values()}
    for here, text in grid.errors.items():
        code = "cell_error" if here in places else "outside_table"
        yield Problem(number, code, name, here[0] + 1, letter(here[1]), text)
    for row, column in grid.unread:
        if (row, column) in places:
            yield Problem(number, "formula_unread", name, row + 1, letter(column))
