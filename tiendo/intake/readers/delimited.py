"""Text tables (csv, tsv): comma, semicolon or tab. One file is one sheet."""

import csv
import io
from collections import Counter

from schemas.places import Kind
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.model import Book, Tab
from tiendo.intake.readers.encodings import decoded
from tiendo.intake.readers.lines import grid_of

_DELIMITERS = ",;\t"
_SAMPLE_LINES = 200


def read_delimited(data: bytes, limits: IntakeLimits) -> Book:
    """The one sheet of a text table. Raises Unreadable where the text is no table."""
    text, legacy = decoded(data)
    tables = [lines for mark in _DELIMITERS if (lines := _table(text, mark)) is not None]
    lines = max(tables, key=_evenness, default=None)
    if lines is None or _evenness(lines)[0] == 0:
        raise Unreadable("file_not_workbook")
    grid = grid_of(lines, limits)
    remarks = (("encoding_legacy", legacy),) if legacy else ()
    return Book((Tab("", lambda: grid, named=False),), Kind.lines, remarks)


def _table(text: str, delimiter: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return None


def _evenness(lines: list[list[str]]) -> tuple[int, int]:
    """How many lines have the most frequent number of cells, if more than one, and that number."""
    widths = Counter(len(line) for line in lines[:_SAMPLE_LINES] if len(line) > 1)
    width, times = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return times, width
