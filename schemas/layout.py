"""Form layouts: which field stands in which column of which sheet. Versioned data under `templates/forms/`.

Headers default to the field's own label, so a form cannot say something else than its checks. Forms are written
from a layout and read back by the same one.
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from schemas.records import Field, fields_of


@dataclass(frozen=True)
class Column:
    """A column of a sheet: a reported `field`, or a `context` column that only informs the reader."""

    header: str
    width: int
    field: Field | None = None
    context: str | None = None
    locked: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of a form. `shape` "rows" has one header row; "fields" has a label and a value a row."""

    table: str
    name: str
    title: str
    shape: str
    header_row: int
    columns: tuple[Column, ...]
    blank_rows: int = 0  # empty lines offered for free entries

    @cached_property
    def positions(self) -> dict[str, int]:
        """Field name → zero-based column index (for "fields": zero-based row offset below `header_row`)."""
        return {column.field.name: i for i, column in enumerate(self.columns) if column.field}


@dataclass(frozen=True)
class Layout:
    version: str
    mark: str  # what cell A1 of every sheet begins with; tells a form from any other workbook
    sheets: tuple[Sheet, ...]

    def sheet(self, table: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.table == table)


def load_layout(path: Path) -> Layout:
    """Read one layout file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Layout(data["version"], data["mark"], tuple(_sheet(sheet) for sheet in data["sheet"]))


def load_layouts(folder: Path) -> list[Layout]:
    """Every layout in `folder`, the newest first. The first is what forms are issued with."""
    layouts = [load_layout(path) for path in folder.glob("*.toml")]
    return sorted(layouts, key=lambda layout: int(layout.version), reverse=True)


def _sheet(data: dict) -> Sheet:
    fields = fields_of(data["table"])
    columns = tuple(_column(column, fields) for column in data["columns"])
    return Sheet(
        table=data["table"],
        name=data["name"],
        title=data["title"],
        shape=data["shape"],
        header_row=data["header_row"],
        columns=columns,
        blank_rows=data.get("blank_rows", 0),
    )


def _column(data: dict, fields: dict[str, Field]) -> Column:
    field = fields[data["field"]] if "field" in data else None
    header = data.get("header") or (field.vi if field else "")
    return Column(header, data.get("width", 14), field, data.get("context"), data.get("locked", False))
