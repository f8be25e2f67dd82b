"""The comments of a worksheet (xlsx): a part with their texts, and a drawing in which each has its box."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from lxml import etree

from tiendo.receipts.book import MAIN, RELATION, Sheet, plain, position
from tiendo.receipts.package import Package

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_THREAD = "tc="  # how the author of a comment begins that stands for a conversation
_VML, _OFFICE = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_DECLARED = f'xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:x="{_EXCEL}"'
_SHAPE, _CLIENT = f"{{{_VML}}}shape", f"{{{_EXCEL}}}ClientData"
_SHAPE_ID = re.compile(r"_x0000_s(\d+)")
_FIRST_SHAPE = 1025
_WIDTH, _LETTERS_A_LINE, _LINE_HEIGHT = 340, 50, 17  # of a comment, in pixels
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPE = "_x0000_t202"
_DRAWING = (
    f'<xml {_DECLARED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    f'<v:shapetype id="{_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


@dataclass(frozen=True)
class Note:
    """A comment: its cell, what it says and who does."""

    place: str
    text: str
    author: str


class Notes:
    """The comments of one sheet."""

    def __init__(self, package: Package, sheet: Sheet) -> None:
        self._package = package
        self._sheet = sheet

    def mention(self, words: str) -> bool:
        """Whether some words stand in a comment, as far as that can be told without parsing."""
        part = self._part("comments")
        return part is not None and self._package.mentions(part, words)

    def all(self) -> list[Note]:
        """Every comment, in the order of the file."""
        part = self._part("comments")
        if part is None:
            return []
        tree = self._package.tree(part)
        authors = [author.text or "" for author in tree.iterfind(f"{MAIN}authors/{MAIN}author")]
        return [
            Note(entry.get("ref"), plain(entry.find(f"{MAIN}text")), authors[int(entry.get("authorId", 0))])
            for entry in tree.iterfind(f"{MAIN}commentList/{MAIN}comment")
            if entry.find(f"{MAIN}text") is not None
        ]

    def replace(self, places: Collection[str], notes: Sequence[Note]) -> None:
        """Take away the comments of some cells and give others to cells that then have none."""
        self._take(places)
        if notes:
            self._add(notes)
        else:
            self._tidy()

    def _take(self, places: Collection[str]) -> None:
        spots = {position(place) for place in places}
        for kind in ("comments", "threadedComment"):
            part = self._part(kind)
            for entry in list(self._package.tree(part).iter()) if part else ():
                if entry.get("ref") in places:
                    entry.getparent().remove(entry)
        drawing = self._drawing()
        for spot, shape in list(_boxes(self._package.tree(drawing))) if drawing else ():
            if spot in spots:
                shape.getparent().remove(shape)

    def _add(self, notes: Sequence[Note]) -> None:
        tree = self._package.tree(self._part("comments") or self._new_comments())
        authors, entries = tree.find(f"{MAIN}authors"), tree.find(f"{MAIN}commentList")
        drawing = self._package.tree(self._drawing() or self._new_drawing())
        known = [author.text or "" for author in authors]
        taken = [
            int(found[1]) for one in drawing.iter(_SHAPE) if (found := _SHAPE_ID.match(one.get("id", "")))
        ]
        for number, note in enumerate(notes, start=1 + max(taken, default=_FIRST_SHAPE)):
            if note.author not in known:
                known.append(note.author)
                etree.SubElement(authors, f"{MAIN}author").text = note.author
            entry = etree.SubElement(entries, f"{MAIN}comment", ref=note.place)
            entry.set("authorId", str(known.index(note.author)))
            text = etree.SubElement(etree.SubElement(entry, f"{MAIN}text"), f"{MAIN}t")
            text.text = note.text
            text.set(_SPACE, "preserve")
            drawing.append(_box(note, number))

    def _tidy(self) -> None:
        """Leave no part behind that says nothing more."""
        part, drawing = self._part("comments"), self._drawing()
        if part and not len(self._package.tree(part).find(f"{MAIN}commentList")):
            self._package.unrelate(self._sheet.part, part)
            self._package.remove(part)
            if drawing and next(self._package.tree(drawing).iter(_SHAPE), None) is None:
                self._package.unrelate(self._sheet.part, drawing)
                self._package.remove(drawing)
                self._sheet.tree.remove(self._legacy())

    def _new_comments(self) -> str:
        tree = etree.Element(f"{MAIN}comments", nsmap={None: MAIN[1:-1]})
        for name in ("authors", "commentList"):
            etree.SubElement(tree, f"{MAIN}{name}")
        part = self._package.add("xl/comments{}.xml", tree, _COMMENTS_TYPE)
        self._package.relate(self._sheet.part, "comments", part)
        return part

    def _new_drawing(self) -> str:
        part = self._package.add("xl/drawings/vmlDrawing{}.vml", etree.fromstring(_DRAWING), _DRAWING_TYPE)
        legacy = etree.Element(f"{MAIN}legacyDrawing")
        legacy.set(f"{RELATION}id", self._package.relate(self._sheet.part, "vmlDrawing", part))
        self._sheet.insert(legacy)
        return part

    def _part(self, kind: str) -> str | None:
        found = (one.target for one in self._package.relations(self._sheet.part) if one.kind == kind)
        return next(found, None)

    def _drawing(self) -> str | None:
        legacy = self._legacy()
        wanted = None if legacy is None else legacy.get(f"{RELATION}id")
        found = (one.target for one in self._package.relations(self._sheet.part) if one.id == wanted)
        return next(found, None)

    def _legacy(self) -> etree._Element | None:
        return self._sheet.tree.find(f"{MAIN}legacyDrawing")


def author_of(note: Note, otherwise: str) -> str:
    """Who is shown as a comment's author; a conversation has none that could be shown."""
    return otherwise if note.author.startswith(_THREAD) else note.author


def _boxes(drawing: etree._Element) -> Iterator[tuple[tuple[int, int], etree._Element]]:
    """The boxes of comments with the cells that they belong to."""
    for shape in drawing.iter(_SHAPE):
        about = shape.find(_CLIENT)
        if about is not None and about.get("ObjectType") == "Note":
            row, column = (about.findtext(f"{{{_EXCEL}}}{name}") or "-1" for name in ("Row", "Column"))
            yield (int(row) + 1, int(column) + 1), shape


def _box(note: Note, number: int) -> etree._Element:
    row, column = position(note.place) or (1, 1)
    lines = sum(ceil(max(len(line), 1) / _LETTERS_A_LINE) for line in note.text.split("\n"))
    size = f"width:{_WIDTH}px;height:{(lines + 1) * _LINE_HEIGHT}px"
    return etree.fromstring(
        f'<v:shape {_DECLARED} id="_x0000_s{number}" type="#{_TYPE}" fillcolor="#ffffe1" o:insetmode="auto" '
        f'style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;{size};z-index:1;visibility:hidden">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
