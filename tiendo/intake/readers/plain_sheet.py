"""Worksheets in which nothing is unusual, cut apart at the ends of their cells: several times as fast as parsed.

What stands between two values is alike in all forms of a layout, and is looked at when it is first met. What is not
recognised to the last tag is left to the library that reads every workbook; what is, says the same here as there
(tests/intake/test_plain_sheets.py).
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from operator import ge

from tiendo.intake.model import Cells, spot
from tiendo.intake.readers.lines import LIKE_THOUSANDS

_WIDTH = 26  # columns A to Z
_SHORT = 500  # bytes of what may come again in the next file
_END = b"\0"  # of a cell; no XML holds it
_EMPTY = b"\0" + rb'(?:</row>|<row [^<>]*>|<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?(?: t="n")?/>)*'
_BEFORE = re.compile(_EMPTY + rb'<c r="([A-Z][1-9]\d{0,3})"(?: s="(\d{1,3})")?(?: t="([sn])")?>')
_AFTER = re.compile(_EMPTY)
_NUMBER = re.compile(rb"-?\d{1,20}(?:\.\d{1,20})?(?:E[+-]?\d{1,2})?")
_EPOCH, _DAYS = date(1899, 12, 30), range(61, 73_051)  # after the day that never was, until 2099

_HEAD = re.compile(
    rb"""(?:<\?xml version=["']1.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["']yes["'])?\?>\s*)?"""
    rb"<sst[^<>]*>\s*"
)
_PIECE = rb'<t(?: xml:space="(preserve)")?(?:/|>([^<]*)</t)>'
_PIECES = re.compile(_PIECE)
_RUN = rb"<r>(?:<rPr>(?:<\w+[^<>]*/>)*</rPr>)?" + _PIECE + rb"</r>"
_TEXT = re.compile(rb"(?:" + _PIECE + rb"|(?:" + _RUN + rb")+)")
_NUMERALS = [b"%d" % number for number in range(10_000)]
_BLANKS = b" \t\n"
_ENTITY = re.compile("&[^;]{0,5};?")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}

Texts = Mapping[bytes, str]  # the shared texts of a workbook by their number, as cells write it
Days = Mapping[bytes, bool | None]  # see number_formats


def plain_texts(part: bytes) -> Texts | None:
    """The texts that cells refer to, unless one of them is unusual: with a reading beside it, or letters as codes."""
    head, _, rest = part.partition(b"<si>")
    body, _, tail = rest.rpartition(b"</si>")
    if _HEAD.fullmatch(head) is None or tail.strip() != b"</sst>":
        return None
    try:
        texts = [(_text if len(item) < _SHORT else _text_anew)(item) for item in body.split(b"</si><si>")]
    except (LookupError, UnicodeDecodeError):
        return None
    return dict(zip(_NUMERALS, texts, strict=False))


def plain_cells(part: bytes, texts: Texts, days: Days) -> Cells | None:
    """The cells of a worksheet that begins at A1; None where anything about it is unusual."""
    head, _, rest = part.partition(b"<sheetData>")
    body, mark, tail = rest.rpartition(b"</sheetData>")
    if not mark or b"!" in head or b"<sheetData" in tail or (b"!" in tail and b"<!" in tail):
        return None
    *cells, after = (_END + body.replace(b"</v></c>", b"<v>" + _END)).split(b"<v>")
    if not cells or len(cells) % 2 or _AFTER.fullmatch(after) is None:
        return None
    try:
        return _placed(cells[::2], cells[1::2], texts, days)
    except LookupError:
        return None


def _placed(before: list[bytes], values: list[bytes], texts: Texts, days: Days) -> Cells:
    """Cells in columns. Raises LookupError where one of them, or their order, is unusual."""
    at, styles = zip(*map(_cell if max(map(len, before)) < _SHORT else _cell_anew, before), strict=True)
    if at[0] != 0 or any(map(ge, at, at[1:])):
        raise LookupError
    height = at[-1] // _WIDTH + 1
    cells: list[str | None] = [None] * (height * _WIDTH)
    for place, value, style in zip(at, values, styles, strict=True):
        cells[place] = texts[value] if style is None else _number(value, days[style])
    columns = [cells[i::_WIDTH] for i in range(_WIDTH)]
    while columns[-1].count(None) == height:
        columns.pop()
    return Cells(columns)


def _cell_anew(before: bytes) -> tuple[int, bytes | None]:
    """By what stands between the last value and this one: the place of a cell, and the format of its number.

    None for a format where the cell refers to a text.
    """
    match = _BEFORE.fullmatch(before)
    if match is None:
        raise LookupError
    name, style, kind = match.groups()
    row, column = spot(name.decode())
    return row * _WIDTH + column, None if kind == b"s" else style or b""


def _text_anew(item: bytes) -> str:
    """A text, be it in one font or in several, without the blanks around it that need not be kept."""
    if item.startswith(b"<t>") and item.endswith(b"</t>") and item.count(b"<") == 2:
        text = item[3:-4].strip(_BLANKS).decode()
    elif _TEXT.fullmatch(item) is not None:
        pieces = _PIECES.findall(item)
        text = b"".join([piece if kept else piece.strip(_BLANKS) for kept, piece in pieces]).decode()
    else:
        raise LookupError
    if "\r" in text or "_x" in text:
        raise LookupError
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text) if "&" in text else text


_cell = lru_cache(maxsize=20_000)(_cell_anew)
_text = lru_cache(maxsize=20_000)(_text_anew)


@lru_cache(maxsize=10_000)
def _number(value: bytes, is_day: bool | None) -> str:
    """A number, or the day that it stands for, as the library writes them."""
    text = value.decode()
    if is_day is None or _NUMBER.fullmatch(value) is None or LIKE_THOUSANDS.fullmatch(text):
        raise LookupError
    if not is_day:
        return f"{float(text):.9f}".rstrip("0").rstrip(".")
    if not text.isdecimal() or int(text) not in _DAYS:
        raise LookupError
    return f"{_EPOCH + timedelta(days=int(text))} 00:00:00"
