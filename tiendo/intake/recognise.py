"""Which layout a file was issued with, and which of its sheets is which of the form's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tiendo.intake.columns import Place, find_table
from tiendo.intake.cover import Labels, find_labels
from tiendo.intake.expected import Expected, ExpectedSheet
from tiendo.intake.limits import Unreadable
from tiendo.intake.model import Book, Tab
from tiendo.intake.spelling import INFORMING, folded

_RECOGNISED = 3  # columns or labels by which a sheet without a known name is recognised
_WIDE = 4  # columns of a table without a header that goes on from the one before


@dataclass(frozen=True)
class Match:
    """A sheet of the file that answers to one of the layout; `place` is None where its table is not found."""

    tab: Tab
    place: Place | Labels | None


Matches = dict[str, list[Match]]  # by table


def recognise(book: Book, layouts: Sequence[Expected]) -> tuple[Expected, Matches]:
    """The layout, and the sheets that answer to it: by name, then by what stands in them.

    Raises Unreadable where the file is no form of ours.
    """
    for layout in layouts:
        named = _by_name(book, layout)
        if _bears_mark(book, layout, named):
            return layout, named | _by_content(book, layout, named)
    for layout in layouts:
        named = _by_name(book, layout)
        found = named | _by_content(book, layout, named)
        if any(match.place is not None for matches in found.values() for match in matches):
            return layout, found
    raise Unreadable("file_not_form")


def strangers(book: Book, found: Matches) -> list[Tab]:
    """Sheets of the sender's own."""
    taken = _taken(found)
    return [t for t in book.tabs if t.named and id(t) not in taken and folded(t.name) not in INFORMING]


def _taken(found: Matches) -> set[int]:
    return {id(match.tab) for matches in found.values() for match in matches}


def _by_name(book: Book, layout: Expected) -> Matches:
    tabs: dict[str, Tab] = {}
    for tab in book.tabs:
        if tab.named:
            tabs.setdefault(folded(tab.name), tab)
    named = ((sheet, tabs.get(folded(sheet.name)) or tabs.get(sheet.table)) for sheet in layout.sheets)
    return {sheet.table: [Match(tab, _found(tab, sheet))] for sheet, tab in named if tab is not None}


def _found(tab: Tab, sheet: ExpectedSheet) -> Place | Labels | None:
    """What is called as in data (JSON) is meant, and may hold a single column."""
    return _find(tab, sheet, 1) if tab.name == sheet.table else _find(tab, sheet)


def _find(tab: Tab, sheet: ExpectedSheet, least: int | None = None) -> Place | Labels | None:
    find = find_labels if sheet.sheet.shape == "fields" else find_table
    return find(tab.grid, sheet) if least is None else find(tab.grid, sheet, least)


def _bears_mark(book: Book, layout: Expected, found: Matches) -> bool:
    """Some sheet, or a table without a name, has the layout's mark in its first row."""
    tabs = [match.tab for matches in found.values() for match in matches]
    tabs += [tab for tab in book.tabs if not tab.named]
    grids = [tab.grid.cells for tab in tabs]
    marks = [cell for cells in grids if cells.height for cell in cells.row(0) if cell]
    return any((mark.split() or [""])[0] == layout.layout.mark for mark in marks)


def _by_content(book: Book, layout: Expected, known: Matches) -> Matches:
    """Sheets that were renamed, or have no names: by their headers and labels."""
    missing = [sheet for sheet in layout.sheets if sheet.table not in known]
    found: Matches = {}
    above: tuple[ExpectedSheet, Match] | None = None
    for tab in _unnamed(book, known) if missing else ():
        answer = _best(tab, missing) or (_going_on(tab, *above) if above else None)
        if answer is None:
            continue
        sheet, place = answer
        if sheet.table not in found or not tab.named:
            above = sheet, Match(tab, place)
            found.setdefault(sheet.table, []).append(above[1])
    return found


def _unnamed(book: Book, known: Matches) -> Iterable[Tab]:
    taken = _taken(known)
    return (tab for tab in book.tabs if id(tab) not in taken and folded(tab.name) not in INFORMING)


def _best(tab: Tab, sheets: Sequence[ExpectedSheet]) -> tuple[ExpectedSheet, Place | Labels] | None:
    places = [(sheet, place) for sheet in sheets if (place := _find(tab, sheet, _RECOGNISED)) is not None]
    return max(places, key=lambda pair: _likeness(*pair), default=None)


def _likeness(sheet: ExpectedSheet, place: Place | Labels) -> tuple[int, float]:
    count = len(place.values if isinstance(place, Labels) else place.columns)
    return count, count / len(sheet.names)


def _going_on(tab: Tab, sheet: ExpectedSheet, above: Match) -> tuple[ExpectedSheet, Place] | None:
    """A table without a header that goes on from the one before it."""
    same = tab.grid.cells.width == above.tab.grid.cells.width >= _WIDE
    if tab.named or not same or not isinstance(above.place, Place):
        return None
    return sheet, Place(-1, above.place.columns)
