"""An OpenDocument spreadsheet as elements: its tables, and cells by their place however they are written down."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

CONTENT, STYLES, SETTINGS, MIMETYPE = "content.xml", "styles.xml", "settings.xml", "mimetype"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, TEXT, OFFICE, STYLE, CONFIG = (_NS % name for name in ("table", "text", "office", "style", "config"))
FO = _NS % "xsl-fo-compatible"
DC = "{http://purl.org/dc/elements/1.1/}"
XLINK = "{http://www.w3.org/1999/xlink}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
CELL, COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ROW, _COLUMN = f"{TABLE}table-row", f"{TABLE}table-column"
_ROWS, _COLUMNS = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
_DOWN, _RIGHT = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
STYLE_NAME = f"{TABLE}style-name"
_DEFAULT = f"{TABLE}default-cell-style-name"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Spreadsheet:
    """The parts of a spreadsheet that are changed, and the file they came from."""

    original: bytes
    content: etree._Element
    styles: etree._Element
    settings: etree._Element | None

    @property
    def body(self) -> etree._Element:
        """What holds the tables."""
        return next(self.content.iter(f"{OFFICE}spreadsheet"))

    @property
    def tables(self) -> dict[str, etree._Element]:
        return {table.get(f"{TABLE}name", ""): table for table in self.body.iterchildren(f"{TABLE}table")}

    @property
    def cell_styles(self) -> etree._Element:
        """Where the styles of single cells are defined."""
        return next(self.content.iter(f"{OFFICE}automatic-styles"))

    def style(self, name: str | None) -> etree._Element | None:
        """The style of single cells of that name."""
        found = (s for s in self.cell_styles.iterchildren(f"{STYLE}style") if s.get(f"{STYLE}name") == name)
        return next((s for s in found if s.get(f"{STYLE}family") == "table-cell"), None)


def load(data: bytes) -> Spreadsheet | None:
    """A spreadsheet (ods); None where it cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            settings = _parsed(archive.read(SETTINGS)) if SETTINGS in names else None
            book = Spreadsheet(data, _parsed(archive.read(CONTENT)), _parsed(archive.read(STYLES)), settings)
            return book if book.tables and len(book.cell_styles) else None
    except (BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError):
        return None


def dump(book: Spreadsheet) -> bytes:
    """The spreadsheet as a file. The same input gives the same bytes."""
    changed = {CONTENT: book.content, STYLES: book.styles, SETTINGS: book.settings}
    out = BytesIO()
    with ZipFile(BytesIO(book.original)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        names = [MIMETYPE, *(name for name in before.namelist() if name != MIMETYPE)]
        for name in names:
            entry = ZipInfo(name, _FIXED_DATE)
            entry.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
            part = changed.get(name)
            after.writestr(entry, before.read(name) if part is None else _written(part))
    return out.getvalue()


def cell_at(table: etree._Element, row: int, column: int) -> etree._Element:
    """The cell at a place (from 0), apart from those it was written down with; of joined cells the first."""
    for top, left, down, right in _joined(table):
        if top <= row < top + down and left <= column < left + right:
            row, column = top, left
    return _part(_row_at(table, row), (CELL, COVERED), _COLUMNS, column, CELL)


def style_of(table: etree._Element, cell: etree._Element, column: int) -> str | None:
    """The name of the style in which a cell is shown."""
    own = cell.get(STYLE_NAME)
    if own is not None:
        return own
    parent = cell.getparent()
    if parent is not None and parent.get(_DEFAULT) is not None:
        return parent.get(_DEFAULT)
    at = 0
    for one in table.iter(_COLUMN):
        at += int(one.get(_COLUMNS, "1"))
        if column < at:
            return one.get(_DEFAULT)
    return None


def _row_at(table: etree._Element, row: int) -> etree._Element:
    at = 0
    last: etree._Element | None = None
    for one in table.iter(_ROW):
        times = int(one.get(_ROWS, "1"))
        if row < at + times:
            return _apart(one, _ROWS, row - at, times)
        at, last = at + times, one
    holder = table if last is None else last.getparent()
    for missing in (row - at, 1):
        if missing:
            last = etree.SubElement(holder, _ROW)
            etree.SubElement(last, CELL)
            _repeat(last, _ROWS, missing)
    assert last is not None
    return last


def _part(
    row: etree._Element, tags: tuple[str, ...], attribute: str, wanted: int, new: str
) -> etree._Element:
    at = 0
    for one in [child for child in row if child.tag in tags]:
        times = int(one.get(attribute, "1"))
        if wanted < at + times:
            return _apart(one, attribute, wanted - at, times)
        at += times
    if wanted > at:
        _repeat(etree.SubElement(row, new), attribute, wanted - at)
    return etree.SubElement(row, new)


def _apart(element: etree._Element, attribute: str, before: int, times: int) -> etree._Element:
    """An element that stands for `times` equal ones, split so that it is only one of them."""
    if before:
        earlier = deepcopy(element)
        earlier.tail = None
        element.addprevious(_repeat(earlier, attribute, before))
    if (after := times - before - 1) > 0:
        later = deepcopy(element)
        later.tail = None
        element.addnext(_repeat(later, attribute, after))
    return _repeat(element, attribute, 1)


def _repeat(element: etree._Element, attribute: str, times: int) -> etree._Element:
    if times > 1:
        element.set(attribute, str(times))
    elif attribute in element.attrib:
        del element.attrib[attribute]
    return element


def _joined(table: etree._Element) -> Iterator[tuple[int, int, int, int]]:
    """Joined cells: row, column, rows, columns."""
    row = 0
    for one in table.iter(_ROW):
        column = 0
        for cell in one.iterchildren(CELL, COVERED):
            down, right = int(cell.get(_DOWN, "1")), int(cell.get(_RIGHT, "1"))
            if down > 1 or right > 1:
                yield row, column, down, right
            column += int(cell.get(_COLUMNS, "1"))
        row += int(one.get(_ROWS, "1"))


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(element: etree._Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8")
