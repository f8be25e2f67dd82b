"""Cells that the sender joined over several lines: what stands in the first is meant for all."""

from collections.abc import Iterator, Mapping

from tiendo.intake.expected import CONTEXT
from tiendo.intake.limits import Unreadable
from tiendo.intake.model import Grid, Problem, Spot, letter
from tiendo.intake.piece import Lines

_MOST = 20_000  # joined cells; no program writes more into a sheet of our length


def spread(cells: Lines, grid: Grid, first_row: int, columns: Mapping[str, int], key: str) -> None:
    """Repeat values of joined cells in each line that they cover. Keys are not: a line is about one thing."""
    if len(grid.merged) > _MOST:
        raise Unreadable("file_damaged")
    by_column = {
        i + grid.first_column: name
        for name, i in columns.items()
        if name != key and not name.startswith(CONTEXT)
    }
    for (top, left), (bottom, _) in grid.merged:
        name, start = by_column.get(left), top - first_row
        if name is None or start < 0:
            continue
        covered = cells[name][start : bottom - first_row + 1]
        cells[name][start : start + len(covered)] = covered[:1] * len(covered)


def merge_problems(
    number: int, name: str, grid: Grid, first_row: int, columns: Mapping[str, int]
) -> Iterator[Problem]:
    """A remark on every group of joined cells that holds something reported."""
    fields = {i + grid.first_column for n, i in columns.items() if not n.startswith(CONTEXT)}
    for first, last in grid.merged:
        if last[0] >= first_row and fields & set(range(first[1], last[1] + 1)) and _holds(grid, first):
            area = f"{letter(first[1])}{first[0] + 1}:{letter(last[1])}{last[0] + 1}"
            value = grid.cells[first[0], first[1] - grid.first_column]
            yield Problem(number, "cells_merged", name, first[0] + 1, letter(first[1]), value, {"area": area})


def _holds(grid: Grid, here: Spot) -> bool:
    row, column = here[0], here[1] - grid.first_column
    return row < grid.cells.height and 0 <= column < grid.cells.width and grid.cells[row, column] is not None
