"""Excel workbooks (xlsx), as Excel, LibreOffice, WPS and others save them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from itertools import islice
from posixpath import join, normpath
from typing import NamedTuple

import fastexcel

from tiendo.intake.limits import IntakeLimits, Unreadable, guard_sheets
from tiendo.intake.model import Book, Cells, Grid, Noted, Tab
from tiendo.intake.readers.archive import Archive, parse
from tiendo.intake.readers.comments import comments_of
from tiendo.intake.readers.number_formats import shown_as_days
from tiendo.intake.readers.plain_sheet import Days, Texts, plain_cells, plain_texts
from tiendo.intake.readers.sheet_scan import are_wide, merged_cells, scan_sheet
from tiendo.intake.readers.struck import Struck
from tiendo.intake.spelling import INFORMING, LOOSE, folded

MAIN = "xl/workbook.xml"
_RELS = "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_FRAME = ("[Content_Types].xml", "_rels/.rels", MAIN, _RELS, _TEXTS, _STYLES)
_OTHER_EPOCH = b"date1904"
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
        self._archive, self._sheets, self._limits = archive, sheets, limits
        self._struck = Struck(archive)

    def grid(self, name: str, part: str) -> Grid:
        if (cells := self._plain(part)) is not None:
            return Grid(
                cells, merged=merged_cells(self._archive[part]), noted=self._noted(part, cells, is_plain=True)
            )
        scan = scan_sheet(self._archive[part], self._limits)
        if scan.too_far is not None:
            return Grid(Cells(), too_far=scan.too_far)
        cells = self._cells(name)
        return Grid(
            cells,
            first_column=scan.first[1],
            errors=scan.errors,
            unread=tuple(scan.unread),
            merged=scan.merged,
            decimals=tuple(scan.decimals),
            noted=self._noted(part, cells, scan.first[1], is_plain=False),
        )

    def _noted(self, part: str, cells: Cells, first_column: int = 0, *, is_plain: bool) -> tuple[Noted, ...]:
        """Comments, and what is struck of that which the cells hold."""
        try:
            struck = _filled(self._struck.cells(self._archive[part], is_plain=is_plain), cells, first_column)
            return (*islice(struck, _MOST_STRUCK), *comments_of(self._archive, part))
        except ValueError as error:  # a place that is none
            raise Unreadable("file_damaged") from error

    def _plain(self, part: str) -> Cells | None:
        """The cells of a sheet in which nothing is unusual."""
        return plain_cells(self._archive[part], *self._beside) if self._beside else None

    @cached_property
    def _beside(self) -> tuple[Texts, Days] | None:
        """What the cells of plain sheets refer to."""
        is_usual = are_wide(self._limits) and _TEXTS in self._archive and _STYLES in self._archive
        if not is_usual or _OTHER_EPOCH in self._archive[MAIN]:
            return None
        texts, days = plain_texts(self._archive[_TEXTS]), shown_as_days(self._archive[_STYLES])
        return None if texts is None or days is None else (texts, days)

    @cached_property
    def _book(self) -> fastexcel.ExcelReader:
        names = [name for name in _FRAME if name in self._archive]
        try:
            return fastexcel.read_excel(self._archive.stored([*names, *self._sheets]))
        except fastexcel.FastExcelError as error:
            raise Unreadable("file_damaged") from error

    def _cells(self, name: str) -> Cells:
        try:
            sheet = self._book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        except fastexcel.FastExcelError as error:
            raise Unreadable("file_damaged") from error
        return Cells([column.to_list() for column in sheet.to_polars().iter_columns()])


def _filled(noted: Iterable[Noted], cells: Cells, first_column: int) -> Iterator[Noted]:
    """Those of the cells that hold something, whatever their format, and what it is where all of it is struck."""
    for one in noted:
        row, column = one.spot[0], one.spot[1] - first_column
        if not (row < cells.height and 0 <= column < cells.width):
            continue
        if text := (cells[row, column] or "").strip():
            yield one if one.code == "text_struck_partly" else replace(one, value=text)
