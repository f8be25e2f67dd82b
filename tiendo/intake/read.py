"""Readers: bytes → sheets of strings. One registry by content; a file that no reader takes is refused by name."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import fastexcel
import polars as pl


ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_ROWS = 20_000


@dataclass(frozen=True)
class Grid:
    name: str
    cells: pl.DataFrame
    first_column: int = 0
    errors: tuple[tuple[int, int], ...] = ()


class Unreadable(Exception):
    """The file as a whole cannot be taken. Carries the code of its finding and the details of its wording."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def read_grids(data: bytes) -> list[Grid]:
    """The sheets of a file. Raises Unreadable when it is not a form that can be read."""
    if not data:
        raise Unreadable("file_empty")
    return _reader(data)(data)


def _reader(data: bytes) -> Callable[[bytes], list[Grid]]:
    if data.startswith(OLD_OFFICE):
        raise Unreadable("file_old_or_locked")
    if not data.startswith(ZIP):
        raise Unreadable("file_not_workbook")
    return _read_workbook


def _read_workbook(data: bytes) -> list[Grid]:
    _guard_archive(data)
    try:
        book = fastexcel.read_excel(data)
        return [
            _grid(book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string", n_rows=MAX_ROWS + 1))
            for name in book.sheet_names
        ]
    except fastexcel.FastExcelError as error:
        raise Unreadable("file_not_workbook") from error


def _grid(sheet: fastexcel.ExcelSheet) -> Grid:
    batch, errors = sheet.to_arrow_with_errors()
    cells = pl.DataFrame(batch)
    places = tuple(error.offset_position for error in errors.errors) if errors else ()
    return Grid(sheet.name, cells, errors=places)


def _guard_archive(data: bytes) -> None:
    """Refuse archives that unpack to too much, by what their directory says, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable("file_damaged") from error
    names = {entry.filename for entry in entries}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable("file_macros")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 50_000):
        raise Unreadable("file_too_large", limit=MAX_UNPACKED // 1024 // 1024)
