"""Figures on their way into a Word document: a hidden bookmark encloses each, a map leads from names to ids.

A bookmark's name has at most 40 letters, digits and underscores and is hidden when it begins with "_"; ids
are longer and richer. Hence the map, a custom XML part, which Word keeps when a person edits and saves the
document. Figures that a chart shows stand in the map with their place in the chart.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from schemas.document import Chart, Figure, Text
from tiendo.word.points import plotted
from tiendo.word.text import (
    FIGURE_END,
    FIGURE_NUMBER_END,
    FIGURE_START,
    one_line,
    run_text,
    sanitise,
)

MAP_NAMESPACE = "urn:tiendo:figures"
_NAME_LIMIT = 40
_MARKED = re.compile(f"{FIGURE_START}(\\d+){FIGURE_NUMBER_END}([^{FIGURE_END}]*){FIGURE_END}")
_RUN = re.compile("<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>|)", re.DOTALL)
_UNNAMEABLE = re.compile("[^A-Za-z0-9]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


class Bookmarks:
    """Gives every printed figure its bookmark, and remembers which bookmark carries which figure."""

    def __init__(self, first_number: int = 1) -> None:
        self._number = first_number
        self._used: set[str] = set()  # in lower case: Word compares bookmark names without case
        self._map: list[str] = []
        self._last: dict[str, int] = {}

    def number(self) -> int:
        """A fresh number for a bookmark that carries no figure."""
        number, self._number = self._number, self._number + 1
        return number

    def enclose(self, figure_id: str, text: str, run_properties: str) -> str:
        """XML of a bookmarked run with `text`, itself XML, to stand in the text of an open `w:t`."""
        name = self._fresh_name(figure_id)
        self._used.add(name.lower())
        self._map.append(f"<figure bookmark={quoteattr(name)} id={quoteattr(sanitise(figure_id))}/>")
        number = self.number()
        run = f'<w:r>{run_properties}<w:t xml:space="preserve">'
        return (
            f'</w:t></w:r><w:bookmarkStart w:id="{number}" w:name="{name}"/>{run}{text}</w:t></w:r>'
            f'<w:bookmarkEnd w:id="{number}"/>{run}'
        )

    def enclose_figure(self, figure: Figure, run_properties: str) -> str:
        return self.enclose(figure.id, run_text(one_line(figure.text)), run_properties)

    def add_chart(self, entry: str, chart: Chart) -> None:
        """Note the figures of a chart that lies in the document's part `entry`."""
        for number, series in enumerate(chart.series):
            self._map += [
                f"<point chart={quoteattr(entry)} series={quoteattr(str(number))} category={quoteattr(str(place))} "
                f"value={quoteattr(repr(plotted(figure)))} text={quoteattr(one_line(figure.text))} "
                f"id={quoteattr(sanitise(figure.id))}/>"
                for place, figure in enumerate(series.values)
                if figure is not None
            ]

    def map_xml(self) -> bytes:
        """The custom XML part that maps bookmark names and points of charts to figure ids."""
        return f'<figures xmlns="{MAP_NAMESPACE}">{"".join(self._map)}</figures>'.encode()

    def _fresh_name(self, figure_id: str) -> str:
        base = f"_f_{_UNNAMEABLE.sub('_', _ascii(figure_id))}"[:_NAME_LIMIT]
        if base.lower() not in self._used:
            return base
        while True:
            self._last[base.lower()] = count = self._last.get(base.lower(), 1) + 1
            name = f"{base[: _NAME_LIMIT - len(str(count)) - 1]}_{count}"
            if name.lower() not in self._used:
                return name


class Marks:
    """Values as plain data for Jinja: figures become marked text, which `resolve` turns into bookmarks."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}

    def plain(self, value: object) -> object:
        """`value` with every text sanitised and every figure marked; lists and mappings keep their form."""
        if isinstance(value, str):
            return sanitise(value)
        if isinstance(value, Figure):
            return self._mark(value)
        if isinstance(value, Text):
            return "".join(str(self.plain(part)) for part in value.parts)
        if isinstance(value, Mapping):
            return {key: self.plain(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(item) for item in value]
        return value

    def resolve(self, xml: str, bookmarks: Bookmarks) -> str:
        """`xml` with every mark replaced by a bookmarked run that looks like the run around it."""
        if FIGURE_START not in xml:
            return xml
        first, *pairs = _pieces(xml)
        out, where = [first], _Where().after(first)
        for mark, printed, after in pairs:
            figure_id = self._ids[int(mark)]
            in_run = where.in_text and where.run_properties is not None
            out.append(
                bookmarks.enclose(figure_id, printed, where.run_properties or "") if in_run else printed
            )
            out.append(after)
            where = where.after(after)
        return "".join(out)

    def _mark(self, figure: Figure) -> str:
        number = self._numbers.setdefault(figure.id, len(self._ids))
        if number == len(self._ids):
            self._ids.append(figure.id)
        return f"{FIGURE_START}{number}{FIGURE_NUMBER_END}{one_line(figure.text)}{FIGURE_END}"


@dataclass(frozen=True)
class _Where:
    """Where one stands in XML: in text or inside a tag, and what the open run looks like."""

    in_text: bool = True
    run_properties: str | None = None

    def after(self, xml: str) -> "_Where":
        """Where one stands after passing `xml`."""
        if "<" not in xml and ">" not in xml:
            return self
        start = max(xml.rfind("<w:r>"), xml.rfind("<w:r "))
        run = _RUN.match(xml, start) if start >= 0 else None
        return _Where(xml.rfind(">") > xml.rfind("<"), run.group(1) if run else self.run_properties)


def _ascii(text: str) -> str:
    """`text` without Vietnamese diacritics."""
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")))


def _pieces(text: str) -> Iterable:
    """Text before the first mark, then (number, printed text, text up to the next mark) for every mark."""
    split = _MARKED.split(text)
    return [split[0], *zip(split[1::3], split[2::3], split[3::3], strict=True)]
