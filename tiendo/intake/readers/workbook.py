"""Excel workbooks (xlsx), as Excel, LibreOffice, WPS and others save them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice
from posixpath import join, normpath
from typing import NamedTuple

import fastexcel
import polars as pl

from tiendo.intake.limits import IntakeLimits, Unreadable, guard_sheets
from tiendo.intake.model import Book, Grid, Noted, Tab
from tiendo.intake.readers.archive import Archive, parse
from tiendo.intake.readers.comments import comments_of
from tiendo.intake.readers.sheet_scan import scan_sheet
from tiendo.intake.readers.struck import Struck
from tiendo.intake.spelling import INFORMING, LOOSE, folded

MAIN = "xl/workbook.xml"
_RELS = "xl/_rels/workbook.xml.rels"
_FRAME = ("[Content_Types].xml", "_rels/.rels", MAIN, _RELS, "xl/sharedStrings.xml", "xl/styles.xml")
_MOST_STRUCK = 1_000  # cells of a sheet: whoever struck so many is told of the first, and begins anew
_ATTACHED = "xl/embeddings/"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_workbook(archive: Archive, limits: IntakeLimits) -> Book:
    """The sheets of a workbook, but for those that only inform. Each is read when it is asked for."""
    every = _sheets(archive[MAIN], archive[_RELS])
    sheets = [s for s in every if folded(s.name) not in INFORMING]
    guard_sheets(len(sheets), limits)
    if len({sheet.name.casefold() for sheet in sheets}) < len(sheets):
        raise Unreadable("file_damaged")
    opened = _Opened(archive, [sheet.part for sheet in sheets], limits)
    attached = [name for name in archive.names if name.startswith(_ATTACHED)]
    return Book(
        tuple(Tab(s.name, partial(opened.grid, s.name, s.part), s.hidden) for s in sheets),
        is_loose=any(folded(s.name) in LOOSE for s in every),
        remarks=tuple(("file_attachment", name.rpartition("/")[2]) for name in attached[:1]),
    )


class _Sheet(NamedTuple):
    name: str
    part: str
    hidden: bool


@lru_cache(maxsize=256)  # forms that the same program saved have the same list of sheets
def _sheets(main: bytes, relations: bytes) -> list[_Sheet]:
    """The worksheets in their order."""
    targets = {
        element.get("Id"): normpath(join("/xl", element.get("Target", ""))).lstrip("/")
        for element in parse(relations).iter("{*}Relationship")
    }
    found = []
    for sheet in parse(main).iter("{*}sheet"):
        name, part = sheet.get("name"), targets.get(sheet.get(_ID) or sheet.get(_STRICT_ID))
        if name is None or part is None:
            raise Unreadable("file_damaged")
        if "/worksheets/" in part:
            found.append(_Sheet(name, part, sheet.get("state", "visible") != "visible"))
    return found


class _Opened:
    """A workbook of which only the parts that are read were unpacked."""

    def __init__(self, archive: Archive, sheets: list[str], limits: IntakeLimits) -> None:
        self._archive, self._limits = archive, limits
        self._struck = Struck(archive)
        names = [name for name in _FRAME if name in archive]
        try:
            self._book = fastexcel.read_excel(archive.stored([*names, *sheets]))
        except fastexcel.FastExcelError as error:
            raise Unreadable("file_damaged") from error

    def grid(self, name: str, part: str) -> Grid:
        scan = scan_sheet(self._archive[part], self._limits)
        if scan.too_far is not None:
            return Grid(pl.DataFrame(), too_far=scan.too_far)
        cells = self._cells(name)
        return Grid(
            cells,
            first_column=scan.first[1],
            errors=scan.errors,
            unread=tuple(scan.unread),
            merged=scan.merged,
            decimals=tuple(scan.decimals),
            noted=self._noted(part, cells, scan.first[1]),
        )

    def _noted(self, part: str, cells: pl.DataFrame, first_column: int) -> tuple[Noted, ...]:
        """Comments, and what is struck of that which the cells hold."""
        try:
            struck = _filled(self._struck.cells(self._archive[part]), cells, first_column)
            return (*islice(struck, _MOST_STRUCK), *comments_of(self._archive, part))
        except ValueError as error:  # a place that is none
            raise Unreadable("file_damaged") from error

    def _cells(self, name: str) -> pl.DataFrame:
        try:
            sheet = self._book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        except fastexcel.FastExcelError as error:
            raise Unreadable("file_damaged") from error
        return sheet.to_polars()


def _filled(noted: Iterable[Noted], cells: pl.DataFrame, first_column: int) -> Iterator[Noted]:
    """Those of the cells that hold something, whatever their format."""
    columns: dict[int, list[str | None]] = {}
    for one in noted:
        row, column = one.spot[0], one.spot[1] - first_column
        if row < cells.height and 0 <= column < cells.width:
            if column not in columns:
                columns[column] = cells[:, column].to_list()
            if (columns[column][row] or "").strip():
                yield one
