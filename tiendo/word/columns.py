"""Columns that a table has once for each text of a list: years, for instance.

In the template such a column stands once: its header cell holds "[[year_labels]]", the cells of its pattern rows
hold "[[status_#]]". It becomes as many columns as there are labels, which share its width.
"""

from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree

from tiendo.word.catalogue import REPEATED
from tiendo.word.markup import join_split_marks, words

_LABEL = f"[[{REPEATED}]]"
_NUMBERED = "_#]]"
_WIDEST = 2608  # twentieths of a point, 4.6 cm: what a repeated column needs no more than


def repeat_columns(body: etree._Element, times: int) -> None:
    """Repeat the marked columns of every table in `body`."""
    for table in body.iter(qn("w:tbl")):
        for cell in [cell for cell in table.iter(qn("w:tc")) if _LABEL in words(cell)]:
            _repeat(table, first_column(cell), times)


def _repeat(table: etree._Element, column: int, times: int) -> None:
    _spare(table, column, times)
    _divide(table.find(qn("w:tblGrid"))[column], "w:w", times)
    for row in table.iterchildren(qn("w:tr")):
        cell = next(cell for cell in row.iterchildren(qn("w:tc")) if column < first_column(cell) + span(cell))
        for paragraph in cell.iter(qn("w:p")):
            join_split_marks(paragraph)
        if _LABEL in words(cell) or _NUMBERED in words(cell):
            _number(_divide(cell, "w:tcPr/w:tcW", times))
        else:
            set_span(cell, span(cell) + times - 1)


def _spare(table: etree._Element, column: int, times: int) -> None:
    """Give what few repeated columns do not need to the widest other column."""
    grid = table.find(qn("w:tblGrid"))
    widths = [int(one.get(qn("w:w"))) for one in grid]
    room = widths[column] - _WIDEST * times
    if room <= 0:
        return
    widest = max((width, place) for place, width in enumerate(widths) if place != column)[1]
    for place, more in ((column, -room), (widest, room)):
        grid[place].set(qn("w:w"), str(widths[place] + more))
        for cell in table.iter(qn("w:tc")):
            if first_column(cell) <= place < first_column(cell) + span(cell):
                width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
                width.set(qn("w:w"), str(int(width.get(qn("w:w"))) + more))


def _divide(element: etree._Element, width: str, times: int) -> list[etree._Element]:
    """Put `times` copies in the place of `element`, which share its width."""
    copies = [deepcopy(element) for _ in range(times)]
    for copy in copies:
        holder = copy if width == "w:w" else copy.find("/".join(qn(step) for step in width.split("/")))
        if holder is not None:
            holder.set(qn("w:w"), str(round(int(holder.get(qn("w:w"))) / times)))
        element.addprevious(copy)
    element.getparent().remove(element)
    return copies


def _number(cells: list[etree._Element]) -> None:
    for number, cell in enumerate(cells, start=1):
        for node in cell.iter(qn("w:t")):
            text = (node.text or "").replace(_LABEL, f"{{{{ {REPEATED}[{number - 1}] }}}}")
            node.text = text.replace(_NUMBERED, f"_{number}]]")


def first_column(cell: etree._Element) -> int:
    return sum(span(one) for one in cell.itersiblings(qn("w:tc"), preceding=True))


def span(cell: etree._Element) -> int:
    wide = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if wide is None else int(wide.get(qn("w:val")))


def set_span(cell: etree._Element, columns: int) -> None:
    properties = cell.find(qn("w:tcPr"))
    wide = properties.find(qn("w:gridSpan"))
    if wide is None:
        wide = etree.Element(qn("w:gridSpan"))
        properties.find(qn("w:tcW")).addnext(wide)
    wide.set(qn("w:val"), str(columns))
