"""The sheet in front of an annotated copy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.desk import CONTRIBUTIONS, PROGRESS
from tests.receipts.books import (
    annotated,
    broken_file,
    findings,
    findings_of,
    opened,
    plain_book,
    problem,
    saved,
)
from tiendo.receipts import annotate

FORMULA_LIKE = ["=1+1", "+84 24 1234", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"]


def summary(data: bytes) -> Worksheet:
    return opened(data).worksheets[0]


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


def rows(sheet: Worksheet) -> list[list]:
    """The cells of the table, row by row."""
    header = next(row for row in sheet if row[0].value == "STT")[0].row
    return [list(row[:7]) for row in sheet.iter_rows(min_row=header + 1)]


def test_it_stands_first_and_is_the_only_one_selected() -> None:
    book = opened(annotated(broken_file()))

    assert book.sheetnames[0] == "Kết quả kiểm tra"
    assert book.active is book.worksheets[0]
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Kết quả kiểm tra"]


def test_it_says_what_was_checked_and_what_came_of_it() -> None:
    file = broken_file()
    copy = annotate(file, findings_of(file), "vi", [("Tệp", "báo cáo.xlsx")])

    said = texts(summary(copy))
    assert said[0] == "KẾT QUẢ KIỂM TRA BÁO CÁO"
    assert said[said.index("Tệp") + 1] == "báo cáo.xlsx"
    assert said[said.index("Kết quả") + 1].startswith("TRẢ LẠI ĐỂ SỬA. Có 0")


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ((), "ĐƯỢC CHẤP NHẬN. Không có lỗi, không có cảnh báo."),
        (("result_missing",), "ĐƯỢC CHẤP NHẬN, CÓ CẢNH BÁO. Có 01 cảnh báo cần xem lại."),
        (("number_malformed",), "TRẢ LẠI ĐỂ SỬA. Có 01 lỗi phải sửa."),
        (
            ("number_malformed", "result_missing"),
            "TRẢ LẠI ĐỂ SỬA. Có 01 lỗi phải sửa và 01 cảnh báo cần xem lại.",
        ),
    ],
)
def test_the_outcome_follows_from_the_findings(found: tuple[str, ...], verdict: str) -> None:
    copy = annotate(plain_book(), findings(*(problem("Trang", "A1", code) for code in found)), "vi")

    assert verdict in texts(summary(copy))


def test_its_lines_lead_to_the_cells_errors_first() -> None:
    table = rows(summary(annotated(broken_file())))

    severities = [row[1].value for row in table]
    assert severities == sorted(severities, reverse=True)
    assert [row[0].value for row in table] == [str(n) for n in range(1, len(table) + 1)]
    for row in table:
        assert row[3].hyperlink.location == f"'{row[2].value}'!{row[3].value}"
    assert {row[2].value for row in table} >= {PROGRESS, CONTRIBUTIONS}


def test_a_quote_in_a_sheet_name_is_escaped_in_the_link() -> None:
    copy = annotate(plain_book("Số 'liệu'"), findings(problem("Số 'liệu'", "B2")), "vi")

    assert rows(summary(copy))[0][3].hyperlink.location == "'Số ''liệu'''!B2"


@pytest.mark.parametrize("text", FORMULA_LIKE)
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    file = plain_book()
    copy = annotate(file, findings(problem("Trang", "A1", value=text)), "vi", [("Tệp", text)])

    shown = [cell for row in summary(copy) for cell in row if cell.value == text]
    assert len(shown) == 2
    assert {cell.data_type for cell in shown} == {"s"}
    assert all(cell.quotePrefix for cell in shown)


def test_a_sheet_of_the_senders_keeps_its_name() -> None:
    copy = annotate(plain_book("Kết quả kiểm tra", "KẾT QUẢ KIỂM TRA (2)"), findings(), "vi")

    assert opened(copy).sheetnames == ["Kết quả kiểm tra (3)", "Kết quả kiểm tra", "KẾT QUẢ KIỂM TRA (2)"]
    assert opened(annotate(copy, findings(), "vi")).sheetnames == opened(copy).sheetnames


@pytest.mark.parametrize("place", ["A1:XFD1048576", "ZZZ9999999", "$A$1", "A0", "=A1", "", "ô"])
def test_a_forged_summary_does_no_harm(place: str) -> None:
    book = opened(plain_book())
    forged = book.create_sheet("Giả")
    forged["H1"], forged["C5"], forged["D5"], forged["H5"] = "tiendo-phan-hoi", "Trang", place, "x"

    copy = annotate(saved(book), findings(problem("Trang", "A1")), "vi")

    assert opened(copy).sheetnames == ["Kết quả kiểm tra", "Trang"]
    assert opened(copy)["Trang"].dimensions == "A1:A1"


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        *FORMULA_LIKE,
        "\x00\x1b[31m",
        "_x0041_",
        "]]>",
        "<b>&amp;",
        "\u202egnp.exe",
        "a\r\n\tb",
        "\ufffe\uffff",
        "x" * 40_000,
    ]
)


@settings(max_examples=60)
@given(value=HOSTILE, name=HOSTILE)
def test_no_text_of_a_sender_breaks_the_copy(value: str, name: str) -> None:
    copy = annotate(plain_book(), findings(problem("Trang", "B2", value=value)), "vi", [("Tệp", name)])

    book = opened(copy)
    assert book["Trang"]["B2"].comment.text.startswith("tiendo:\nLỗi: “")
    assert len(book["Trang"]["B2"].comment.text) < 1000
    assert {cell.data_type for row in book.worksheets[0] for cell in row if cell.value} <= {"s"}
