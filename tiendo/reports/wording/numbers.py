"""Numbers as each language writes them."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

_TENTH = Decimal("0.1")


def whole_number(value: int, locale: str) -> str:
    """1.234 or 1,234."""
    return format_decimal(value, locale=locale)


def quantity(value: Decimal, locale: str) -> str:
    """At most two decimals."""
    rounded = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return format_decimal(rounded, format="#,##0.##", locale=locale)


def percentage(value: Decimal, locale: str) -> str:
    """One decimal, halves away from zero: 98,6%; 0 and 100 without one."""
    if value in (0, 100):
        return f"{value:.0f}%"
    rounded = value.quantize(_TENTH, rounding=ROUND_HALF_UP)
    return format_decimal(rounded, format="#,##0.0", locale=locale) + "%"
