"""A form to be filled in with Word: paragraphs and tables whose cells are fixed, open, or offer a list.

A4 landscape by Nghị định 30/2020/NĐ-CP; header rows repeat, rows stay whole. The same form gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt

from tiendo.word.archive import assemble, pack
from tiendo.word.text import one_line, run_text

OPEN_FILL, FIXED_FILL, HEADER_FILL = "FFF9DB", "F2F2F2", "D9E2F3"
PROMPT = "Chọn một mục"  # what an open list shows; no answer

_FONT = "Times New Roman"
_LANGUAGE = "vi-VN"  # or Word would underline every word as misspelt
_PAGE_MM, _MARGINS_MM = (297, 210), (20, 15, 20, 20)  # top, right, bottom, left
WIDTH_MM = _PAGE_MM[0] - _MARGINS_MM[1] - _MARGINS_MM[3]
_CELL_STYLE = "FormCell"  # also of what people write into a cell
_TWIPS = 56.7  # in a millimetre
_TABLE_PT, _BODY_PT, _TITLE_PT = 10, 13, 14
_GREY = '<w:color w:val="767676"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True)
class Cell:
    """`text` stands there already; an `open` cell is to be filled in, from a list where there are `choices`."""

    text: str = ""
    open: bool = False
    choices: tuple[str, ...] = ()
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A titled table. `notes` say how it is filled in; `widths` are shares of the page's width.

    Without rows it is not drawn: the notes say why.
    """

    title: str
    notes: Sequence[str]
    widths: Sequence[float]
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Form:
    """`opening` are the paragraphs under the title. `about`: title, subject, author and day of the file itself."""

    title: str
    opening: Sequence[str]
    tables: Sequence[Table]
    subject: str
    author: str
    day: date


def write_form(form: Form) -> bytes:
    """The form as a Word document (docx)."""
    made = Document()
    _set_up(made, form)
    made.element.body[:-1] = []  # all but the section's properties
    end = made.element.body[-1]
    for xml in _body(form):
        end.addprevious(parse_xml(xml))
    target = BytesIO()
    made.save(target)
    with ZipFile(target) as archive:
        return assemble(pack(name, archive.read(name)) for name in archive.namelist())


def _set_up(made: WordDocument, form: Form) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Mm, _PAGE_MM)
    top, right, bottom, left = map(Mm, _MARGINS_MM)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    _number_pages(section)
    style = made.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_BODY_PT)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.element.rPr.rFonts.set(qn("w:cs"), _FONT)
    written = made.styles.add_style(_CELL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    written.base_style, written.font.size = style, Pt(_TABLE_PT)
    written.paragraph_format.space_before = written.paragraph_format.space_after = Pt(1)
    made.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").set(qn("w:val"), _LANGUAGE)
    made.settings.element.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the schema asks for it
    relations = made.part.package.rels
    for known in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[known]  # the library's own picture of an empty page
    properties = made.core_properties
    properties.title, properties.subject = one_line(form.title), one_line(form.subject)
    properties.author = properties.last_modified_by = one_line(form.author)
    properties.created = properties.modified = datetime.combine(form.day, time())
    properties.comments = ""


def _number_pages(section: Section) -> None:
    """In the middle of the top margin, but not on page 1, as Nghị định 30/2020/NĐ-CP has it."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )


def _body(form: Form) -> Iterator[str]:
    yield _paragraph(form.title, size=_TITLE_PT, bold=True, centred=True)
    for text in form.opening:
        yield _paragraph(text)
    for table in form.tables:
        yield _paragraph(table.title, bold=True, keep=True, above=12)
        for (
            note
        ) in table.notes:  # the last stays with the table; all would be more than LibreOffice keeps together
            yield _paragraph(note, size=_TABLE_PT + 1, keep=bool(table.rows) and note is table.notes[-1])
        if table.rows:
            yield _table(table)
    yield _paragraph("")


def _paragraph(
    text: str,
    *,
    size: int = _BODY_PT,
    bold: bool = False,
    centred: bool = False,
    keep: bool = False,
    above: int = 3,
) -> str:
    about = f'{"<w:keepNext/>" if keep else ""}<w:spacing w:before="{above * 20}" w:after="60"/>'
    place = "center" if centred else "both"
    run = _run(text, size=size, bold=bold)
    return f'<w:p {nsdecls("w")}><w:pPr>{about}<w:jc w:val="{place}"/></w:pPr>{run}</w:p>'


def _run(text: str, *, size: int = _TABLE_PT, bold: bool = False, grey: bool = False) -> str:
    about = ("<w:b/>" if bold else "") + (_GREY if grey else "") + f'<w:sz w:val="{size * 2}"/>'
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{run_text(text)}</w:t></w:r>'


def _table(table: Table) -> str:
    widths = [round(share / sum(table.widths) * WIDTH_MM * _TWIPS) for share in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header = [Cell(text, bold=True) for text in table.header]
    rows = _row(header, widths, "<w:tblHeader/>", HEADER_FILL)
    rows += "".join(_row(row, widths) for row in table.rows)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(cells: Iterable[Cell], widths: Sequence[int], about: str = "", fill: str | None = None) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill or (OPEN_FILL if cell.open else FIXED_FILL)}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{_CELL_STYLE}"/></w:pPr>{_content(cell)}</w:p></w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{about}</w:trPr>{inside}</w:tr>"


def _content(cell: Cell) -> str:
    if not cell.choices:
        return _run(cell.text, bold=cell.bold)
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(one_line(c))} w:value={quoteattr(one_line(c))}/>"
        for c in cell.choices
    )
    return (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{_run(PROMPT, grey=True)}</w:sdtContent></w:sdt>"
    )
