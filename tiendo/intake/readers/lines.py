"""Cells one by one → a grid, never larger than the limits."""

import re
from collections.abc import Iterable, Sequence

from tiendo.intake.limits import IntakeLimits
from tiendo.intake.model import Cells, Grid, Spot

LIKE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


class Sparse:
    """Collects the cells of a sheet that hold something, in whatever order they come."""

    def __init__(self, limits: IntakeLimits) -> None:
        self._limits = limits
        self._rows: dict[int, dict[int, str]] = {}
        self._width = 0
        self._decimals: list[Spot] = []
        self.too_far: Spot | None = None

    def put(self, row: int, column: int, value: str | float) -> None:
        """Keep a cell, or remember that it lies too far."""
        limits = self._limits
        width = max(self._width, column + 1)
        if row >= limits.rows or column >= limits.columns or (row + 1) * width > limits.cells:
            self.too_far = self.too_far or (row, column)
            return
        self._width = width
        text = value if isinstance(value, str) else repr(value).removesuffix(".0")
        if not isinstance(value, str) and LIKE_THOUSANDS.fullmatch(text):
            self._decimals.append((row, column))
        self._rows.setdefault(row, {})[column] = text

    @property
    def n_cells(self) -> int:
        """How many cells it has kept."""
        return sum(map(len, self._rows.values()))

    def grid(self) -> Grid:
        """What was collected within the limits: enough to tell which sheet it is, also where a cell lies too far."""
        return Grid(self._cells(), decimals=tuple(self._decimals), too_far=self.too_far)

    def _cells(self) -> Cells:
        height = max(self._rows, default=-1) + 1
        columns: list[list[str | None]] = [[None] * height for _ in range(self._width)]
        for row, cells in self._rows.items():
            for column, text in cells.items():
                columns[column][row] = text
        return Cells(columns)


def grid_of(lines: Iterable[Sequence[str | float | None]], limits: IntakeLimits) -> Grid:
    """A grid from lines of cells."""
    sparse = Sparse(limits)
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if value is not None and value != "":
                sparse.put(row, column, value)
        if sparse.too_far:
            break
    return sparse.grid()
