"""One document through its template: frame and prose by docxtpl, long tables as text, all verified."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from schemas.document import Document
from tiendo.word.errors import TemplateError
from tiendo.word.figures import Bookmarks, Marks
from tiendo.word.frame import Frame, open_frame, render_frame
from tiendo.word.names import check_document, check_used, names_of
from tiendo.word.package import DOCUMENT, rezip, splice, verify
from tiendo.word.patterns import Patterns, check_patterns, table_rows, take_patterns
from tiendo.word.rules import draw_rules
from tiendo.word.text import one_line, run_text, sanitise

_PROPERTY_LIMIT = 255  # Word's limit for a property
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def render(template: Path, document: Document) -> bytes:
    """`document` in the form of `template`: a .docx, the same bytes for the same input.

    Values go through Jinja as data, escaped and never rendered themselves; figures are enclosed by bookmarks
    (`tiendo.word.figures`); tables replace the template's pattern rows (`tiendo.word.patterns`). Raises
    TemplateError when template and document do not fit or when anything was lost.
    """
    name = template.name
    check_document(name, document)
    frame = open_frame(template)
    patterns = _prepare(frame, name, document)
    sections = _count(frame, "w:sectPr")
    marks, bookmarks = Marks(), Bookmarks(_free_bookmark(frame.body))
    context = {key: marks.plain(value) for key, value in document.values.items()}
    check_used(name, document, render_frame(frame, name, context))
    for part in (frame.body, *frame.headers_and_footers()):
        marks.resolve(part, bookmarks)
    draw_rules(frame.docx)
    tables = {rows.name: table_rows(name, patterns[rows.name], rows, bookmarks) for rows in document.tables}
    frame_rows = _count(frame, "w:tr")
    document_xml = splice(name, _xml(frame.docx), tables).encode()
    n_rows = sum(count for _, count in tables.values())
    verify(name, document_xml, frame_rows, n_rows, sections, _signature(document))
    _set_properties(frame.docx, document)
    _attach_map(frame.docx, bookmarks)
    return rezip(_saved(frame), {DOCUMENT: document_xml})


def _prepare(frame: Frame, name: str, document: Document) -> Patterns:
    patterns = take_patterns(name, frame.body)
    names = names_of(document)
    check_patterns(name, patterns, names.tables if names else None, document.tables)
    given = [rows.name for rows in document.tables]
    if len(given) != len(set(given)):
        raise TemplateError(name, "báo cáo có hai bảng cùng tên.", "the document has two tables of one name.")
    return patterns


def _count(frame: Frame, tag: str) -> int:
    return sum(1 for _ in frame.body.iter(qn(tag)))


def _free_bookmark(body: etree._Element) -> int:
    return 1 + max((int(start.get(qn("w:id"))) for start in body.iter(qn("w:bookmarkStart"))), default=0)


def _xml(docx: WordDocument) -> str:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return declaration + etree.tostring(docx.element, encoding="unicode")


def _signature(document: Document) -> set[str]:
    """The words of the signer's post, as they stand in the document's XML."""
    return {run_text(word) for word in sanitise(str(document.values.get("sign_post", ""))).split()}


def _set_properties(docx: WordDocument, document: Document) -> None:
    """Properties come from the document alone, whoever last saved the template and whenever."""
    values = document.values
    day = date.fromisoformat(str(values["document_date"]))
    agency = one_line(str(values["issuing_agency"]))[:_PROPERTY_LIMIT]
    properties = docx.core_properties
    properties.title = one_line(str(values["title"]))[:_PROPERTY_LIMIT]
    properties.language = _LANGUAGES.get(document.lang, document.lang)
    properties.author = properties.last_modified_by = agency
    properties.created = properties.modified = datetime(day.year, day.month, day.day)
    properties.revision = 1


def _attach_map(docx: WordDocument, bookmarks: Bookmarks) -> None:
    package = docx.part.package
    uri: PackURI = package.next_partname("/customXml/item%d.xml")
    docx.part.relate_to(Part(uri, "application/xml", bookmarks.map_xml(), package), _CUSTOM_XML)


def _saved(frame: Frame) -> bytes:
    out = BytesIO()
    frame.docx.save(out)
    return out.getvalue()
