"""The sender's workbook (xlsx) at the level of its XML: sheets, cells, and what a workbook says of them."""

import re
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from schemas.places import column_number
from tiendo.receipts.book_styles import Styles
from tiendo.receipts.package import Package

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_BEHIND = {  # in a sheet, what stands behind what we may have to put in
    "conditionalFormatting": "dataValidations",
    "legacyDrawing": "legacyDrawingHF",
}
_TAIL = (
    "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties "
    "cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst"
).split()


class Sheet:
    """A worksheet of the sender's. Rows and columns count from 1."""

    def __init__(self, package: Package, title: str, part: str) -> None:
        self._package = package
        self.title = title
        self.part = part

    @property
    def tree(self) -> etree._Element:
        return self._package.tree(self.part)

    def mentions(self, *words: str) -> bool:
        return self._package.mentions(self.part, *words)

    @property
    def rows(self) -> list[int]:
        """The rows that hold something, from top to bottom."""
        return sorted(self._rows)

    def find(self, row: int, column: int) -> etree._Element | None:
        """The cell there, if there is one."""
        line = self._rows.get(row)
        return None if line is None else next((c for n, c in _numbered(line) if n == column), None)

    def cell(self, row: int, column: int) -> etree._Element:
        """The cell there; a new one looks as its row or column does."""
        found = self.find(row, column)
        return self._added(row, column) if found is None else found

    def corner(self, place: str) -> tuple[int, int] | None:
        """Row and column of a place; of merged cells those of the one that carries the content. None of no place."""
        spot = position(place)
        if spot is None:
            return None
        row, column = spot
        for top, left, bottom, right in self._merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return spot

    def insert(self, element: etree._Element) -> None:
        """Put an element where its kind belongs in a sheet."""
        tag = etree.QName(element).localname
        behind = {f"{MAIN}{name}" for name in _TAIL[_TAIL.index(_BEHIND[tag]) :]}
        place = next((i for i, child in enumerate(self.tree) if child.tag in behind), len(self.tree))
        self.tree.insert(place, element)

    @cached_property
    def _rows(self) -> dict[int, etree._Element]:
        """Row elements by number; those that leave it to be counted get it."""
        rows: dict[int, etree._Element] = {}
        number = 0
        for line in self._data.iterchildren(f"{MAIN}row"):
            number = int(line.get("r") or number + 1)
            line.set("r", str(number))
            rows.setdefault(number, line)
        return rows

    @property
    def _data(self) -> etree._Element:
        data = self.tree.find(f"{MAIN}sheetData")
        if data is None:
            raise ValueError(self.part)
        return data

    @cached_property
    def _merged(self) -> list[tuple[int, int, int, int]]:
        areas = []
        for area in self.tree.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            first, _, last = area.get("ref", "").partition(":")
            corner, opposite = position(first), position(last or first)
            if corner and opposite:
                areas.append((*corner, *opposite))
        return areas

    def _added(self, row: int, column: int) -> etree._Element:
        line = self._rows.get(row)
        if line is None:
            line = self._rows[row] = etree.Element(f"{MAIN}row", r=str(row))
            before = [n for n in self._rows if n < row]
            if before:
                self._rows[max(before)].addnext(line)
            else:
                self._data.insert(0, line)
        cell = etree.Element(f"{MAIN}c", r=f"{letters(column)}{row}")
        style = self._style_there(line, column)
        if style:
            cell.set("s", style)
        line.insert(sum(1 for n, _ in _numbered(line) if n < column), cell)
        return cell

    def _style_there(self, line: etree._Element, column: int) -> str | None:
        if line.get("customFormat") in ("1", "true"):
            return line.get("s")
        for one in self.tree.iterfind(f"{MAIN}cols/{MAIN}col"):
            if int(one.get("min")) <= column <= int(one.get("max")):
                return one.get("style")
        return None


