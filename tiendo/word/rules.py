"""The drawn rules of the head block, and the lines of text above them.

A line in the template whose name (Word: Selection Pane) is "rule:full" becomes as long as the paragraph above
it, "rule:part" 40 % of it. Nghị định 30/2020, Phụ lục I, asks for a rule as long as the text under the motto,
and for a third to a half under the issuing agency and the abstract. Any other line keeps its length. A paragraph
above such a line that needs several lines gets lines of about one length.
"""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml import etree

from tiendo.word.metrics import longest_line, narrowest, text_width

SHARES = {"rule:full": 1.0, "rule:part": 0.4}
_EMU_PER_POINT = 12700
_A4_WIDTH = Mm(210)
_MOST_LINES = 10  # what is longer is no title


def draw_rules(document: WordDocument) -> None:
    """Give every named rule in the body of `document` its length, and even out the lines above it."""
    for properties in document.element.body.iter(qn("wp:docPr")):
        share = SHARES.get(properties.get("name", ""))
        line = next(element for element in properties.iterancestors() if element.tag == qn("w:p"))
        above = line.getprevious()
        if share is not None and above is not None and above.tag == qn("w:p"):
            width = _even_out(Paragraph(above, document), _room(above, document))
            _set_length(properties.getparent(), round(width * share * _EMU_PER_POINT))


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
