"""A recognised sheet: its lines by field, and the way back to the sender's cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from tiendo.intake.expected import ExpectedSheet


@dataclass(frozen=True)
class Piece:
    """A sheet's reported lines as strings: one column a field, and one a context column.

    `letters` say in which column of the sender's sheet each stands. `row` of the batch's tables is the sheet's row
    plus `shift`, which is 0 except where several tables of one document make one sheet.
    """

    submission: int
    sheet: ExpectedSheet
    name: str  # as the sender's file calls the sheet
    cells: pl.DataFrame
    first_row: int  # the sheet's row number of the first line
    letters: Mapping[str, str]
    rows: Mapping[str, int] = field(default_factory=dict)  # only of "fields" sheets: the row of each field
    lost: frozenset[str] = frozenset()  # fields that should have a column and have none
    partial: bool = False  # of a format that need not hold the whole form
    shift: int = 0

    @property
    def first_line(self) -> int:
        """The first line's `row` in the batch's tables."""
        return self.first_row + self.shift

    @property
    def end(self) -> int:
        return self.first_line + self.cells.height
