"""Indicator values: smooth over the years, ratios within their bounds, parts that add to their totals."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from schemas.terms import Direction, IndicatorKind
from tiendo.demo.chance import chance
from tiendo.demo.season import Season

# Orders of magnitude (powers of ten) of what one agency reports: alone for the country, or as one of many.
_LEVELS = {
    (IndicatorKind.count, True): (3.0, 3.8),
    (IndicatorKind.count, False): (1.2, 2.3),
    (IndicatorKind.stock, True): (1.4, 2.4),
    (IndicatorKind.stock, False): (0.8, 1.5),
    (IndicatorKind.index, True): (1.7, 1.9),
    (IndicatorKind.index, False): (1.7, 1.9),
}
_GROWTH = {Direction.up: (0.03, 0.12), Direction.down: (-0.10, -0.03), Direction.none: (-0.03, 0.05)}
_SHARES = {Direction.up: (0.70, 0.82), Direction.down: (0.003, 0.012), Direction.none: (0.86, 0.93)}
_SHARE_STEP = {Direction.up: 0.035, Direction.down: 0.0, Direction.none: 0.005}
_SHARE_FACTOR = {Direction.up: 1.0, Direction.down: 0.9, Direction.none: 1.0}
_MOST = 0.98
_NOISE = 0.02

Indicator = Mapping[str, Any]  # a row of schemas.plan.Indicators


class Figures:
    """The values of a plan's indicators in one season."""

    def __init__(self, season: Season, seed: int) -> None:
        self._season = season
        self._seed = seed
        rows = list(season.plan.indicators.iter_rows(named=True))
        self._indicators: dict[str, Indicator] = {row["indicator"]: row for row in rows}
        self._ratios = {row["numerator"]: row for row in rows if row["numerator"] and not self._is_part(row)}
        self._parts: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row["part_of"]:
                self._parts[row["part_of"]].append(row["indicator"])

    def value(self, indicator: str, agency: str) -> float:
        """What `agency` reports for an indicator."""
        if indicator in self._parts:
            return sum(self.value(part, agency) for part in self._parts[indicator])
        if indicator in self._ratios:
            ratio = self._ratios[indicator]
            return round(self.value(ratio["denominator"], agency) * self._share(ratio, agency))
        return self._level(self._indicators[indicator], agency)

    def stands_alone(self, indicator: str) -> bool:
        """Whether no other indicator is computed from this one, nor this one from others."""
        row = self._indicators[indicator]
        computed = indicator in self._parts or indicator in self._ratios
        denominators = {ratio["denominator"] for ratio in self._ratios.values()}
        return not computed and not row["part_of"] and indicator not in denominators

    def _is_part(self, ratio: Indicator) -> bool:
        """Whether a ratio is the share of a part: it follows from the part, which is drawn by itself."""
        return self._indicators[ratio["numerator"]]["part_of"] is not None

    def _level(self, row: Indicator, agency: str) -> float:
        draw = chance(self._seed, self._season.plan.id, row["indicator"], agency)
        kind, alone = IndicatorKind(row["kind"]), row["agency"] is not None
        base = 10 ** draw.uniform(*_LEVELS[kind, alone])
        if alone and row["baseline"]:
            base = row["baseline"]
        grown = base * (1 + draw.uniform(*_GROWTH[Direction(row["direction"])])) ** self._season.index
        if kind == IndicatorKind.count:
            grown *= 1 + self._yearly(row, agency) * _NOISE
        return round(grown, 1) if kind == IndicatorKind.index else max(1, round(grown))

    def _share(self, ratio: Indicator, agency: str) -> float:
        draw = chance(self._seed, self._season.plan.id, ratio["indicator"], agency)
        direction, years = Direction(ratio["direction"]), self._season.index
        base = draw.uniform(*_SHARES[direction])
        moved = base * _SHARE_FACTOR[direction] ** years + _SHARE_STEP[direction] * years
        return min(_MOST, moved)

    def _yearly(self, row: Indicator, agency: str) -> float:
        draw = chance(self._seed, self._season.plan.id, row["indicator"], agency, self._season.period.id)
        return draw.uniform(-1, 1)
