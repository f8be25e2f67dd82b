"""Row heights that show all of a row's text and still grow when people type more."""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_POINTS_A_LINE = 14.5
_PADDING = 4
_LETTERS_A_DIGIT = 1.2  # letters of running text are narrower than the digits that column widths count
_LOST_AT_ENDS = 4  # letters that a line loses to words carried over


class GrowingSheet(Worksheet):
    """A worksheet whose row heights are a first guess rather than a fixed choice.

    Excel and LibreOffice fit a row to what is typed unless its height is marked as custom, which xlsxwriter does
    with every height; without any height, LibreOffice shows one line of each row of a file that seems Excel's own.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | None = None) -> None:
        kept = [(name, value) for name, value in attributes or [] if (tag, name) != ("row", "customHeight")]
        super()._xml_start_tag_unencoded(tag, kept)


def add_sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet whose rows keep growing."""
    return book.add_worksheet(name, worksheet_class=GrowingSheet)


def height_of(cells: Iterable[tuple[str, float]], least_lines: int = 1) -> float:
    """Height in points of a row of (text, column width in characters)."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return max(lines, least_lines) * _POINTS_A_LINE + _PADDING


@lru_cache(maxsize=4096)  # all forms of a period say much the same
def _lines(text: str, width: float) -> int:
    letters = max(1, width * _LETTERS_A_DIGIT - _LOST_AT_ENDS)
    return sum(max(1, math.ceil(len(part) / letters)) for part in text.split("\n"))
