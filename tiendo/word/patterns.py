"""Long tables: pattern rows are taken out of the template before it is rendered, and filled as text after.

A pattern row holds "[[row NAME]]" or "[[row NAME STYLE]]" once, which names the table and the row style, and
"[[column]]" wherever a cell of the row belongs. Jinja does not see these; no row goes through an XML library.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from docx.oxml.ns import qn
from lxml import etree

from schemas.document import Cell, Figure, Rows
from tiendo.word.errors import TemplateError, unknown_column
from tiendo.word.figures import Bookmarks
from tiendo.word.markup import instruction, join_split_marks, markup, words
from tiendo.word.text import FIGURE_START, run_text

EMPTY = "empty"  # the row style that says what stands instead of a table without rows
INSTRUCTION = "tiendo-rows"
_PIECE = 200  # rows
_LAST_ROWS = 6  # how many rows end a long table together
_ROWS_TO_ONE = 5  # a short table has one more of them for each so many rows
_LAST_LETTERS = 700  # what they may hold, counted by the longest cell of each: much less than a page

_ROW = re.compile(r"\[\[\s*row\s+(\w+)(?:\s+(\w+))?\s*\]\]")
_SLOT = re.compile(r"\[\[\s*(\w+)\s*\]\]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TABLE, _TABLE_END, _TAG = "<w:tbl>", "</w:tbl>", re.compile(r"<[^>]*>")
_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="ND30Note"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
_STYLE_OF_PARAGRAPH = re.compile(r'<w:pStyle w:val="[^"]*"/>(?!<w:keepNext)')
_NOISE = ("w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:lastRenderedPageBreak")


@dataclass(frozen=True)
class Slot:
    """A place for a cell: its column and the run properties around it, as XML."""

    column: str
    run_properties: str


@dataclass(frozen=True)
class Pattern:
    """An element of the template with slots: XML before the first, then each slot with the XML behind it."""

    head: str
    slots: tuple[tuple[Slot, str], ...]

    @property
    def columns(self) -> set[str]:
        return {slot.column for slot, _ in self.slots}


Patterns = Mapping[str, Mapping[str, Pattern]]  # table → row style → pattern


def take_patterns(template: str, body: etree._Element) -> dict[str, dict[str, Pattern]]:
    """Take the pattern rows out of `body`; one processing instruction a table marks where its rows belong.

    Raises TemplateError when a row style of a table occurs twice or a table is spread over two.
    """
    found: dict[str, dict[str, Pattern]] = {}
    homes: dict[str, etree._Element] = {}
    for row in list(body.iter(qn("w:tr"))):
        match = _ROW.search(words(row))
        if not match:
            continue
        name, style = match.group(1), match.group(2) or ""
        home = row.getparent()
        if style in found.setdefault(name, {}) or homes.setdefault(name, home) is not home:
            raise TemplateError(
                template,
                f"dòng mẫu «{match.group()}» có hai lần hoặc nằm ở hai bảng.",
                f"the pattern row '{match.group()}' occurs twice or in two tables.",
            )
        if not found[name]:
            row.addprevious(instruction(INSTRUCTION, name))
        found[name][style] = compile_pattern(row)
        home.remove(row)
    return found


def say_instead(xml: str, patterns: Patterns, tables: Iterable[Rows]) -> str:
    """The document `xml` with a sentence in the place of each of `tables` without rows whose pattern has one."""
    for rows in tables:
        styles = patterns[rows.name]
        before, place, behind = xml.partition(f"<?{INSTRUCTION} {rows.name}?>")
        if place and not rows.rows and EMPTY in styles:
            said = _PARAGRAPH.format(_TAG.sub("", styles[EMPTY].head))
            xml = (
                before[: before.rindex(_TABLE)] + said + behind[behind.index(_TABLE_END) + len(_TABLE_END) :]
            )
    return xml


def compile_pattern(element: etree._Element) -> Pattern:
    """`element` (a row, a paragraph) as a pattern, free of what Word must not find twice."""
    _remove_noise(element)
    slots = []
    for paragraph in element.iter(qn("w:p")):
        join_split_marks(paragraph)
    for node in element.iter(qn("w:t")):
        text = _ROW.sub("", node.text or "")
        properties = _run_properties(node.getparent())
        slots += [Slot(match.group(1), properties) for match in _SLOT.finditer(text)]
        node.text = _SLOT.sub(FIGURE_START, text)
        node.set(_SPACE, "preserve")
    head, *literals = markup(element).split(FIGURE_START)
    return Pattern(head, tuple(zip(slots, literals, strict=True)))


@dataclass(frozen=True)
class Filled:
    """A table to be written: its pattern rows, what goes into them, and where the figures get their bookmarks."""

    template: str
    patterns: Mapping[str, Pattern]
    rows: Rows
    bookmarks: Bookmarks

    @property
    def height(self) -> int:
        return len(self.rows.rows)

    def pieces(self) -> Iterator[str]:
        """The rows as XML, some hundred at a time: of a long table nobody needs the whole at once."""
        known, kept = _Known(), self._kept
        for first in range(0, self.height, _PIECE):
            out: list[str] = []
            for number, (style, cells) in enumerate(self.rows.rows[first : first + _PIECE], first):
                start = len(out)
                self._write(style, cells, known, out)
                if number in kept:
                    out[start:] = [_STYLE_OF_PARAGRAPH.sub(r"\g<0><w:keepNext/>", "".join(out[start:]))]
            yield "".join(out)

    @property
    def _kept(self) -> range:
        """The rows at the end that go to the next page with the one behind them, lest that holds a single row."""
        at_most = min(_LAST_ROWS, 1 + self.height // _ROWS_TO_ONE)
        longest = [max(map(_length, cells.values()), default=0) for _, cells in self.rows.rows[-at_most:]]
        together = sum(total <= _LAST_LETTERS for total in accumulate(reversed(longest)))
        return range(self.height - max(together, 1), self.height - 1)

    def _write(self, style: str, cells: Mapping[str, Cell], known: "_Known", out: list[str]) -> None:
        name, pattern = self.rows.name, self.patterns.get(style)
        if pattern is None:
            raise TemplateError(
                self.template,
                f"bảng «{name}» thiếu dòng mẫu [[row {name} {style}]].",
                f"the table '{name}' lacks a pattern row [[row {name} {style}]].",
            )
        out.append(pattern.head)
        for slot, literal in pattern.slots:
            if slot.column not in cells:
                raise unknown_column(self.template, name, style, slot.column)
            value = cells[slot.column]
            properties = slot.run_properties
            xml = known[value] if isinstance(value, str) else cell_xml(value, properties, self.bookmarks)
            out += (xml, literal)


class _Known(dict[str, str]):
    """Texts as XML to stand in an open `w:t`: agencies, days and states recur in thousands of rows."""

    def __missing__(self, text: str) -> str:
        self[text] = xml = run_text(text)
        return xml


def _length(cell: Cell) -> int:
    return len(cell.text if isinstance(cell, Figure) else str(cell))


def cell_xml(value: Cell, run_properties: str, bookmarks: Bookmarks) -> str:
    """`value` as XML to stand in the text of an open `w:t`."""
    if isinstance(value, str):
        return run_text(value)
    parts = (value,) if isinstance(value, Figure) else value.parts
    return "".join(
        run_text(part) if isinstance(part, str) else bookmarks.enclose_figure(part, run_properties)
        for part in parts
    )


def _remove_noise(element: etree._Element) -> None:
    """Word's session marks must not be repeated row by row; some are ids that have to be unique."""
    for noise in list(element.iter(*(qn(name) for name in _NOISE))):
        noise.getparent().remove(noise)
    for part in element.iter(etree.Element):
        for name in part.attrib:
            local = etree.QName(name).localname
            if local.startswith("rsid") or local in ("paraId", "textId"):
                del part.attrib[name]


def _run_properties(run: etree._Element) -> str:
    properties = run.find(qn("w:rPr"))
    return "" if properties is None else markup(properties)
