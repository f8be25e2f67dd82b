"""Columns that a document leaves out of a table, because nothing can stand in them: the others get their room.

Done to the template before its pattern rows are taken out. The first column stays: it holds the marks of the rows.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate

from docx.oxml.ns import qn
from lxml import etree

from schemas.document import Document
from tiendo.word.columns import first_column, set_span, span
from tiendo.word.markup import words

Left = tuple[tuple[str, tuple[str, ...]], ...]  # tables that lack some columns, and which

_ROW = re.compile(r"\[\[\s*row\s+(\w+)\s*\]\]")
_SLOT = re.compile(r"\[\[\s*(\w+#?)\s*\]\]")


def left_out(document: Document) -> Left:
    return tuple((rows.name, rows.without) for rows in document.tables if rows.without)


def leave_out(body: etree._Element, left: Left) -> None:
    """Take the columns out of the tables of `body`."""
    columns = dict(left)
    for table in body.iter(qn("w:tbl")) if columns else ():
        if found := _gone(table, columns):
            _narrow(table, found)


def _gone(table: etree._Element, columns: Mapping[str, Collection[str]]) -> set[int]:
    """The places of the columns in the table's grid, by its ordinary pattern row."""
    for row in table.iterchildren(qn("w:tr")):
        match = _ROW.search(words(row))
        unwanted = columns.get(match.group(1), ()) if match else ()
        if unwanted:
            return {
                first_column(cell)
                for cell in row.iterchildren(qn("w:tc"))
                if first_column(cell) and (slots := set(_SLOT.findall(words(cell)))) and slots <= {*unwanted}
            }
    return set()


def _narrow(table: etree._Element, gone: set[int]) -> None:
    grid = table.find(qn("w:tblGrid"))
    widths = _widened([int(column.get(qn("w:w"))) for column in grid], gone)
    for row in list(table.iterchildren(qn("w:tr"))):
        _narrow_row(row, gone, widths)
        if _only_goes_on(row):
            _give_back(row)
    for number, column in enumerate(list(grid)):
        if number in gone:
            grid.remove(column)
        else:
            column.set(qn("w:w"), str(widths[number]))
    _describe(table, gone, len(widths))


def _widened(widths: list[int], gone: set[int]) -> list[int]:
    """The room goes to the columns that carry text: those wider than the average of what stays."""
    stay = [width for number, width in enumerate(widths) if number not in gone]
    wide = sum(width for width in stay if width * len(stay) >= sum(stay))
    room, given = sum(widths) - sum(stay), 0
    found = []
    for number, width in enumerate(widths):
        more = round(room * width / wide) if number not in gone and width * len(stay) >= sum(stay) else 0
        given += more
        found.append(0 if number in gone else width + more)
    return [
        width + (room - given) * (number == found.index(max(found))) for number, width in enumerate(found)
    ]


def _narrow_row(row: etree._Element, gone: set[int], widths: list[int]) -> None:
    for cell, places in list(_places(row)):
        stay = [number for number in places if number not in gone]
        if not stay:
            row.remove(cell)
            continue
        if len(stay) != len(places):
            set_span(cell, len(stay))
        cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").set(qn("w:w"), str(sum(widths[number] for number in stay)))


def _merges(row: etree._Element) -> list[etree._Element | None]:
    return [cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for cell in row.iterchildren(qn("w:tc"))]


def _only_goes_on(row: etree._Element) -> bool:
    """Whether each cell of a row belongs to the one above: a second header row whose labels are gone."""
    return all(merge is not None and merge.get(qn("w:val")) != "restart" for merge in _merges(row))


def _give_back(row: etree._Element) -> None:
    """Take the row away: the cells above it end where they are."""
    for merge in _merges(row.getprevious()):
        if merge is not None:
            merge.getparent().remove(merge)
    row.getparent().remove(row)


def _places(row: etree._Element) -> Iterator[tuple[etree._Element, range]]:
    cells = list(row.iterchildren(qn("w:tc")))
    ends = accumulate(span(cell) for cell in cells)
    return ((cell, range(end - span(cell), end)) for cell, end in zip(cells, ends, strict=True))


def _describe(table: etree._Element, gone: set[int], columns: int) -> None:
    """The alternative text names the columns in their order."""
    described = table.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}")
    if described is None:
        return
    head, mark, listed = described.get(qn("w:val")).partition(": ")
    labels = listed.removesuffix(".").split("; ")
    if len(labels) == columns:
        kept = [label for number, label in enumerate(labels) if number not in gone]
        described.set(qn("w:val"), f"{head}{mark}{'; '.join(kept)}.")
