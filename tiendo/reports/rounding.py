"""Numbers as they are printed, before a language writes them.

What a report says of a measured quantity is said of what it prints: a change is the difference of the two printed
numbers, better and worse follow that difference, a target is met by the printed number. A reviewer who subtracts on
paper finds what the report says.
"""

from decimal import ROUND_HALF_UP, Decimal

from schemas.results import Trend
from schemas.terms import Direction

PERCENT = "%"
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


def rounded_percentage(value: Decimal) -> Decimal:
    """One decimal, halves away from zero; below 1 two, for there one would hide what moved; 0 and 100 none."""
    if value in (0, 100):
        return value.quantize(Decimal(1))
    return value.quantize(_HUNDREDTH if abs(value) < 1 else _TENTH, rounding=ROUND_HALF_UP)


def rounded_quantity(value: Decimal) -> Decimal:
    """Two decimals, halves away from zero."""
    return value.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)


def printed(value: float, unit: str) -> Decimal:
    """A measured quantity as it is printed."""
    number = Decimal(repr(value))
    return rounded_percentage(number) if unit == PERCENT else rounded_quantity(number)


def change(now: float, before: float, unit: str) -> float:
    """How much a measured quantity moved: the difference of what is printed."""
    return float(printed(now, unit) - printed(before, unit))


def trend_of(change: float | None, direction: Direction) -> Trend:
    """Whether a change is for the better, in the direction that the plan gives."""
    if change is None:
        return Trend.unknown
    if direction == Direction.none:
        return Trend.not_judged
    if change == 0:
        return Trend.steady
    return Trend.improving if (change > 0) == (direction == Direction.up) else Trend.worsening


def meets(value: float, target: float, unit: str, direction: Direction) -> bool | None:
    """Whether a value reaches its target, as both are printed; None where the plan says no direction."""
    if direction == Direction.none:
        return None
    here, there = printed(value, unit), printed(target, unit)
    return here >= there if direction == Direction.up else here <= there
