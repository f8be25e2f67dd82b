"""An Office file (Open Packaging Conventions) as parts of which only those that are changed are parsed and written.

What is not understood stays as it was sent: pictures, charts, whatever a program will write next year.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES, _CONTENT_TYPES = (
    "[Content_Types].xml",
    "{http://schemas.openxmlformats.org/package/2006/content-types}",
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIGNATURES = "_xmlsignatures/"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True)
_LENIENT = etree.XMLParser(
    resolve_entities=False, no_network=True, recover=True
)  # drawings of Excel's need not be XML
_NUMBER = re.compile(r"rId(\d+)")


@dataclass(frozen=True)
class Relation:
    """What a part refers to: `kind` is the last word of its type, such as "comments"."""

    id: str
    kind: str
    target: str


class Package:
    """An opened file. Raises what zipfile and lxml raise where it is malformed, KeyError where a part is missing."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            self._parts = {name: archive.read(name) for name in names}
        self._trees: dict[str, etree._Element] = {}
        self._forget_signatures()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def mentions(self, name: str, *words: str) -> bool:
        """Whether one of some words stands in a part: asked before it is parsed, which takes far longer."""
        return any(word.encode() in self._parts[name] for word in words)

    def tree(self, name: str) -> etree._Element:
        """A part as XML; what is changed in it will be written."""
        if name not in self._trees:
            parser = _LENIENT if name.endswith(".vml") else _STRICT
            root = etree.fromstring(self._parts[name], parser)
            if root is None:
                raise ValueError(name)
            self._trees[name] = root
        return self._trees[name]

    def add(self, pattern: str, tree: etree._Element, content_type: str) -> str:
        """A new part, named after a pattern such as "xl/comments{}.xml"; gives its name."""
        taken = {name.lower() for name in self._parts}
        name = next(
            free for n in range(1, len(taken) + 2) if (free := pattern.format(n)).lower() not in taken
        )
        self._parts[name], self._trees[name] = b"", tree
        entry = etree.SubElement(self.tree(_TYPES), f"{_CONTENT_TYPES}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", content_type)
        return name

    def remove(self, name: str) -> None:
        """Take a part away, with what only says of it what it is."""
        for gone in (name, _relations_part(name)):
            self._parts.pop(gone, None)
            self._trees.pop(gone, None)
        types = self.tree(_TYPES)
        for entry in types.findall(f"{_CONTENT_TYPES}Override"):
            if entry.get("PartName") == f"/{name}":
                types.remove(entry)

    def relations(self, name: str) -> Iterator[Relation]:
        """What a part refers to inside the file; of the file itself for ""."""
        part = _relations_part(name)
        for entry in self.tree(part).iter(f"{_PACKAGE}Relationship") if part in self else ():
            if entry.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(name), entry.get("Target"))
                kind = entry.get("Type").rpartition("/")[2]
                yield Relation(entry.get("Id"), kind, posixpath.normpath(target).lstrip("/"))

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part refer to another; gives the id."""
        part = _relations_part(name)
        if part not in self:
            self._parts[part] = b""
            self._trees[part] = etree.Element(f"{_PACKAGE}Relationships", nsmap={None: _PACKAGE[1:-1]})
        entries = self.tree(part)
        numbers = [int(found[1]) for entry in entries if (found := _NUMBER.fullmatch(entry.get("Id", "")))]
        entry = etree.SubElement(entries, f"{_PACKAGE}Relationship")
        entry.set("Id", f"rId{max(numbers, default=0) + 1}")
        entry.set("Type", f"{_OFFICE}/{kind}")
        entry.set("Target", f"/{target}")
        return str(entry.get("Id"))

    def unrelate(self, name: str, target: str) -> None:
        """Let a part refer to another no longer."""
        part = _relations_part(name)
        gone = {relation.id for relation in self.relations(name) if relation.target == target}
        entries = self.tree(part)
        for entry in entries.findall(f"{_PACKAGE}Relationship"):
            if entry.get("Id") in gone:
                entries.remove(entry)
        if not len(entries):
            self.remove(part)

    def to_bytes(self) -> bytes:
        """The file as it stands now. The same parts give the same bytes."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name in sorted(self._parts):
                entry = ZipInfo(name, _FIXED_DATE)
                entry.compress_type = ZIP_DEFLATED
                entry.create_system = 0  # else it would tell one system from another
                archive.writestr(entry, self._content(name))
        return out.getvalue()

    def _content(self, name: str) -> bytes:
        if name not in self._trees:
            return self._parts[name]
        return bytes(
            etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        )

    def _forget_signatures(self) -> None:
        """A signature would be wrong after the least change, and programs refuse to edit what is signed wrongly."""
        signed = [name for name in self._parts if name.startswith(_SIGNATURES)]
        for relation in list(self.relations("")) if signed else ():
            if relation.target in signed:
                self.unrelate("", relation.target)
        for name in signed:
            self.remove(name)


def _relations_part(name: str) -> str:
    folder, _, last = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{last}.rels")
