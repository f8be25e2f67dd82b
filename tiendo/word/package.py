"""The finished file: rows spliced in, the whole verified, zipped so that equal content gives equal bytes."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tiendo.word.errors import TemplateError
from tiendo.word.patterns import INSTRUCTION

DOCUMENT = "word/document.xml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_PLACE = re.compile(rf"<\?{INSTRUCTION} (\w+)\?>")
_ROW = re.compile("<w:tr[ >]")
_ROW_BYTES = re.compile(b"<w:tr[ >]")


def splice(template: str, frame_xml: str, tables: Mapping[str, tuple[str, int]]) -> str:
    """`frame_xml` with the rows of every table in their place. `tables`: name → (rows as XML, how many).

    Raises TemplateError unless every table has exactly one place and, after splicing, exactly its rows.
    """
    head, *pairs = _PLACE.split(frame_xml)
    places, behind = pairs[::2], pairs[1::2]
    if sorted(places) != sorted(tables):
        raise TemplateError(
            template,
            "mỗi bảng phải có đúng một chỗ trong văn bản; không đặt bảng trong lệnh lặp hoặc lệnh điều kiện.",
            "each table needs exactly one place; keep tables out of loops and conditions.",
        )
    parts = [head]
    for name, text in zip(places, behind, strict=True):
        rows, expected = tables[name]
        if len(_ROW.findall(rows)) != expected:
            raise TemplateError(template, f"bảng «{name}» bị mất dòng.", f"the table '{name}' lost rows.")
        parts += [rows, text]
    return "".join(parts)


def verify(
    template: str, document_xml: bytes, frame_rows: int, rows: int, sections: int, signature: Iterable[str]
) -> None:
    """Raise TemplateError unless the document is well-formed and nothing of it was lost on the way."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(document_xml, True)
    except expat.ExpatError as error:
        raise TemplateError(
            template, f"văn bản hỏng cấu trúc ({error}).", f"broken structure ({error})."
        ) from error
    lost = []
    if len(_ROW_BYTES.findall(document_xml)) != frame_rows + rows:
        lost.append(("dòng của bảng", "table rows"))
    if document_xml.count(b"<w:sectPr") != sections:
        lost.append(("thiết lập trang", "section properties"))
    if not all(word.encode() in document_xml for word in signature):
        lost.append(("khối chữ ký", "the signature block"))
    if lost:
        raise TemplateError(
            template,
            f"văn bản làm ra không đủ: {', '.join(vi for vi, _ in lost)}.",
            f"the document is incomplete: {', '.join(en for _, en in lost)}.",
        )


def rezip(docx: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """`docx` with some entries replaced, sorted by name, all of one date: the same bytes every time."""
    out = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            entry = ZipInfo(name, _FIXED_DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, replaced[name] if name in replaced else source.read(name))
    return out.getvalue()
