"""One written value, one typed value."""

from datetime import date

import pytest

from schemas.terms import DifficultyState, ReportedStatus
from tiendo.intake.values import parse_choice, parse_date, parse_number, parse_percent


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("50", 50, None),
        ("50%", 50, None),
        ("50 %", 50, None),
        ("0.5", 50, None),
        ("0,5", 50, None),
        ("0.07", 7, None),
        ("0,5%", 0.5, None),
        ("33,3", 33.3, None),
        ("100", 100, None),
        ("100,0", 100, None),
        ("0", 0, None),
        ("1", 1, "percent_one"),
        ("1.0", 1, "percent_one"),
        ("1%", 1, None),
        ("1,5", 1.5, None),
        ("150", 150, None),
        ("5E1", 50, None),
        ("khoảng 50", None, "percent_malformed"),
        ("50-60", None, "percent_malformed"),
        ("%", None, "percent_malformed"),
        ("-", None, "percent_malformed"),
    ],
)
def test_percent(text, value, code):
    parsed = parse_percent(text)

    assert (parsed.value, parsed.code) == (pytest.approx(value) if value is not None else None, code)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("1234", 1234, None),
        ("1.234,5", 1234.5, None),
        ("1,234.5", 1234.5, None),
        ("1.234.567", 1234567, None),
        ("1,234,567", 1234567, None),
        ("1 234 567", 1234567, None),
        ("1\u00a0234,5", 1234.5, None),
        ("12,5", 12.5, None),
        ("12.5", 12.5, None),
        ("0.123", 0.123, None),
        ("0,123", 0.123, None),
        ("1.2340", 1.234, None),
        ("-5", -5, None),
        ("1.234", 1234, "number_unclear"),
        ("1,234", 1234, "number_unclear"),
        ("1.23.456", None, "number_malformed"),
        ("12 vụ", None, "number_malformed"),
        ("1,5 triệu", None, "number_malformed"),
        ("một", None, "number_malformed"),
    ],
)
def test_number(text, value, code):
    parsed = parse_number(text)

    assert (parsed.value, parsed.code) == (value, code)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("15/11/2023", date(2023, 11, 15), None),
        ("5/1/2023", date(2023, 1, 5), None),
        ("15-11-2023", date(2023, 11, 15), None),
        ("15.11.2023", date(2023, 11, 15), None),
        ("15 / 11 / 2023", date(2023, 11, 15), None),
        ("ngày 15 tháng 11 năm 2023", date(2023, 11, 15), None),
        ("Ngày 15/11/2023", date(2023, 11, 15), None),
        ("2023-11-15", date(2023, 11, 15), None),
        ("2023-11-15 00:00:00", date(2023, 11, 15), None),
        ("2023-11-15 14:30:00", date(2023, 11, 15), None),
        ("45245", date(2023, 11, 15), "date_as_number"),
        ("15/11/23", date(2023, 11, 15), "date_short_year"),
        ("29/02/2024", date(2024, 2, 29), None),
        ("29/02/2023", None, "date_impossible"),
        ("31/02/2023", None, "date_impossible"),
        ("31/02/23", None, "date_impossible"),
        ("11/15/2023", None, "date_impossible"),
        ("00/11/2023", None, "date_impossible"),
        ("11/2023", None, "date_malformed"),
        ("2023", None, "date_malformed"),
        ("hôm qua", None, "date_malformed"),
        ("1234567", None, "date_malformed"),
    ],
)
def test_date(text, value, code):
    parsed = parse_date(text)

    assert (parsed.value, parsed.code) == (value, code)


@pytest.mark.parametrize(
    "text",
    ["Đang thực hiện", "ĐANG THỰC HIỆN", "dang thuc hien", " Đang  thực hiện ", "in_progress", "In progress"],
)
def test_spellings_of_a_status(text):
    assert parse_choice(text, ReportedStatus).value == "in_progress"


@pytest.mark.parametrize("term", [*ReportedStatus, *DifficultyState])
def test_every_label_is_understood(term):
    assert parse_choice(term.vi, type(term)).value == parse_choice(term.en, type(term)).value == term.value


def test_a_misspelt_status_is_not_guessed():
    parsed = parse_choice("Hoàn thàn", ReportedStatus)

    assert (parsed.value, parsed.code, parsed.details["meant_vi"]) == (None, "choice_misspelt", "Hoàn thành")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15/11/2023.", date(2023, 11, 15)),
        ("15/11/2023;", date(2023, 11, 15)),
        ("15/11/2023 14:30", date(2023, 11, 15)),
        ("2023/11/15", date(2023, 11, 15)),
        ("2023.11.15", date(2023, 11, 15)),
        ("2023-11-15T09:00", date(2023, 11, 15)),
        ("2023-11-14T17:00:00Z", None),
        ("2023-11/15", None),
        ("15-Nov-2023", None),
        ("15112023", None),
    ],
)
def test_days_as_programs_and_hurried_people_write_them(text, value):
    assert parse_date(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Chưa hoàn thành",
        "Không hoàn thành",
        "Cơ bản hoàn thành",
        "Hoàn thành 80%",
        "Hoàn thành/Đang thực hiện",
        "Đã thực hiện",
        "not completed",
    ],
)
def test_nothing_is_offered_that_says_something_else(text):
    assert parse_choice(text, ReportedStatus).code == "choice_unknown"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("đang làm", "in_progress"), ("Đã hoàn thành", "completed"), ("Chưa thực hiên.", "not_started")],
)
def test_what_says_the_same_is_offered(text, meant):
    assert parse_choice(text, ReportedStatus).details["meant_vi"] == ReportedStatus(meant).vi


@pytest.mark.parametrize("mark", ["\u00ad", "\u200d", "\u200e", "\u2060", "\ufeff"])
def test_invisible_letters_do_not_matter(mark):
    assert parse_choice(f"Đang{mark} thực hiện", ReportedStatus).value == "in_progress"
