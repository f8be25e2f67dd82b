"""Cells one by one → a grid, never larger than the limits."""

from collections.abc import Iterable, Sequence

import polars as pl

from tiendo.intake.limits import IntakeLimits
from tiendo.intake.model import Grid, Spot


class Sparse:
    """Collects the cells of a sheet that hold something, in whatever order they come."""

    def __init__(self, limits: IntakeLimits) -> None:
        self._limits = limits
        self._rows: dict[int, dict[int, str]] = {}
        self._width = 0
        self.too_far: Spot | None = None

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a cell, or remember that it lies too far."""
        limits = self._limits
        width = max(self._width, column + 1)
        if row >= limits.rows or column >= limits.columns or (row + 1) * width > limits.cells:
            self.too_far = self.too_far or (row, column)
            return
        self._width = width
        self._rows.setdefault(row, {})[column] = text

    def frame(self) -> pl.DataFrame:
        """All cells from A1 on."""
        height = max(self._rows, default=-1) + 1
        columns: list[list[str | None]] = [[None] * height for _ in range(self._width)]
        for row, cells in self._rows.items():
            for column, text in cells.items():
                columns[column][row] = text
        names = [f"column_{i}" for i in range(self._width)]
        return pl.DataFrame(dict(zip(names, columns, strict=True)), schema=dict.fromkeys(names, pl.String))


def grid_of(lines: Iterable[Sequence[str | None]], limits: IntakeLimits) -> Grid:
    """A grid from lines of cells."""
    sparse = Sparse(limits)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            if text:
                sparse.put(row, column, text)
        if sparse.too_far:
            return Grid(pl.DataFrame(), too_far=sparse.too_far)
    return Grid(sparse.frame())


def number_text(number: float) -> str:
    """A number as a text that nobody can take for thousands: 1.234 gets a fourth decimal."""
    text = repr(number).removesuffix(".0")
    whole, _, decimals = text.partition(".")
    return f"{text}0" if len(decimals) == 3 and len(whole.lstrip("-")) <= 3 else text
