"""Find the columns of a sheet's table, wherever the sender moved them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from schemas.layout import Column
from tiendo.intake.expected import CONTEXT, ExpectedSheet
from tiendo.intake.limits import IntakeLimits
from tiendo.intake.merged import spread
from tiendo.intake.model import Grid, Problem, Spot, error_code, letter
from tiendo.intake.piece import Lines
from tiendo.intake.rejoin import rejoined
from tiendo.intake.spelling import folded

_HEADER_SEARCH = 40  # rows in which a moved header is looked for
_SURE = 2  # columns whose headers must be found at least
_NUMBERING = frozenset(map(folded, ("STT", "TT", "Số TT", "Số thứ tự", "No.")))  # count lines, report nothing
_LONGEST_NUMBER = 6  # of a column, with its brackets
_ALIKE = 75  # per cent of likeness at which a header is taken for a misspelt one


@dataclass(frozen=True)
class Place:
    """Where a sheet's table stands in a grid: zero-based header row, and columns by name of the piece."""

    header: int
    columns: dict[str, int]


def find_table(grid: Grid, sheet: ExpectedSheet, least: int = _SURE) -> Place | None:
    """The header row: where the layout puts it, else the row that looks most like it."""
    cells, usual, headers = grid.cells, sheet.sheet.header_row - 1, sheet.headers
    if cells.height > usual and cells.row(usual)[: len(headers)] == headers:
        return Place(usual, sheet.usual)
    candidates = [Place(i, _columns(cells.row(i), sheet)) for i in range(min(cells.height, _HEADER_SEARCH))]
    best = max(candidates, key=lambda place: (len(place.columns), -place.header), default=None)
    return best if best and len(best.columns) >= least else None


def _columns(row: Sequence[str | None], sheet: ExpectedSheet) -> dict[str, int]:
    """Column of a piece → zero-based column, by the headers of a row. The first of two alike counts."""
    found: dict[str, int] = {}
    for i, cell in enumerate(row):
        name = sheet.spellings.get(folded(cell)) if cell else None
        if name is not None:
            found.setdefault(name, i)
    return found


def take_table(grid: Grid, sheet: ExpectedSheet, place: Place) -> Lines:
    """The table's lines: the columns of a piece, as strings."""
    start, columns = place.header + 1, place.columns
    missing: list[str | None] = [None] * (grid.cells.height - start)
    cells: Lines = {
        name: grid.cells.columns[columns[name]][start:] if name in columns else missing[:]
        for name in sheet.names
    }
    if missing and _numbers_the_columns([column[0] for column in cells.values()]):
        for column in cells.values():
            column[0] = None
    if grid.decimals:
        _tell_from_thousands(cells, grid, sheet, place)
    if grid.broken_rows and sheet.key in columns:
        cells = rejoined(cells, sheet.key)
    if grid.merged:
        spread(cells, grid, start, columns, sheet.key)
    return cells


def _numbers_the_columns(line: Sequence[str | None]) -> bool:
    """The line below a header that numbers its columns, as official tables have it: (1), (2), (3)."""
    if line[0] is None or len(line[0]) > _LONGEST_NUMBER:
        return False
    numbers = [cell.strip(" ()[].") for cell in line if cell]
    if len(numbers) <= _SURE or not all(map(str.isdecimal, numbers)):
        return False
    return [int(n) for n in numbers] == [*range(int(numbers[0]), int(numbers[0]) + len(numbers))]


def _tell_from_thousands(cells: Lines, grid: Grid, sheet: ExpectedSheet, place: Place) -> None:
    """In columns of numbers, numbers such as 1.234 with a fourth decimal: 1.2340 cannot be taken for thousands."""
    numbers = {c.field.name for c in sheet.sheet.columns if c.field and c.field.kind == "number"}
    by_column = {i + grid.first_column: name for name, i in place.columns.items() if name in numbers}
    for row, column in grid.decimals:
        name, line = by_column.get(column), row - place.header - 1
        if name is not None and line >= 0:
            cells[name][line] = f"{cells[name][line]}0"


def letters_of(grid: Grid, sheet: ExpectedSheet, place: Place) -> Mapping[str, str]:
    """In which column of the sender's sheet each column of the piece stands."""
    if place.columns is sheet.usual and grid.first_column == 0:
        return sheet.usual_letters
    return {name: letter(grid.first_column + i) for name, i in place.columns.items()}


def find_lost(sheet: ExpectedSheet, place: Place, *, partial: bool) -> frozenset[str]:
    """Fields without a column. A `partial` file may leave out what need not be filled in."""
    if place.columns is sheet.usual:
        return frozenset()
    fields = [column.field for column in sheet.sheet.columns if column.field]
    return frozenset(f.name for f in fields if f.name not in place.columns and (f.required or not partial))


