"""The body of a document on its last steps: rows spliced in, the whole verified."""

import re
from collections.abc import Collection, Iterable, Mapping
from xml.parsers import expat

from tiendo.word.errors import TemplateError, broken_structure
from tiendo.word.patterns import INSTRUCTION

_PLACE = re.compile(rf"<\?{INSTRUCTION} (\w+)\?>")
_ROW = re.compile("<w:tr[ >]")
_ROW_BYTES = re.compile(b"<w:tr[ >]")


def splice(
    template: str, xml: str, tables: Mapping[str, tuple[str, int]], needed: Collection[str]
) -> tuple[str, int]:
    """`xml` with the rows of every table in their place, and how many rows it then has.

    `tables`: name → (rows as XML, how many). `needed` are those that say something.

    Raises TemplateError unless every table has exactly one place and, after splicing, exactly its rows. Only a
    table without rows may do without a place: it stood in a condition that does not hold.
    """
    head, *pairs = _PLACE.split(xml)
    places, behind = pairs[::2], pairs[1::2]
    if len(places) != len(set(places)) or not set(needed) <= set(places) <= set(tables):
        raise TemplateError(
            template,
            "mỗi bảng phải có đúng một chỗ trong văn bản; không đặt bảng trong lệnh lặp hoặc lệnh điều kiện.",
            "each table needs exactly one place; keep tables out of loops and conditions.",
        )
    parts, total = [head], len(_ROW.findall(xml))
    for name, text in zip(places, behind, strict=True):
        rows, expected = tables[name]
        if len(_ROW.findall(rows)) != expected:
            raise TemplateError(template, f"bảng «{name}» bị mất dòng.", f"the table '{name}' lost rows.")
        parts += [rows, text]
        total += expected
    return "".join(parts), total


def verify(template: str, document_xml: bytes, rows: int, sections: int, signature: Iterable[str]) -> None:
    """Raise TemplateError unless the document is well-formed and nothing of it was lost on the way."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(document_xml, True)
    except expat.ExpatError as error:
        raise broken_structure(template, error) from error
    lost = []
    if len(_ROW_BYTES.findall(document_xml)) != rows:
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
