"""Figures inside a Word document: a hidden bookmark encloses each, a custom XML part maps the names to ids.

A bookmark's name has at most 40 letters, digits and underscores and is hidden when it begins with "_"; ids
are longer and richer. Hence the map, which Word keeps when a person edits and saves the document.
"""

import re
import unicodedata
from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from lxml import etree

from schemas.document import Figure, Text
from tiendo.errors import InputError
from tiendo.word.text import (
    FIGURE_END,
    FIGURE_NUMBER_END,
    FIGURE_START,
    guarded,
    one_line,
    run_text,
    sanitise,
)

MAP_NAMESPACE = "urn:tiendo:figures"
_NAME_LIMIT = 40
_MARKED = re.compile(f"{FIGURE_START}(\\d+){FIGURE_NUMBER_END}([^{FIGURE_END}]*){FIGURE_END}")
_UNNAMEABLE = re.compile("[^A-Za-z0-9]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class Bookmarks:
    """Gives every printed figure its bookmark, and remembers which bookmark carries which figure."""

    def __init__(self, first_number: int = 1) -> None:
        self._number = first_number
        self._used: set[str] = set()  # in lower case: Word compares bookmark names without case
        self._map: list[tuple[str, str]] = []
        self._last: dict[str, int] = {}

    def add(self, figure_id: str) -> tuple[int, str]:
        """A fresh bookmark for `figure_id`: number and name."""
        name = self._fresh_name(figure_id)
        self._used.add(name.lower())
        self._map.append((name, figure_id))
        number, self._number = self._number, self._number + 1
        return number, name

    def enclose(self, figure: Figure, run_properties: str) -> str:
        """XML of a bookmarked run for `figure`, to stand in the text of an open `w:t`."""
        number, name = self.add(figure.id)
        run = f'<w:r>{run_properties}<w:t xml:space="preserve">'
        text = run_text(one_line(figure.text))
        return (
            f'</w:t></w:r><w:bookmarkStart w:id="{number}" w:name="{name}"/>{run}{text}</w:t></w:r>'
            f'<w:bookmarkEnd w:id="{number}"/>{run}'
        )

    def map_xml(self) -> bytes:
        """The custom XML part that maps bookmark names to figure ids."""
        lines = (
            f"<figure bookmark={quoteattr(name)} id={quoteattr(sanitise(figure_id))}/>"
            for name, figure_id in self._map
        )
        return f'<figures xmlns="{MAP_NAMESPACE}">{"".join(lines)}</figures>'.encode()

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
            return guarded(value)
        if isinstance(value, Figure):
            return self._mark(value)
        if isinstance(value, Text):
            return "".join(str(self.plain(part)) for part in value.parts)
        if isinstance(value, Mapping):
            return {key: self.plain(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(item) for item in value]
        return value

    def resolve(self, root: etree._Element, bookmarks: Bookmarks) -> None:
        """Replace every mark below `root` by a bookmarked run that looks like the run around it."""
        for node in list(root.iter(qn("w:t"))):
            if node.text and FIGURE_START in node.text:
                self._split_run(node, bookmarks)

    def _mark(self, figure: Figure) -> str:
        number = self._numbers.setdefault(figure.id, len(self._ids))
        if number == len(self._ids):
            self._ids.append(figure.id)
        return f"{FIGURE_START}{number}{FIGURE_NUMBER_END}{guarded(one_line(figure.text))}{FIGURE_END}"

    def _split_run(self, node: etree._Element, bookmarks: Bookmarks) -> None:
        run = node.getparent()
        before, *pairs = _pieces(node.text)
        tail = list(node.itersiblings())
        node.text = before
        at = run
        for mark, printed, after in pairs:
            number, name = bookmarks.add(self._ids[int(mark)])
            start = etree.Element(qn("w:bookmarkStart"), {qn("w:id"): str(number), qn("w:name"): name})
            end = etree.Element(qn("w:bookmarkEnd"), {qn("w:id"): str(number)})
            following = [start, _run_like(run, printed), end, _run_like(run, after)]
            for element in following:
                at.addnext(element)
                at = element
        at.extend(tail)


def _ascii(text: str) -> str:
    """`text` without Vietnamese diacritics."""
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")))


def _pieces(text: str) -> list:
    """Text before the first mark, then (number, printed text, text up to the next mark) for every mark."""
    split = _MARKED.split(text)
    return [split[0], *zip(split[1::3], split[2::3], split[3::3], strict=True)]


def _run_like(run: etree._Element, text: str) -> etree._Element:
    fresh = etree.Element(qn("w:r"))
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        fresh.append(deepcopy(properties))
    node = etree.SubElement(fresh, qn("w:t"), {_SPACE: "preserve"})
    node.text = text
    return fresh


def printed_figures(docx: bytes) -> list[tuple[str, str]]:
    """Every printed figure of a document in its order: (figure id, printed text).

    Raises InputError when `docx` is not a Word document. One that `render` did not make has no figures.
    """
    try:
        with ZipFile(BytesIO(docx)) as archive:
            names = _figure_names(archive)
            root = etree.fromstring(archive.read("word/document.xml"), _PARSER)
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise InputError(
            "Tệp không phải là văn bản Word (.docx).", "The file is not a Word document (.docx)."
        ) from error
    starts = root.iter(qn("w:bookmarkStart"))
    return [(names[name], _enclosed(start)) for start in starts if (name := start.get(qn("w:name"))) in names]


def read_figures(docx: bytes) -> dict[str, str]:
    """Figure id → its text where the document prints it first. See `printed_figures`."""
    found: dict[str, str] = {}
    for figure_id, text in printed_figures(docx):
        found.setdefault(figure_id, text)
    return found


def _figure_names(archive: ZipFile) -> dict[str, str]:
    for entry in archive.namelist():
        if re.fullmatch(r"customXml/item\d+\.xml", entry):
            root = etree.fromstring(archive.read(entry), _PARSER)
            if root.tag == f"{{{MAP_NAMESPACE}}}figures":
                return {figure.get("bookmark"): figure.get("id") for figure in root}
    return {}


def _enclosed(start: etree._Element) -> str:
    text = []
    for element in start.itersiblings():
        if element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == start.get(qn("w:id")):
            break
        text += [node.text or "" for node in element.iter(qn("w:t"))]
    return "".join(text)
