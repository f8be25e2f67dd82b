"""A workbook of tables that came as text (csv, json), so that their cells can be marked and mended."""

import re
from collections.abc import Collection, Sequence
from io import BytesIO

import polars as pl
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tiendo.receipts.remarks import writable

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME, _LONGEST_TEXT = 31, 32_767  # letters that Excel takes
_UNNAMED = "Báo cáo"
_WIDTHS, _FONT = (10, 50), Font("Times New Roman", 11)
_TEXT_FORMAT = "@"  # what is typed into such a cell stays as it was typed

Column = Sequence[str | None]
Table = tuple[str, Sequence[Column], Collection[tuple[int, int]]]  # name, texts, places (from 0) of numbers


def workbook_of(tables: Sequence[Table], findings: pl.DataFrame) -> tuple[bytes, pl.DataFrame]:
    """The workbook (xlsx), and the findings with the names of its sheets.

    A table without a name is called as the findings call it. Texts stay texts, whatever they look like.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    named = findings["sheet"].drop_nulls()
    called: dict[str, str] = {}
    for name, columns, numbers in tables:
        known = name or (named[0] if named.len() else _UNNAMED)
        sheet = book.create_sheet(_free(_FORBIDDEN.sub(" ", known)[:_LONGEST_NAME], book.sheetnames))
        called[known] = sheet.title
        _fill(sheet, columns, numbers)
    out = BytesIO()
    book.save(out)
    return out.getvalue(), findings.with_columns(pl.col("sheet").replace(called))


def _free(name: str, taken: Collection[str]) -> str:
    """The name, or the next one that no other sheet has."""
    folded = {one.casefold() for one in taken}
    ways = (name, *(f"{name[: _LONGEST_NAME - 5]} ({n})" for n in range(2, len(folded) + 3)))
    return next(way for way in ways if way.casefold() not in folded)


def _fill(sheet: Worksheet, columns: Sequence[Column], numbers: Collection[tuple[int, int]]) -> None:
    plain = frozenset(numbers)
    for column, values in enumerate(columns):
        longest = 0
        for row, text in enumerate(values):
            if text is None:
                continue
            cell = sheet.cell(row + 1, column + 1)
            cell.font, cell.alignment = _FONT, Alignment(vertical="top", wrap_text=True)
            longest = max(longest, len(text))
            if (row, column) in plain:
                cell.value = float(text)
                continue
            cell.value, cell.number_format = writable(text)[:_LONGEST_TEXT], _TEXT_FORMAT
            cell.data_type = "s"  # what begins with "=" is no formula
            cell.quotePrefix = True
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(
            max(longest, _WIDTHS[0]), _WIDTHS[1]
        )
