"""A recognised sheet: its lines by field, and the way back to the sender's cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.places import Kind, SheetPlace
from tiendo.intake.expected import CONTEXT, ExpectedSheet

Lines = dict[str, list[str | None]]  # columns of the same length, by name


@dataclass(frozen=True)
class Piece:
    """A sheet's reported lines as strings: one column a field, and one a context column. A "fields" sheet has one line.

    `letters` say in which column of the sender's sheet each stands. `row` of the batch's tables is the sheet's row
    plus `shift`, which is 0 except where several tables of one document make one sheet.
    """

    submission: int
    sheet: ExpectedSheet
    name: str  # as the sender's file calls the sheet
    cells: Lines
    first_row: int  # the sheet's row number of the first line
    letters: Mapping[str, str]
    rows: Mapping[str, int] = field(default_factory=dict)  # only of "fields" sheets: the row of each field
    lost: frozenset[str] = frozenset()  # fields that should have a column and have none
    shift: int = 0
    kind: Kind = Kind.cells
    keys: Mapping[str, str] = field(default_factory=dict)  # only of records: how each field is called there

    @property
    def first_line(self) -> int:
        """The first line's `row` in the batch's tables."""
        return self.first_row + self.shift

    @property
    def end(self) -> int:
        return self.first_line + self.height

    @property
    def height(self) -> int:
        """How many lines it has."""
        return len(next(iter(self.cells.values())))

    @property
    def place(self) -> SheetPlace:
        """Where its fields stand, as it is kept. Context columns are left aside."""
        found = self.keys or self.letters
        columns = {name: at for name, at in found.items() if not name.startswith(CONTEXT)}
        sheet = "" if self.kind is Kind.lines else self.name
        return SheetPlace(
            self.sheet.table, sheet, self.kind.value, self.first_line, self.shift, columns, dict(self.rows)
        )
