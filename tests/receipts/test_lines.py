"""Findings as lines for the terminal."""

import pytest

from tests.receipts.books import findings, problem
from tiendo.receipts import lines


def test_a_line_names_severity_place_problem_and_remedy() -> None:
    error, warning = problem("Số liệu", "E6"), problem("Số liệu", "E6", "result_missing")

    (in_vietnamese,) = lines(findings(error), "vi")
    (in_english,) = lines(findings(warning), "en")

    assert in_vietnamese == (
        "Lỗi - Trang “Số liệu”, ô E6: “mười” không phải là số. "
        "Cách sửa: Chỉ ghi số, ví dụ 1.234 hoặc 12,5; không có số liệu thì để trống; "
        "phần diễn giải ghi ở cột “Ghi chú”."
    )
    assert in_english == (
        "Warning - Sheet “Số liệu”, cell E6: The task has been worked on but “Results” is empty. "
        "How to mend: Say in short what was done and achieved."
    )


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (problem(code="sheet_missing"), "Lỗi - Cả tệp: "),
        (problem("Trang", code="sheet_missing"), "Lỗi - Trang “Trang”: "),
        (problem("Trang", "7", "column_missing"), "Lỗi - Trang “Trang”, dòng 7: "),
        (problem("Trang", "AB12"), "Lỗi - Trang “Trang”, ô AB12: "),
    ],
)
def test_a_place_is_as_exact_as_the_finding(found, place: str) -> None:
    assert lines(findings(found), "vi")[0].startswith(place)


def test_the_file_comes_first_then_sheet_by_sheet_row_by_row() -> None:
    found = findings(
        *(problem("Hai", place, value=place) for place in ("B9", "AA2", "C2")),
        problem("Một", "A1", value="A1"),
        problem("Hai", "4", "column_missing"),
        problem(code="sheet_missing"),
    )

    places = [line.split(":")[0] for line in lines(found, "vi")]
    assert places == [
        "Lỗi - Cả tệp",
        "Lỗi - Trang “Hai”, ô C2",
        "Lỗi - Trang “Hai”, ô AA2",
        "Lỗi - Trang “Hai”, dòng 4",
        "Lỗi - Trang “Hai”, ô B9",
        "Lỗi - Trang “Một”, ô A1",
    ]


def test_cells_of_a_sheet_that_need_the_same_share_a_line() -> None:
    places = ["G12", "G6", "G7", "G8", "G9", "AA9", "H9", "G13"]
    found = findings(*(problem("Hai", place) for place in places), problem("Một", "G6"))

    starts = [line.split(":  ")[0].split(": “")[0] for line in lines(found, "vi")]
    assert starts == ["Lỗi - Trang “Hai”, các ô G6:G9, G12, G13, H9, AA9", "Lỗi - Trang “Một”, ô G6"]


def test_what_a_sender_wrote_cannot_steer_the_terminal() -> None:
    line = lines(findings(problem("Trang", "A1", value="\x1b[2J\u202e[red]a\r\nb" + "x" * 500)), "vi")[0]

    assert "\x1b" not in line
    assert "\u202e" not in line
    assert "\n" not in line
    assert "“[2J[red]a bxxx" in line
    assert len(line) < 400


def test_nothing_found_says_nothing() -> None:
    assert lines(findings(), "vi") == []
