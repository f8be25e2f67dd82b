"""Numbers, dates and lists in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from tests.reports.small_plan import small_plan
from tiendo.reports.wording.en import words as en
from tiendo.reports.wording.vi import words as vi


@pytest.mark.parametrize(
    ("value", "in_vietnamese", "in_english"),
    [(0, "0", "0"), (5, "05", "5"), (9, "09", "9"), (10, "10", "10"), (1234, "1.234", "1,234")],
)
def test_counts_below_ten_have_a_zero_in_vietnamese(value: int, in_vietnamese: str, in_english: str) -> None:
    assert (vi.count(value), en.count(value)) == (in_vietnamese, in_english)


def test_fractions_have_no_zero_in_front() -> None:
    assert (vi.fraction(2, 3), en.fraction(2, 3)) == ("2/3", "2 of 3")
    assert (vi.fraction(999, 3400), en.fraction(999, 3400)) == ("999/3.400", "999 of 3,400")


@pytest.mark.parametrize(
    ("value", "in_vietnamese", "in_english"),
    [
        ("0", "0%", "0%"),
        ("100", "100%", "100%"),
        ("50", "50,0%", "50.0%"),
        ("98.648", "98,6%", "98.6%"),
        ("6.25", "6,3%", "6.3%"),
        ("0.04", "0,04%", "0.04%"),
        ("0.216", "0,22%", "0.22%"),
        ("1.04", "1,0%", "1.0%"),
    ],
)
def test_percentages_have_one_decimal_and_below_one_two(
    value: str, in_vietnamese: str, in_english: str
) -> None:
    assert (vi.percent(Decimal(value)), en.percent(Decimal(value))) == (in_vietnamese, in_english)


@pytest.mark.parametrize(
    ("value", "in_vietnamese", "in_english"),
    [("30", "30%", "30%"), ("94.333", "94,3%", "94.3%"), ("100", "100%", "100%"), ("0", "0%", "0%")],
)
def test_progress_keeps_whole_numbers_whole(value: str, in_vietnamese: str, in_english: str) -> None:
    assert (vi.progress(Decimal(value)), en.progress(Decimal(value))) == (in_vietnamese, in_english)


@pytest.mark.parametrize(
    ("on", "in_vietnamese", "in_english"),
    [
        (date(2023, 1, 5), "ngày 05 tháng 01 năm 2023", "5 January 2023"),
        (date(2023, 2, 28), "ngày 28 tháng 02 năm 2023", "28 February 2023"),
        (date(2023, 3, 1), "ngày 01 tháng 3 năm 2023", "1 March 2023"),
        (date(2023, 12, 31), "ngày 31 tháng 12 năm 2023", "31 December 2023"),
    ],
)
def test_days_as_the_norm_writes_them(on: date, in_vietnamese: str, in_english: str) -> None:
    assert (vi.day(on), en.day(on)) == (in_vietnamese, in_english)
    assert vi.short_day(on) == on.strftime("%d/%m/%Y")


def test_short_days_in_english_name_the_month() -> None:
    assert [en.short_day(date(2023, month, 6)) for month in (5, 6, 12)] == [
        "6 May 2023",
        "6 Jun 2023",
        "6 Dec 2023",
    ]


@pytest.mark.parametrize(
    ("names", "in_vietnamese"),
    [
        ([], ""),
        (["Bộ Y tế"], "Bộ Y tế"),
        (["Bộ Y tế", "Bộ Xây dựng"], "Bộ Y tế và Bộ Xây dựng"),
        (["Bộ Y", "Bộ Z", "Bộ T"], "Bộ Y, Bộ Z và Bộ T"),
        (["Bộ Y", "Bộ Giáo dục và Đào tạo"], "Bộ Y, Bộ Giáo dục và Đào tạo"),
        (["Bộ Y", "Bộ Văn hóa, Thể thao"], "Bộ Y; Bộ Văn hóa, Thể thao"),
    ],
)
def test_lists_in_vietnamese(names: list[str], in_vietnamese: str) -> None:
    assert str(vi.listed(names)) == in_vietnamese


@pytest.mark.parametrize(
    ("names", "in_english"),
    [
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["Education and Training", "Health"], "Education and Training; and Health"),
    ],
)
def test_lists_in_english(names: list[str], in_english: str) -> None:
    assert str(en.listed(names)) == in_english


def test_titles_inside_a_sentence() -> None:
    period = small_plan().period("2022")

    assert (vi.period(period), en.period(period)) == ("năm 2022", "2022")
    assert vi.inside("Các bộ, ngành") == "các bộ, ngành"
    assert vi.inside("Ủy ban nhân dân tỉnh Đông") == "Ủy ban nhân dân tỉnh Đông"
