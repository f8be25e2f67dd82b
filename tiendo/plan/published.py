"""Published figures against one another: a total and its published parts, a ratio and the figures it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from schemas.terms import IndicatorKind
from tiendo.plan.model import Plan

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Comparison:
    """A published figure beside the same figure computed from others that were published with it.

    `computed` is None where those are not all there. `n_parts` is 0 for a ratio.
    """

    row: int
    indicator: str
    value: float
    computed: float | None
    n_parts: int

    @property
    def decimals(self) -> int:
        """How precisely the figure was published."""
        exponent = Decimal(repr(self.value)).normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def agrees(self) -> bool | None:
        """Whether both are the same at the published precision; None where nothing could be computed."""
        return None if self.computed is None else round(self.computed, self.decimals) == self.value


def comparisons(plan: Plan) -> list[Comparison]:
    """One row of `published.csv` each, in its order. Figures belong together when their English label is the same."""
    rows = list(plan.published.iter_rows(named=True))
    indicators = {row["indicator"]: row for row in plan.indicators.iter_rows(named=True)}
    beside: dict[str, dict[str, float]] = {}
    for row in rows:
        beside.setdefault(row["label_en"], {})[row["indicator"]] = row["value"]
    found = []
    for i, row in enumerate(rows):
        computed, n_parts = _computed(row["indicator"], indicators, beside[row["label_en"]])
        found.append(Comparison(i, row["indicator"], row["value"], computed, n_parts))
    return found


def _computed(
    indicator: str, indicators: Mapping[str, Row], figures: Mapping[str, float]
) -> tuple[float | None, int]:
    row = indicators.get(indicator, {})
    if row.get("kind") == IndicatorKind.ratio:
        return _ratio(row, figures), 0
    parts = [part["indicator"] for part in indicators.values() if part["part_of"] == indicator]
    if not parts or any(part not in figures for part in parts):
        return None, len(parts)
    return sum(figures[part] for part in parts), len(parts)


def _ratio(row: Row, figures: Mapping[str, float]) -> float | None:
    numerator, denominator = figures.get(row["numerator"]), figures.get(row["denominator"])
    if numerator is None or not denominator:
        return None
    return numerator / denominator * (100 if row["unit_en"] == "%" else 1)


def number(value: float, decimals: int, lang: str) -> str:
    """A figure as it is written in `lang`: 234.569 and 59,4 in Vietnamese."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text
