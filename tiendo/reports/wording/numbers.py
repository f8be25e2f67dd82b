"""Numbers as each language writes them."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


def whole_number(value: int, locale: str) -> str:
    """1.234 or 1,234."""
    return format_decimal(value, locale=locale)


def quantity(value: Decimal, locale: str) -> str:
    """At most two decimals."""
    rounded = value.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
    return format_decimal(rounded, format="#,##0.##", locale=locale)


def percentage(value: Decimal, locale: str) -> str:
    """One decimal, halves away from zero: 98,6%; below 1 two, for there one would hide what moved; 0 and 100 none."""
    if value in (0, 100):
        return f"{value:.0f}%"
    places, form = (_HUNDREDTH, "#,##0.00") if abs(value) < 1 else (_TENTH, "#,##0.0")
    rounded = value.quantize(places, rounding=ROUND_HALF_UP)
    return format_decimal(rounded, format=form, locale=locale) + "%"


def progress(value: Decimal, locale: str) -> str:
    """A percentage that agencies give in whole numbers, or a mean of them: 30%, 94,3%."""
    return (
        format_decimal(value.quantize(_TENTH, rounding=ROUND_HALF_UP), format="#,##0.#", locale=locale) + "%"
    )
