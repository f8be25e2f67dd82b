"""The sheet with a label and its value a row, wherever labels stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tiendo.intake.expected import ExpectedSheet
from tiendo.intake.model import Cells, Grid, Problem, error_code, letter
from tiendo.intake.piece import Piece
from tiendo.intake.spelling import folded

_SEARCHED = 6  # columns in which the labels are looked for
_ROWS = 200
_SURE = 3


@dataclass(frozen=True)
class Labels:
    """Zero-based (row, column) of each field's value."""

    values: dict[str, tuple[int, int]]


def find_labels(grid: Grid, sheet: ExpectedSheet, least: int = _SURE) -> Labels | None:
    """Labels where the layout puts them, else in a column with values beside them, or in a row with values below."""
    cells = grid.cells
    if cells.width and _where_usual(cells, sheet) == sheet.headers:
        return Labels(sheet.usual_values)
    best: dict[str, tuple[int, int]] = {}
    for i in range(min(cells.width, _SEARCHED)):
        found = {name: (row, i + 1) for name, row in _labels(cells.columns[i][:_ROWS], sheet).items()}
        best = max(best, found, key=len)
        if len(best) == len(sheet.names):
            break
    if len(best) < _SURE and cells.height > 1:
        across = {name: (1, i) for name, i in _labels(cells.row(0), sheet).items()}
        best = across if len(across) >= len(best) else best
    return Labels(best) if len(best) >= least else None


def _where_usual(cells: Cells, sheet: ExpectedSheet) -> tuple[str | None, ...]:
    start = sheet.sheet.header_row
    return tuple(cells.columns[0][start : start + len(sheet.names)])


def _labels(texts: Iterable[str | None], sheet: ExpectedSheet) -> dict[str, int]:
    """Field → the first place at which it is named."""
    found: dict[str, int] = {}
    for i, text in enumerate(texts):
        if text and (name := sheet.spellings.get(folded(text))):
            found.setdefault(name, i)
    return found


def take_cover(number: int, name: str, grid: Grid, sheet: ExpectedSheet, labels: Labels) -> Piece:
    """The values as a piece of one line."""
    cells = grid.cells
    values: dict[str, str | None] = dict.fromkeys(sheet.names) | {
        field: cells[at] if at[0] < cells.height and at[1] < cells.width else None
        for field, at in labels.values.items()
    }
    line = {field: [value] for field, value in values.items()}
    letters = {field: letter(grid.first_column + column) for field, (_, column) in labels.values.items()}
    rows = {field: row + 1 for field, (row, _) in labels.values.items()}
    return Piece(number, sheet, name, line, sheet.sheet.header_row + 1, letters, rows)


def cover_problems(
    number: int, name: str, grid: Grid, sheet: ExpectedSheet, labels: Labels, *, partial: bool
) -> Iterator[Problem]:
    """Labels that are gone (a `partial` file need not have them), error cells, formulas without a result, and what
    cells say beside their text.
    """
    for offset, column in enumerate(sheet.sheet.columns, start=1):
        if column.field and column.field.name not in labels.values and not partial:
            details = {"field_vi": column.header, "field_en": column.field.en}
            yield Problem(
                number, "label_missing", name, sheet.sheet.header_row + offset, "A", details=details
            )
    places = {(row, column + grid.first_column) for row, column in labels.values.values()}
    for here, text in grid.errors.items():
        code = error_code(text) if here in places else "outside_table"
        yield Problem(number, code, name, here[0] + 1, letter(here[1]), text)
    for here in grid.unread:
        if here in places:
            yield Problem(number, "formula_unread", name, here[0] + 1, letter(here[1]))
    for noted in grid.noted:
        if noted.is_anywhere or noted.spot in places:
            yield noted.problem(number, name)
