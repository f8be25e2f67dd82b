"""Larger parts that golden sentences are made from."""

from datetime import date
from typing import Any

from schemas.results import Trend
from schemas.terms import DerivedStatus, TaskStatus
from tests.reports.figures_at_hand import Hand
from tests.reports.small_plan import small_plan
from tiendo.reports.views import Measured, OwnPlans, StatusCount, TaskLine

DAY = date(2023, 1, 5)
PERIOD = small_plan().period("2023")


def plans(hand: Hand, issued: int, integrated: int, none: int, unsaid: int) -> OwnPlans:
    having = issued + integrated
    counts = (having + none + unsaid, having, issued, integrated, none, unsaid)
    return OwnPlans(*(hand.n(count) for count in counts))


def statuses(hand: Hand, **counts: int) -> list[StatusCount]:
    return [StatusCount(status, hand.n(counts.get(status.value, 0))) for status in DerivedStatus]


def line(hand: Hand, **known: Any) -> TaskLine:
    """A task in progress, of which nothing is known but its deadline, or what is given."""
    unknown: dict[str, Any] = {
        "ref": "A.I",
        "title": "Rà soát luật",
        "status": TaskStatus.in_progress,
        "due": date(2022, 12, 31),
        "late": False,
        "completed_on": None,
        "percent": None,
        "several_reported": False,
        "partly_reported": False,
        "leads_completed": None,
        "requested_only": False,
        "coverage": None,
        "said": (),
        "unsaid": None,
    }
    return TaskLine(**unknown | known)


def measured(hand: Hand, **known: Any) -> Measured:
    """An indicator of 1,234.5 cases, compared with the year before, or what is given."""
    unknown: dict[str, Any] = {
        "title": "Số vụ việc",
        "unit": "vụ việc",
        "value": 1234.5,
        "numerator": None,
        "denominator": None,
        "period": "năm 2022",
        "change": None,
        "rising": False,
        "comparable": True,
        "trend": Trend.unknown,
        "target": None,
        "target_year": None,
        "target_met": None,
        "coverage": None,
        "low_coverage": False,
    }
    parts = unknown | known
    for name, unit in (
        ("value", parts["unit"]),
        ("numerator", ""),
        ("denominator", ""),
        ("change", ""),
        ("target", parts["unit"]),
    ):
        if parts[name] is not None:
            parts[name] = hand.amount(float(parts[name]), unit)
    return Measured(**parts)
