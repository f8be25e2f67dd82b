"""The numbers behind a chart: those that its figures print, so that labels, data and text say the same."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from schemas.document import Figure

_DECIMALS = re.compile(r"[.,](\d{1,2})\D*$")  # groups of thousands have three digits


def decimals(figure: Figure) -> int:
    """How many decimals the text of a figure has."""
    found = _DECIMALS.search(figure.text)
    return len(found.group(1)) if found else 0


def most_decimals(figures: Iterable[Figure]) -> int:
    return max(map(decimals, figures), default=0)


def plotted(figure: Figure) -> float:
    """The value of a figure as it is printed."""
    if isinstance(figure.value, int):
        return figure.value
    places = Decimal(1).scaleb(-decimals(figure))
    return float(Decimal(repr(figure.value)).quantize(places, rounding=ROUND_HALF_UP))
