"""What strict readers of a docx or xlsx file, such as Word, refuse and lenient ones pass over (ECMA-376, part 2)."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

TYPES = "[Content_Types].xml"
_DRAWING_ID = qn("wp:docPr")
_STYLED = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))


def faults(content: bytes) -> list[str]:
    """Each a short sentence; none for a file that is whole."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        repeated = _repeated(archive.namelist())
    return [
        *(f"part twice: {name}" for name in repeated),
        *_untyped(parts),
        *_dangling(parts),
        *(_misused(parts) if "word/document.xml" in parts else ()),
    ]


def _untyped(parts: dict[str, bytes]) -> Iterator[str]:
    types = _xml(parts[TYPES])
    extensions = {entry.get("Extension", "").lower() for entry in types if "Extension" in entry.attrib}
    named = {entry.get("PartName", "").lstrip("/") for entry in types if "PartName" in entry.attrib}
    for name in parts.keys() - named - {TYPES}:
        if name.rsplit(".", 1)[-1].lower() not in extensions:
            yield f"no content type: {name}"
    yield from (f"type of nothing: {name}" for name in named - parts.keys())


def _dangling(parts: dict[str, bytes]) -> Iterator[str]:
    """Relations that lead nowhere, and parts to which none leads."""
    reached = {TYPES}
    for name in (part for part in parts if part.endswith(".rels")):
        reached.add(name)
        relations = list(_xml(parts[name]))
        yield from (f"relation twice: {key} in {name}" for key in _repeated(r.get("Id") for r in relations))
        home = posixpath.dirname(posixpath.dirname(name))
        inside = [r.get("Target", "") for r in relations if r.get("TargetMode") != "External"]
        targets = {posixpath.normpath(posixpath.join("/", home, target)).lstrip("/") for target in inside}
        yield from (f"{name} leads to nothing: {target}" for target in targets - parts.keys())
        reached |= targets
    yield from (f"nothing leads to {name}" for name in parts.keys() - reached)


def _misused(parts: dict[str, bytes]) -> Iterator[str]:
    """In the body: ids that are not unique, styles that do not exist, cells without their last paragraph."""
    body = _xml(parts["word/document.xml"])
    starts, ends = list(body.iter(qn("w:bookmarkStart"))), list(body.iter(qn("w:bookmarkEnd")))
    yield from (f"drawing twice: {key}" for key in _repeated(e.get("id") for e in body.iter(_DRAWING_ID)))
    for attribute in (qn("w:id"), qn("w:name")):
        yield from (f"bookmark twice: {key}" for key in _repeated(e.get(attribute) for e in starts))
    if sorted(e.get(qn("w:id"), "") for e in starts) != sorted(e.get(qn("w:id"), "") for e in ends):
        yield "a bookmark without its end"
    known = {style.get(qn("w:styleId")) for style in _xml(parts["word/styles.xml"]).iter(qn("w:style"))}
    yield from (
        f"no such style: {used}" for used in {e.get(qn("w:val")) for e in body.iter(*_STYLED)} - known
    )
    if any(len(cell) == 0 or cell[-1].tag != qn("w:p") for cell in body.iter(qn("w:tc"))):
        yield "a cell that does not end in a paragraph"


def _repeated(names: Iterable[str | None]) -> list[str | None]:
    return [name for name, times in Counter(names).items() if times > 1]


def _xml(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(huge_tree=True))
