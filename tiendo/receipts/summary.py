"""The sheet in front of an annotated copy: what was checked, what came of it, and where to mend what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from math import ceil

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.fills import Fill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from schemas.terms import Outcome, Severity
from tiendo.receipts.marks import COLOURS
from tiendo.receipts.remarks import Remark, Spot, count, outcome_of, shortened, writable
from tiendo.receipts.wording import (
    CHECKED,
    HEADERS,
    OUTCOME,
    STEPS,
    SUMMARY_NAME,
    SUMMARY_TITLE,
    TABLES_SUMMARY_NAME,
    TO_DO,
    VERDICTS,
    Phrase,
    count_sentence,
)

WIDTHS = (6, 12, 22, 8, 30, 58, 58)
_SHEET, _PLACE = 3, 4  # columns
_BEFORE = 8  # a hidden column: its fills are those that the marked cells had
MARK = "tiendo-phan-hoi"  # on top of the hidden column: this sheet is ours
_FOUND = 300  # letters of what was found
_FORMULA_LIKE = ("=", "+", "-", "@")
_LETTERS = 1.08  # letters of our font in a unit of column width
_LINE = 15.5  # height of a line of text, in points
GREEN = "FFC6E7C8"

_FONT = "Times New Roman"
_THIN = Side("thin", "FFA6A6A6")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)
_TOP, _MIDDLE = Alignment(vertical="top", wrap_text=True), Alignment("center", "center", wrap_text=True)
_TOP_MIDDLE = Alignment("center", "top", wrap_text=True)
_OUTCOME_FILLS = {
    Outcome.accepted: GREEN,
    Outcome.accepted_with_warnings: COLOURS[Severity.warn],
    Outcome.returned: COLOURS[Severity.fail],
}


def add_summary(
    book: Workbook,
    said: Sequence[Remark],
    before: Mapping[Spot, Fill],
    facts: Sequence[tuple[str, str]],
    lang: str,
    name: Phrase = SUMMARY_NAME,
) -> None:
    """Put the summary sheet in front and open the book there. `before`: the fills of the marked cells (see marks)."""
    sheet = book.create_sheet(free_name(name.say(lang), book.sheetnames), 0)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(_BEFORE)].hidden = True
    sheet.cell(1, _BEFORE, MARK)
    _text(sheet.cell(1, 1), SUMMARY_TITLE.say(lang), Font(_FONT, 16, bold=True), Alignment(vertical="center"))
    sheet.row_dimensions[1].height = 2 * _LINE
    row = _head(sheet, said, facts, lang)
    if said:
        _table(sheet, row + 2, by_severity(book.sheetnames, said), before, lang)
    _set_up_print(sheet)
    _open_at(book, sheet)


def take_summaries(book: Workbook) -> dict[Spot, Fill]:
    """Remove the summary sheets of earlier copies. Gives the fills that they remember, by place."""
    before: dict[Spot, Fill] = {}
    for sheet in [sheet for sheet in book.worksheets if _value(sheet, 1, _BEFORE) == MARK]:
        before |= _remembered(sheet)
        book.remove(sheet)
    return before


def _remembered(sheet: Worksheet) -> Iterator[tuple[Spot, Fill]]:
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - see marks.unmark
        title, place = _value(sheet, row, _SHEET), _value(sheet, row, _PLACE)
        if column == _BEFORE and isinstance(title, str) and isinstance(place, str):
            yield (title, place), copy(cell.fill)


def _value(sheet: Worksheet, row: int, column: int) -> object:
    cell = sheet._cells.get((row, column))  # noqa: SLF001 - asking must not create it
    return cell.value if cell else None


def summary_name(titles: Iterable[str]) -> Phrase:
    """How the summary of a copy is called: as in an earlier copy of what came as text, which tells it to be one."""
    of_text = {TABLES_SUMMARY_NAME.vi, TABLES_SUMMARY_NAME.en}
    return SUMMARY_NAME if of_text.isdisjoint(titles) else TABLES_SUMMARY_NAME


def free_name(name: str, titles: Iterable[str]) -> str:
    """`name`, numbered when the sender has a sheet of that name."""
    taken = {title.casefold() for title in titles}
    names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
    return next(free for free in names if free.casefold() not in taken)


def _head(sheet: Worksheet, said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str) -> int:
    """What was checked, the outcome, what to do. Gives the last row that it took."""
    outcome = outcome_of(said)
    lines = head_lines(said, facts, lang)
    for row, (label, text) in enumerate(lines, start=2):
        _labelled(sheet, row, label, writable(text))
        if label == OUTCOME.say(lang):
            sheet.cell(row, _SHEET).font = Font(_FONT, 12, bold=True)
            sheet.cell(row, _SHEET).fill = PatternFill("solid", fgColor=_OUTCOME_FILLS[outcome])
    return 1 + len(lines)


def head_lines(said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str) -> list[tuple[str, str]]:
    """What stands above the table, as labels and texts."""
    lines = [*facts, (CHECKED[0].say(lang), CHECKED[1].say(lang))]
    verdict = f"{VERDICTS[outcome_of(said)].say(lang)}. {count_sentence(*count(said), lang)}"
    lines.append((OUTCOME.say(lang), verdict))
    if said:
        lines += [(TO_DO.say(lang) if step is STEPS[0] else "", step.say(lang)) for step in STEPS]
    return lines


def _labelled(sheet: Worksheet, row: int, label: str, text: str) -> None:
    last = len(HEADERS)
    _text(sheet.cell(row, 1), label, Font(_FONT, 11, bold=True), _TOP)
    _text(sheet.cell(row, _SHEET), text, Font(_FONT, 11), _TOP)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_SHEET - 1)
    sheet.merge_cells(start_row=row, end_row=row, start_column=_SHEET, end_column=last)
    sheet.row_dimensions[row].height = row_height([text], [sum(WIDTHS[_SHEET - 1 :])])


def by_severity(titles: Iterable[str], said: Sequence[Remark]) -> list[Remark]:
    """What must be mended first; in it the sheets in the order of the book."""
    sheets = {title: i for i, title in enumerate(titles)}
    return sorted(
        said, key=lambda remark: (list(Severity).index(remark.severity), sheets.get(remark.sheet or "", -1))
    )


def _table(
    sheet: Worksheet, header_row: int, said: Sequence[Remark], before: Mapping[Spot, Fill], lang: str
) -> None:
    for column, header in enumerate(HEADERS, start=1):
        cell = sheet.cell(header_row, column)
        _text(cell, header.say(lang), Font(_FONT, 11, bold=True), _MIDDLE)
        cell.fill, cell.border = PatternFill("solid", fgColor="FFDCE6F1"), _BOX
    for number, remark in enumerate(said, start=1):
        _line(sheet, header_row + number, number, remark, lang)
        spot = remark.spot
        if spot and spot in before:
            sheet.cell(header_row + number, _BEFORE).fill = before[spot]
            _link(sheet.cell(header_row + number, _PLACE), spot)
    last = header_row + len(said)
    sheet.auto_filter.ref = f"A{header_row}:{get_column_letter(_BEFORE)}{last}"
    sheet.print_title_rows = f"{header_row}:{header_row}"


def _line(sheet: Worksheet, row: int, number: int, remark: Remark, lang: str) -> None:
    texts = (
        str(number),
        remark.severity.label(lang),
        writable(remark.sheet or ""),
        remark.cell or "",
        shortened(remark.value, _FOUND),
        remark.message,
        remark.fix,
    )
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        _text(cell, text, Font(_FONT, 11), _TOP_MIDDLE if column in (1, 2, _PLACE) else _TOP)
        cell.border = _BOX
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=COLOURS[remark.severity])
    sheet.row_dimensions[row].height = row_height(texts, WIDTHS)


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """What a row needs: not every program fits rows to their text."""
    lines = max(
        ceil(max(len(text), 1) / (_LETTERS * width)) for text, width in zip(texts, widths, strict=True)
    )
    return lines * _LINE + 3


def _text(cell: Cell, text: str, font: Font, alignment: Alignment) -> None:
    """Write text as text: what begins with "=" is no formula, now or when somebody edits the cell."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_LIKE)
    cell.font, cell.alignment = font, alignment


def _link(cell: Cell, spot: Spot) -> None:
    title, place = spot
    cell.hyperlink = Hyperlink(cell.coordinate, location=f"{quote_sheetname(title)}!{place}")
    cell.font = Font(_FONT, 11, color="FF0563C1", underline="single")


def _set_up_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3)
    sheet.sheet_view.showGridLines = False


def _open_at(book: Workbook, sheet: Worksheet) -> None:
    """Show this sheet alone: two selected sheets would both take what is typed."""
    book.active = sheet
    for view in book.views:
        view.firstSheet = 0
    for other in book.worksheets:
        for view in other.views.sheetView:
            view.tabSelected = other is sheet
