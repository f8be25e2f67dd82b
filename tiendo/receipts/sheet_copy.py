"""The annotated copy of an OpenDocument spreadsheet (ods): coloured cells with comments, a summary sheet in front."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from schemas.marks import AUTHOR, OPENING, SENDERS_OWN
from schemas.places import column_number
from schemas.terms import Severity
from tiendo.receipts.marks import COLOURS, worst
from tiendo.receipts.remarks import Remark, Spot
from tiendo.receipts.sheet_summary import add_summary, take_summaries
from tiendo.receipts.sheets import (
    CALC,
    CELL,
    DC,
    FO,
    OFFICE,
    STYLE,
    STYLE_NAME,
    TEXT,
    Spreadsheet,
    cell_at,
    dump,
    load,
    style_of,
)
from tiendo.receipts.summary import summary_name

RGB = {severity: f"#{colour[-6:].lower()}" for severity, colour in COLOURS.items()}
_RULE = "tiendo-{}"  # the style of a rule by which a marked cell is coloured, whatever the sender's rules say
_ANNOTATION = f"{OFFICE}annotation"
_AREA = re.compile(r"\.([A-Z]{1,3}[0-9]{1,7})(?::[^.]*\.([A-Z]{1,3}[0-9]{1,7}))?")  # of a rule
_PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")


def annotate_spreadsheet(
    data: bytes, said: Sequence[Remark], facts: Sequence[tuple[str, str]], lang: str
) -> bytes | None:
    """The marked copy of a spreadsheet (ods); None where it cannot be opened."""
    book = load(data)
    if book is None:
        return None
    name = summary_name(book.tables)
    _unmark(book, take_summaries(book))
    before = _mark(book, said, lang)
    add_summary(book, said, before, facts, lang, name)
    return dump(book)


def _mark(book: Spreadsheet, said: Iterable[Remark], lang: str) -> dict[Spot, str]:
    """Colour and comment every located cell. Gives the styles that the cells had before, by place."""
    tables, on_cells = book.tables, dict[Spot, list[Remark]]()
    for remark in said:
        if remark.spot and remark.sheet in tables:
            on_cells.setdefault(remark.spot, []).append(remark)
    before: dict[Spot, str] = {}
    colours = _Colours(book)
    for (sheet, place), remarks in on_cells.items():
        table, (row, column) = tables[sheet], _position(place)
        cell = cell_at(table, row, column)
        style = style_of(table, cell, column)
        before[sheet, place] = style or ""
        cell.set(STYLE_NAME, colours.over(style, worst(remarks)))
        _comment(cell, OPENING + "\n\n".join(remark.text(lang) for remark in remarks))
    for sheet, table in tables.items():
        _add_rules(
            table, sheet, {place: worst(r) for (title, place), r in on_cells.items() if title == sheet}
        )
    _define_rules(book)
    return before


class _Colours:
    """Styles of the sender's cells with our colours under them."""

    def __init__(self, book: Spreadsheet) -> None:
        self._book = book
        self._made: dict[tuple[str | None, Severity], str] = {}
        self._taken = {style.get(f"{STYLE}name") for style in book.cell_styles.iterchildren()}

    def over(self, style: str | None, severity: Severity) -> str:
        if (style, severity) not in self._made:
            self._made[style, severity] = self._add(style, severity)
        return self._made[style, severity]

    def _add(self, name: str | None, severity: Severity) -> str:
        theirs = self._book.style(name)
        made = etree.Element(f"{STYLE}style") if theirs is None else deepcopy(theirs)
        number = len(self._made) + 1
        while f"tiendo{number}" in self._taken:
            number += 1
        self._taken.add(f"tiendo{number}")
        made.set(f"{STYLE}name", f"tiendo{number}")
        made.set(f"{STYLE}family", "table-cell")
        if theirs is None and name is not None:
            made.set(f"{STYLE}parent-style-name", name)
        _properties(made).set(f"{FO}background-color", RGB[severity])
        self._book.cell_styles.append(made)
        return f"tiendo{number}"


def _properties(style: etree._Element) -> etree._Element:
    tag = f"{STYLE}table-cell-properties"
    found = style.find(tag)
    if found is None:
        found = etree.Element(tag)
        style.insert(0, found)
    return found


