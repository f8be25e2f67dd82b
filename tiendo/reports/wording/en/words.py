"""Numbers, dates and lists in English."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from schemas.document import Figure, Text
from tiendo.plan import Period
from tiendo.reports.compose import Part, joined, say
from tiendo.reports.wording import numbers
from tiendo.reports.wording.numbers import percentage, quantity, whole_number

LANG = "en"
TEMPLATE = "annual.en.docx"
GENERAL = "General"
NOT_GIVEN = "Not stated"
NOT_SET = "Not stated in the Plan"
NO_NUMBER = "-"

_MONTHS = ("January February March April May June July August September October November December").split()


def count(value: int) -> str:
    return plain(value)


def plain(value: int) -> str:
    return whole_number(value, "en")


def fraction(part: int, whole: int) -> str:
    return f"{plain(part)} of {plain(whole)}"


def percent(value: Decimal) -> str:
    return percentage(value, "en")


def progress(value: Decimal) -> str:
    return numbers.progress(value, "en")


def amount(value: Decimal) -> str:
    return quantity(value, "en")


def day(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


@lru_cache(maxsize=4096)  # a long annex prints the same few days
def short_day(on: date) -> str:
    """For tables; the month in letters, since readers abroad take 06/05 for 5 June."""
    return f"{on.day} {_MONTHS[on.month - 1][:3]} {on.year}"


def listed(names: Sequence[Part]) -> Text:
    """A, B and C; with semicolons where a name itself holds a comma or an "and"."""
    if any(mark in str(name) for name in names for mark in (",", ";", " and ")):
        return joined(names, "; ", last="; and ")
    return joined(names, ", ", last=" and ")


def period(period: Period) -> str:
    """Year 2023 → "2023", "First quarter of 2024" → "the first quarter of 2024"."""
    title = period.title_en
    return title.removeprefix("Year ") if title.startswith("Year ") else f"the {title[:1].lower()}{title[1:]}"


def until(period: str, on: date) -> str:
    return f"{period} (as of {day(on)})"


def inside(name: str) -> str:
    return f"the {name[4:]}" if name.startswith("The ") else name


def first(name: str) -> str:
    """At the beginning of a sentence: "the Ministry" → "The Ministry"."""
    return name[:1].upper() + name[1:]


def of(figure: Figure, one: str, many: str) -> Text:
    """The number with its noun: 1 task, 2 tasks."""
    return say("{n} {noun}", n=figure, noun=one if figure.value == 1 else many)


def of_whole(figure: Figure, one: str, many: str) -> Text:
    """A fraction with its noun, which follows the whole: 0 of 1 task, 1 of 2 tasks."""
    return say("{n} {noun}", n=figure, noun=one if figure.denominator == 1 else many)


def tasks(figure: Figure) -> Text:
    return of(figure, "task", "tasks")


def agencies(figure: Figure) -> Text:
    return of(figure, "agency", "agencies")
