"""Reading finished documents back, and templates with a change in them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.word.sample import TEMPLATE


def opened(content: bytes) -> WordDocument:
    return docx.Document(BytesIO(content))


def paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Every paragraph of the body in its order, those in tables too."""
    return (Paragraph(element, document) for element in document.element.body.iter(qn("w:p")))


def all_text(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs(opened(content)))


def table_titled(document: WordDocument, title: str) -> Table:
    """The table with this alternative text."""
    return next(table for table in document.tables if _title(table) == title)


def _title(table: Table) -> str | None:
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))
    return None if caption is None else caption.get(qn("w:val"))


def changed_template(folder: Path, *changes: tuple[str, str], source: Path = TEMPLATE) -> Path:
    """A copy of a template in whose body XML each first text is replaced by the second."""
    path = folder / "changed.docx"
    with ZipFile(source) as archive, ZipFile(path, "w") as target:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                content = _replaced(content.decode(), changes).encode()
            target.writestr(name, content)
    return path


def _replaced(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, f"the template no longer holds {old!r}"
        text = text.replace(old, new)
    return text
