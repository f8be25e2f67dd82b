"""OpenDocument spreadsheets (ods). Read here cell by cell: repeated cells would otherwise fill the memory."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice

from lxml import etree

from schemas.marks import senders_part
from tiendo.intake.limits import IntakeLimits, Unreadable, guard_sheets, megabytes
from tiendo.intake.model import Book, Noted, Spot, Tab
from tiendo.intake.readers.archive import Archive
from tiendo.intake.readers.lines import Sparse
from tiendo.intake.readers.open_styles import StruckStyles
from tiendo.intake.readers.struck import noted_runs
from tiendo.intake.spelling import LOOSE, folded

CONTENT, _STYLES = "content.xml", "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_NS % name for name in ("table", "text", "office", "style"))
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_DEFAULT_STYLE = f"{_TABLE}default-cell-style-name"
_KIND = f"{_OFFICE}value-type"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_GAPS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read_opendocument(archive: Archive, limits: IntakeLimits) -> Book:
    """The sheets of a spreadsheet."""
    if _MANIFEST in archive and b"encryption-data" in archive[_MANIFEST]:
        raise Unreadable("file_encrypted")
    try:
        beside = _Beside(archive)
        tabs = tuple(islice(_tabs(archive[CONTENT], beside, limits), limits.sheets + 1))
    except etree.XMLSyntaxError as error:
        raise Unreadable("file_damaged") from error
    guard_sheets(len(tabs), limits)
    return Book(tabs, is_loose=any(folded(tab.name) in LOOSE for tab in tabs))


class _Beside:
    """What cells say beside their text: struck letters and comments, where the file has any."""

    def __init__(self, archive: Archive) -> None:
        content = archive[CONTENT]
        self._struck = StruckStyles(*([archive[_STYLES]] if _STYLES in archive else []), content)
        self._has_comments = b"annotation>" in content

    def __bool__(self) -> bool:
        return bool(self._struck) or self._has_comments

    def of(self, cell: etree._Element, here: Spot) -> Iterator[Noted]:
        """Remarks on a cell."""
        if self._struck and cell.find(f"{_TEXT}p") is not None:
            yield from noted_runs(here, self._struck.runs(cell, _style_of(cell, here[1])))
        comment = cell.find(f"{_OFFICE}annotation") if self._has_comments else None
        if comment is not None and (said := senders_part(_text(comment))):
            yield Noted(here, "comment_unread", said)


def _style_of(cell: etree._Element, column: int) -> str | None:
    """The name of the style in which a cell is shown: its own, its row's or its column's."""
    row = cell.getparent()
    own = cell.get(f"{_TABLE}style-name") or row.get(_DEFAULT_STYLE)
    at = 0
    for one in row.iterancestors(f"{_TABLE}table") if own is None else ():
        for columns in one.iter(f"{_TABLE}table-column"):
            at += _count(columns, f"{_TABLE}number-columns-repeated")
            if column < at:
                return columns.get(_DEFAULT_STYLE)
    return own


def _tabs(content: bytes, beside: _Beside, limits: IntakeLimits) -> Iterator[Tab]:
    hidden: set[str | None] = set()
    table: _Table | None = None
    n_cells = 0
    tags = [f"{_TABLE}table", f"{_TABLE}table-row", f"{_STYLE}style"]
    events = etree.iterparse(
        BytesIO(content), ("start", "end"), tag=tags, resolve_entities=False, no_network=True
    )
    for event, element in events:
        kind = element.tag.rpartition("}")[2]
        if event == "start":
            table = _Table(element, beside, limits) if kind == "table" else table
        elif kind == "style":
            if any(e.get(f"{_TABLE}display") == "false" for e in element):
                hidden.add(element.get(f"{_STYLE}name"))
        elif table is not None and kind == "table-row":
            table.add(element)
            element.clear()
        elif table is not None:
            n_cells += table.n_cells
            if n_cells > limits.cells:  # a few bytes can repeat a cell on every sheet
                raise Unreadable("file_unpacks_too_large", limit=megabytes(limits.unpacked_bytes))
            yield table.tab(hidden)
            table = None


class _Table:
    """One sheet while its rows are read."""

    def __init__(self, element: etree._Element, beside: _Beside, limits: IntakeLimits) -> None:
        self._name = element.get(f"{_TABLE}name", "")
        self._style = element.get(f"{_TABLE}style-name")
        self._beside = beside
        self._sparse = Sparse(limits)
        self._row = 0
        self._errors: dict[Spot, str] = {}
        self._unread: list[Spot] = []
        self._merged: list[tuple[Spot, Spot]] = []
        self._noted: list[Noted] = []

    def add(self, row: etree._Element) -> None:
        """Take a row, as often as it is repeated."""
        times = _count(row, f"{_TABLE}number-rows-repeated")
        column = 0
        for cell in row:
            if cell.tag in _CELLS:
                repeated = _count(cell, f"{_TABLE}number-columns-repeated")
                self._note(cell, (self._row, column))
                self._fill(
                    _value(cell), range(self._row, self._row + times), range(column, column + repeated)
                )
                column += repeated
        self._row += times

    def _note(self, cell: etree._Element, here: Spot) -> None:
        """Joined cells, errors, formulas without a result, and what is said beside the text."""
        if self._beside:
            self._noted += self._beside.of(cell, here)
        down = _count(cell, f"{_TABLE}number-rows-spanned")
        right = _count(cell, f"{_TABLE}number-columns-spanned")
        if (down, right) != (1, 1):
            self._merged.append((here, (here[0] + down - 1, here[1] + right - 1)))
        if cell.get(f"{_CALC}value-type") == "error":
            self._errors[here] = _text(cell)
        elif cell.get(f"{_TABLE}formula") is not None and not _text(cell) and not cell.get(_KIND):
            self._unread.append(here)

    def _fill(self, value: str | float, rows: range, columns: range) -> None:
        for row in rows if value != "" else ():
            for column in columns:
                self._sparse.put(row, column, value)
                if self._sparse.too_far:
                    return

    @property
    def n_cells(self) -> int:
        return self._sparse.n_cells

    def tab(self, hidden: set[str | None]) -> Tab:
        grid = replace(
            self._sparse.grid(),
            errors=self._errors,
            unread=tuple(self._unread),
            merged=tuple(self._merged),
            noted=tuple(self._noted),
        )
        return Tab(self._name, lambda: grid, hidden=self._style in hidden)


def _count(element: etree._Element, name: str) -> int:
    text = element.get(name, "1")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unreadable("file_damaged")
    return max(1, int(text))


def _value(cell: etree._Element) -> str | float:
    kind = cell.get(_KIND)
    if cell.get(f"{_CALC}value-type") == "error":
        return ""
    if kind in {"float", "percentage", "currency"}:
        try:
            return float(cell.get(f"{_OFFICE}value", ""))
        except ValueError as error:
            raise Unreadable("file_damaged") from error
    if kind == "date":
        day, _, time = cell.get(f"{_OFFICE}date-value", "").partition("T")
        return f"{day} {time or '00:00:00'}"  # as dates come out of Excel workbooks
    return _text(cell)


def _text(cell: etree._Element) -> str:
    return "\n".join("".join(_words(p)) for p in cell.iterchildren(f"{_TEXT}p"))


def _words(paragraph: etree._Element) -> Iterator[str]:
    yield paragraph.text or ""
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            yield " " * min(_count(child, f"{_TEXT}c"), 1_000)
        elif child.tag in _GAPS:
            yield _GAPS[child.tag]
        elif isinstance(child.tag, str) and not child.tag.startswith(_OFFICE):  # an annotation is no content
            yield from _words(child)
        yield child.tail or ""
