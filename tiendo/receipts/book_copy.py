"""The annotated copy of a workbook (xlsx): coloured cells with comments, a summary sheet in front."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from zipfile import BadZipFile

from lxml import etree

from schemas.marks import AUTHOR, OPENING, SENDERS_OWN
from tiendo.receipts.book import MAIN, Book, Sheet, letters
from tiendo.receipts.book_notes import Note, Notes, author_of
from tiendo.receipts.book_summary import add_summary, take_summaries
from tiendo.receipts.marks import COLOURS, worst
from tiendo.receipts.package import Package
from tiendo.receipts.remarks import Remark, Spot
from tiendo.receipts.summary import summary_name
from tiendo.receipts.wording import TABLES_SUMMARY_NAME

# What reading a part may raise that somebody's program wrote wrongly; RuntimeError is zipfile's of a password.
_MALFORMED = (
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    BadZipFile,
    zlib.error,
)
_OURS = frozenset(COLOURS.values())

OnCells = Mapping[tuple[int, int], list[Remark]]


def annotate_workbook(
    data: bytes, said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str, *, of_text: bool
) -> bytes | None:
    """The marked copy of a workbook (xlsx); None where it cannot be opened."""
    try:
        book = Book(Package(data))
        name = TABLES_SUMMARY_NAME if of_text else summary_name(book.titles)
        _unmark(book, take_summaries(book))
        add_summary(book, said, _mark(book, said, lang), facts, lang, name)
        return book.package.to_bytes()
    except _MALFORMED:
        return None


def _mark(book: Book, said: Iterable[Remark], lang: str) -> dict[Spot, int]:
    """Colour and comment every located cell. Gives the styles that the cells had before, by place."""
    before: dict[Spot, int] = {}
    on_sheets: dict[str, dict[tuple[int, int], list[Remark]]] = {}
    for remark in said:
        sheet = book.sheets.get(remark.sheet or "")
        corner = sheet.corner(remark.spot[1]) if sheet and remark.spot else None
        if sheet and remark.spot and corner:
            before[remark.spot] = _style(sheet.cell(*corner))
            on_sheets.setdefault(sheet.title, {}).setdefault(corner, []).append(remark)
    for title, on_cells in on_sheets.items():
        sheet = book.sheets[title]
        for spot, remarks in on_cells.items():
            cell = sheet.cell(*spot)
            _restyle(cell, book.styles.filled(_style(cell), COLOURS[worst(remarks)]))
        _comment(Notes(book.package, sheet), on_cells, lang)
        _colour_over_rules(book, sheet, on_cells)
    return before


def _comment(notes: Notes, on_cells: OnCells, lang: str) -> None:
    theirs = {note.place: note for note in notes.all()}
    ours = []
    for spot, remarks in on_cells.items():
        text, author = OPENING + "\n\n".join(remark.text(lang) for remark in remarks), AUTHOR
        if before := theirs.get(_place(spot)):
            text, author = text + SENDERS_OWN + before.text, author_of(before, AUTHOR)
        ours.append(Note(_place(spot), text, author))
    notes.replace({note.place for note in ours}, ours)


def _colour_over_rules(book: Book, sheet: Sheet, on_cells: OnCells) -> None:
    """Colour the cells by rules as well: the form's own rules would hide the ground of the cells that they colour."""
    theirs = [rule for rule in sheet.tree.iter("{*}cfRule") if rule.get("priority")]
    theirs.sort(key=lambda rule: int(rule.get("priority")))
    for priority, rule in enumerate(theirs, start=1 + len(COLOURS)):
        rule.set("priority", str(priority))
    first = sheet.tree.find(f"{MAIN}conditionalFormatting")
    for priority, (severity, colour) in enumerate(COLOURS.items(), start=1):
        cells = " ".join(_place(spot) for spot, remarks in on_cells.items() if worst(remarks) is severity)
        if cells:
            area = _rule(cells, book.styles.rule(colour), priority)
            if first is None:
                sheet.insert(area)
            else:
                first.addprevious(area)


def _rule(cells: str, style: int, priority: int) -> etree._Element:
    area = etree.Element(f"{MAIN}conditionalFormatting", sqref=cells)
    rule = etree.SubElement(area, f"{MAIN}cfRule", type="expression", dxfId=str(style))
    rule.set("priority", str(priority))
    rule.set("stopIfTrue", "1")
    etree.SubElement(rule, f"{MAIN}formula").text = "TRUE"
    return area


def _unmark(book: Book, before: Mapping[Spot, int]) -> None:
    """Take away the marks of an earlier copy. `before`: the styles that the cells had then, where known."""
    for (title, place), style in before.items():
        sheet = book.sheets.get(title)
        corner = sheet.corner(place) if sheet else None
        cell = sheet.find(*corner) if sheet and corner else None
        if cell is not None and book.styles.is_filled(_style(cell), _OURS):
            _restyle(cell, book.styles.with_fill_of(_style(cell), style))
    rules = book.styles.rules_in(_OURS)
    for sheet in book.sheets.values():
        _take_rules(sheet, rules)
        _take_comments(book, sheet)


def _take_comments(book: Book, sheet: Sheet) -> None:
    notes = Notes(book.package, sheet)
    if not notes.mention(AUTHOR):
        return
    ours = [note for note in notes.all() if note.text.startswith(OPENING)]
    own = [(note, note.text.partition(SENDERS_OWN)[2]) for note in ours]
    notes.replace(
        {note.place for note in ours}, [Note(note.place, text, note.author) for note, text in own if text]
    )
    for note in ours:
        corner = sheet.corner(note.place)
        cell = sheet.find(*corner) if corner else None
        if cell is not None and book.styles.is_filled(_style(cell), _OURS):
            _restyle(cell, book.styles.unfilled(_style(cell)))


def _take_rules(sheet: Sheet, ours: set[int]) -> None:
    if not sheet.mentions(*(f'dxfId="{style}"' for style in ours)):
        return
    for area in sheet.tree.findall(f"{MAIN}conditionalFormatting"):
        for rule in area.findall(f"{MAIN}cfRule"):
            if int(rule.get("dxfId", -1)) in ours:
                area.remove(rule)
        if not len(area):
            sheet.tree.remove(area)


def _style(cell: etree._Element) -> int:
    return int(cell.get("s", 0))


def _restyle(cell: etree._Element, style: int) -> None:
    cell.set("s", str(style))


def _place(spot: tuple[int, int]) -> str:
    row, column = spot
    return f"{letters(column)}{row}"
