"""The sheet in front of the annotated copy of an OpenDocument spreadsheet, as `summary` makes it for workbooks."""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from schemas.terms import Outcome, Severity
from tiendo.receipts.remarks import Remark, Spot, outcome_of, shortened, writable
from tiendo.receipts.sheet_styles import PREFIX, define_styles
from tiendo.receipts.sheets import (
    CELL,
    CONFIG,
    COVERED,
    OFFICE,
    STYLE_NAME,
    TABLE,
    TEXT,
    XLINK,
    Spreadsheet,
)
from tiendo.receipts.summary import MARK, WIDTHS, by_severity, free_name, head_lines, row_height
from tiendo.receipts.wording import HEADERS, OUTCOME, SUMMARY_TITLE, Phrase

_SHEET, _PLACE = 2, 3  # columns, from 0
_BEFORE = 7  # a hidden column: its styles are those that the marked cells had
_FOUND = 300  # letters of what was found
_OUTCOMES = {
    Outcome.accepted: "done",
    Outcome.accepted_with_warnings: Severity.warn.value,
    Outcome.returned: Severity.fail.value,
}


def add_summary(
    book: Spreadsheet,
    said: Sequence[Remark],
    before: Mapping[Spot, str],
    facts: Sequence[tuple[str, str]],
    lang: str,
    name: Phrase,
) -> None:
    """Put the summary sheet in front and open the spreadsheet there. `before`: the styles of the marked cells."""
    tables = book.tables
    title = free_name(name.say(lang), tables)
    table = _table(title)
    _row(table, 2 * 15.5, [*_joined(SUMMARY_TITLE.say(lang), "title", _BEFORE), _cell(MARK, "text")])
    for label, text in head_lines(said, facts, lang):
        look = f"verdict-{_OUTCOMES[outcome_of(said)]}" if label == OUTCOME.say(lang) else "text"
        spans = [*_joined(label, "bold", _SHEET), *_joined(writable(text), look, len(WIDTHS) - _SHEET)]
        _row(table, row_height([text], [sum(WIDTHS[_SHEET:])]), spans)
    if said:
        _row(table, 15.5, [])
        _row(table, 2 * 15.5, [_cell(header.say(lang), "header") for header in HEADERS])
        for number, remark in enumerate(by_severity(list(tables), said), start=1):
            _line(table, number, remark, before, lang)
    define_styles(book, table)
    first = next(iter(tables.values()))
    first.addprevious(table)
    _open_at(book, title)


def take_summaries(book: Spreadsheet) -> dict[Spot, str]:
    """Remove the summary sheets of earlier copies. Gives the styles that they remember, by place."""
    before: dict[Spot, str] = {}
    for table in book.tables.values():
        rows = [_expanded(row) for row in table.iter(f"{TABLE}table-row")]
        if rows and len(rows[0]) > _BEFORE and _text(rows[0][_BEFORE]) == MARK:
            for cells in (row for row in rows if len(row) > _BEFORE):
                sheet, place = _text(cells[_SHEET]), _text(cells[_PLACE])
                if sheet and place:
                    before[sheet, place] = cells[_BEFORE].get(STYLE_NAME, "")
            book.body.remove(table)
    return before


def _expanded(row: etree._Element) -> list[etree._Element]:
    """The first cells of a row, one by one."""
    found: list[etree._Element] = []
    for cell in row.iterchildren(CELL, COVERED):
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        found += [cell] * min(times, _BEFORE + 1)
    return found


def _text(cell: etree._Element) -> str:
    return "\n".join("".join(p.itertext()) for p in cell.iterchildren(f"{TEXT}p"))


def _table(name: str) -> etree._Element:
    table = etree.Element(f"{TABLE}table")
    table.set(f"{TABLE}name", name)
    table.set(STYLE_NAME, f"{PREFIX}table")
    for number in range(len(WIDTHS)):
        etree.SubElement(table, f"{TABLE}table-column").set(STYLE_NAME, f"{PREFIX}column{number}")
    hidden = etree.SubElement(table, f"{TABLE}table-column")
    hidden.set(f"{TABLE}visibility", "collapse")
    return table


def _line(table: etree._Element, number: int, remark: Remark, before: Mapping[Spot, str], lang: str) -> None:
    found = shortened(remark.value, _FOUND)
    sheet = writable(remark.sheet or "")
    texts = (
        str(number),
        remark.severity.label(lang),
        sheet,
        remark.cell or "",
        found,
        remark.message,
        remark.fix,
    )
    looks = ["middle", f"severity-{remark.severity.value}", "box", "middle", "box", "box", "box"]
    cells = [_cell(text, look) for text, look in zip(texts, looks, strict=True)]
    if remark.spot in before and remark.spot is not None:
        cells[_PLACE] = _link(*remark.spot)
        kept = etree.Element(CELL)
        if before[remark.spot]:
            kept.set(STYLE_NAME, before[remark.spot])
        cells.append(kept)
    _row(table, row_height(texts, WIDTHS), cells)


def _row(table: etree._Element, points: float, cells: Iterable[etree._Element]) -> None:
    row = etree.SubElement(table, f"{TABLE}table-row")
    row.set(STYLE_NAME, f"{PREFIX}row{round(points)}")
    row.extend(cells)


def _cell(text: str, look: str) -> etree._Element:
    cell = etree.Element(CELL)
    cell.set(STYLE_NAME, f"{PREFIX}{look}")
    cell.set(f"{OFFICE}value-type", "string")
    for line in text.split("\n"):
        etree.SubElement(cell, f"{TEXT}p").text = line
    return cell


def _joined(text: str, look: str, width: int) -> list[etree._Element]:
    first = _cell(text, look)
    first.set(f"{TABLE}number-columns-spanned", str(width))
    first.set(f"{TABLE}number-rows-spanned", "1")
    return [first, *(etree.Element(COVERED) for _ in range(width - 1))]


def _link(sheet: str, place: str) -> etree._Element:
    cell = _cell("", "link")
    anchor = etree.SubElement(cell[0], f"{TEXT}a")
    anchor.text = place
    quoted = sheet.replace("'", "''")
    anchor.set(f"{XLINK}href", f"#'{quoted}'.{place}")
    anchor.set(f"{XLINK}type", "simple")
    return cell


def _open_at(book: Spreadsheet, name: str) -> None:
    for item in () if book.settings is None else book.settings.iter(f"{CONFIG}config-item"):
        if item.get(f"{CONFIG}name") == "ActiveTable":
            item.text = name
