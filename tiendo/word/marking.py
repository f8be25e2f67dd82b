"""Marks on the tables of somebody's Word document: a colour and a comment a cell, and a summary in front.

What was written stays as it was. Marks of an earlier copy are taken away first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from schemas.marks import AUTHOR
from tiendo.word.archive import assemble, pack
from tiendo.word.reading import TABLE, NotWord, Placed, below, opened, rows_of
from tiendo.word.text import sanitise

_SUMMARY_STYLE = "tiendo ket qua kiem tra"  # tells our paragraphs when the copy comes back
_NONE = "auto"


@dataclass(frozen=True)
class Mark:
    """A cell, counted from 1 as people do, its colour (RRGGBB) and what is said about it."""

    table: int
    row: int
    column: int
    colour: str
    text: str


@dataclass(frozen=True)
class SummaryLine:
    text: str
    bold: bool = False


def mark_document(
    data: bytes, marks: Sequence[Mark], summary: Sequence[SummaryLine], colours: Collection[str]
) -> bytes | None:
    """A copy of the document with every mark, the summary in front; None where it cannot be opened.

    `colours` are all that marks may have: cells so coloured before get back what they had. The same input gives the
    same bytes.
    """
    try:
        document = opened(data)
    except NotWord:
        return None
    _unmark(document, colours)
    tables = [rows_of(table) for table in below(document.element.body, TABLE)]
    for mark in marks:
        if (cell := _find(tables, mark)) is not None:
            _colour(cell, mark.colour)
            _comment(document, cell, mark.text)
    _summarise(document, summary)
    target = BytesIO()
    document.save(target)
    with ZipFile(target) as archive:
        return assemble(pack(name, archive.read(name)) for name in archive.namelist())


def _find(tables: Sequence[Sequence[Sequence[Placed]]], mark: Mark) -> etree._Element | None:
    """The cell's element; of merged cells the one that carries the content."""
    if not (1 <= mark.table <= len(tables) and 1 <= mark.row <= len(tables[mark.table - 1])):
        return None
    column = mark.column - 1
    for row in reversed(tables[mark.table - 1][: mark.row]):
        here = next((one for one in row if one.column <= column < one.end), None)
        if here is None or not here.goes_on:
            return None if here is None else here.element
    return None


def _colour(cell: etree._Element, colour: str) -> None:
    """Shade the cell. The colour that it had is remembered where a solid shade does not show it."""
    properties = cell.get_or_add_tcPr()
    shade = properties.find(qn("w:shd"))
    before = _NONE if shade is None else shade.get(qn("w:fill"), _NONE)
    if shade is None:
        shade = OxmlElement("w:shd")
        _insert_shade(properties, shade)
    elif before == colour:
        return
    for name, value in (("val", "clear"), ("color", before), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)


def _insert_shade(properties: etree._Element, shade: etree._Element) -> None:
    """In the place that the order of a cell's properties gives it."""
    behind = [
        qn(f"w:{name}") for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
    ]
    following = next((child for child in properties if child.tag in behind), None)
    if following is None:
        properties.append(shade)
    else:
        following.addprevious(shade)


def _comment(document: WordDocument, cell: etree._Element, text: str) -> None:
    paragraph = Paragraph(next(cell.iter(qn("w:p"))), document._body)  # noqa: SLF001
    runs: list[Run] = paragraph.runs or [paragraph.add_run()]
    comment = document.add_comment(runs=runs, text=sanitise(text), author=AUTHOR, initials=AUTHOR[:1])
    element = comment._comment_elm  # noqa: SLF001
    element.attrib.pop(qn("w:date"), None)  # the same findings give the same bytes


def _summarise(document: WordDocument, summary: Sequence[SummaryLine]) -> None:
    body = document.element.body
    known = {style.name for style in document.styles}
    if _SUMMARY_STYLE not in known:
        style = document.styles.add_style(_SUMMARY_STYLE, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size = "Times New Roman", Pt(12)
    for place, line in enumerate(summary):
        paragraph = document.add_paragraph(style=_SUMMARY_STYLE)
        paragraph.add_run(sanitise(line.text)).bold = line.bold
        if place == len(summary) - 1:
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        body.insert(place, paragraph._p)


def _unmark(document: WordDocument, colours: Collection[str]) -> None:
    for paragraph in list(document.paragraphs):
        if paragraph.style is not None and paragraph.style.name == _SUMMARY_STYLE:
            paragraph._p.getparent().remove(paragraph._p)
    for shade in document.element.body.iter(qn("w:shd")):
        if shade.get(qn("w:fill"), "").upper() in colours:
            shade.set(qn("w:fill"), shade.get(qn("w:color"), _NONE))
            shade.set(qn("w:color"), _NONE)
    ours = {comment.comment_id for comment in document.comments if comment.author == AUTHOR}
    _take_comments(document, {str(number) for number in ours})


def _take_comments(document: WordDocument, numbers: Collection[str]) -> None:
    kinds = [qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for element in list(document.element.body.iter(*kinds)):
        if element.get(qn("w:id")) in numbers:
            run = element.getparent()
            whole = run if run.tag == qn("w:r") else element  # the reference has a run of its own
            whole.getparent().remove(whole)
    for comment in list(document.comments):
        if str(comment.comment_id) in numbers:
            comment._comment_elm.getparent().remove(comment._comment_elm)  # noqa: SLF001
