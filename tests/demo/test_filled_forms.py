"""A filled form is the issued one with values in its open cells, and nothing else."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from schemas.layout import Layout
from tests.demo.conftest import Year
from tiendo.demo.answers import Answers
from tiendo.demo.desk import Desk
from tiendo.demo.fill import fill


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def desk(years: list[Year]) -> Desk:
    """The desk of the agency with most lead tasks."""
    year = years[2]
    return year.office.desk(max(year.answers, key=lambda agency: len(year.answers[agency].progress)))


def test_only_open_cells_are_written(desk: Desk) -> None:
    issued, filled = opened(desk.form), opened(desk.report(desk.answers))
    changed = 0
    for page in issued:
        for row in filled[page.title].iter_rows():
            for cell in row:
                before = page[cell.coordinate]
                if cell.value != before.value:
                    changed += 1
                    assert before.value is None
                    assert not before.protection.locked, f"{page.title}!{cell.coordinate}"

    assert changed > 50


def test_checks_formats_and_protection_stay(desk: Desk) -> None:
    issued, filled = opened(desk.form), opened(desk.report(desk.answers))

    assert filled.sheetnames == issued.sheetnames
    for page in issued:
        other = filled[page.title]
        assert len(other.data_validations.dataValidation) == len(page.data_validations.dataValidation)
        assert other.protection.sheet == page.protection.sheet
        assert [c.number_format for row in other.iter_rows() for c in row] == [
            c.number_format for row in page.iter_rows() for c in row
        ]


def test_lines_stand_beside_their_keys(desk: Desk, layout: Layout) -> None:
    sheet = layout.sheet("progress")
    page = opened(desk.report(desk.answers))[sheet.name]
    written = {line["ref"]: line["doc_number"] for line in desk.written(desk.answers).progress}
    rows = page.iter_rows(min_row=sheet.header_row + 1, values_only=True)
    found = {row[sheet.positions["ref"]]: row[sheet.positions["doc_number"]] for row in rows}

    assert {ref: found[ref] for ref in written} == written


def test_typed_dates_are_dates(desk: Desk, layout: Layout) -> None:
    sheet = layout.sheet("progress")
    done = next(line for line in desk.answers.progress if line["completed_on"])
    page = opened(fill(desk.form, layout, Answers(progress=({**done, "status": "Hoàn thành"},))))[sheet.name]
    column = sheet.positions["completed_on"] + 1
    cells = [page.cell(row, column) for row in range(sheet.header_row + 1, page.max_row + 1)]

    assert [cell.value.date() for cell in cells if cell.value] == [done["completed_on"]]


def test_a_line_without_a_place_is_refused(desk: Desk, layout: Layout) -> None:
    with pytest.raises(KeyError):
        fill(desk.form, layout, Answers(progress=({"ref": "no such task", "status": "Hoàn thành"},)))
