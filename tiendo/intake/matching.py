"""Recognise a file: which layout it was issued with, and which of its sheets is which of the form's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from schemas.layout import Layout, Sheet
from tiendo.intake.columns import Place, cell_problems, column_problems, find_table, take_table, too_far
from tiendo.intake.cover import Labels, cover_problems, find_labels, take_cover
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.merged import merge_problems
from tiendo.intake.model import Book, Grid, Problem, Tab
from tiendo.intake.piece import Piece
from tiendo.text import fold

# Sheets that forms and annotated copies carry beside those of the layout; they hold nothing that is reported.
INFORMING = frozenset(map(fold, ("Hướng dẫn", "Danh mục", "Kết quả kiểm tra", "Check results")))

_RECOGNISED = 3  # columns or labels by which a sheet without a known name is recognised
_WIDE = 4  # columns of a table without a header that goes on from the one before


@dataclass
class Matched:
    """What was recognised in a file."""

    layout: Layout
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Match:
    """A sheet of the file and how it answers to a sheet of the layout."""

    tab: Tab
    grid: Grid
    place: Place | Labels | None


def match_book(number: int, book: Book, layouts: Sequence[Layout], limits: IntakeLimits) -> Matched:
    """Pieces and structural problems of a file. Raises Unreadable where it is no form of ours."""
    layout, found = _recognise(book, layouts)
    matched = Matched(layout)
    matched.problems += [Problem(number, code, value=value, details={"name": value}) for code, value in book.remarks]
    for sheet in layout.sheets:
        matches = found.get(sheet.table, [])
        if not matches and not book.partial:
            matched.problems.append(
                Problem(number, "sheet_missing", sheet.name, details={"sheet_name": sheet.name})
            )
        _take(number, sheet, matches, matched, limits)
    matched.problems += _unknown_tabs(number, book, found)
    return matched


def _recognise(book: Book, layouts: Sequence[Layout]) -> tuple[Layout, dict[str, list[_Match]]]:
    """The layout, and by table the sheets that answer to it: by name, then by what stands in them."""
    loads = {id(tab): _once(tab.load) for tab in book.tabs}
    for layout in layouts:
        found = _by_name(book, layout, loads)
        if _is_issued_as(layout, found):
            return layout, found | _by_content(book, layout, found, loads)
    for layout in layouts:
        found = _by_name(book, layout, loads)
        found |= _by_content(book, layout, found, loads)
        if any(match.place is not None for matches in found.values() for match in matches):
            return layout, found
    raise Unreadable("file_not_form")


def _once(load: Callable[[], Grid]) -> Callable[[], Grid]:
    kept: list[Grid] = []

    def grid() -> Grid:
        if not kept:
            kept.append(load())
        return kept[0]

    return grid


_Loads = dict[int, Callable[[], Grid]]


def _by_name(book: Book, layout: Layout, loads: _Loads) -> dict[str, list[_Match]]:
    tabs: dict[str, Tab] = {}
    for tab in book.tabs:
        if tab.named:
            tabs.setdefault(fold(tab.name), tab)
    found = {}
    for sheet in layout.sheets:
        tab = tabs.get(fold(sheet.name)) or tabs.get(sheet.table)
        if tab is not None:
            grid = loads[id(tab)]()
            found[sheet.table] = [_Match(tab, grid, _find(grid, sheet))]
    return found


def _find(grid: Grid, sheet: Sheet, least: int | None = None) -> Place | Labels | None:
    finder = find_labels if sheet.shape == "fields" else find_table
    return finder(grid, sheet) if least is None else finder(grid, sheet, least)


def _is_issued_as(layout: Layout, found: dict[str, list[_Match]]) -> bool:
    """Some sheet bears the layout's mark in its first row."""
    grids = [match.grid for matches in found.values() for match in matches]
    marks = [cell for grid in grids if grid.cells.height for cell in grid.cells.row(0) if cell]
    return any((mark.split() or [""])[0] == layout.mark for mark in marks)


