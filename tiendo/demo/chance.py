"""Chance that repeats itself: the same circumstances always give the same draws, on every machine."""

from datetime import date, timedelta
from random import Random

_SATURDAY = 5


def chance(*circumstances: object) -> Random:
    """A source of draws for circumstances such as seed, plan, period, agency."""
    return Random("/".join(map(str, circumstances)))


def working_day(day: date, *, step: int = -1) -> date:
    """`day`, or where that is a weekend the nearest working day before it (`step` -1) or after it (1)."""
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=step)
    return day


def day_between(draw: Random, first: date, last: date) -> date:
    """A working day from `first` to `last`; `last` itself where there is none."""
    drawn = working_day(first + timedelta(days=draw.randint(0, max(0, (last - first).days))))
    return drawn if drawn >= first else last


def days_after(day: date, days: float) -> date:
    """The working day at or just before `days` after `day`."""
    return working_day(day + timedelta(days=round(days)))
