"""Find the sheets and columns of a layout in a file, wherever the sender moved them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from schemas.layout import Layout, Sheet
from tiendo.intake.model import Problem, letter
from tiendo.intake.read import MAX_ROWS, Grid, Unreadable
from tiendo.text import fold

_HEADER_SEARCH = 40  # rows in which a moved header is looked for


@dataclass(frozen=True)
class Piece:
    """A sheet's reported lines as strings: one column a field; `letters` say where each field stands."""

    submission: int
    sheet: Sheet
    name: str  # as the sender's file calls the sheet
    cells: pl.DataFrame
    first_row: int  # the sheet's row number of the first line
    letters: dict[str, str]
    rows: dict[str, int]  # only of "fields" sheets: the row of each field


def match_layout(grids: Sequence[Grid], layouts: Sequence[Layout]) -> Layout:
    """The layout that the file was issued with. Raises Unreadable where it is none of ours."""
    marks = [_corner(grid) for grid in grids]
    for layout in layouts:
        if any(mark.startswith(layout.mark) for mark in marks):
            return layout
    for layout in layouts:
        if {sheet.name for sheet in layout.sheets} & {grid.name for grid in grids}:
            return layout
    raise Unreadable("file_not_form")


def _corner(grid: Grid) -> str:
    return (grid.cells.item(0, 0) or "") if grid.cells.height and grid.cells.width else ""


def match_sheets(number: int, grids: Sequence[Grid], layout: Layout) -> tuple[list[Piece], list[Problem]]:
    """The pieces of a file, one a layout sheet, and what is wrong with its structure."""
    by_name = {fold(grid.name): grid for grid in grids}
    pieces, problems = [], []
    for sheet in layout.sheets:
        grid = by_name.get(fold(sheet.name))
        if grid is None:
            problems.append(Problem(number, "sheet_missing", details={"sheet_name": sheet.name}))
            continue
        piece, found = (_labelled if sheet.shape == "fields" else _tabular)(number, grid, sheet)
        problems += [*found, *_cell_errors(number, grid)]
        if piece is not None:
            pieces.append(piece)
    return pieces, problems


def _cell_errors(number: int, grid: Grid) -> Iterator[Problem]:
    for row, column in grid.errors:
        yield Problem(number, "cell_error", grid.name, row + 1, letter(grid.first_column + column))


def _tabular(number: int, grid: Grid, sheet: Sheet) -> tuple[Piece | None, list[Problem]]:
    header = _header_row(grid, sheet)
    if header is None:
        return None, [Problem(number, "header_missing", grid.name, sheet.header_row, "A")]
    places = _places(grid, sheet, header)
    problems = [
        Problem(number, "column_missing", grid.name, header + 1, details={"field_vi": f.vi, "field_en": f.en})
        for f in (column.field for column in sheet.columns)
        if f and f.name not in places
    ]
    if grid.cells.height > MAX_ROWS:
        problems.append(
            Problem(number, "sheet_too_long", grid.name, MAX_ROWS, "A", details={"limit": MAX_ROWS})
        )
    names = grid.cells.columns
    problems += _outside(number, grid, header, last=max([*places.values(), len(sheet.columns) - 1]))
    problems += _beside_no_line(number, grid, header, set(places.values()))
    lines = grid.cells.slice(header + 1).select(
        pl.col(names[places[field]]).alias(field) if field in places else pl.lit(None, pl.String).alias(field)
        for field in sheet.positions
    )
    letters = {field: letter(grid.first_column + index) for field, index in places.items()}
    return Piece(number, sheet, grid.name, lines, header + 2, letters, {}), problems


def _header_row(grid: Grid, sheet: Sheet) -> int | None:
    """Zero-based row of the header: where the layout puts it, else the row that looks most like it."""
    expected = [column.header for column in sheet.columns]
    usual = sheet.header_row - 1
    if grid.cells.height > usual and list(grid.cells.row(usual)[: len(expected)]) == expected:
        return usual
    wanted = {fold(header) for header in expected}
    scores = [
        (len(wanted & {fold(cell) for cell in row if cell}), -i)
        for i, row in enumerate(grid.cells.head(_HEADER_SEARCH).iter_rows())
    ]
    score, row = max(scores, default=(0, 0))
    return -row if score >= 2 else None


def _places(grid: Grid, sheet: Sheet, header: int) -> dict[str, int]:
    """Field → zero-based column, by the header's text."""
    cells = grid.cells.row(header)
    if list(cells[: len(sheet.columns)]) == [column.header for column in sheet.columns]:
        return sheet.positions
    found = {fold(cell): i for i, cell in reversed(list(enumerate(cells))) if cell}
    return {
        column.field.name: found[fold(column.header)]
        for column in sheet.columns
        if column.field and fold(column.header) in found
    }


def _outside(number: int, grid: Grid, header: int, last: int) -> Iterator[Problem]:
    """Content to the right of the table's last field, which nobody would read."""
    right = grid.cells[:, last + 1 :].slice(header + 1)
    for offset, column in enumerate(right.columns):
        filled = right[column].str.strip_chars().str.len_chars().fill_null(0) > 0
        for i in filled.arg_true().head(1):
            place = letter(grid.first_column + last + 1 + offset)
            yield Problem(number, "outside_table", grid.name, header + 2 + i, place, right[column][i])


def _beside_no_line(number: int, grid: Grid, header: int, fields: set[int]) -> Iterator[Problem]:
    """Content in columns that only inform the reader, in lines that report nothing: a stray character, a note."""
    names = grid.cells.columns
    reported = [names[i] for i in sorted(fields)]
    others = [name for i, name in enumerate(names) if i not in fields]
    if not others or not reported:
        return
    lines = grid.cells.slice(header + 1).with_row_index("line")
    is_filled = {name: pl.col(name).str.strip_chars().str.len_chars().fill_null(0) > 0 for name in names}
    empty = ~pl.any_horizontal(is_filled[name] for name in reported)
    stray = lines.filter(empty & pl.any_horizontal(is_filled[name] for name in others))
    for row in stray.head(1).iter_rows(named=True):
        name = next(name for name in others if (row[name] or "").strip())
        place = letter(grid.first_column + names.index(name))
        yield Problem(number, "outside_table", grid.name, header + 2 + row["line"], place, row[name])


def _labelled(number: int, grid: Grid, sheet: Sheet) -> tuple[Piece | None, list[Problem]]:
    """A sheet with a label in its first column and the value beside it."""
    if grid.cells.width < 2:
        return None, [Problem(number, "header_missing", grid.name, sheet.header_row, "A")]
    labels, values = grid.cells[:, 0].to_list(), grid.cells[:, 1].to_list()
    rows = {fold(label): i for i, label in reversed(list(enumerate(labels))) if label}
    fields = {column.field.name: fold(column.header) for column in sheet.columns if column.field}
    found = {field: values[rows[label]] if label in rows else None for field, label in fields.items()}
    problems = [
        Problem(
            number,
            "label_missing",
            grid.name,
            sheet.header_row,
            "A",
            details={"field_vi": c.field.vi, "field_en": c.field.en},
        )
        for c in sheet.columns
        if c.field and fields[c.field.name] not in rows
    ]
    lines = pl.DataFrame([tuple(found.values())], schema=dict.fromkeys(found, pl.String), orient="row")
    letters = dict.fromkeys(fields, letter(grid.first_column + 1))
    places = {field: rows[label] + 1 for field, label in fields.items() if label in rows}
    return Piece(number, sheet, grid.name, lines, sheet.header_row + 1, letters, places), problems
