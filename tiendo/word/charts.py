"""Charts in a document: where the template has a place for them, they stand with their caption.

A place is a paragraph that holds "[[chart NAME]]" or "[[chart NAME 16x8]]" (width and height in centimetres), with,
behind it, a paragraph for the caption that holds "[[title]]" and may hold "[[number]]". A chart that is not given
leaves nothing behind; several charts of one name stand below one another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from lxml import etree

from schemas.document import Chart
from tiendo.word.archive import Packed, pack
from tiendo.word.errors import TemplateError
from tiendo.word.figures import Bookmarks
from tiendo.word.markup import instruction, markup, words
from tiendo.word.names import place_of
from tiendo.word.patterns import Pattern, cell_xml, compile_pattern
from tiendo.word.text import one_line

_INSTRUCTION = "tiendo-chart"
_PLACE = re.compile(r"\[\[\s*chart\s+(\w+)(?:\s+(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?))?\s*\]\]")
_PLACED = re.compile(rf"<\?{_INSTRUCTION} (\w+)\?>")
_WIDTH_CM = 16.0
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Place:
    """Where charts of a name stand: the properties of their paragraph, their size, the caption's paragraph."""

    paragraph_properties: str
    width_cm: float
    height_cm: float | None
    caption: Pattern | None


@dataclass(frozen=True)
class Placed:
    """The document with its charts, and what has to be added to its archive for them."""

    xml: str
    entries: tuple[Packed, ...]
    content_types: str
    relations: str


def take_places(template: str, body: etree._Element) -> dict[str, Place]:
    """Take the places for charts out of `body`; a processing instruction marks each. One name, one place."""
    found: dict[str, Place] = {}
    for paragraph in list(body.iter(qn("w:p"))):
        match = _PLACE.search(words(paragraph))
        if not match:
            continue
        name, width, height = match.groups()
        if name in found:
            raise TemplateError(
                template, f"biểu đồ «{name}» có hai chỗ.", f"there are two places for the chart '{name}'."
            )
        caption = _take_caption(paragraph)
        properties = paragraph.find(qn("w:pPr"))
        found[name] = Place(
            "" if properties is None else markup(properties),
            float(width or _WIDTH_CM),
            float(height) if height else None,
            caption,
        )
        paragraph.addprevious(instruction(_INSTRUCTION, name))
        paragraph.getparent().remove(paragraph)
    return found


def _take_caption(paragraph: etree._Element) -> Pattern | None:
    following = next(paragraph.itersiblings(etree.Element), None)
    if following is None or "[[title]]" not in words(following).replace(" ", ""):
        return None
    pattern = compile_pattern(following)
    following.getparent().remove(following)
    return pattern


class Charts:
    """The charts of one document on their way to their places."""

    def __init__(self, template: str, places: Mapping[str, Place], first_drawing: int) -> None:
        self._template = template
        self._places = places
        self._first_drawing = first_drawing

    def place(self, xml: str, charts: Sequence[Chart], lang: str, bookmarks: Bookmarks) -> Placed:
        """Put `charts` into `xml`. Raises TemplateError when one of them has no place, or more than one."""
        head, *pairs = _PLACED.split(xml)
        names = pairs[::2]
        lost = [chart.name for chart in charts if names.count(place_of(chart)) != 1]
        if lost:
            raise TemplateError(
                self._template,
                f"biểu đồ «{lost[0]}» phải có đúng một chỗ [[chart …]] trong mẫu, ngoài mọi lệnh lặp.",
                f"the chart '{lost[0]}' needs exactly one place [[chart …]] in the template, outside loops.",
            )
        ordered = [chart for name in names for chart in charts if place_of(chart) == name]
        numbers = {chart.name: number for number, chart in enumerate(ordered, start=1)}
        parts = [head]
        for name, behind in zip(names, pairs[1::2], strict=True):
            standing = [chart for chart in ordered if place_of(chart) == name]
            parts += [
                self._block(self._places[name], chart, numbers[chart.name], bookmarks) for chart in standing
            ]
            parts.append(behind)
        return self._placed("".join(parts), ordered, lang, bookmarks)

    def _block(self, place: Place, chart: Chart, number: int, bookmarks: Bookmarks) -> str:
        drawing = _drawing(chart, place, number, self._first_drawing + number)
        caption = "".join(_caption(place.caption, chart, number, bookmarks)) if place.caption else ""
        return f"<w:p>{place.paragraph_properties}<w:r>{drawing}</w:r></w:p>{caption}"

    def _placed(self, xml: str, charts: Sequence[Chart], lang: str, bookmarks: Bookmarks) -> Placed:
        entries: list[Packed] = []
        types, relations = [], []
        for number, chart in enumerate(charts, start=1):
            bookmarks.add_chart(_entry(number), chart)
            entries += _entries(chart, number, lang)
            types.append(f'<Override PartName="/{_entry(number)}" ContentType="{_CHART_TYPE}"/>')
            types.append(f'<Override PartName="/{_book(number)}" ContentType="{_BOOK_TYPE}"/>')
            relations.append(
                f'<Relationship Id="{_relation(number)}" Type="{_OFFICE}/chart" '
                f'Target="{_entry(number).removeprefix("word/")}"/>'
            )
        return Placed(xml, tuple(entries), "".join(types), "".join(relations))


def _entries(chart: Chart, number: int, lang: str) -> Iterator[Packed]:
    from tiendo.word.chart_parts import WORKBOOK_RELATION, chart_workbook, chart_xml  # slow to import

    relations = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="{WORKBOOK_RELATION}" Type="{_OFFICE}/package" '
        f'Target="../{_book(number).removeprefix("word/")}"/></Relationships>'
    )
    yield pack(_entry(number), chart_xml(chart, lang))
    yield pack(f"word/charts/_rels/chart{number}.xml.rels", relations.encode())
    yield pack(_book(number), chart_workbook(chart))


def _entry(number: int) -> str:
    return f"word/charts/chart{number}.xml"


def _book(number: int) -> str:
    return f"word/embeddings/chart{number}.xlsx"


def _relation(number: int) -> str:
    return f"rIdChart{number}"


def _drawing(chart: Chart, place: Place, number: int, drawing: int) -> str:
    width, height = int(Cm(place.width_cm)), int(Cm(place.height_cm or _height(chart)))
    described = quoteattr(one_line(chart.description))
    return (
        f'<w:drawing><wp:inline {nsdecls("wp", "a", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{drawing}" name="Chart {number}" descr={described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_URI}"><c:chart xmlns:c="{_URI}" r:id="{_relation(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _height(chart: Chart) -> float:
    """Centimetres: bars need room for each category, whatever else a chart shows about the same."""
    return min(2.6 + 1.05 * len(chart.categories), 20.0) if chart.kind == "stacked_bars" else 7.5


def _caption(pattern: Pattern, chart: Chart, number: int, bookmarks: Bookmarks) -> Iterator[str]:
    values = {"number": str(number), "title": one_line(chart.title)}
    yield pattern.head
    for slot, literal in pattern.slots:
        yield cell_xml(values.get(slot.column, ""), slot.run_properties, bookmarks)
        yield literal
