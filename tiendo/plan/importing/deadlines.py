"""A cell of deadlines → milestones."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.terms import MilestoneKind
from tiendo.plan.importing.items import items
from tiendo.plan.importing.names import key

_YEAR = r"((?:19|20)\d\d)"
_DAY = re.compile(rf"(?:ngay\s+)?(\d{{1,2}})(?:/|-|\.|\s+thang\s+)(\d{{1,2}})(?:/|-|\.|\s+nam\s+){_YEAR}")
_ISO_DAY = re.compile(rf"{_YEAR}-(\d\d)-(\d\d)(?:[t ]\d.*)?$")  # a date cell of a workbook
_MONTH = re.compile(rf"(?:thang\s+)?(\d{{1,2}})(?:/|\s+nam\s+){_YEAR}")
_QUARTER = re.compile(rf"quy\s+(iv|iii|ii|i|[1-4])\s*(?:/|nam\s+|-\s*)\s*{_YEAR}")
_SPAN = re.compile(rf"{_YEAR}\s*(?:-|den(?:\s+het)?(?:\s+nam)?)\s*{_YEAR}")
_ONE_YEAR = re.compile(_YEAR)
_BEFORE = re.compile(r"truoc\s+$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_YEARLY = re.compile(r"h[aă]ng nam|moi nam|mot nam mot lan")
_BIENNIAL = re.compile(r"dinh ky (?:0?2|hai) nam|(?:0?2|hai) nam (?:mot|1) lan")
_AD_HOC = re.compile(r"dot xuat|khi co yeu cau|theo yeu cau")
_ELSEWHERE = re.compile(r"theo (?:tien do|thoi han|lo trinh|chuong trinh|ke hoach|quy dinh)")
_ALWAYS = re.compile(r"thuong xuyen|lien tuc|trong suot")
_PRELIMINARY = re.compile(r"(?:bao cao )?(?:so bo|so ket|giua ky)")
_FINAL = re.compile(r"bao cao (?:cuoi|tong|chinh thuc)|tong ket")
_TWO_REPORTS = re.compile(r"\s+và\s+(?=báo cáo|tổng kết)", re.IGNORECASE)
_OR = re.compile(r"\s+hoặc\s+|,\s*(?=đột xuất)", re.IGNORECASE)


@dataclass(frozen=True)
class Milestone:
    """Columns of milestones.csv."""

    kind: MilestoneKind
    text: str
    from_on: date | None = None
    due: date | None = None


def deadlines(text: str) -> tuple[list[Milestone], list[str]]:
    """The milestones of a cell, and the entries in which none could be read."""
    found, unclear = [], []
    for item in items(text):
        for part in _parts(item):
            milestone = _milestone(part)
            if milestone:
                found.append(milestone)
            else:
                unclear.append(part)
    return found, unclear


def _parts(item: str) -> Iterator[str]:
    """An entry may name two reports, or a rhythm and an exception from it."""
    for half in _TWO_REPORTS.split(item):
        yield from _OR.split(half) if _YEARLY.search(key(half)) else [half]


def _milestone(text: str) -> Milestone | None:
    said = key(text)
    if _BIENNIAL.search(said):
        return Milestone(MilestoneKind.biennial, text, due=_due(said))
    for pattern, kind in _RHYTHMS:
        if pattern.search(said):
            return Milestone(kind, text)
    span = _SPAN.search(said)
    if span and not _DAY.search(said):
        first, last = date(int(span[1]), 1, 1), date(int(span[2]), 12, 31)
        return Milestone(MilestoneKind.range, text, first, last) if first < last else None
    due = _due(said)
    if due is None:
        return None
    kind = next((k for pattern, k in _REPORTS if pattern.search(said)), MilestoneKind.once)
    return Milestone(kind, text, due=due)


_RHYTHMS = (
    (_YEARLY, MilestoneKind.annual),
    (_AD_HOC, MilestoneKind.ad_hoc),
    (_ELSEWHERE, MilestoneKind.other_schedule),
    (_ALWAYS, MilestoneKind.none),
)
_REPORTS = ((_PRELIMINARY, MilestoneKind.preliminary), (_FINAL, MilestoneKind.final))


def _due(said: str) -> date | None:
    """The last day in time that an entry names: of "trước ngày" the day before, of a year its last day."""
    for pattern, span_of in (
        (_ISO_DAY, _iso_day),
        (_DAY, _day),
        (_QUARTER, _quarter),
        (_MONTH, _month),
        (_ONE_YEAR, _year),
    ):
        found = pattern.search(said)
        if found:
            span = span_of(found)
            before = _BEFORE.search(said[: found.start()].replace("nam ", "").replace("ngay ", ""))
            return span and (span[0] - timedelta(days=1) if before else span[1])
    return None


def _iso_day(found: re.Match[str]) -> tuple[date, date] | None:
    return _days(*found.groups())


def _day(found: re.Match[str]) -> tuple[date, date] | None:
    return _days(*reversed(found.groups()))


def _days(year: str, month: str, day: str) -> tuple[date, date] | None:
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return on, on


def _month(found: re.Match[str]) -> tuple[date, date] | None:
    month, year = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _quarter(found: re.Match[str]) -> tuple[date, date]:
    quarter, year = _ROMAN.get(found[1]) or int(found[1]), int(found[2])
    return date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, monthrange(year, 3 * quarter)[1])


def _year(found: re.Match[str]) -> tuple[date, date]:
    return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