def column_problems(
    number: int, name: str, grid: Grid, sheet: ExpectedSheet, place: Place, lost: frozenset[str]
) -> Iterator[Problem]:
    """Columns that are missing, misspelt, doubled, or not of the form but filled in."""
    yield from _torn(number, name, grid, place)
    if place.columns is sheet.usual and grid.cells.width == len(sheet.names):
        return
    header = grid.cells.row(place.header)
    spare = {i: cell for i, cell in enumerate(header) if i not in place.columns.values()}
    for i, column in enumerate(sheet.sheet.columns):
        if column.field and column.field.name in lost:
            alike = _most_alike(column, spare)
            index = i if alike is None else alike
            code = "column_missing" if alike is None else "column_renamed"
            value = spare.pop(index) if alike is not None else None
            details = {"field_vi": column.header, "field_en": column.field.en}
            at = letter(grid.first_column + index)
            yield Problem(number, code, name, place.header + 1, at, value, details)
    for i, cell in spare.items():
        if folded(cell or "") in _NUMBERING or i >= _written(grid, place):
            continue
        yield from _spare_column(number, name, grid, sheet, place, (i, cell))


def _written(grid: Grid, place: Place) -> int:
    """How many cells the header has, also empty ones, where lines may have more."""
    return grid.widths[place.header] if grid.widths else grid.cells.width


def _torn(number: int, name: str, grid: Grid, place: Place) -> Iterator[Problem]:
    """Lines of a text table that marks within a text have torn, or that a quotation mark has glued together."""
    if grid.open_quote is not None:
        row, column = grid.open_quote
        value = grid.cells[row, column] if row < grid.cells.height else None
        yield Problem(number, "quote_open", name, row + 1, letter(column), value)
    usual = _written(grid, place)
    for row, width in enumerate(grid.widths[: grid.cells.height]):
        if row > place.header and width > usual and any(grid.cells.row(row)):
            details = {"n": width, "usual": usual}
            yield Problem(number, "line_torn", name, row + 1, letter(usual), details=details)


def _most_alike(column: Column, spare: dict[int, str | None]) -> int | None:
    likeness = {i: fuzz.ratio(folded(cell), folded(column.header)) for i, cell in spare.items() if cell}
    best = max(likeness, key=lambda i: likeness[i], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _spare_column(
    number: int, name: str, grid: Grid, sheet: ExpectedSheet, place: Place, column: tuple[int, str | None]
) -> Iterator[Problem]:
    """A column whose header is not of the form, or is there twice, with something below it."""
    i, header = column
    below = grid.cells.columns[i][place.header + 1 :]
    first = next((line for line, cell in enumerate(below) if cell and cell.strip()), None)
    if first is None:
        return
    at = letter(grid.first_column + i)
    twin = sheet.spellings.get(folded(header)) if header else None
    if twin is not None:
        details = {"first": f"{letter(grid.first_column + place.columns[twin])}{place.header + 1}"}
        yield Problem(number, "column_repeated", name, place.header + 1, at, header, details)
    else:
        yield Problem(number, "outside_table", name, place.header + 2 + first, at, below[first])


def cell_problems(number: int, name: str, grid: Grid, place: Place) -> Iterator[Problem]:
    """Error cells, and formulas without a result, of the table; error cells elsewhere are remarked upon."""
    if not grid.errors and not grid.unread:
        return
    fields = {i + grid.first_column for n, i in place.columns.items() if not n.startswith(CONTEXT)}
    for (row, column), text in grid.errors.items():
        inside = row > place.header and column in fields
        code = error_code(text) if inside else "outside_table"
        yield Problem(number, code, name, row + 1, letter(column), text)
    for row, column in grid.unread:
        if row > place.header and column in fields:
            yield Problem(number, "formula_unread", name, row + 1, letter(column))


def too_far(number: int, name: str, here: Spot, limits: IntakeLimits) -> Problem:
    """The refusal of a sheet that goes on beyond the limits, at the cell that does."""
    row, column = here
    details = {"rows": limits.rows, "columns": limits.columns}
    return Problem(number, "sheet_too_long", name, row + 1, letter(column), details=details)


def noted_problems(
    number: int, name: str, grid: Grid, sheet: ExpectedSheet, place: Place
) -> Iterator[Problem]:
    """What cells say beside their text: comments anywhere; struck, hidden and tracked text of the table."""
    by_column = {i + grid.first_column: column for column, i in place.columns.items()}
    for noted in grid.noted:
        column = by_column.get(noted.spot[1]) if noted.spot[0] > place.header else None
        if column is None:
            yield from [noted.problem(number, name)] if noted.is_anywhere else []
        else:
            is_issued = column == sheet.key or column.startswith(CONTEXT)
            yield noted.problem(number, name, is_issued=is_issued)