def _by_content(
    book: Book, layout: Layout, known: dict[str, list[_Match]], loads: _Loads
) -> dict[str, list[_Match]]:
    """Sheets that were renamed, or have no names: by their headers and labels."""
    missing = [sheet for sheet in layout.sheets if sheet.table not in known]
    taken = {id(match.tab) for matches in known.values() for match in matches}
    found: dict[str, list[_Match]] = {}
    last: tuple[Sheet, _Match] | None = None
    for tab in book.tabs if missing else ():
        if id(tab) in taken or fold(tab.name) in INFORMING:
            continue
        grid = loads[id(tab)]()
        best = _best(grid, missing)
        if best is None and last is not None:
            best = _going_on(tab, grid, *last)
        if best is not None:
            sheet, place = best
            if not tab.named or sheet.table not in found:
                found.setdefault(sheet.table, []).append(_Match(tab, grid, place))
                last = (sheet, _Match(tab, grid, place))
    return found


def _best(grid: Grid, sheets: Sequence[Sheet]) -> tuple[Sheet, Place | Labels] | None:
    places = [(sheet, place) for sheet in sheets if (place := _find(grid, sheet, _RECOGNISED)) is not None]
    return max(places, key=lambda pair: _likeness(*pair), default=None)


def _likeness(sheet: Sheet, place: Place | Labels) -> tuple[int, float]:
    count = len(place.values if isinstance(place, Labels) else place.columns)
    return count, count / len(sheet.columns)


def _going_on(tab: Tab, grid: Grid, sheet: Sheet, above: _Match) -> tuple[Sheet, Place] | None:
    """A table without a header that goes on from the one before it."""
    same = grid.cells.width == above.grid.cells.width >= _WIDE
    if tab.named or not same or not isinstance(above.place, Place):
        return None
    return sheet, Place(-1, above.place.columns)


def _take(number: int, sheet: Sheet, matches: list[_Match], matched: Matched, limits: IntakeLimits) -> None:
    shift = 0
    for match in matches:
        piece, problems = _read(number, sheet, match, shift, limits)
        matched.problems += problems
        if match.tab.hidden:
            matched.problems.append(Problem(number, "sheet_hidden", match.tab.name))
        if piece is not None:
            matched.pieces.append(piece)
            shift = piece.end


def _read(
    number: int, sheet: Sheet, match: _Match, shift: int, limits: IntakeLimits
) -> tuple[Piece | None, list[Problem]]:
    grid, place, tab = match.grid, match.place, match.tab
    name = tab.name or sheet.name
    if grid.too_far is not None:
        return None, [too_far(number, name, grid, limits)]
    if place is None:
        return None, [Problem(number, "header_missing", name, sheet.header_row, "A")]
    problems = _renamed(number, tab, sheet)
    if isinstance(place, Labels):
        problems += cover_problems(number, name, grid, sheet, place)
        return take_cover(number, name, grid, sheet, place), problems
    if place.header >= 0:
        problems += column_problems(number, name, grid, sheet, place)
    problems += cell_problems(number, name, grid, place)
    problems += merge_problems(number, name, grid, place.header + 1, place.columns)
    return take_table(number, name, grid, sheet, place, shift), problems


def _renamed(number: int, tab: Tab, sheet: Sheet) -> list[Problem]:
    if not tab.named or fold(tab.name) in {fold(sheet.name), sheet.table}:
        return []
    return [Problem(number, "sheet_renamed", tab.name, details={"sheet_name": sheet.name})]


def _unknown_tabs(number: int, book: Book, found: dict[str, list[_Match]]) -> Iterator[Problem]:
    """Sheets with content that nobody will read."""
    taken = {id(match.tab) for matches in found.values() for match in matches}
    for tab in book.tabs:
        if tab.named and id(tab) not in taken and fold(tab.name) not in INFORMING:
            if tab.load().cells.height:
                yield Problem(number, "sheet_unknown", tab.name)
