"""The drawn rules of the head block, and the lines of text above them.

A line in the template whose name (Word: Selection Pane) is "rule:full" becomes as long as the paragraph above
it, "rule:part" 40 % of it. Nghị định 30/2020, Phụ lục I, asks for a rule as long as the text under the motto,
and for a third to a half under the issuing agency and the abstract. Any other line keeps its length. A paragraph
above such a line that needs several lines gets lines of about one length.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from tiendo.word.markup import before, instruction, markup, words
from tiendo.word.metrics import longest_line, narrowest, text_width

SHARES = {"rule:full": 1.0, "rule:part": 0.4}
_BEGIN, _END = "tiendo-rule", "tiendo-rule-end"
_MARKED = re.compile(rf"<\?{_BEGIN} *\?>(.*?)<\?{_END} *\?>", re.DOTALL)
_TAG = re.compile(r"{%p\s+(end)?(if|for)\b")
_EMU_PER_POINT = 12700
_A4_WIDTH = Mm(210)
_MOST_LINES = 10  # what is longer is no title


class Rules:
    """The named rules of a template. Those above which the same text stands are drawn once."""

    def __init__(self, document: WordDocument) -> None:
        """Marks the named rules in the body of `document`, each with the text above it."""
        self._document = document
        self._root = {prefix: uri for prefix, uri in document.element.nsmap.items() if prefix}
        self._drawn = lru_cache(maxsize=64)(self._draw)
        _mark(document.element.body)

    def drawn(self, xml: str) -> str:
        """`xml`, rendered from that body, with every named rule in its length and the lines above it evened out."""
        return _MARKED.sub(lambda match: self._drawn(match.group(1)), xml)

    def _draw(self, xml: str) -> str:
        namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in self._root.items())
        root = parse_xml(f"<w:body {namespaces}>{xml}</w:body>")
        for properties in root.iter(qn("wp:docPr")):
            share = SHARES.get(properties.get("name", ""))
            above = _line_of(properties).getprevious()
            if share is not None and above is not None and above.tag == qn("w:p"):
                room = _room(above, self._document)
                width = _even_out(Paragraph(above, self._document), room)
                _set_length(properties.getparent(), round(width * share * _EMU_PER_POINT))
        return "".join(markup(child) for child in root)


def _mark(body: etree._Element) -> None:
    named = [one for one in body.iter(qn("wp:docPr")) if one.get("name") in SHARES]
    marked: set[etree._Element] = set()
    for properties in named:
        line = _line_of(properties)
        row = next(line.iterancestors(qn("w:tr")), None)
        first, last = (_above(line), line) if row is None else (row, row)
        if last not in marked:
            marked.add(last)
            first.addprevious(instruction(_BEGIN))
            last.addnext(instruction(_END))


def _line_of(properties: etree._Element) -> etree._Element:
    return next(element for element in properties.iterancestors() if element.tag == qn("w:p"))


def _above(line: etree._Element) -> etree._Element:
    """The paragraph above a rule; the first of a whole block of tags when one stands between."""
    depth, found = 0, line
    for element in before(line):
        found = element
        tag = _TAG.search(words(element))
        if tag:
            depth += 1 if tag.group(1) else -1
        if depth <= 0:
            break
    return found


def _even_out(paragraph: Paragraph, outer: float) -> float:
    """Indent a paragraph that wraps so that its lines are of about one length; the longest in points."""
    text, size = paragraph.text, _size(paragraph)
    room = outer - _indents(paragraph)
    whole = text_width(text, size)
    if whole <= room or whole > room * _MOST_LINES:
        return min(whole, room)
    width = narrowest(text, size, room)
    side = Pt(max(0.0, (outer - width) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    return longest_line(text, size, width)


def _size(paragraph: Paragraph) -> float:
    sizes = [run.font.size for run in paragraph.runs] + [style.font.size for style in _styles(paragraph)]
    return next((size.pt for size in sizes if size), 14.0)


def _indents(paragraph: Paragraph) -> float:
    """Points that the indents on both sides take."""
    formats = [paragraph.paragraph_format, *(style.paragraph_format for style in _styles(paragraph))]
    left = next((one.left_indent.pt for one in formats if one.left_indent is not None), 0.0)
    right = next((one.right_indent.pt for one in formats if one.right_indent is not None), 0.0)
    return left + right


def _styles(paragraph: Paragraph) -> Iterator[ParagraphStyle]:
    """The paragraph's style and those that it is based on."""
    style: ParagraphStyle | None = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def _room(paragraph: etree._Element, document: WordDocument) -> float:
    """Points that a line of the paragraph has: its table cell's width, else the first section's."""
    for cell in paragraph.iterancestors(qn("w:tc")):
        width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        if width is not None and width.get(qn("w:type")) == "dxa":
            return int(width.get(qn("w:w"))) / 20
    section = document.sections[0]
    width = (section.page_width or _A4_WIDTH) - (section.left_margin or 0) - (section.right_margin or 0)
    return width / _EMU_PER_POINT


def _set_length(inline: etree._Element, length: int) -> None:
    for element in inline.iter(qn("wp:extent"), qn("a:ext")):
        if element.get("cx") is not None:
            element.set("cx", str(length))
