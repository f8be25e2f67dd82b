"""English is longer: its columns hold "30 May 2023", "Completed" and "programmes" unbroken."""

import pytest
from docx.table import Table

from tests.word import kinds
from tests.word.reading import opened

LANDSCAPE = 25.3  # the width of an annex's text; half a millimetre of rounding is let pass
WIDTHS = {
    "Deadline": 2.2,
    "Due": 2.2,
    "Done on": 2.2,
    "Completed on": 2.2,
    "First received": 2.2,
    "Accepted": 2.2,
    "Date": 2.2,
    "Received": 2.2,
    "Decided on": 2.2,
    "Status": 2.1,
    "Unit": 2.0,
}


def columns(table: Table) -> dict[str, float]:
    return {cell.text.strip(): round(cell.width.cm, 2) for cell in table.rows[0].cells if cell.width}


@pytest.mark.parametrize("kind", ["annual", "review", "midterm"])
def test_dates_and_statuses_have_room(kind: str) -> None:
    tables = opened(kinds.template(kind, "en").read_bytes()).tables
    found = [(label, width) for table in tables for label, width in columns(table).items() if label in WIDTHS]

    assert found
    assert [(label, width) for label, width in found if width < WIDTHS[label] - 0.01] == []


@pytest.mark.parametrize("kind", ["annual", "review"])
def test_tables_stay_inside_their_pages(kind: str) -> None:
    for table in opened(kinds.template(kind, "en").read_bytes()).tables:
        assert sum(column.width.cm for column in table.columns) < LANDSCAPE
