"""A form of the version before is read by its own layout, with a warning."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from schemas.layout import Layout
from tests.intake.desk import LAYOUTS, PERIOD, Found, Reading, arrival, good_file, hand_in, plan
from tests.intake.world import HOME
from tiendo.forms import build_workbook
from tiendo.intake import identify, take_in

NEWEST = LAYOUTS[0]


def _older() -> Layout:
    """Columns in another order, the status called otherwise, no percentage, the sheet under another name."""
    sheet = NEWEST.sheet("progress")
    columns = [
        replace(column, header="Trạng thái") if column.field and column.field.name == "status" else column
        for column in reversed(sheet.columns)
        if not (column.field and column.field.name == "percent")
    ]
    older = replace(sheet, name="Chủ trì", header_row=7, columns=tuple(columns))
    sheets = tuple(older if s.table == "progress" else s for s in NEWEST.sheets)
    return replace(NEWEST, version="0", mark="TIENDO-0", sheets=sheets)


OLDER = _older()


@pytest.fixture(scope="module")
def older_form() -> bytes:
    book = load_workbook(BytesIO(build_workbook(plan(), OLDER, plan().period(PERIOD), HOME)))
    sheet = OLDER.sheet("progress")
    page = book[sheet.name]
    for row in range(8, 13):
        page.cell(row, sheet.positions["status"] + 1).value = "Chưa thực hiện"
        page.cell(row, sheet.positions["reason"] + 1).value = "Chờ hướng dẫn."
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read(*files: bytes) -> list[Reading]:
    sent = [arrival(data, number) for number, data in enumerate(files, start=1)]
    intake = take_in(sent, [NEWEST, OLDER], plan(), plan().period(PERIOD))
    return [Reading(intake, each.number) for each in sent]


def test_the_version_before_is_taken_with_a_warning(older_form):
    (reading,) = read(older_form)

    assert reading.found == [Found("layout_older", "Thông tin chung", "B5")]
    assert reading.intake.layouts == {1: "0"}
    assert {r["status"] for r in reading.records("progress")} == {"not_started"}
    assert [r["row"] for r in reading.records("progress")] == [8, 9, 10, 11, 12]


def test_both_versions_in_one_batch(older_form):
    older, newer = read(older_form, good_file())

    assert newer.found == []
    assert newer.records("progress") == hand_in(good_file()).records("progress")
    assert older.accepted


def test_findings_of_an_older_form_are_in_its_own_columns(older_form):
    book = load_workbook(BytesIO(older_form))
    status = OLDER.sheet("progress").positions["status"]
    cell = book["Chủ trì"].cell(8, status + 1)
    cell.value = "xong rồi"
    target = BytesIO()
    book.save(target)
    (reading,) = read(target.getvalue())

    assert Found("choice_unknown", "Chủ trì", cell.coordinate) in reading.found


def test_identity_is_read_from_both(older_form):
    assert identify(older_form, [NEWEST, OLDER]) == identify(good_file(), [NEWEST, OLDER])


def test_marks_are_told_apart_as_a_whole():
    tenth = replace(NEWEST, version="10", mark="TIENDO-10")
    intake = take_in([arrival(good_file())], [tenth, NEWEST], plan(), plan().period(PERIOD))

    assert intake.layouts == {1: NEWEST.version}
