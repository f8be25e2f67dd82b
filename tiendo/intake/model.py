"""What walks through the intake: files as they arrived, sheets of strings, and problems with their cells."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

import polars as pl

from schemas.findings import Findings, catalogue
from schemas.places import Kind

FINDING_SCHEMA = {name: column.dtype.type for name, column in Findings.to_schema().columns.items()}

_DATE_CELL = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T]\d{2}:\d{2}:\d{2}(?:\.\d+)?")
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,9})")
_LONGEST_QUOTE = 1_000


@dataclass(frozen=True)
class Arrival:
    """A received file. `number` tells it from the others of its batch.

    `agency` is who sent it, as its folder says; None where nobody said. `unit` is the part of the agency that
    reports by itself, "" for the agency. `size` is that of the file where `data` is only its beginning.
    """

    number: int
    name: str
    data: bytes
    agency: str | None
    received_on: date
    unit: str = ""
    size: int | None = None


PICTURE = "=DISPIMG("  # how the text of a cell into which WPS has put a picture begins

Spot = tuple[int, int]  # row and column, zero-based


@dataclass(frozen=True)
class Cells:
    """The cells of one sheet as strings, by column. No frame: making one a sheet would cost more than reading it."""

    columns: Sequence[list[str | None]] = ()

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @property
    def width(self) -> int:
        return len(self.columns)

    def __getitem__(self, at: Spot) -> str | None:
        row, column = at
        return self.columns[column][row]

    def row(self, number: int) -> tuple[str | None, ...]:
        return tuple([column[number] for column in self.columns])

    def rows(self) -> list[tuple[str | None, ...]]:
        return list(zip(*self.columns, strict=True))


@dataclass(frozen=True)
class Grid:
    """One sheet as strings. Row 0 of `cells` is row 1 of the sheet, its first column is `first_column` (0 is A).

    Spots count from A1. `errors` are cells such as #REF!; `unread` are formulas without a result; `merged` are first
    and last cell of joined cells; `decimals` are numbers such as 1.234, which as texts look like thousands; `too_far`
    is a cell beyond the limits, for which the sheet was not read. In a grid with `broken_rows` one row may go on in
    the next (Word tables). `widths` are the numbers of cells that the lines of a text table have, `open_quote` the
    cell that swallowed the rest of such a table. `noted` is what cells say beside their text.
    """

    cells: Cells
    first_column: int = 0
    errors: Mapping[Spot, str] = field(default_factory=dict)
    unread: tuple[Spot, ...] = ()
    merged: tuple[tuple[Spot, Spot], ...] = ()
    decimals: tuple[Spot, ...] = ()
    too_far: Spot | None = None
    broken_rows: bool = False
    widths: tuple[int, ...] = ()
    open_quote: Spot | None = None
    noted: "tuple[Noted, ...]" = ()


@dataclass(frozen=True)
class Tab:
    """A sheet of a file before it is read. Where a file has no sheets with names of their own, `named` is False."""

    name: str
    load: Callable[[], Grid]
    hidden: bool = False
    named: bool = True

    @cached_property
    def grid(self) -> Grid:
        """The sheet, read when it is first asked for."""
        return self.load()


@dataclass(frozen=True)
class Book:
    """A file as its reader sees it."""

    tabs: tuple[Tab, ...]
    kind: Kind = Kind.cells
    remarks: tuple[tuple[str, str], ...] = ()  # (code, value) of findings about the file as a whole
    is_loose: bool = False  # a workbook of tables that need not be all of a form


@dataclass(frozen=True)
class Problem:
    """A finding about one place, before it becomes a line of the findings table."""

    submission: int
    code: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def cell(self) -> tuple[int, str | None, int | None, str | None]:
        """Where it is."""
        return self.submission, self.sheet, self.row, self.column

    @property
    def mark(self) -> tuple:
        """By what it is known again."""
        return *self.cell, self.code, self.value, repr(self.details)

    def as_row(self) -> tuple:
        severity = catalogue()[self.code].severity.value
        details = json.dumps(dict(self.details), ensure_ascii=False, sort_keys=True)
        value = None if self.value is None else as_written(self.value)
        return (self.submission, self.sheet, self.row, self.column, self.code, severity, value, details)


_ANYWHERE = frozenset({"comment_unread", "rows_tracked"})
_STRUCK = frozenset({"text_struck", "text_struck_partly"})


@dataclass(frozen=True)
class Noted:
    """What a cell says beside its text, by the code of its finding: struck letters, a comment."""

    spot: Spot
    code: str
    value: str | None = None

    @property
    def is_anywhere(self) -> bool:
        """It is to be told wherever on a sheet it stands."""
        return self.code in _ANYWHERE

    def problem(self, submission: int, sheet: str, *, is_issued: bool = False) -> Problem:
        """The finding. What the form was issued with is not struck for its own sake, but for its line's."""
        row, column = self.spot
        code = "line_struck" if is_issued and self.code in _STRUCK else self.code
        return Problem(submission, code, sheet, row + 1, letter(column), self.value)


def findings_table(problems: Iterable[Problem]) -> pl.DataFrame:
    """Problems as a table (schemas.findings.Findings)."""
    return pl.DataFrame([problem.as_row() for problem in problems], schema=FINDING_SCHEMA, orient="row")


def as_written(value: object) -> str:
    """A value as people write it: days dd/mm/yyyy, numbers with a decimal comma, long texts cut."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",") if abs(value) < 1e10 else f"{value:.0f}"
    text = str(value)
    if match := _DATE_CELL.fullmatch(text):
        return "/".join(reversed(match.groups()))
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def error_code(text: str) -> str:
    """The finding of a cell without a value that could be taken."""
    return "cell_picture" if text.startswith(PICTURE) else "cell_error"


@cache
def letter(index: int) -> str:
    """The name of a column: 0 → A, 26 → AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def spot(cell: str) -> Spot:
    """The place of a cell: B3 → (2, 1). Raises ValueError where it is no cell."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(f"{cell!r} is no cell")
    column = 0
    for character in match.group(1):
        column = column * 26 + ord(character) - 64
    return int(match.group(2)) - 1, column - 1
