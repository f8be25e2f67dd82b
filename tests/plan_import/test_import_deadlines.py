"""Cells of deadlines, as decisions word them."""

from datetime import date

import pytest

from tiendo.plan.importing.deadlines import deadlines


def read(cell: str) -> list[tuple[str, str | None, str | None]]:
    found, unclear = deadlines(cell)
    assert unclear == []
    return [(m.kind.value, m.from_on and m.from_on.isoformat(), m.due and m.due.isoformat()) for m in found]


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("2022", "2022-12-31"),
        ("Năm 2022 (Báo cáo lần 4)", "2022-12-31"),
        ("Đến hết năm 2025", "2025-12-31"),
        ("Trước năm 2025", "2024-12-31"),
        ("31/12/2022", "2022-12-31"),
        ("ngày 5 tháng 6 năm 2022", "2022-06-05"),
        ("Trước ngày 15/12/2019", "2019-12-14"),
        ("2022-06-30 00:00:00", "2022-06-30"),  # a date cell of a workbook
        ("Tháng 2/2024", "2024-02-29"),
        ("tháng 6 năm 2022", "2022-06-30"),
        ("Trước tháng 6 năm 2022", "2022-05-31"),
        ("Quý IV năm 2021", "2021-12-31"),
        ("Quý 2/2021", "2021-06-30"),
    ],
)
def test_once(cell: str, due: str) -> None:
    assert read(cell) == [("once", None, due)]


@pytest.mark.parametrize(
    "cell", ["2019 - 2022", "2019-2022", "Giai đoạn 2019 – 2022", "Từ năm 2019 đến năm 2022"]
)
def test_a_span_of_years(cell: str) -> None:
    assert read(cell) == [("range", "2019-01-01", "2022-12-31")]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Hàng năm", ["annual"]),
        ("Hằng năm", ["annual"]),
        ("Hàng năm hoặc đột xuất theo yêu cầu thực tiễn", ["annual", "ad_hoc"]),
        ("Thường xuyên", ["none"]),
        ("Theo tiến độ của Chương trình", ["other_schedule"]),
        ("- Xây dựng mới: 2019 - 2022 - Theo thời hạn Ủy ban đặt ra)", ["range", "other_schedule"]),
        ("- Báo cáo sơ bộ: năm 2020 - Báo cáo cuối: năm 2022", ["preliminary", "final"]),
        ("Báo cáo sơ bộ năm 2020 và báo cáo tổng năm 2022", ["preliminary", "final"]),
        ("Sơ kết năm 2020; tổng kết năm 2025".replace("; ", "\n- "), ["preliminary", "final"]),
    ],
)
def test_kinds(cell: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in read(cell)] == kinds


def test_every_two_years() -> None:
    assert read("2020 và định kỳ 02 năm tiếp theo") == [("biennial", None, "2020-12-31")]


@pytest.mark.parametrize(
    "cell", ["Càng sớm càng tốt", "31/02/2022", "tháng 13/2022", "2022 - 2019", "Quý sau"]
)
def test_what_cannot_be_read(cell: str) -> None:
    found, unclear = deadlines(cell)
    assert (found, unclear) == ([], [cell])


def test_the_wording_is_kept() -> None:
    ((milestone,), _) = deadlines("- Năm 2022 (Báo cáo lần 4);")
    assert (milestone.text, milestone.due) == ("Năm 2022 (Báo cáo lần 4)", date(2022, 12, 31))


def test_an_empty_cell_has_no_deadline() -> None:
    assert deadlines("") == ([], [])
