"""The body of a document on its last steps: rows spliced in, the whole verified, piece by piece."""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from tiendo.word.errors import TemplateError, broken_structure
from tiendo.word.patterns import INSTRUCTION, Filled

_PLACE = re.compile(rf"<\?{INSTRUCTION} (\w+)\?>")
_SECTION = "<w:sectPr"


def verify_frame(template: str, frame: str, sections: int, signature: Iterable[str]) -> None:
    """Raise TemplateError unless all sections and the signer's words are in what surrounds the tables' rows."""
    lost = []
    if frame.count(_SECTION) != sections:
        lost.append(("thiết lập trang", "section properties"))
    if not all(word in frame for word in signature):
        lost.append(("khối chữ ký", "the signature block"))
    if lost:
        raise TemplateError(
            template,
            f"văn bản làm ra không đủ: {', '.join(vi for vi, _ in lost)}.",
            f"the document is incomplete: {', '.join(en for _, en in lost)}.",
        )


def spliced(template: str, frame: str, tables: Mapping[str, Filled]) -> Iterator[bytes]:
    """`frame` with the rows of every table in their place.

    Raises TemplateError unless every table has exactly one place and there exactly its rows. Only a table
    without rows may do without a place: it stood in a condition that does not hold.
    """
    head, *pairs = _PLACE.split(frame)
    places, behind = pairs[::2], pairs[1::2]
    needed = {name for name, table in tables.items() if table.rows.rows}
    if len(places) != len(set(places)) or not needed <= set(places) <= set(tables):
        raise TemplateError(
            template,
            "mỗi bảng phải có đúng một chỗ trong văn bản; không đặt bảng trong lệnh lặp hoặc lệnh điều kiện.",
            "each table needs exactly one place; keep tables out of loops and conditions.",
        )
    yield head.encode()
    for name, text in zip(places, behind, strict=True):
        n_rows = 0
        for piece in tables[name].pieces():
            n_rows += piece.count("<w:tr>") + piece.count("<w:tr ")
            yield piece.encode()
        if n_rows != tables[name].height:
            raise TemplateError(template, f"bảng «{name}» bị mất dòng.", f"the table '{name}' lost rows.")
        yield text.encode()


def well_formed(template: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces of a document as they come. Raises TemplateError as soon as they are no XML."""
    parser = expat.ParserCreate()
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield piece
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise broken_structure(template, error) from error
