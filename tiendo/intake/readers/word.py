"""Word documents (docx): the Word form, and free reports whose table has the form's columns. One table is one sheet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from schemas.places import Kind, word_sheet
from tiendo.intake.limits import IntakeLimits, Unreadable, guard_sheets, megabytes
from tiendo.intake.model import Book, Noted, Spot, Tab
from tiendo.intake.readers.archive import Archive
from tiendo.intake.readers.lines import grid_of
from tiendo.intake.readers.struck import noted_runs

if TYPE_CHECKING:
    from tiendo.word.beside import Beside

MAIN, _STYLES = "word/document.xml", "word/styles.xml"
_MARKUP = (".xml", ".rels")
_SHOWN = rb":(?:d?strike|vanish)\b"
_SAID = re.compile(_SHOWN + rb"|:(?:ins|del|moveTo|moveFrom|comment\w+|(?:foot|end)noteReference)\b")
_MENTIONED = re.compile(_SHOWN)


def read_word(archive: Archive, limits: IntakeLimits) -> Book:
    """The tables of a document, numbered as they stand in it."""
    names = [name for name in archive.names if not name.endswith("/")]
    if sum(archive[name].count(b"<") for name in names if name.lower().endswith(_MARKUP)) > limits.tags:
        raise Unreadable("file_unpacks_too_large", limit=megabytes(limits.unpacked_bytes))
    from tiendo.word.beside import beside  # Word libraries load only when a document comes
    from tiendo.word.reading import NotWord, opened, tables_of

    try:
        document = opened(archive.stored(names))
        found = tables_of(document)
        guard_sheets(len(found), limits)
        noted = _noted(beside(document) if _says_more(archive) else ())
    except NotWord as error:
        raise Unreadable("file_damaged") from error
    tabs = tuple(_tab(i, table, tuple(noted[i - 1]), limits) for i, table in enumerate(found, start=1))
    return Book(tabs, Kind.tables, tuple((one.code, one.value or "") for one in noted[-1]))


def _says_more(archive: Archive) -> bool:
    """Something is struck, hidden, tracked or commented on, as far as that can be told without parsing."""
    in_styles = _STYLES in archive and _MENTIONED.search(archive[_STYLES]) is not None
    return in_styles or _SAID.search(archive[MAIN]) is not None


def _noted(cells: Iterable["Beside"]) -> dict[int, list[Noted]]:
    """Remarks by table; those on no table under -1."""
    noted: dict[int, list[Noted]] = defaultdict(list)
    for cell in cells:
        noted[cell.table] += _of_cell(cell, (cell.row, cell.column))
    return noted


def _of_cell(cell: "Beside", here: Spot) -> Iterator[Noted]:
    yield from noted_runs(here, cell.pieces)
    if cell.hidden:
        yield Noted(here, "text_hidden", cell.hidden)
    if cell.tracked:
        yield Noted(here, "text_tracked")
    if cell.deleted_below:
        yield Noted(here, "rows_tracked", cell.deleted_below)
    yield from (Noted(here, "comment_unread", text) for text in cell.comments)


def _tab(number: int, table: list[list[str]], noted: tuple[Noted, ...], limits: IntakeLimits) -> Tab:
    grid = replace(grid_of(table, limits), broken_rows=True, noted=noted)
    return Tab(word_sheet(number), lambda: grid, named=False)
