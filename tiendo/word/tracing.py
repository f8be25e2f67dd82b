"""Figures read back from a finished document: the bookmarks of its text and tables, the points of its charts."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from lxml import etree

from tiendo.errors import InputError
from tiendo.word.figures import MAP_NAMESPACE

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def printed_figures(docx: bytes) -> list[tuple[str, str]]:
    """Every figure of a document in its order, those of charts last: (figure id, printed text).

    A point of a chart whose value somebody changed gives the value that stands there now. Raises InputError when
    `docx` is not a Word document. One that `render` did not make has no figures.
    """
    try:
        with ZipFile(BytesIO(docx)) as archive:
            root = etree.fromstring(archive.read("word/document.xml"), _PARSER)
            figures, points = _maps(archive)
            return [*_in_text(root, figures), *_in_charts(archive, points)]
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise InputError(
            "Tệp không phải là văn bản Word (.docx).", "The file is not a Word document (.docx)."
        ) from error


def read_figures(docx: bytes) -> dict[str, str]:
    """Figure id → its text where the document prints it first. See `printed_figures`."""
    found: dict[str, str] = {}
    for figure_id, text in printed_figures(docx):
        found.setdefault(figure_id, text)
    return found


def _maps(archive: ZipFile) -> tuple[dict[str, str], list[etree._Element]]:
    """The map's bookmark names with their figure ids, and its points of charts."""
    for entry in archive.namelist():
        if re.fullmatch(r"customXml/item\d+\.xml", entry):
            root = etree.fromstring(archive.read(entry), _PARSER)
            if root.tag == f"{{{MAP_NAMESPACE}}}figures":
                figures = root.iterchildren(f"{{{MAP_NAMESPACE}}}figure")
                points = root.iterchildren(f"{{{MAP_NAMESPACE}}}point")
                return {figure.get("bookmark"): figure.get("id") for figure in figures}, list(points)
    return {}, []


def _in_text(root: etree._Element, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for start in root.iter(qn("w:bookmarkStart")):
        if (name := start.get(qn("w:name"))) in names:
            yield names[name], _enclosed(start)


def _enclosed(start: etree._Element) -> str:
    text = []
    for element in start.itersiblings():
        if element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == start.get(qn("w:id")):
            break
        text += [node.text or "" for node in element.iter(qn("w:t"))]
    return "".join(text)


def _in_charts(archive: ZipFile, points: list[etree._Element]) -> Iterator[tuple[str, str]]:
    shown: dict[str, dict[tuple[str, str], str]] = {}
    for point in points:
        entry = point.get("chart")
        if entry not in shown:
            shown[entry] = _values(archive, entry)
        value = shown[entry].get((point.get("series"), point.get("category")), "")
        yield point.get("id"), point.get("text") if value == point.get("value") else value


def _values(archive: ZipFile, entry: str) -> dict[tuple[str, str], str]:
    """(series, category) → value, for every point of a chart; none when the chart was removed."""
    if entry not in archive.namelist():
        return {}
    root = etree.fromstring(archive.read(entry), _PARSER)
    return {
        (series.find(f"{_CHART}idx").get("val"), point.get("idx")): point.findtext(f"{_CHART}v", "")
        for series in root.iter(f"{_CHART}ser")
        for point in series.iterfind(f"{_CHART}val//{_CHART}pt")
    }
