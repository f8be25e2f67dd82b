"""What the tables of a Word document say. Merged cells: the text stands in each row, but in one column only."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from tiendo.word.form import PROMPT

TABLE, _ROW, _CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LAYERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo")}
_UNSEEN = {
    *(qn(f"w:{name}") for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tcPr", "sdtPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
# What python-docx lets through of a package that contradicts itself.
_MALFORMED = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    LookupError,
    NotImplementedError,
    OpcError,
    TypeError,
    ValueError,
    etree.XMLSyntaxError,
)


class NotWord(Exception):
    """The bytes are no Word document that can be opened."""


def tables(data: bytes) -> list[list[list[str]]]:
    """The text of each table of the body, row by row, cell by cell, in the order in which they stand.

    A table inside a cell is part of that cell's text. Deleted text and the prompts of empty form fields are left out.
    Raises NotWord.
    """
    return tables_of(opened(data))


def tables_of(document: WordDocument) -> list[list[list[str]]]:
    """`tables` of a document that is open."""
    return [_rows(table) for table in below(document.element.body, TABLE)]


def opened(data: bytes) -> WordDocument:
    """The document. Raises NotWord."""
    try:
        document = Document(BytesIO(data))
        _ = document.element.body
    except _MALFORMED as error:
        raise NotWord from error
    return document


def below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, also where a content control or a tracked insertion lies between."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _LAYERS:
            yield from below(child, tag)


def _rows(table: etree._Element) -> list[list[str]]:
    rows: list[list[str]] = []
    for placed in rows_of(table):
        above, line = rows[-1] if rows else [], [""] * max((one.end for one in placed), default=0)
        for one in placed:
            taken = one.goes_on and one.column < len(above)
            line[one.column] = above[one.column] if taken else _text(one.element)
        rows.append(line)
    return rows


@dataclass(frozen=True)
class Placed:
    """A cell of a row: the zero-based column in which it begins and the one behind it."""

    element: etree._Element
    column: int
    end: int
    goes_on: bool  # it is merged with the one above


def rows_of(table: etree._Element) -> list[list[Placed]]:
    """The cells of each row that is not deleted."""
    return [list(_placed(row)) for row in below(table, _ROW) if not _is_deleted(row)]


def deleted_rows(table: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The rows that a tracked change deleted, each with the number (from 0) of the row above that is left."""
    number = -1
    for row in below(table, _ROW):
        if _is_deleted(row):
            yield max(number, 0), row
        else:
            number += 1


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _placed(row: etree._Element) -> Iterator[Placed]:
    skipped = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = 0 if skipped is None else _number(skipped)
    for cell in below(row, _CELL):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        end = column + (1 if span is None else max(1, _number(span)))
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
        yield Placed(cell, column, end, goes_on)
        column = end


def _number(element: etree._Element) -> int:
    text = element.get(qn("w:val"), "1")
    return min(int(text), 1000) if text.isascii() and text.isdecimal() else 1


def _text(cell: etree._Element) -> str:
    text = "\n".join(_paragraphs(cell)).strip()
    return "" if text == PROMPT else text  # programs that know no prompts make a text of it


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:p"):
            yield "".join(_words(child))
        elif is_seen(child):
            yield from _paragraphs(child)


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif is_seen(child):
            yield from _words(child)


def is_seen(element: etree._Element) -> bool:
    """Neither deleted nor formatting nor the prompt of a form field that nobody filled in."""
    prompt = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"
    return element.tag not in _UNSEEN and (element.tag != qn("w:sdt") or element.find(prompt) is None)
