"""A layout as the intake looks for it: spellings, keys and positions worked out once a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.layout import Layout, Sheet
from tiendo.intake.model import letter
from tiendo.intake.spelling import folded

CONTEXT = "·"  # begins the names of columns that only inform the reader


@dataclass(frozen=True, eq=False)
class ExpectedSheet:
    """A sheet of a layout. Its columns are named by their field, or by what they tell where they only inform."""

    sheet: Sheet

    @property
    def table(self) -> str:
        return self.sheet.table

    @property
    def name(self) -> str:
        return self.sheet.name

    @cached_property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.header for column in self.sheet.columns)

    @cached_property
    def names(self) -> list[str]:
        columns = enumerate(self.sheet.columns)
        return [c.field.name if c.field else f"{CONTEXT}{c.context or i}" for i, c in columns]

    @cached_property
    def usual(self) -> dict[str, int]:
        """Columns by name, zero-based, as issued."""
        return {name: i for i, name in enumerate(self.names)}

    @cached_property
    def usual_letters(self) -> dict[str, str]:
        return {name: letter(i) for name, i in self.usual.items()}

    @cached_property
    def usual_values(self) -> dict[str, tuple[int, int]]:
        """Of a "fields" sheet: row and column of each value, zero-based, as issued."""
        return {name: (self.sheet.header_row + i, 1) for i, name in enumerate(self.names)}

    @cached_property
    def key(self) -> str:
        """The pre-filled field that says what a line is about; "" where lines are free."""
        return key_field(self.sheet) or ""

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Every way to head a column: as the form does, or as the field is called in either language."""
        known: dict[str, str] = {}
        for column, name in zip(self.sheet.columns, self.names, strict=True):
            field = column.field
            known.setdefault(folded(column.header), name)
            for word in (field.vi, field.en, field.name) if field else ():
                known.setdefault(folded(word), name)
        return known


@dataclass(frozen=True, eq=False)
class Expected:
    """A layout and its sheets."""

    layout: Layout
    sheets: tuple[ExpectedSheet, ...]

    def sheet(self, table: str) -> ExpectedSheet:
        return next(sheet for sheet in self.sheets if sheet.table == table)


def expected(layouts: Sequence[Layout]) -> list[Expected]:
    """Layouts in their order, ready to be looked for."""
    return [Expected(layout, tuple(map(ExpectedSheet, layout.sheets))) for layout in layouts]


def written_fields(sheet: Sheet) -> list[str]:
    """The fields that the sender fills in (the others come pre-filled and locked)."""
    return [column.field.name for column in sheet.columns if column.field and not column.locked]


def key_field(sheet: Sheet) -> str | None:
    """The pre-filled field that says what a line is about, if the sheet has one."""
    return next((c.field.name for c in sheet.columns if c.field and c.locked and c.field.kind == "key"), None)
