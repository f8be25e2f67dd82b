"""Text tables (csv, tsv): comma, semicolon, tab or bar. One file is one sheet."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from threading import Lock

from schemas.places import Kind
from tiendo.intake.limits import IntakeLimits, Unreadable
from tiendo.intake.model import Book, Spot, Tab
from tiendo.intake.readers.encodings import decoded
from tiendo.intake.readers.lines import grid_of

_QUOTE, _DELIMITERS = '"', ",;\t|"
_SAMPLE_LINES, _SAMPLE = 200, 1_000_000  # lines and letters by which the delimiter is told

_LONGEST = (
    2**31 - 1
)  # letters of a cell: whoever writes long ones is told which; files have a limit of their own
_BY_ONE = Lock()  # thread at a time


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """The limit of the csv library is the process's: others keep theirs."""
    with _BY_ONE:
        usual = csv.field_size_limit(_LONGEST)
        try:
            yield
        finally:
            csv.field_size_limit(usual)


def read_delimited(data: bytes, limits: IntakeLimits) -> Book:
    """The one sheet of a text table. Raises Unreadable where the text is no table."""
    text, legacy = decoded(data)
    with _cells_of_any_length():
        return _read(text, legacy, limits)


def _read(text: str, legacy: str | None, limits: IntakeLimits) -> Book:
    mark = max(_DELIMITERS, key=lambda one: _evenness(text, one))
    if _evenness(text, mark) == 0:
        raise Unreadable("file_not_workbook")
    lines = _Lines(text, mark, limits.rows)
    grid = grid_of(lines, limits)
    grid = replace(grid, widths=tuple(lines.widths), open_quote=lines.open_quote)
    remarks = (("encoding_legacy", legacy),) if legacy else ()
    return Book((Tab("", lambda: grid, named=False),), Kind.lines, remarks)


class _Lines:
    """The lines of a table, and what is found out while they are read: how many cells each of the first `most` has,
    and the cell into which a quotation mark that nobody closed has drawn all the rest.
    """

    def __init__(self, text: str, mark: str, most: int) -> None:
        self._text, self._mark, self._most = text, mark, most
        self.widths: list[int] = []
        self.open_quote: Spot | None = None

    def __iter__(self) -> Iterator[list[str]]:
        number, last = -1, [""]
        for number, line in enumerate(_lines(self._text, self._mark)):
            if number < self._most:
                self.widths.append(len(line))
            last = line or last
            yield line
        if self._text.count(_QUOTE) % 2 and "\n" in last[-1].replace("\r", "\n"):
            self.open_quote = (number, len(last) - 1)


def _lines(text: str, mark: str) -> Iterator[list[str]]:
    """The lines of the table; what no program writes ends it."""
    try:
        yield from csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter=mark)
    except csv.Error as error:
        raise Unreadable("file_not_workbook") from error


def _evenness(text: str, mark: str) -> int:
    """How many marks stand in the lines that have the same number of them: text between others has few."""
    widths = Counter(len(line) for line in islice(_lines(text[:_SAMPLE], mark), _SAMPLE_LINES))
    return max((times * (width - 1) for width, times in widths.items()), default=0)
