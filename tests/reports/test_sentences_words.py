"""Golden sentences: numbers, dates and lists; `test_words` has more of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.reports.golden import Golden, both_languages, spoken
from tests.reports.sentence_parts import PERIOD

QUARTER = replace(PERIOD, title_vi="Quý I năm 2024", title_en="First quarter of 2024")

SENTENCES = [
    Golden("count", lambda h: (7,), "07", "7"),
    Golden("plain", lambda h: (7,), "7", "7"),
    Golden(
        "fraction",
        lambda h: (
            1,
            3,
        ),
        "1/3",
        "1 of 3",
    ),
    Golden("percent", lambda h: (Decimal("98.648"),), "98,6%", "98.6%"),
    Golden("progress", lambda h: (Decimal("94.333"),), "94,3%", "94.3%"),
    Golden("amount", lambda h: (Decimal("1234.5"),), "1.234,5", "1,234.5"),
    Golden("day", lambda h: (date(2023, 1, 5),), "ngày 05 tháng 01 năm 2023", "5 January 2023"),
    Golden("short_day", lambda h: (date(2023, 1, 5),), "05/01/2023", "5 Jan 2023"),
    Golden("listed", lambda h: ([],), "", ""),
    Golden("listed", lambda h: (["Bộ Y tế"],), "Bộ Y tế", "Bộ Y tế"),
    Golden("listed", lambda h: (["Bộ Y tế", "Bộ Nội vụ"],), "Bộ Y tế và Bộ Nội vụ", "Bộ Y tế and Bộ Nội vụ"),
    Golden(
        "listed",
        lambda h: (["Bộ Giáo dục và Đào tạo", "Bộ Y tế"],),
        "Bộ Giáo dục và Đào tạo, Bộ Y tế",
        "Bộ Giáo dục và Đào tạo and Bộ Y tế",
    ),
    Golden(
        "listed",
        lambda h: (["Bộ Văn hóa, Thể thao", "Bộ Y tế", "Bộ Nội vụ"],),
        "Bộ Văn hóa, Thể thao; Bộ Y tế; Bộ Nội vụ",
        "Bộ Văn hóa, Thể thao; Bộ Y tế; and Bộ Nội vụ",
    ),
    Golden("period", lambda h: (PERIOD,), "năm 2023", "2023"),
    Golden("period", lambda h: (QUARTER,), "quý I năm 2024", "the first quarter of 2024"),
    Golden(
        "until",
        lambda h: (
            "năm 2023",
            date(2023, 6, 30),
        ),
        "năm 2023 (tính đến ngày 30 tháng 6 năm 2023)",
        "năm 2023 (as of 30 June 2023)",
    ),
    Golden("inside", lambda h: ("The Government",), "The Government", "the Government"),
    Golden("inside", lambda h: ("Các bộ, ngành",), "các bộ, ngành", "Các bộ, ngành"),
]


@pytest.mark.parametrize(("case", "lang"), both_languages(SENTENCES))
def test_sentence(case: Golden, lang: str) -> None:
    assert spoken("words", case, lang) == case.expected(lang)
