"""Find the columns of a sheet's table, wherever the sender moved them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl
from rapidfuzz import fuzz

from schemas.layout import Column, Sheet
from tiendo.intake.limits import IntakeLimits
from tiendo.intake.merged import spread
from tiendo.intake.model import Grid, Problem, letter
from tiendo.intake.piece import Piece, column_names
from tiendo.intake.rejoin import rejoined
from tiendo.text import fold

_HEADER_SEARCH = 40  # rows in which a moved header is looked for
_SURE = 2  # columns whose headers must be found at least
_ALIKE = 75  # per cent of likeness at which a header is taken for a misspelt one


@dataclass(frozen=True)
class Place:
    """Where a sheet's table stands in a grid: zero-based header row, and columns by name of the piece."""

    header: int
    columns: dict[str, int]


def find_table(grid: Grid, sheet: Sheet, least: int = _SURE) -> Place | None:
    """The header row: where the layout puts it, else the row that looks most like it."""
    cells, usual = grid.cells, sheet.header_row - 1
    expected = tuple(column.header for column in sheet.columns)
    if cells.height > usual and cells.row(usual)[: len(expected)] == expected:
        return Place(usual, {name: i for i, name in enumerate(column_names(sheet))})
    candidates = [Place(i, _columns(row, sheet)) for i, row in enumerate(cells.head(_HEADER_SEARCH).iter_rows())]
    best = max(candidates, key=lambda place: (len(place.columns), -place.header), default=None)
    return best if best and len(best.columns) >= least else None


def _columns(row: Sequence[str | None], sheet: Sheet) -> dict[str, int]:
    """Column of a piece → zero-based column, by the headers of a row. The first of two alike counts."""
    spellings = _spellings(sheet)
    found: dict[str, int] = {}
    for i, cell in enumerate(row):
        name = spellings.get(fold(cell)) if cell else None
        if name is not None:
            found.setdefault(name, i)
    return found


@cache
def _spellings(sheet: Sheet) -> dict[str, str]:
    """Every way to head a column: as the form does, or as the field is called in either language."""
    known: dict[str, str] = {}
    for column, name in zip(sheet.columns, column_names(sheet), strict=True):
        field = column.field
        known.setdefault(fold(column.header), name)
        for word in (field.vi, field.en, field.name) if field else ():
            known.setdefault(fold(word), name)
    return known


def take_table(number: int, name: str, grid: Grid, sheet: Sheet, place: Place, shift: int = 0) -> Piece:
    """The table's lines as a piece."""
    below = grid.cells.slice(place.header + 1)
    names = column_names(sheet)
    if list(place.columns.values()) == list(range(len(names))):
        cells = below if below.width == len(names) else below[:, : len(names)]
        cells.columns = names
    else:
        source = below.columns
        cells = below.select(
            pl.col(source[place.columns[n]]).alias(n) if n in place.columns else pl.lit(None, pl.String).alias(n)
            for n in names
        )
    if grid.broken_rows and (key := _key(sheet)) in names:
        cells = rejoined(cells, names.index(key))
    cells = spread(cells, grid, place.header + 1, place.columns, _key(sheet)) if grid.merged else cells
    letters = {n: letter(grid.first_column + i) for n, i in place.columns.items()}
    return Piece(number, sheet, name, cells, place.header + 2, letters, shift=shift)


def _key(sheet: Sheet) -> str:
    """The pre-filled field that says what a line is about; "" where lines are free."""
    return next((c.field.name for c in sheet.columns if c.field and c.locked and c.field.kind == "key"), "")


def column_problems(number: int, name: str, grid: Grid, sheet: Sheet, place: Place) -> Iterator[Problem]:
    """Columns that are missing, misspelt, doubled, or not of the form but filled in."""
    header = grid.cells.row(place.header)
    spare = {i: cell for i, cell in enumerate(header) if i not in place.columns.values()}
    for i, column in enumerate(sheet.columns):
        if column.field and column.field.name not in place.columns:
            alike = _most_alike(column, spare)
            index = i if alike is None else alike
            code = "column_missing" if alike is None else "column_renamed"
            value = spare.pop(index) if alike is not None else None
            details = {"field_vi": column.header, "field_en": column.field.en}
            at = letter(grid.first_column + index)
            yield Problem(number, code, name, place.header + 1, at, value, details)
    for i, cell in spare.items():
        yield from _spare_column(number, name, grid, sheet, place, (i, cell))


def _most_alike(column: Column, spare: dict[int, str | None]) -> int | None:
    likeness = {i: fuzz.ratio(fold(cell), fold(column.header)) for i, cell in spare.items() if cell}
    best = max(likeness, key=lambda i: likeness[i], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _spare_column(
    number: int, name: str, grid: Grid, sheet: Sheet, place: Place, column: tuple[int, str | None]
) -> Iterator[Problem]:
    """A column whose header is not of the form, or is there twice, with something below it."""
    i, header = column
    below = grid.cells[:, i].slice(place.header + 1)
    filled = (below.str.strip_chars().str.len_chars().fill_null(0) > 0).arg_true()
    if filled.is_empty():
        return
    at, first = letter(grid.first_column + i), filled[0]
    twin = _spellings(sheet).get(fold(header)) if header else None
    if twin is not None:
        details = {"first": f"{letter(grid.first_column + place.columns[twin])}{place.header + 1}"}
        yield Problem(number, "column_repeated", name, place.header + 1, at, header, details)
    else:
        yield Problem(number, "outside_table", name, place.header + 2 + first, at, below[first])


def cell_problems(number: int, name: str, grid: Grid, place: Place) -> Iterator[Problem]:
    """Error cells, and formulas without a result, of the table; error cells elsewhere are remarked upon."""
    fields = {i + grid.first_column for n, i in place.columns.items() if not n.startswith("·")}
    for (row, column), text in grid.errors.items():
        inside = row > place.header and column in fields
        code = "cell_error" if inside else "outside_table"
        yield Problem(number, code, name, row + 1, letter(column), text)
    for row, column in grid.unread:
        if row > place.header and column in fields:
            yield Problem(number, "formula_unread", name, row + 1, letter(column))


def too_far(number: int, name: str, grid: Grid, limits: IntakeLimits) -> Problem:
    """The refusal of a sheet that goes on beyond the limits, at the cell that does."""
    row, column = grid.too_far or (0, 0)
    details = {"rows": limits.rows, "columns": limits.columns}
    return Problem(number, "sheet_too_long", name, row + 1, letter(column), details=details)
