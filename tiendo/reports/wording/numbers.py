"""Numbers as each language writes them."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from tiendo.reports.rounding import rounded_percentage, rounded_quantity

_TENTH = Decimal("0.1")


@lru_cache(maxsize=4096)  # a report counts the same few numbers thousands of times
def whole_number(value: int, locale: str) -> str:
    """1.234 or 1,234."""
    return format_decimal(value, locale=locale)


def quantity(value: Decimal, locale: str) -> str:
    """At most two decimals."""
    return format_decimal(rounded_quantity(value), format="#,##0.##", locale=locale)


@lru_cache(maxsize=4096)
def percentage(value: Decimal, locale: str) -> str:
    """One decimal, halves away from zero: 98,6%; below 1 two, for there one would hide what moved; 0 and 100 none."""
    if value in (0, 100):
        return f"{value:.0f}%"
    form = "#,##0.00" if abs(value) < 1 else "#,##0.0"
    return format_decimal(rounded_percentage(value), format=form, locale=locale) + "%"


def progress(value: Decimal, locale: str) -> str:
    """A percentage that agencies give in whole numbers, or a mean of them: 30%, 94,3%."""
    return (
        format_decimal(value.quantize(_TENTH, rounding=ROUND_HALF_UP), format="#,##0.#", locale=locale) + "%"
    )