class Book:
    """An opened workbook. Raises ValueError, or what `Package` raises, where it is none that can be marked."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._part = self._related("", "officeDocument")
        self._tree = package.tree(self._part)
        if self._tree.tag != f"{MAIN}workbook":
            raise ValueError(self._part)
        targets = {one.id: one for one in package.relations(self._part)}
        self.sheets: dict[str, Sheet] = {}
        for entry in self._entries:
            relation = targets[entry.get(f"{RELATION}id")]
            if relation.kind == "worksheet":
                self.sheets[entry.get("name")] = Sheet(package, entry.get("name"), relation.target)

    @property
    def titles(self) -> list[str]:
        """The names of all sheets, those of charts included."""
        return [entry.get("name") for entry in self._entries]

    @cached_property
    def styles(self) -> Styles:
        part = next((r.target for r in self.package.relations(self._part) if r.kind == "styles"), None)
        if part is None:
            empty = etree.Element(f"{MAIN}styleSheet", nsmap={None: MAIN[1:-1]})
            usual = "xl/styles.xml"  # some programs look for it nowhere else
            pattern = "xl/styles{}.xml" if usual in self.package else usual
            part = self.package.add(pattern, empty, _STYLES_TYPE)
            self.package.relate(self._part, "styles", part)
        return Styles(self.package.tree(part))

    def may_say(self, sheet: Sheet, words: str) -> bool:
        """Whether some words stand in a cell of a sheet, as far as that can be told without parsing it."""
        parts = filter(None, (sheet.part, self._strings))
        return any(self.package.mentions(part, words) for part in parts)

    def text(self, cell: etree._Element | None) -> str | None:
        """The text that a cell holds, if it holds text."""
        if cell is None:
            return None
        kind, value = cell.get("t"), cell.findtext(f"{MAIN}v")
        if kind == "inlineStr":
            inline = cell.find(f"{MAIN}is")
            return None if inline is None else plain(inline)
        if kind == "s" and value is not None:
            return plain(self._shared[int(value)])
        return value if kind == "str" else None

    def put_first(self, title: str, tree: etree._Element, names: dict[str, str]) -> None:
        """A sheet of ours in front, the only one that is selected; `names` are defined for it alone."""
        part = self.package.add("xl/worksheets/sheet{}.xml", tree, _SHEET_TYPE)
        entry = etree.Element(f"{MAIN}sheet")
        entry.set("name", title)
        entry.set("sheetId", str(max((int(e.get("sheetId")) for e in self._entries), default=0) + 1))
        entry.set(f"{RELATION}id", self.package.relate(self._part, "worksheet", part))
        self._sheets.insert(0, entry)
        self._move_names(0, 1)
        for name, area in names.items():
            self._define(name, area)
        for view in self._tree.iterfind(f"{MAIN}bookViews/{MAIN}workbookView"):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")
        for sheet in self.sheets.values():
            if sheet.mentions("tabSelected"):
                for view in sheet.tree.iter(f"{MAIN}sheetView"):
                    view.attrib.pop("tabSelected", None)

    def remove(self, sheet: Sheet) -> None:
        """Delete a sheet with all that belongs to it alone."""
        place = self.titles.index(sheet.title)
        self._sheets.remove(self._entries[place])
        for relation in list(self.package.relations(sheet.part)):
            if relation.kind in ("comments", "vmlDrawing", "drawing", "printerSettings"):
                self.package.remove(relation.target)
        self.package.unrelate(self._part, sheet.part)
        self.package.remove(sheet.part)
        del self.sheets[sheet.title]
        self._move_names(place + 1, -1, gone=place)

    def _define(self, name: str, area: str) -> None:
        names = self._names
        if names is None:
            names = etree.Element(f"{MAIN}definedNames")
            before = self._tree.find(f"{MAIN}externalReferences")
            (self._sheets if before is None else before).addnext(names)
        entry = etree.SubElement(names, f"{MAIN}definedName", name=name, localSheetId="0")
        if name.endswith("_FilterDatabase"):
            entry.set("hidden", "1")
        entry.text = area

    def _move_names(self, first: int, by: int, gone: int | None = None) -> None:
        """Names of one sheet count it by its place: those from `first` on are moved, those of `gone` are dropped."""
        names = self._names
        if names is None:
            return
        for entry in list(names):
            place = int(entry.get("localSheetId", -1))
            if place == gone:
                names.remove(entry)
            elif place >= first:
                entry.set("localSheetId", str(place + by))
        if not len(names):
            self._tree.remove(names)

    @property
    def _names(self) -> etree._Element | None:
        return self._tree.find(f"{MAIN}definedNames")

    @property
    def _sheets(self) -> etree._Element:
        sheets = self._tree.find(f"{MAIN}sheets")
        if sheets is None:
            raise ValueError(self._part)
        return sheets

    @property
    def _entries(self) -> list[etree._Element]:
        return self._sheets.findall(f"{MAIN}sheet")

    @cached_property
    def _strings(self) -> str | None:
        found = [r.target for r in self.package.relations(self._part) if r.kind == "sharedStrings"]
        return next((part for part in found if part in self.package), None)

    @cached_property
    def _shared(self) -> list[etree._Element]:
        return [] if self._strings is None else self.package.tree(self._strings).findall(f"{MAIN}si")

    def _related(self, name: str, kind: str) -> str:
        return next((one.target for one in self.package.relations(name) if one.kind == kind), "")


def plain(text: etree._Element) -> str:
    """A text without its formats and without what only says how it is read aloud."""
    runs = text.iterfind(f"{MAIN}r/{MAIN}t")
    return "".join(one.text or "" for one in (*text.iterfind(f"{MAIN}t"), *runs))


def position(place: str) -> tuple[int, int] | None:
    """Row and column of a place such as "B12"; None of anything else."""
    match = _PLACE.fullmatch(place)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def letters(column: int) -> str:
    """A column as spreadsheets call it: 1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _numbered(line: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with their columns; those that leave their place to be counted get it."""
    column = 0
    for cell in line.iterchildren(f"{MAIN}c"):
        place = cell.get("r")
        column = column + 1 if place is None else column_number(place.rstrip("0123456789"))
        if place is None:
            cell.set("r", f"{letters(column)}{line.get('r')}")
        yield column, cell
