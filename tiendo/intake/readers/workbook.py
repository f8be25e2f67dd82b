"""Excel workbooks (xlsx), as Excel, LibreOffice, WPS and others save them."""

from collections.abc import Iterator
from functools import partial
from posixpath import join, normpath

import fastexcel
import polars as pl

from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.model import Book, Grid, Spot, Tab
from tiendo.intake.readers.archive import Archive, parse, stored
from tiendo.intake.readers.sheet_scan import SheetScan, scan_sheet

MAIN = "xl/workbook.xml"
_RELS = "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES, _TYPES = "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"
_ATTACHED = "xl/embeddings/"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_workbook(archive: Archive, limits: IntakeLimits) -> Book:
    """The sheets of a workbook. Only those that are asked for are read."""
    sheets = list(_sheets(archive))
    opened = _Opened(archive, [part for _, part, _ in sheets], limits)
    attached = [name for name in archive.names if name.startswith(_ATTACHED)]
    return Book(
        tuple(
            Tab(name, partial(opened.grid, name, part), hidden) for name, part, hidden in sheets
        ),
        remarks=tuple(("file_attachment", name.rpartition("/")[2]) for name in attached[:1]),
    )


def _sheets(archive: Archive) -> Iterator[tuple[str, str, bool]]:
    """(name, part, is hidden) of each worksheet, in their order."""
    targets = {
        element.get("Id"): normpath(join("/xl", element.get("Target", ""))).lstrip("/")
        for element in parse(archive[_RELS]).iter("{*}Relationship")
    }
    for sheet in parse(archive[MAIN]).iter("{*}sheet"):
        part = targets.get(sheet.get(_ID) or sheet.get(_STRICT_ID))
        name = sheet.get("name")
        if name is None or part is None or part not in archive:
            raise Unreadable("file_damaged")
        if "/worksheets/" in part:
            yield name, part, sheet.get("state", "visible") != "visible"


class _Opened:
    """A workbook with its parts unpacked and looked through."""

    def __init__(self, archive: Archive, sheets: list[str], limits: IntakeLimits) -> None:
        names = [_TYPES, "_rels/.rels", MAIN, _RELS, _TEXTS, _STYLES, *sheets]
        self.parts = {name: archive[name] for name in names if name in archive}
        self._limits = limits
        try:
            self._book = fastexcel.read_excel(stored(self.parts))
        except fastexcel.FastExcelError as error:
            raise Unreadable("file_damaged") from error

    def grid(self, name: str, part: str) -> Grid:
        scan = scan_sheet(self.parts[part], self._limits)
        if scan.too_far is not None:
            return Grid(pl.DataFrame(), too_far=scan.too_far)
        return Grid(
            self._cells(name, scan),
            first_column=scan.first[1],
            errors=scan.errors,
            unread=tuple(scan.unread),
            merged=scan.merged,
        )

    def _cells(self, name: str, scan: SheetScan) -> pl.DataFrame:
        try:
            sheet = self._book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        except fastexcel.FastExcelError as error:
            raise Unreadable("file_damaged") from error
        cells = sheet.to_polars()
        return _with_decimals(cells, scan.decimals, scan.first[1]) if scan.decimals else cells


def _with_decimals(cells: pl.DataFrame, spots: list[Spot], first_column: int) -> pl.DataFrame:
    """Numbers of three decimals get a fourth: nobody takes 1.2340 for one thousand two hundred and thirty-four."""
    for row, column in spots:
        cells[row, column - first_column] = f"{cells[row, column - first_column]}0"
    return cells
