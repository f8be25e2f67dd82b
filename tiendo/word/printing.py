"""A copy of a document for LibreOffice alone, which lays out long tables slowly and leaves contents as they are.

The copy has its long tables in pieces, each with the header rows on a new page, and its table of contents as plain
lines whose page numbers LibreOffice computes. The document itself stays whole.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

LONG, PIECE = 300, 100  # rows: from where on a table is divided, and into what
_DOCUMENT = "word/document.xml"
_ROW = re.compile(b"<w:tr[ >]")
_CONTENTS = re.compile(rb"<w:instrText[^>]*>\s*TOC\b")
_NEW_PAGE = parse_xml(  # hardly high; without it the header rows of a piece stand in the middle of a page
    f'<w:p {nsdecls("w")}><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/><w:ind w:firstLine="0"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
_DOTS = parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def for_printing(docx: bytes) -> bytes:
    """The copy for printing; `docx` itself where nothing needs a change or where it cannot be read."""
    try:
        with ZipFile(BytesIO(docx)) as archive:
            xml = archive.read(_DOCUMENT)
            if len(_ROW.findall(xml)) <= LONG and not _CONTENTS.search(xml):
                return docx
            return _with_body(archive, _changed(xml))
    except (BadZipFile, KeyError, etree.XMLSyntaxError):
        return docx  # LibreOffice says what is wrong with it


def _changed(xml: bytes) -> bytes:
    root = etree.fromstring(xml, _PARSER)
    _open_contents(root)
    for table in list(root.iterfind(f"{qn('w:body')}/{qn('w:tbl')}")):
        _divide(table)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_body(archive: ZipFile, xml: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as target:
        for name in archive.namelist():
            target.writestr(name, xml if name == _DOCUMENT else archive.read(name))
    return out.getvalue()


def _open_contents(root: etree._Element) -> None:
    """Remove the field around the table of contents, leaving its lines, with dots to where their pages come."""
    depth = 0
    for run in list(root.iter(qn("w:r"))):
        mark = run.find(qn("w:fldChar"))
        kind = None if mark is None else mark.get(qn("w:fldCharType"))
        if depth == 0:
            if kind != "begin" or not _begins_contents(run):
                continue
            depth = 1
        elif kind == "begin":
            depth += 1
            run.addprevious(deepcopy(_DOTS))
        elif kind == "end":
            depth -= 1
        if depth == 1 and kind != "end" and (mark is not None or run.find(qn("w:instrText")) is not None):
            run.getparent().remove(run)
        elif depth == 0:
            run.getparent().remove(run)
            return


def _begins_contents(run: etree._Element) -> bool:
    following = next(run.itersiblings(qn("w:r")), None)
    instruction = None if following is None else following.findtext(qn("w:instrText"))
    return instruction is not None and instruction.split()[:1] == ["TOC"]


def _divide(table: etree._Element) -> None:
    rows = list(table.iterchildren(qn("w:tr")))
    head = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    body = rows[len(head) :]
    last = table
    if len(body) <= LONG:
        return
    for start, end in pairwise([*_cuts(body), len(body)]):
        piece = etree.Element(table.tag)
        shape = table.iterchildren(qn("w:tblPr"), qn("w:tblGrid"))
        piece.extend(deepcopy(part) for part in (*shape, *head))
        piece.extend(body[start:end])
        last.addnext(page := deepcopy(_NEW_PAGE))
        page.addnext(piece)
        last = piece


def _cuts(body: Sequence[etree._Element]) -> Iterator[int]:
    """Where pieces after the first begin; a heading goes with what it stands above."""
    for cut in range(PIECE, len(body), PIECE):
        while len(body[cut - 1].findall(qn("w:tc"))) == 1 and cut % PIECE != 1:
            cut -= 1
        yield cut
