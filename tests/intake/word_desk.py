"""The Word form on the focal point's desk: filled in as the workbook of desk.py is, to be spoiled and handed in."""

import re
from datetime import date
from functools import cache
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import _Cell

from schemas.layout import Sheet
from tests.intake.desk import GOOD, LAYOUTS, PERIOD, plan
from tests.intake.world import HOME
from tiendo.forms import Contents
from tiendo.forms.document import write_document


class WordForm:
    """A Word form. `form[sheet, cell] = value` writes where the workbook has that cell."""

    def __init__(self, data: bytes) -> None:
        self.document: WordDocument = Document(BytesIO(data))

    def __getitem__(self, place: tuple[str, str]) -> _Cell:
        """The cell of the document that holds what the workbook holds in a cell."""
        name, cell = place
        number, sheet = next((i, s) for i, s in enumerate(LAYOUTS[0].sheets) if s.name == name)
        match = re.fullmatch(r"([A-Z])(\d+)", cell)
        assert match is not None
        table, row = self.document.tables[number], int(match[2]) - sheet.header_row
        return table.cell(row, 1 if sheet.shape == "fields" else self._column(sheet, match[1], number))

    def __setitem__(self, place: tuple[str, str], value: object) -> None:
        cell, text = self[place], written(value)
        control = cell._tc.find(f".//{qn('w:sdt')}")
        if control is None:
            cell.paragraphs[0].clear().add_run(text)
            return
        for prompt in list(control.iter(qn("w:showingPlcHdr"))):
            prompt.getparent().remove(prompt)
        next(control.iter(qn("w:t"))).text = text

    def _column(self, sheet: Sheet, letter: str, number: int) -> int:
        header = sheet.columns[ord(letter) - ord("A")].header
        return [cell.text for cell in self.document.tables[number].rows[0].cells].index(header)

    def bytes(self) -> bytes:
        target = BytesIO()
        self.document.save(target)
        return target.getvalue()


def written(value: object) -> str:
    """As a person types it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value or "")


@cache
def issued_document(agency: str = HOME) -> bytes:
    return write_document(LAYOUTS[0], Contents(plan(), plan().period(PERIOD)).of(agency))


@cache
def _filled() -> bytes:
    form = WordForm(issued_document())
    for sheet, cells in GOOD.items():
        for cell, value in cells.items():
            form[sheet, cell] = value
    return form.bytes()


def good_document() -> WordForm:
    """The Word form of `HOME`, filled in without a fault."""
    return WordForm(_filled())
