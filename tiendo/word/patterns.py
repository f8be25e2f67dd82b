"""Long tables: pattern rows are taken out of the template before it is rendered, and filled as text after.

A pattern row holds "[[row NAME]]" or "[[row NAME STYLE]]" once, which names the table and the row style, and
"[[column]]" wherever a cell of the row belongs. Jinja does not see these; no row goes through an XML library.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from schemas.document import Cell, Figure, Rows
from tiendo.word.errors import TemplateError
from tiendo.word.figures import Bookmarks
from tiendo.word.text import GUARD, run_text

EMPTY = "empty"  # the row style that a table without rows prints once
INSTRUCTION = "tiendo-rows"

_ANY = re.compile(r"\[\[[^\[\]]*\]\]")
_ROW = re.compile(r"\[\[\s*row\s+(\w+)(?:\s+(\w+))?\s*\]\]")
_SLOT = re.compile(r"\[\[\s*(\w+)\s*\]\]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOISE = ("w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:lastRenderedPageBreak")


@dataclass(frozen=True)
class Slot:
    """A place for a cell: its column and the run properties around it, as XML."""

    column: str
    run_properties: str


@dataclass(frozen=True)
class Pattern:
    """One pattern row: XML before the first slot, then each slot with the XML behind it."""

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
        match = _ROW.search("".join(node.text or "" for node in row.iter(qn("w:t"))))
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
            row.addprevious(etree.ProcessingInstruction(INSTRUCTION, name))
        found[name][style] = _compile(row)
        home.remove(row)
    return found


def check_patterns(
    template: str,
    patterns: Patterns,
    known: Mapping[str, Mapping[str, Iterable[str]]] | None,
    tables: Iterable[Rows],
) -> None:
    """Raise TemplateError unless pattern rows, the frozen list `known` and the tables fit together."""
    given = {rows.name for rows in tables}
    if unfit := set(patterns) ^ given:
        name = min(unfit)
        raise TemplateError(
            template,
            f"bảng «{name}» chỉ có trong mẫu hoặc chỉ có trong báo cáo; mẫu cần một dòng [[row {name}]].",
            f"the table '{name}' is only in the template or only in the document (row [[row {name}]]).",
        )
    for name, style, pattern in (
        (n, s, p) for n, styles in patterns.items() for s, p in styles.items() if known
    ):
        columns = set(known[name].get(style, ())) if known and name in known else set()
        if style != EMPTY and (extra := pattern.columns - columns):
            raise _unknown_column(template, name, style, min(extra))


def table_rows(
    template: str, patterns: Mapping[str, Pattern], rows: Rows, bookmarks: Bookmarks
) -> tuple[str, int]:
    """The rows of a table as XML, and how many they are."""
    nothing: tuple[tuple[str, Mapping[str, Cell]], ...] = ((EMPTY, {}),) if EMPTY in patterns else ()
    chosen = rows.rows or nothing
    out: list[str] = []
    for style, cells in chosen:
        pattern = patterns.get(style)
        if pattern is None:
            raise TemplateError(
                template,
                f"bảng «{rows.name}» thiếu dòng mẫu [[row {rows.name} {style}]].",
                f"the table '{rows.name}' lacks a pattern row [[row {rows.name} {style}]].",
            )
        out.append(pattern.head)
        for slot, literal in pattern.slots:
            if slot.column not in cells:
                raise _unknown_column(template, rows.name, style, slot.column)
            out.append(_cell(cells[slot.column], slot.run_properties, bookmarks))
            out.append(literal)
    return "".join(out), len(chosen)


def _cell(value: Cell, run_properties: str, bookmarks: Bookmarks) -> str:
    if isinstance(value, str):
        return run_text(value)
    parts = (value,) if isinstance(value, Figure) else value.parts
    return "".join(
        run_text(part) if isinstance(part, str) else bookmarks.enclose(part, run_properties) for part in parts
    )


def _compile(row: etree._Element) -> Pattern:
    _remove_noise(row)
    slots = []
    for paragraph in row.iter(qn("w:p")):
        _join_split_marks(paragraph)
    for node in row.iter(qn("w:t")):
        text = _ROW.sub("", node.text or "")
        properties = _run_properties(node.getparent())
        slots += [Slot(match.group(1), properties) for match in _SLOT.finditer(text)]
        node.text = _SLOT.sub(GUARD, text)
        node.set(_SPACE, "preserve")
    head, *literals = _markup(row).split(GUARD)
    return Pattern(head, tuple(zip(slots, literals, strict=True)))


def _remove_noise(row: etree._Element) -> None:
    """Word's session marks must not be repeated row by row; some are ids that have to be unique."""
    for element in list(row.iter(*(qn(name) for name in _NOISE))):
        element.getparent().remove(element)
    for element in row.iter(etree.Element):
        for name in element.attrib:
            local = etree.QName(name).localname
            if local.startswith("rsid") or local in ("paraId", "textId"):
                del element.attrib[name]


def _join_split_marks(paragraph: etree._Element) -> None:
    """Word splits what one types over several runs: give each "[[…]]" wholly to the run where it begins."""
    nodes = list(paragraph.iter(qn("w:t")))
    text = "".join(node.text or "" for node in nodes)
    owners = [number for number, node in enumerate(nodes) for _ in node.text or ""]
    for match in _ANY.finditer(text):
        owners[match.start() : match.end()] = [owners[match.start()]] * len(match.group())
    for number, node in enumerate(nodes):
        node.text = "".join(letter for letter, owner in zip(text, owners, strict=True) if owner == number)


def _run_properties(run: etree._Element) -> str:
    properties = run.find(qn("w:rPr"))
    return "" if properties is None else _markup(properties)


def _markup(element: etree._Element) -> str:
    """`element` as XML without the namespaces that the document declares at its root anyway."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, uri in element.getroottree().getroot().nsmap.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"', "")
    return text


def _unknown_column(template: str, table: str, style: str, column: str) -> TemplateError:
    row = f"{table} {style}".strip()
    return TemplateError(
        template,
        f"dòng [[row {row}]] dùng cột «{column}» mà báo cáo không có; xem templates/README.md.",
        f"the row [[row {row}]] uses the column '{column}', not in the document; see templates/README.md.",
    )
