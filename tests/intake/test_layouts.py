"""A form of the version before is read by its own layout, with a warning."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from schemas.layout import Layout
from tests.intake.desk import LAYOUTS, PERIOD, PROGRESS, Found, Reading, arrival, good_file, hand_in, plan
from tests.intake.world import HOME
from tiendo.forms import Contents, build_workbook
from tiendo.forms.document import write_document
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


SHIPPED_BEFORE = LAYOUTS[1]
FILLED = {
    "progress": {
        "status": "Đang thực hiện",
        "percent": 40,
        "result": "Đã lấy ý kiến các đơn vị liên quan.",
        "reason": "Chờ hướng dẫn.",
    },
    "contributions": {"result": "Đã góp ý dự thảo.", "doc_number": "15/CQA"},
    "difficulties": {"ref": "A.2", "difficulty": "Thiếu kinh phí.", "proposal": "Bố trí kinh phí."},
    "observations": {"value": 12, "note": "Số sơ bộ."},
}


def _filled(layout: Layout) -> bytes:
    """The first line of each table filled in, and the status of the other tasks."""
    book = load_workbook(BytesIO(build_workbook(plan(), layout, plan().period(PERIOD), HOME)))
    for table, values in FILLED.items():
        sheet = layout.sheet(table)
        for field, value in values.items():
            column = sheet.positions[field] + 1
            book[sheet.name].cell(sheet.header_row + 1, column).value = value
            for row in range(sheet.header_row + 2, sheet.header_row + 6):
                if field in {"status", "reason"}:
                    book[sheet.name].cell(row, column).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _words(reading: Reading) -> dict[str, list[dict]]:
    """What was reported, whatever the row and the version of the form."""
    return {
        table: [{**record, "row": None, "layout": None} for record in reading.records(table)]
        for table in ("cover", *FILLED)
    }


def test_the_shipped_version_before_is_taken_with_one_warning():
    older, newer = hand_in(_filled(SHIPPED_BEFORE)), hand_in(_filled(NEWEST))

    assert [found for found in older.found if found not in newer.found] == [
        Found("layout_older", "Thông tin chung", "B5"),
        *[Found("result_missing", PROGRESS, f"H{row}") for row in range(7, 11)],
    ]
    assert older.accepted
    assert older.intake.layouts == {1: SHIPPED_BEFORE.version}
    assert _words(older) == _words(newer)


def test_the_shipped_version_before_as_a_word_document():
    content = Contents(plan(), plan().period(PERIOD)).of(HOME)
    form = Document(BytesIO(write_document(SHIPPED_BEFORE, content)))
    header, *lines = form.tables[1].rows
    place = {cell.text: i for i, cell in enumerate(header.cells)}
    for line in lines:
        control = line.cells[place["Tình trạng thực hiện"]]._tc
        for prompt in list(control.iter(qn("w:showingPlcHdr"))):
            prompt.getparent().remove(prompt)
        next(control.iter(qn("w:t"))).text = "Tạm dừng"
        line.cells[place["Lý do"]].text = "Chờ hướng dẫn."
    target = BytesIO()
    form.save(target)
    reading = hand_in(target.getvalue(), name="bao-cao.docx")

    assert reading.found == [Found("layout_older", "Bảng 1", "B2")]
    assert {(r["status"], r["reason"]) for r in reading.records("progress")} == {
        ("suspended", "Chờ hướng dẫn.")
    }


def test_the_warning_says_what_to_do():
    message = hand_in(_filled(SHIPPED_BEFORE)).message("layout_older")

    assert SHIPPED_BEFORE.version in message
    assert NEWEST.version in message


def test_marks_are_told_apart_as_a_whole():
    tenth = replace(NEWEST, version="10", mark="TIENDO-10")
    intake = take_in([arrival(good_file())], [tenth, NEWEST], plan(), plan().period(PERIOD))

    assert intake.layouts == {1: NEWEST.version}
