"""What the values of a worksheet do not say: where it begins and ends, error cells, formulas, joined cells.

Most sheets are plain, as one search in their bytes shows. Only the others are walked through cell by cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.model import PICTURE, Spot, spot
from tiendo.intake.readers.lines import LIKE_THOUSANDS

_STARTS_AT_A1 = re.compile(rb'<sheetData><row r="1"[^>]*><c r="A1"[^>]*>(?:<v>[^<]|<is>)')
# Whatever is not a near cell with a plain value or text: formulas, errors, far cells, numbers such as 1.234.
_UNUSUAL = re.compile(
    rb'<(?:[f!]|row(?! r="\d)|v>-?\d{1,3}\.\d{3}<'
    rb'|c(?! r="[A-Z]\d{1,4}"(?: s="\d+")?(?: t="(?:s|n|str|inlineStr)")?(?: s="\d+")?/?>))'
)
_NEAR = (9_999, 26)  # the rows and columns that this takes for near
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')


@dataclass
class SheetScan:
    """Spots count from A1. `first` and `last` frame the cells that hold something.

    `decimals` are numbers such as 1.234: as text they would look like thousands.
    """

    first: Spot = (0, 0)
    last: Spot = (0, 0)
    errors: dict[Spot, str] = field(default_factory=dict)
    unread: list[Spot] = field(default_factory=list)
    decimals: list[Spot] = field(default_factory=list)
    merged: tuple[tuple[Spot, Spot], ...] = ()
    too_far: Spot | None = None


def scan_sheet(part: bytes, limits: IntakeLimits) -> SheetScan:
    """Look through a worksheet part. Raises Unreadable where it is no XML."""
    scan = SheetScan() if are_wide(limits) and _is_plain(part) else _walk(part, limits)
    scan.merged = merged_cells(part)
    return scan


def are_wide(limits: IntakeLimits) -> bool:
    """No near cell lies beyond the limits."""
    rows, columns = _NEAR
    return limits.rows >= rows and limits.columns >= columns and limits.cells >= rows * columns


def _is_plain(part: bytes) -> bool:
    start, end = part.find(b"<sheetData>"), part.rfind(b"</sheetData>")
    if start < 0 or end < 0 or part.count(b"<sheetData") != 1:
        return False
    return _STARTS_AT_A1.match(part, start) is not None and _UNUSUAL.search(part, start, end) is None


def merged_cells(part: bytes) -> tuple[tuple[Spot, Spot], ...]:
    """First and last cell of joined cells."""
    return tuple(dict.fromkeys(_merged(part.rpartition(b"</sheetData>")[2])))


def _merged(part: bytes) -> Iterator[tuple[Spot, Spot]]:
    if b"<mergeCell" in part:
        for first, last in _MERGED.findall(part):
            yield spot(first.decode()), spot(last.decode())


def _walk(part: bytes, limits: IntakeLimits) -> SheetScan:
    walk = _Walk(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise Unreadable("file_damaged") from error
    return walk.scan


class _Walk:
    """Events of the XML parser → SheetScan."""

    def __init__(self, limits: IntakeLimits) -> None:
        self.scan = SheetScan(first=(limits.rows, limits.columns), last=(-1, -1))
        self._limits = limits
        self._row, self._column = -1, -1
        self._kind, self._value, self._text = "n", False, ""
        self._formula, self._has_value = False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif tag == "c":
            self._begin_cell(attributes)
        elif tag == "f":
            self._formula = True
        elif tag in {"v", "t"}:
            self._value = self._has_value = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "").replace("$", "").upper()
        self._row, self._column = spot(place) if place else (self._row, self._column + 1)
        self._kind = attributes.get("t", "n")
        self._text, self._formula, self._has_value = "", False, False

    def characters(self, text: str) -> None:
        if self._value:
            self._text += text

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag in {"v", "t"}:
            self._value = False
        elif tag == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        here, scan = (self._row, self._column), self.scan
        if self._formula and not (self._has_value and (self._text or self._kind == "str")):
            scan.unread.append(here)
        if not self._text:
            return
        if self._kind == "e" or (self._formula and self._text.startswith(PICTURE)):
            scan.errors[here] = self._text
        elif self._kind == "n" and LIKE_THOUSANDS.fullmatch(self._text):
            scan.decimals.append(here)
        self._stretch(here)

    def _stretch(self, here: Spot) -> None:
        scan, limits = self.scan, self._limits
        (top, left), (bottom, right) = scan.first, scan.last
        last = max(bottom, here[0]), max(right, here[1])
        if here[0] >= limits.rows or here[1] >= limits.columns or _area(last) > limits.cells:
            scan.too_far = scan.too_far or here
            return
        scan.first, scan.last = (min(top, here[0]), min(left, here[1])), last


def _area(last: Spot) -> int:
    return (last[0] + 1) * (last[1] + 1)
