"""Senders of text get a workbook of their cells, marked; mended there and sent as it is, it is accepted."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.intake.desk import PROGRESS, hand_in
from tests.receipts.books import saved
from tiendo.app.marking import marked_copy
from tiendo.receipts import suffix_of
from tiendo.receipts.marks import COLOURS

HEADER = ["Mã nhiệm vụ", "Tình trạng", "Tỷ lệ hoàn thành (%)", "Ngày văn bản", "Kết quả thực hiện"]
LINES = [
    ["A.1", "Xong rồi", "nửa", "01/06/2023", "=1+1 là phép tính, không phải công thức"],
    ["A.2", "Đang thực hiện", "50", "31/02/2023", "Đã họp"],
]
RECORDS = {
    "progress": [
        {"ref": "A.1", "status": "Xong rồi", "percent": "nửa", "result": "Đã họp"},
        {"ref": "A.2", "status": "Đang thực hiện", "percent": 12.345, "result": "Đã làm"},
    ],
    "difficulties": [{"ref": "Z.9", "difficulty": "Thiếu kinh phí"}],
}


def text_table(delimiter: str, encoding: str) -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows([HEADER, *LINES])
    return text.getvalue().encode(encoding)


def marked(data: bytes) -> Workbook:
    copy = marked_copy(data, hand_in(data).intake.findings, "vi")
    assert copy is not None
    assert suffix_of(copy) == ".xlsx"
    return load_workbook(BytesIO(copy))


def coloured(book: Workbook, sheet: str) -> set[str]:
    cells = (cell for row in book[sheet].iter_rows() for cell in row)
    return {cell.coordinate for cell in cells if cell.fill.fgColor.rgb in COLOURS.values()}


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_a_text_table_comes_back_as_a_workbook(delimiter: str, encoding: str) -> None:
    book = marked(text_table(delimiter, encoding))

    assert book.sheetnames == ["Kết quả kiểm tra bảng", PROGRESS]
    assert [[cell.value for cell in row] for row in book[PROGRESS].iter_rows()] == [HEADER, *LINES]
    assert book[PROGRESS]["E2"].data_type == "s"
    assert {"B2", "C2", "D3"} <= coloured(book, PROGRESS)
    assert book[PROGRESS]["C2"].comment.text.startswith("tiendo:")


def test_mended_in_the_marked_cells_it_is_accepted() -> None:
    book = marked(text_table(";", "utf-8"))
    sheet = book[PROGRESS]
    sheet["B2"], sheet["C2"], sheet["D3"] = "Đang thực hiện", "20", "28/02/2023"

    reading = hand_in(saved(book))

    assert reading.accepted
    assert {found.code for found in reading.found} <= {"line_lost"}
    direct = [line.copy() for line in LINES]
    direct[0][1:3], direct[1][3] = ["Đang thực hiện", "20"], "28/02/2023"
    text = StringIO()
    csv.writer(text).writerows([HEADER, *direct])
    assert reading.records("progress") == hand_in(text.getvalue().encode()).records("progress")


def test_records_come_back_as_a_sheet_a_table() -> None:
    book = marked(json.dumps(RECORDS).encode())

    assert book.sheetnames[1:] == ["progress", "difficulties"]
    assert coloured(book, "progress") >= {"B2", "C2"}
    book["progress"]["B2"], book["progress"]["C2"] = "Đang thực hiện", "20"
    book["difficulties"]["A2"] = "A.2"
    reading = hand_in(saved(book))
    assert reading.accepted
    assert [row["percent"] for row in reading.records("progress")] == [20, 12.345]


def test_still_broken_it_comes_back_as_before() -> None:
    first = marked(text_table(";", "utf-8"))
    first[PROGRESS]["B2"] = "Đang thực hiện"
    again = marked(saved(first))

    assert again.sheetnames == first.sheetnames
    assert coloured(again, PROGRESS) == {"A1", "C2", "D3"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_copy_need_not_hold_what_the_text_did_not(lang: str) -> None:
    data = text_table(",", "utf-8")
    copy = marked_copy(data, hand_in(data).intake.findings, lang)
    assert copy is not None
    assert {one.code for one in hand_in(copy).found} == {one.code for one in hand_in(data).found}


def test_names_that_no_sheet_can_bear() -> None:
    records = RECORDS | {"a/b[c]*?:" + "x" * 40: [{"k": 1}], "A b c     " + "x" * 60: [{"k": 2}]}
    data = json.dumps(records).encode()
    assert len(marked(data).sheetnames) == 5


def test_what_is_no_table_has_no_copy() -> None:
    data = b"%PDF-1.4"
    assert marked_copy(data, hand_in(data).intake.findings, "vi") is None
