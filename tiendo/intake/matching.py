"""A file as its reader sees it → the pieces of a form, and what is wrong with its structure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from schemas.layout import Layout
from schemas.places import Kind
from tiendo.intake.columns import (
    Place,
    cell_problems,
    column_problems,
    find_lost,
    letters_of,
    noted_problems,
    take_table,
    too_far,
)
from tiendo.intake.cover import Labels, cover_problems, take_cover
from tiendo.intake.expected import Expected, ExpectedSheet
from tiendo.intake.limits import IntakeLimits
from tiendo.intake.merged import merge_problems
from tiendo.intake.model import Book, Problem, Tab
from tiendo.intake.piece import Piece
from tiendo.intake.recognise import Match, recognise, strangers
from tiendo.intake.spelling import folded


@dataclass
class Matched:
    """What was recognised in a file."""

    layout: Layout
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def match_book(number: int, book: Book, layouts: Sequence[Expected], limits: IntakeLimits) -> Matched:
    """Pieces and structural problems of a file. Raises Unreadable where it is no form of ours."""
    layout, found = recognise(book, layouts)
    matched = Matched(layout.layout)
    matched.problems += [Problem(number, code, value=value) for code, value in book.remarks]
    reader = _Reader(number, matched, limits, book.kind, book.is_loose or book.kind is not Kind.cells)
    for sheet in layout.sheets:
        reader.take(sheet, found.get(sheet.table, []))
    for tab in strangers(book, found):
        if tab.grid.cells.height:
            matched.problems.append(Problem(number, "sheet_unknown", tab.name))
    return matched


@dataclass(frozen=True)
class _Reader:
    """Adds the sheets of one file to what was recognised in it."""

    number: int
    matched: Matched
    limits: IntakeLimits
    kind: Kind
    partial: bool  # the file need not hold every sheet and column

    def take(self, sheet: ExpectedSheet, matches: Sequence[Match]) -> None:
        """Add everything that answers to a sheet of the layout."""
        if not matches and not self.partial:
            details = {"sheet_name": sheet.name}
            self.matched.problems.append(Problem(self.number, "sheet_missing", sheet.name, details=details))
        shift = 0
        for match in matches:
            self.matched.problems += self._about_tab(sheet, match.tab)
            piece = self._piece(sheet, match, shift)
            if piece is not None:
                self.matched.pieces.append(piece if self.kind is Kind.cells else self._of_kind(piece, match))
                shift = piece.end

    def _of_kind(self, piece: Piece, match: Match) -> Piece:
        """A piece of another format than workbooks."""
        return replace(piece, kind=self.kind, keys=_keys(match) if self.kind is Kind.records else {})

    def _about_tab(self, sheet: ExpectedSheet, tab: Tab) -> list[Problem]:
        problems = []
        if tab.named and folded(tab.name) not in {folded(sheet.name), sheet.table}:
            details = {"sheet_name": sheet.name}
            problems.append(Problem(self.number, "sheet_renamed", tab.name, details=details))
        if tab.hidden:
            problems.append(Problem(self.number, "sheet_hidden", tab.name))
        return problems

    def _piece(self, sheet: ExpectedSheet, match: Match, shift: int) -> Piece | None:
        grid, place, name = match.tab.grid, match.place, match.tab.name or sheet.name
        problems = self.matched.problems
        if grid.too_far is not None:
            problems.append(too_far(self.number, name, grid.too_far, self.limits))
            return None
        if place is None and self.kind is Kind.records:
            keys = {"keys": ", ".join(sheet.names)}
            problems.append(Problem(self.number, "keys_unknown", name, 1, "A", name, keys))
            return None
        if place is None:
            problems.append(Problem(self.number, "header_missing", name, sheet.sheet.header_row, "A"))
            return None
        if isinstance(place, Labels):
            problems += cover_problems(self.number, name, grid, sheet, place, partial=self.partial)
            return take_cover(self.number, name, grid, sheet, place)
        lost = find_lost(sheet, place, partial=self.partial)
        if place.header >= 0:
            problems += column_problems(self.number, name, grid, sheet, place, lost)
        problems += cell_problems(self.number, name, grid, place)
        problems += noted_problems(self.number, name, grid, sheet, place)
        problems += merge_problems(self.number, name, grid, place.header + 1, place.columns)
        return Piece(
            self.number,
            sheet,
            name,
            take_table(grid, sheet, place),
            first_row=place.header + 2,
            letters=letters_of(grid, sheet, place),
            lost=lost,
            shift=shift,
        )


def _keys(match: Match) -> dict[str, str]:
    """How the fields of records are called there."""
    if match.place is None:
        return {}
    called, place = match.tab.grid.cells.row(0), match.place
    at = (
        place.columns
        if isinstance(place, Place)
        else {name: column for name, (_, column) in place.values.items()}
    )
    return {name: key for name, column in at.items() if (key := called[column]) is not None}