def _add_rules(table: etree._Element, sheet: str, severities: Mapping[str, Severity]) -> None:
    """Colour cells by rules as well where the sender's own would hide the colours under them."""
    holder = table.find(f"{CALC}conditional-formats")
    ruled = [] if holder is None else [area for rule in holder for area in _areas(rule)]
    quoted = "'" + sheet.replace("'", "''") + "'"
    for place, severity in severities.items():
        row, column = _position(place)
        if any(row in rows and column in columns for rows, columns in ruled):
            holder.insert(0, _rule(f"{quoted}.{place}", severity))


def _areas(rule: etree._Element) -> Iterator[tuple[range, range]]:
    for match in _AREA.finditer(rule.get(f"{CALC}target-range-address", "")):
        (top, left), (bottom, right) = _position(match[1]), _position(match[2] or match[1])
        yield range(top, bottom + 1), range(left, right + 1)


def _rule(cell: str, severity: Severity) -> etree._Element:
    rule = etree.Element(f"{CALC}conditional-format")
    rule.set(f"{CALC}target-range-address", f"{cell}:{cell}")
    condition = etree.SubElement(rule, f"{CALC}condition")
    condition.set(f"{CALC}apply-style-name", _RULE.format(severity.value))
    condition.set(f"{CALC}value", "formula-is(TRUE())")
    condition.set(f"{CALC}base-cell-address", cell)
    return rule


def _define_rules(book: Spreadsheet) -> None:
    styles = book.styles.find(f"{OFFICE}styles")
    known = {style.get(f"{STYLE}name") for style in styles}
    for severity, colour in RGB.items():
        if _RULE.format(severity.value) not in known:
            style = etree.SubElement(styles, f"{STYLE}style")
            style.set(f"{STYLE}name", _RULE.format(severity.value))
            style.set(f"{STYLE}family", "table-cell")
            style.set(f"{STYLE}parent-style-name", "Default")
            _properties(style).set(f"{FO}background-color", colour)


def _comment(cell: etree._Element, ours: str) -> None:
    theirs = cell.find(_ANNOTATION)
    text = ours if theirs is None else ours + SENDERS_OWN + _said(theirs)
    creator = AUTHOR if theirs is None else theirs.findtext(f"{DC}creator") or ""
    if theirs is not None:
        cell.remove(theirs)
    cell.insert(0, _annotation(text, creator))


def _annotation(text: str, creator: str) -> etree._Element:
    annotation = etree.Element(_ANNOTATION)
    if creator:
        etree.SubElement(annotation, f"{DC}creator").text = creator
    for line in text.split("\n"):
        etree.SubElement(annotation, f"{TEXT}p").text = line
    return annotation


def _said(annotation: etree._Element) -> str:
    return "\n".join("".join(p.itertext()) for p in annotation.iterchildren(f"{TEXT}p"))


def _unmark(book: Spreadsheet, before: Mapping[Spot, str]) -> None:
    """Take away the marks of an earlier copy. `before`: the styles that the cells had then, where known."""
    tables = book.tables
    for (sheet, place), style in before.items():
        if sheet in tables and _PLACE.fullmatch(place):
            cell = cell_at(tables[sheet], *_position(place))
            if _is_coloured(book, cell):
                _restyle(cell, style)
    _take_comments(book)
    _take_rules(book)


def _take_comments(book: Spreadsheet) -> None:
    for annotation in list(book.body.iter(_ANNOTATION)):
        cell, text = annotation.getparent(), _said(annotation)
        if cell.tag != CELL or not text.startswith(OPENING):
            continue
        cell.remove(annotation)
        _, _, theirs = text.partition(SENDERS_OWN)
        if theirs:
            cell.insert(0, _annotation(theirs, annotation.findtext(f"{DC}creator") or ""))


def _take_rules(book: Spreadsheet) -> None:
    ours = {_RULE.format(severity.value) for severity in RGB}
    for condition in list(book.body.iter(f"{CALC}condition")):
        if condition.get(f"{CALC}apply-style-name") in ours:
            rule = condition.getparent()
            rule.getparent().remove(rule)
    for holder in list(book.body.iter(f"{CALC}conditional-formats")):
        if not len(holder):
            holder.getparent().remove(holder)


def _restyle(cell: etree._Element, style: str) -> None:
    if style:
        cell.set(STYLE_NAME, style)
    else:
        del cell.attrib[STYLE_NAME]


def _is_coloured(book: Spreadsheet, cell: etree._Element) -> bool:
    style = book.style(cell.get(STYLE_NAME))
    found = None if style is None else style.find(f"{STYLE}table-cell-properties")
    return found is not None and found.get(f"{FO}background-color", "").lower() in RGB.values()


def _position(place: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(place)
    assert match is not None
    return int(match[2]) - 1, column_number(match[1]) - 1
