"""Marks on the sender's cells: a colour and a comment, and their removal when a mended copy comes back."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from math import ceil

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.fills import Fill
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.terms import Severity
from tiendo.receipts.remarks import Remark, Spot

AUTHOR = "tiendo"
COLOURS = {Severity.fail: "FFFF9C9C", Severity.warn: "FFFFC238"}

OPENING = f"{AUTHOR}:\n"  # tells our comments, whatever a program makes of their author
SENDERS_OWN = f"\n\n{'─' * 12}\n"  # what follows in a comment of ours was there before
_PLACE = re.compile("[A-Z]{1,3}[0-9]{1,7}")
_WIDTH, _LETTERS_A_LINE, _LINE_HEIGHT = 340, 50, 17  # of a comment, in pixels


def mark(book: Workbook, said: Iterable[Remark], lang: str) -> dict[Spot, Fill]:
    """Colour and comment every located cell of the book. Gives the fills that the cells had before, by place."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    before: dict[Spot, Fill] = {}
    on_cells: dict[Cell, list[Remark]] = {}
    for remark in said:
        if remark.spot and remark.sheet in sheets:
            cell = cell_at(sheets[remark.sheet], remark.spot[1])
            before[remark.spot] = copy(cell.fill)
            on_cells.setdefault(cell, []).append(remark)
    for cell, remarks in on_cells.items():
        cell.fill = PatternFill("solid", fgColor=COLOURS[worst(remarks)])
        _add_comment(cell, remarks, lang)
    for sheet in sheets.values():
        marked = {cell: worst(remarks) for cell, remarks in on_cells.items() if cell.parent is sheet}
        _colour_over_rules(sheet, marked)
    return before


def unmark(book: Workbook, before: Mapping[Spot, Fill]) -> None:
    """Take away the marks of an earlier copy. `before`: the fills that the cells had then, where known."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for (title, place), fill in before.items():
        if title in sheets and _PLACE.fullmatch(place):
            cell = sheets[title]._cells.get(coordinate_to_tuple(place))  # noqa: SLF001 - it need not exist
            if cell is not None:
                _take_colour(cell_at(sheets[title], place), fill)
    for sheet in sheets.values():
        _take_rules(sheet)
        for cell in list(sheet._cells.values()):  # noqa: SLF001 - the public iterators fill up the whole rectangle
            if isinstance(cell, Cell) and cell.comment and cell.comment.text.startswith(OPENING):
                _take_comment(cell)
                _take_colour(cell, PatternFill())


def cell_at(sheet: Worksheet, place: str) -> Cell:
    """The cell at a place; of merged cells the one that carries the content."""
    cell = sheet[place]
    if not isinstance(cell, MergedCell):
        return cell
    area = next(area for area in sheet.merged_cells.ranges if place in area)
    return sheet.cell(area.min_row, area.min_col)


def worst(remarks: Iterable[Remark]) -> Severity:
    """Of what is said about a cell, the most severe."""
    return min((remark.severity for remark in remarks), key=list(Severity).index)


def _add_comment(cell: Cell, remarks: Sequence[Remark], lang: str) -> None:
    ours = OPENING + "\n\n".join(remark.text(lang) for remark in remarks)
    theirs = cell.comment
    text = ours + SENDERS_OWN + theirs.text if theirs else ours
    lines = sum(ceil(max(len(line), 1) / _LETTERS_A_LINE) for line in text.split("\n"))
    cell.comment = Comment(text, theirs.author if theirs else AUTHOR, (lines + 1) * _LINE_HEIGHT, _WIDTH)


def _take_comment(cell: Cell) -> None:
    _, _, theirs = cell.comment.text.partition(SENDERS_OWN)
    cell.comment = Comment(theirs, cell.comment.author) if theirs else None


def _take_colour(cell: Cell, fill: Fill) -> None:
    if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in COLOURS.values():
        cell.fill = copy(fill)


def _colour_over_rules(sheet: Worksheet, severities: Mapping[Cell, Severity]) -> None:
    """Colour the cells by rules as well: the form's own rules would hide the fill of the cells that they colour."""
    rules = ConditionalFormattingList()
    for priority, (severity, colour) in enumerate(COLOURS.items(), start=1):
        cells = " ".join(cell.coordinate for cell, found in severities.items() if found is severity)
        if cells:
            rule = FormulaRule(formula=["TRUE"], fill=PatternFill("solid", bgColor=colour), stopIfTrue=True)
            rule.priority = priority
            rules.add(cells, rule)
    if rules:
        theirs = sorted(_rules(sheet), key=lambda pair: pair[1].priority)
        for priority, (area, rule) in enumerate(theirs, start=1 + len(COLOURS)):
            rule.priority = priority
            rules.add(area, rule)
        sheet.conditional_formatting = rules


def _take_rules(sheet: Worksheet) -> None:
    rules = ConditionalFormattingList()
    for area, rule in _rules(sheet):
        if not _is_ours(rule):
            rules.add(area, rule)
    sheet.conditional_formatting = rules


def _rules(sheet: Worksheet) -> Iterator[tuple[str, Rule]]:
    return ((str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules)


def _is_ours(rule: Rule) -> bool:
    fill = rule.dxf.fill if rule.dxf else None
    colours = {fill.bgColor.rgb, fill.fgColor.rgb} if isinstance(fill, PatternFill) else set()
    return not colours.isdisjoint(COLOURS.values())
