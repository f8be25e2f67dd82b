"""The summary sheet of a marked workbook (xlsx): what was checked, what came of it, and where to mend what."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from schemas.terms import Outcome, Severity
from tiendo.receipts.book import MAIN, Book, Sheet, letters
from tiendo.receipts.book_styles import Look
from tiendo.receipts.marks import COLOURS
from tiendo.receipts.remarks import Remark, Spot, outcome_of, shortened, writable
from tiendo.receipts.summary import GREEN, LINE, MARK, WIDTHS, by_severity, free_name, head_lines, row_height
from tiendo.receipts.wording import HEADERS, OUTCOME, SUMMARY_NAME, SUMMARY_TITLE, Phrase

_SHEET, _PLACE = 3, 4  # columns
_BEFORE = 8  # a hidden column: its styles are those that the marked cells had
_FOUND, _MOST = 300, 32_767  # letters of what was found; those that a cell holds
_FORMULA_LIKE = ("=", "+", "-", "@")
_HEADER = "FFDCE6F1"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # programs would read a letter into it
_OUTCOMES = {
    Outcome.accepted: GREEN,
    Outcome.accepted_with_warnings: COLOURS[Severity.warn],
    Outcome.returned: COLOURS[Severity.fail],
}
_TITLE = Look(16, bold=True, along="center", wrapped=False)
_HIDDEN = Look(wrapped=False)  # wrapped, it would be seen at the edge
_LABEL, _TEXT, _VERDICT = Look(bold=True), Look(), Look(12, bold=True)
_HEAD = Look(bold=True, across="center", along="center", boxed=True, fill=_HEADER)


def add_summary(
    book: Book,
    said: Sequence[Remark],
    before: Mapping[Spot, int],
    facts: Sequence[tuple[str, str]],
    lang: str,
    name: Phrase = SUMMARY_NAME,
) -> None:
    """Put the summary sheet in front and open the book there. `before`: the styles of the marked cells (book_copy)."""
    title = free_name(name.say(lang), book.titles)
    page = _Page(book)
    page.write(1, 1, SUMMARY_TITLE.say(lang), _TITLE)
    page.write(1, _BEFORE, MARK, _HIDDEN)
    page.height(1, 2 * LINE)
    last = _head(page, said, facts, lang)
    names = {}
    if said:
        table = last + 2
        _table(page, table, by_severity(book.titles, said), before, lang)
        quoted = _quoted(title)
        names["_xlnm._FilterDatabase"] = f"{quoted}!$A${table}:$H${table + len(said)}"
        names["_xlnm.Print_Titles"] = f"{quoted}!${table}:${table}"
    book.put_first(title, page.tree, names)


def take_summaries(book: Book) -> dict[Spot, int]:
    """Remove the summary sheets of earlier copies. Gives the styles that they remember, by place."""
    before: dict[Spot, int] = {}
    for sheet in list(book.sheets.values()):
        if book.may_say(sheet, MARK) and book.text(sheet.find(1, _BEFORE)) == MARK:
            before |= _remembered(book, sheet)
            book.remove(sheet)
    return before


def _remembered(book: Book, sheet: Sheet) -> Iterator[tuple[Spot, int]]:
    for row in sheet.rows:
        title, place = book.text(sheet.find(row, _SHEET)), book.text(sheet.find(row, _PLACE))
        cell = sheet.find(row, _BEFORE)
        if cell is not None and title and place:
            yield (title, place), int(cell.get("s", 0))


def _head(page: "_Page", said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str) -> int:
    """What was checked, the outcome, what to do. Gives the last row that it took."""
    lines = head_lines(said, facts, lang)
    for row, (label, text) in enumerate(lines, start=2):
        verdict = label == OUTCOME.say(lang)
        look = Look(_VERDICT.size, bold=True, fill=_OUTCOMES[outcome_of(said)]) if verdict else _TEXT
        page.write(row, 1, label, _LABEL)
        page.write(row, _SHEET, writable(text), look)
        page.merge(row, 1, _SHEET - 1)
        page.merge(row, _SHEET, len(HEADERS))
        page.height(row, row_height([text], [sum(WIDTHS[_SHEET - 1 :])]))
    return 1 + len(lines)


def _table(page: "_Page", header: int, said: Sequence[Remark], before: Mapping[Spot, int], lang: str) -> None:
    for column, phrase in enumerate(HEADERS, start=1):
        page.write(header, column, phrase.say(lang), _HEAD)
    for number, remark in enumerate(said, start=1):
        row = header + number
        spot = remark.spot if remark.spot in before else None
        _line(page, row, number, remark, lang, linked=spot is not None)
        if spot:
            page.blank(row, _BEFORE, before[spot])
            page.link(row, _PLACE, spot)
    page.filter(f"A{header}:{letters(_BEFORE)}{header + len(said)}")


def _line(page: "_Page", row: int, number: int, remark: Remark, lang: str, *, linked: bool) -> None:
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
        look = Look(
            across="center" if column in (1, 2, _PLACE) else "",
            boxed=True,
            fill=COLOURS[remark.severity] if column == 2 else "",
            link=linked and column == _PLACE,
        )
        page.write(row, column, text, look)
    page.height(row, row_height(texts, WIDTHS))


class _Page:
    """A sheet in the making. Cells are written row by row, from left to right."""

    def __init__(self, book: Book) -> None:
        self._styles = book.styles
        self.tree = etree.fromstring(_EMPTY)
        self._data = self.tree.find(f"{MAIN}sheetData")
        self._row: etree._Element | None = None

    def write(self, row: int, column: int, text: str, look: Look) -> None:
        """Text as text: what begins with "=" is no formula, now or when somebody edits the cell."""
        quoted = text.startswith(_FORMULA_LIKE)
        cell = self.blank(row, column, self._styles.of(replace(look, quoted=quoted)))
        if text:
            cell.set("t", "inlineStr")
            inline = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
            inline.text = _ESCAPE_LIKE.sub("_x005F_", text[:_MOST])
            inline.set(_SPACE, "preserve")

    def blank(self, row: int, column: int, style: int) -> etree._Element:
        """A cell without content."""
        return etree.SubElement(self._line(row), f"{MAIN}c", r=f"{letters(column)}{row}", s=str(style))

    def height(self, row: int, points: float) -> None:
        line = self._line(row)
        line.set("ht", f"{points:g}")
        line.set("customHeight", "1")

    def merge(self, row: int, first: int, last: int) -> None:
        area = f"{letters(first)}{row}:{letters(last)}{row}"
        etree.SubElement(self._place("mergeCells"), f"{MAIN}mergeCell", ref=area)

    def link(self, row: int, column: int, spot: Spot) -> None:
        """Let a cell lead to another."""
        title, place = spot
        entry = etree.SubElement(self._place("hyperlinks"), f"{MAIN}hyperlink", ref=f"{letters(column)}{row}")
        entry.set("location", f"{_quoted(title)}!{place}")

    def filter(self, area: str) -> None:
        self._place("autoFilter").set("ref", area)

    def _line(self, row: int) -> etree._Element:
        if self._row is None or self._row.get("r") != str(row):
            self._row = etree.SubElement(self._data, f"{MAIN}row", r=str(row))
        return self._row

    def _place(self, name: str) -> etree._Element:
        """An element behind the cells, in its order."""
        found = self.tree.find(f"{MAIN}{name}")
        if found is None:
            found = etree.Element(f"{MAIN}{name}")
            behind = {f"{MAIN}{one}" for one in _BEHIND_CELLS[_BEHIND_CELLS.index(name) + 1 :]}
            next(child for child in self.tree if child.tag in behind).addprevious(found)
        return found


def _quoted(title: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + title.replace("'", "''") + "'"


_BEHIND_CELLS = ("autoFilter", "mergeCells", "hyperlinks", "pageMargins")
_COLUMNS = "".join(
    f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
    for column, width in enumerate(WIDTHS, start=1)
)
_EMPTY = (
    f'<worksheet xmlns="{MAIN[1:-1]}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
    f'<sheetFormatPr defaultRowHeight="15"/><cols>{_COLUMNS}'
    f'<col min="{_BEFORE}" max="{_BEFORE}" width="9" hidden="1" customWidth="1"/></cols><sheetData/>'
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
)
