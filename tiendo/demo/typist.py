"""Type into an issued form. The workbook stays as it was issued, but for what is typed.

Opening and saving a form with a workbook library costs more than all the rest of the demo; changing the few cells
in its XML costs a tenth of that, and keeps what such a library would drop.
"""

import zipfile
from datetime import date
from functools import cached_property
from io import BytesIO

from lxml import etree

from tiendo.demo.answers import Written

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORKBOOK, _RELATIONS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_EPOCH = date(1899, 12, 30)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def _main(tag: str) -> str:
    return f"{{{_MAIN}}}{tag}"


class Form:
    """An issued workbook, opened to be typed in."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, etree._Element] = {}

    def page(self, name: str) -> "Page":
        """The sheet of that name."""
        return Page(self, self._tree(self._sheet_parts[name]))

    def remove(self, name: str) -> None:
        """Delete a sheet."""
        book, part = self._tree(_WORKBOOK), self._sheet_parts[name]
        sheet = next(s for s in book.iter(_main("sheet")) if s.get("name") == name)
        relation = sheet.get(f"{{{_RELATION}}}id")
        relations = self._tree(_RELATIONS).iter(f"{{{_PACKAGE}}}Relationship")
        types = self._tree("[Content_Types].xml").iter(f"{{{_TYPES}}}Override")
        gone = [
            sheet,
            next(r for r in relations if r.get("Id") == relation),
            next(t for t in types if t.get("PartName") == f"/{part}"),
            *book.iter(_main("definedNames")),  # print titles count sheets by their place
        ]
        for element in gone:
            element.getparent().remove(element)
        del self._parts[part]
        self._trees.pop(part, None)

    def to_bytes(self) -> bytes:
        """The workbook as it stands now. The same typing gives the same bytes."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in self._parts.items():
                info = zipfile.ZipInfo(name, _ZIP_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0  # else it would tell one system from another
                archive.writestr(info, self._content(name, content))
        return target.getvalue()

    def text(self, index: int) -> str:
        """A shared string."""
        return "".join(self._strings[index].itertext(_main("t")))

    def string(self, text: str) -> int:
        """The number of a text among the shared strings, to which it is added."""
        entry = etree.SubElement(self._strings, _main("si"))
        written = etree.SubElement(entry, _main("t"))
        written.text = text
        written.set(_SPACE, "preserve")
        for name in ("count", "uniqueCount"):
            self._strings.set(name, str(int(self._strings.get(name)) + 1))
        return len(self._strings) - 1

    @cached_property
    def _strings(self) -> etree._Element:
        return self._tree(_STRINGS)

    @cached_property
    def _sheet_parts(self) -> dict[str, str]:
        relations = self._tree(_RELATIONS).iter(f"{{{_PACKAGE}}}Relationship")
        targets = {relation.get("Id"): f"xl/{relation.get('Target')}" for relation in relations}
        sheets = self._tree(_WORKBOOK).iter(_main("sheet"))
        return {sheet.get("name"): targets[sheet.get(f"{{{_RELATION}}}id")] for sheet in sheets}

    def _tree(self, part: str) -> etree._Element:
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self._parts[part])
        return self._trees[part]

    def _content(self, name: str, content: bytes) -> bytes:
        if name not in self._trees:
            return content
        return etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)


class Page:
    """One sheet. Rows count from 1, columns from 0."""

    def __init__(self, form: Form, tree: etree._Element) -> None:
        self._form = form
        self._data = tree.find(_main("sheetData"))
        self._rows = {int(row.get("r")): row for row in self._data}

    def read(self, row: int, column: int) -> str | None:
        """The text of a cell, None where it holds none."""
        cell = self._cell(row, column)
        if cell is None or cell.get("t") != "s":
            return None
        return self._form.text(int(cell.findtext(_main("v"))))

    def column(self, column: int, first_row: int) -> dict[str, int]:
        """Text → row, over the filled cells of a column from `first_row` down."""
        rows = ((self.read(row, column), row) for row in self._rows if row >= first_row)
        return {text: row for text, row in rows if text is not None}

    def write(self, row: int, column: int, value: Written) -> None:
        """Type a value into a cell of the form."""
        match value:
            case None:
                return
            case date():
                self._put(row, column, None, str((value - _EPOCH).days))
            case str():
                self._put(row, column, "s", str(self._form.string(value)))
            case _:
                self._put(row, column, None, repr(value))

    def grow(self, row: int, height: float) -> None:
        """Make a line at least so many points high, as spreadsheet programs do by themselves while people type."""
        line = self._rows[row]
        if height > float(line.get("ht", 0)):
            line.set("ht", f"{height:g}")

    def write_error(self, row: int, column: int, error: str) -> None:
        """Leave a formula's error in a cell, as a broken reference does."""
        self._put(row, column, "e", error)

    def _put(self, row: int, column: int, kind: str | None, value: str) -> None:
        cell = self._cell(row, column)
        if cell is None:
            cell = self._added(row, column)
        for child in list(cell):
            cell.remove(child)
        if kind:
            cell.set("t", kind)
        else:
            cell.attrib.pop("t", None)
        etree.SubElement(cell, _main("v")).text = value

    def _cell(self, row: int, column: int) -> etree._Element | None:
        place = _place(row, column)
        return next((cell for cell in self._rows.get(row, ()) if cell.get("r") == place), None)

    def _added(self, row: int, column: int) -> etree._Element:
        """A cell below everything else on the sheet."""
        line = etree.SubElement(self._data, _main("row"), r=str(row))
        self._rows[row] = line
        return etree.SubElement(line, _main("c"), r=_place(row, column))


def _place(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row}"
