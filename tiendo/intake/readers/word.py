"""Word documents (docx): the Word form, and free reports whose table has the form's columns. One table is one sheet."""

from dataclasses import replace

from schemas.places import Kind, word_sheet
from tiendo.intake.limits import IntakeLimits, Unreadable, guard_sheets, megabytes
from tiendo.intake.model import Book, Tab
from tiendo.intake.readers.archive import Archive
from tiendo.intake.readers.lines import grid_of

MAIN = "word/document.xml"
_MARKUP = (".xml", ".rels")


def read_word(archive: Archive, limits: IntakeLimits) -> Book:
    """The tables of a document, numbered as they stand in it."""
    names = [name for name in archive.names if not name.endswith("/")]
    if sum(archive[name].count(b"<") for name in names if name.lower().endswith(_MARKUP)) > limits.tags:
        raise Unreadable("file_unpacks_too_large", limit=megabytes(limits.unpacked_bytes))
    from tiendo.word.reading import NotWord, tables  # Word libraries load only when a document comes

    try:
        found = tables(archive.stored(names))
    except NotWord as error:
        raise Unreadable("file_damaged") from error
    guard_sheets(len(found), limits)
    return Book(tuple(_tab(i, table, limits) for i, table in enumerate(found, start=1)), Kind.tables)


def _tab(number: int, table: list[list[str]], limits: IntakeLimits) -> Tab:
    grid = replace(grid_of(table, limits), broken_rows=True)
    return Tab(word_sheet(number), lambda: grid, named=False)
