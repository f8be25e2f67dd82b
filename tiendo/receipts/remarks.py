"""Findings as people read them: worded, in order, with their places; those that say the same are joined."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import polars as pl

from schemas.findings import wording
from schemas.places import column_number, word_table
from schemas.terms import Outcome, Severity
from tiendo.receipts.wording import CELL, CELLS, FIX, ROW, SHEET, TABLE, TABLE_CELLS, WHOLE_FILE
from tiendo.text import clean

_CELL = re.compile("([A-Z]+)([0-9]+)")
_QUOTED = 120  # letters of what was found that a message repeats
# What XML cannot hold, and the marks that turn the direction of the text around them.
_UNWRITABLE = re.compile(
    "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


Spot = tuple[str, str]  # sheet, cell


@dataclass(frozen=True)
class Remark:
    """A finding in words. `column` is a letter; `row` and `column` are None where the finding has no cell."""

    severity: Severity
    sheet: str | None
    row: int | None
    column: str | None
    value: str
    message: str
    fix: str

    @property
    def cell(self) -> str | None:
        return f"{self.column}{self.row}" if self.row and self.column else None

    @property
    def spot(self) -> Spot | None:
        return (self.sheet, self.cell) if self.sheet and self.cell else None

    def text(self, lang: str) -> str:
        """All of it but the place: "Lỗi: … Cách sửa: …", on two lines."""
        return f"{self.severity.label(lang)}: {self.message}\n{FIX.say(lang)}: {self.fix}"

    @property
    def order(self) -> tuple[int, int, str, int]:
        """Where on its sheet it stands: what concerns the sheet first, then row by row; the worse of a cell first."""
        column = self.column or ""
        return self.row or 0, len(column), column, list(Severity).index(self.severity)


@dataclass(frozen=True)
class Joined:
    """Remarks that say the same of one sheet: the first of them and all their cells."""

    remark: Remark
    cells: tuple[str, ...]


def remarks(findings: pl.DataFrame, lang: str) -> list[Remark]:
    """Findings of one submission (schemas.findings.Findings) in words: the file, then sheet by sheet, row by row.

    Sheets keep the order in which they are first mentioned.
    """
    worded = [_remark(row, lang) for row in findings.iter_rows(named=True)]
    sheets = {name: i for i, name in enumerate(dict.fromkeys(remark.sheet for remark in worded), start=1)}
    sheets[None] = 0
    return sorted(worded, key=lambda remark: (sheets[remark.sheet], remark.order))


def _remark(row: dict, lang: str) -> Remark:
    value = writable(row["value"] or "")
    message, fix = wording(row["code"], shortened(value), row["details"], lang)
    column = row["column"] if row["row"] else None
    return Remark(
        Severity(row["severity"]), row["sheet"], row["row"], column, value, _line(message), _line(fix)
    )


def writable(text: str) -> str:
    """`text` without what a document cannot hold or a terminal would obey."""
    return _UNWRITABLE.sub("", text)


def _line(text: str) -> str:
    return clean(writable(text))


def shortened(text: str, limit: int = _QUOTED) -> str:
    """`text` on one line, cut where it is long."""
    text = clean(text)
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


def count(said: Iterable[Remark]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    severities = [remark.severity for remark in said]
    return severities.count(Severity.fail), severities.count(Severity.warn)


def outcome_of(said: Sequence[Remark]) -> Outcome:
    """What follows from findings: a return has at least one error, and an error is always a return."""
    n_errors, n_warnings = count(said)
    if n_errors:
        return Outcome.returned
    return Outcome.accepted_with_warnings if n_warnings else Outcome.accepted


def joined(said: Iterable[Remark]) -> list[Joined]:
    """Remarks of cells that say the same of one sheet become one; the order of the first of them is kept."""
    groups: dict[Remark, list[str]] = {}
    for remark in said:
        sameness = replace(remark, row=None, column=None, value="") if remark.cell else remark
        groups.setdefault(sameness, []).append(remark.cell or "")
    return [Joined(remark, tuple(filter(None, cells))) for remark, cells in groups.items()]


def place(one: Joined, lang: str) -> str:
    """Where it is: "Trang “…”, ô G12", "…, các ô G12, G15, L6:L20", "…, dòng 5", "Cả tệp"."""
    remark = one.remark
    if remark.sheet is None:
        return WHOLE_FILE.say(lang)
    if (table := word_table(remark.sheet)) is not None:
        cells = "; ".join(_word_cells(one.cells, lang))
        return ", ".join(filter(None, (TABLE.say(lang, n=table), cells)))
    sheet = SHEET.say(lang, sheet=_line(remark.sheet))
    if one.cells:
        word = CELL if len(one.cells) == 1 else CELLS
        return f"{sheet}, {word.say(lang)} {', '.join(_spans(one.cells))}"
    return f"{sheet}, {ROW.say(lang, row=remark.row)}" if remark.row else sheet


def _word_cells(cells: Sequence[str], lang: str) -> list[str]:
    """Cells of a Word table, which shows no letters: "dòng 4, 6, cột 3", a text a column."""
    rows: dict[str, list[str]] = {}
    for match in filter(None, map(_CELL.fullmatch, cells)):
        rows.setdefault(match[1], []).append(match[2])
    return [
        TABLE_CELLS.say(lang, rows=", ".join(numbers), column=column_number(letter))
        for letter, numbers in rows.items()
    ]


def _spans(cells: Sequence[str]) -> list[str]:
    """Cells column by column, three or more below one another as "G12:G31"."""
    places = {(match[1], int(match[2])) for match in map(_CELL.fullmatch, cells) if match}
    ordered = sorted((len(column), column, row) for column, row in places)
    spans = []
    for (column, _), run in groupby(enumerate(ordered), key=lambda pair: (pair[1][1], pair[1][2] - pair[0])):
        rows = [row for _, (_, _, row) in run]
        shown = [f"{column}{row}" for row in rows]
        spans += [f"{shown[0]}:{shown[-1]}"] if len(rows) > 2 else shown
    return spans
