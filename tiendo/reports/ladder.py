"""The ladder of reminders: on which days an agency that owes is written to, counted from the last day in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tiendo.plan import Period, Plan


class Stage(StrEnum):
    before = "before"
    last_day = "last_day"
    after = "after"


@dataclass(frozen=True)
class Step:
    """Where a day stands: `days` to or since the last day in time, and the how manieth reminder since (0 before)."""

    stage: Stage
    days: int
    nth: int


def last_day(period: Period) -> date:
    return period.due_before - timedelta(days=1)


def ladder(plan: Plan, period: Period) -> list[date]:
    """The days of the plan's `[reminders]`, in their order; [] where it sets none."""
    offsets = plan.head.get("reminders", {}).get("days", [])
    return [last_day(period) + timedelta(days=offset) for offset in sorted(offsets)]


def step_of(period: Period, steps: Sequence[date], on: date) -> Step:
    """How a letter of that day is worded."""
    days = (on - last_day(period)).days
    if days < 0:
        return Step(Stage.before, -days, 0)
    if days == 0:
        return Step(Stage.last_day, 0, 0)
    reached = sum(last_day(period) < step <= on for step in steps)
    return Step(Stage.after, days, max(reached, 1))
