"""Số, ngày tháng, liệt kê theo thể thức văn bản hành chính (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from schemas.document import Text
from tiendo.plan import Period
from tiendo.reports.compose import Part, joined
from tiendo.reports.wording import numbers
from tiendo.reports.wording.numbers import percentage, quantity, whole_number

LANG = "vi"
TEMPLATE = "annual.docx"
GENERAL = "Chung"
NOT_GIVEN = "Không nêu"
NOT_SET = "Kế hoạch không nêu"
NO_NUMBER = "-"


def count(value: int) -> str:
    """A number in running text: below 10 with a zero in front."""
    return f"{value:02d}" if 0 < value < 10 else plain(value)


def plain(value: int) -> str:
    return whole_number(value, "vi")


def fraction(part: int, whole: int) -> str:
    return f"{plain(part)}/{plain(whole)}"


def percent(value: Decimal) -> str:
    return percentage(value, "vi")


def progress(value: Decimal) -> str:
    return numbers.progress(value, "vi")


def amount(value: Decimal) -> str:
    return quantity(value, "vi")


def day(on: date) -> str:
    """Days below 10 and months 1 and 2 have a zero in front."""
    month = f"{on.month:02d}" if on.month < 3 else f"{on.month}"
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


@lru_cache(maxsize=4096)  # a long annex prints the same few days
def short_day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def listed(names: Sequence[Part]) -> Text:
    """A, B và C; without the last "và" where a name holds one, with semicolons where one holds a comma."""
    if any(mark in str(name) for name in names for mark in ",;"):
        return joined(names, "; ")
    return joined(names, ", ", last=None if any(" và " in str(name) for name in names) else " và ")


def period(period: Period) -> str:
    return inside(period.title_vi)


def until(period: str, on: date) -> str:
    return f"{period} (tính đến {day(on)})"


def inside(title: str) -> str:
    """A title inside a sentence: "Năm 2023" → "năm 2023"; the capitals of proper names stay."""
    return (
        title[:1].lower() + title[1:]
        if title.startswith(("Năm", "Quý", "Các", "Sáu", "Kỳ", "Tháng"))
        else title
    )
