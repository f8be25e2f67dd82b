"""Where a file's reported lines really stood: sheets as the sender called them, columns where the sender had them.

Kept with every submission, so that a figure can be traced to a cell whatever was moved or renamed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from schemas.terms import Term


class Kind(Term):
    """How places of a format are named."""

    cells = "cells", "trang tính", "workbook"  # a sheet and a cell: G12
    lines = "lines", "bảng chữ", "text table"  # the only sheet of its file: G12, without a sheet
    tables = "tables", "văn bản Word", "Word document"  # a numbered table, and as B4 its row 4, column 2
    records = "records", "JSON", "JSON"  # a list of records: progress[2].status


_WORD_TABLE = re.compile(r"Bảng (\d+)")


def word_sheet(number: int) -> str:
    """How the tables of a Word document are called, which have no names."""
    return f"Bảng {number}"


def word_table(sheet: str) -> int | None:
    """The number of a Word document's table by its name; None of all other sheets."""
    match = _WORD_TABLE.fullmatch(sheet)
    return int(match[1]) if match else None


def column_number(letters: str) -> int:
    """A column as people count: A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(frozen=True)
class SheetPlace:
    """A sheet, or a part of one, whose lines became records of `table`.

    `columns`: field → letter of its column (of records: the key). `rows`: the row of each field where every field has
    its own. The record with `row` r stands in row r − `shift` of the sheet; `first` is the first such r.
    """

    table: str
    sheet: str
    kind: str
    first: int
    shift: int
    columns: Mapping[str, str]
    rows: Mapping[str, int] = field(default_factory=dict)

    def row(self, record: int) -> int:
        """The row of the sender's sheet in which a record stands."""
        return record - self.shift

    def cells(self, record: int) -> dict[str, str]:
        """Field → the place of its value, in the words of the format."""
        if self.kind == Kind.records:
            entry = self.sheet if self.rows else f"{self.sheet}[{self.row(record) - 2}]"  # keys are in row 1
            return {name: f"{entry}.{key}" for name, key in self.columns.items()}
        rows = self.rows
        return {name: f"{at}{rows.get(name, self.row(record))}" for name, at in self.columns.items()}


def find_place(places: Iterable[SheetPlace], table: str, record: int) -> SheetPlace | None:
    """Where the record of a table stands; None where its file's places are not known."""
    of_table = [place for place in places if place.table == table]
    return max((p for p in of_table if p.first <= record), key=lambda p: p.first, default=None)


def dump_places(places: Iterable[SheetPlace]) -> str:
    """Places as text."""
    return json.dumps([vars(place) for place in places], ensure_ascii=False, separators=(",", ":"))


def load_places(text: str | None) -> list[SheetPlace]:
    """Places from their text; none where nothing was kept."""
    return [SheetPlace(**place) for place in json.loads(text or "[]")]
