"""The sender's workbook through openpyxl, without what openpyxl would change or drop on the way."""

import re
import warnings
import zlib
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

# openpyxl lets through whatever a malformed part makes its parsers raise.
_MALFORMED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    BadZipFile,
    InvalidFileException,
    zlib.error,
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK, _PROPERTIES = "xl/workbook.xml", "docProps/core.xml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

_DROPPED = re.compile(rb"[<:]f[ >]|ignoredErrors|extLst")
_VALIDATIONS = "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"  # checks whose lists stand on another sheet
_BEHIND_IGNORED_ERRORS = frozenset(
    f"{_MAIN}{name}"
    for name in "smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems "
    "tableParts extLst".split()
)


class _Verbatim(ExcelReader):
    """Leaves dates as the numbers that they are: openpyxl makes #VALUE! of those outside its calendar."""

    def read_worksheets(self) -> None:
        self.wb._date_formats = frozenset()  # noqa: SLF001
        super().read_worksheets()


def load(data: bytes) -> Workbook | None:
    """The workbook with formulas and rich text as they are; None where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl drops; `dump` puts it back
            reader = _Verbatim(BytesIO(data), rich_text=True)
            reader.read()
    except _MALFORMED:
        return None
    return reader.wb


def dump(book: Workbook, original: bytes) -> bytes | None:
    """The workbook as a file, with what openpyxl dropped of `original`; None where it cannot be written.

    Put back are results of formulas, ignored cell warnings, cell checks that refer to other sheets, and the
    document's properties. The same input gives the same bytes.
    """
    out = BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book.save(out)
        with ZipFile(BytesIO(original)) as before, ZipFile(out) as after:
            return _rezip(after, dict(_restored(before, after)))
    except _MALFORMED:
        return None


def _restored(before: ZipFile, after: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The parts of `after` to be replaced, with their new content."""
    if _PROPERTIES in before.namelist():
        yield _PROPERTIES, before.read(_PROPERTIES)
    now = _sheet_parts(after)
    for name, part in _sheet_parts(before).items():
        content = before.read(part)
        if name in now and _DROPPED.search(content):
            yield now[name], _with_dropped(content, after.read(now[name]))


def _sheet_parts(archive: ZipFile) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    if _WORKBOOK not in archive.namelist():
        return {}
    relations = get_dependents(archive, get_rels_path(_WORKBOOK))
    sheets = etree.fromstring(archive.read(_WORKBOOK), _PARSER).iter(f"{_MAIN}sheet")
    parts = {sheet.get("name"): relations.get(sheet.get(_RELATION)).target for sheet in sheets}
    return {name: part for name, part in parts.items() if part in archive.namelist()}


def _with_dropped(before: bytes, after: bytes) -> bytes:
    old, new = etree.fromstring(before, _PARSER), etree.fromstring(after, _PARSER)
    _put_back_results(old, new)
    ignored = old.find(f"{_MAIN}ignoredErrors")
    if ignored is not None:
        place = next((i for i, child in enumerate(new) if child.tag in _BEHIND_IGNORED_ERRORS), len(new))
        new.insert(place, deepcopy(ignored))
    checks = [
        e for e in old.iterfind(f"{_MAIN}extLst/{_MAIN}ext") if e.get("uri", "").upper() == _VALIDATIONS
    ]
    if checks:
        etree.SubElement(new, f"{_MAIN}extLst").extend(deepcopy(checks))
    return etree.tostring(new, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put_back_results(old: etree._Element, new: etree._Element) -> None:
    results = {cell.get("r"): cell for cell in _formulas(old) if cell.findtext(f"{_MAIN}v")}
    for cell in _formulas(new):
        known = results.get(cell.get("r"))
        if known is None:
            continue
        if known.get("t"):
            cell.set("t", known.get("t"))
        for value in cell.findall(f"{_MAIN}v"):
            cell.remove(value)
        etree.SubElement(cell, f"{_MAIN}v").text = known.findtext(f"{_MAIN}v")


def _formulas(sheet: etree._Element) -> Iterator[etree._Element]:
    return (
        formula.getparent() for formula in sheet.iter(f"{_MAIN}f") if formula.getparent().tag == f"{_MAIN}c"
    )


def _rezip(archive: ZipFile, replaced: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in archive.namelist():
            entry = ZipInfo(name, _FIXED_DATE)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, replaced[name] if name in replaced else archive.read(name))
    return out.getvalue()
