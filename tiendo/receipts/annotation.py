"""The annotated copy: the sender's own workbook or Word document with marked cells and a summary in front."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import polars as pl

from tiendo.receipts.book_copy import annotate_workbook
from tiendo.receipts.remarks import remarks
from tiendo.receipts.sheet_copy import annotate_spreadsheet

Fact = tuple[str, str]  # label, value

_PARTS = {"word/document.xml": ".docx", "content.xml": ".ods"}

# How the codes begin that the catalogue lists under "Tệp". What they speak of is not safe to open.
_REFUSED_WHOLE = "file_"


def annotate(
    data: bytes, findings: pl.DataFrame, lang: str, facts: Sequence[Fact] = (), *, of_text: bool = False
) -> bytes | None:
    """A copy of a workbook or Word document in which every located cell is coloured and says what to mend and how.

    `findings` are those of this file (schemas.findings.Findings); `facts` head the summary sheet, such as those that
    `facts` of tiendo.receipts gives. All that the sender's file holds stays as it was, but a digital signature,
    which would be wrong; marks of an earlier copy that came back are taken away first. None where the file
    was refused as a whole or cannot be opened. `of_text`: the workbook holds tables that came as text; its summary is
    called so that it is taken without the sheets and columns that those need not have.
    """
    if findings["code"].str.starts_with(_REFUSED_WHOLE).any():
        return None
    said = remarks(findings, lang)
    if suffix_of(data) == ".docx":
        from tiendo.receipts.word_copy import annotate_document  # loads the Word libraries

        return annotate_document(data, said, facts, lang)
    if suffix_of(data) == ".ods":
        return annotate_spreadsheet(data, said, facts, lang)
    return annotate_workbook(data, said, facts, lang, of_text=of_text)


def suffix_of(data: bytes) -> str:
    """What a workbook or document should be called, whatever it was called: programs go by the suffix."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except BadZipFile:
        return ".xlsx"
    return next((suffix for part, suffix in _PARTS.items() if part in names), ".xlsx")
