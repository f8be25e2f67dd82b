"""A template compiled once: its Jinja parts to code, its pattern rows to text, its other entries compressed.

What a document needs after that is put together as text; nothing is parsed but to verify it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from schemas.document import Document
from tiendo.word.archive import Packed, assemble, pack, pack_pieces
from tiendo.word.charts import Charts, Place, Placed, take_places
from tiendo.word.columns import repeat_columns
from tiendo.word.contents import levels, take_contents, with_contents
from tiendo.word.errors import broken_structure
from tiendo.word.figures import Bookmarks, Marks
from tiendo.word.frame import Frame, Source
from tiendo.word.left_out import Left, leave_out
from tiendo.word.names import check_document, check_tables, check_used, completed
from tiendo.word.package import spliced, verify_frame, well_formed
from tiendo.word.patterns import Filled, Patterns, say_instead, take_patterns
from tiendo.word.properties import ENTRY as PROPERTIES
from tiendo.word.properties import core_properties
from tiendo.word.rules import Rules
from tiendo.word.text import run_text, sanitise

DOCUMENT = "word/document.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_SMALL = 20_000  # bytes
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Compiled:
    """A template ready to be filled. `entries` are the parts that do not change, as they lie in the archive."""

    name: str
    body: Source
    others: Mapping[str, Source]
    patterns: Patterns
    places: Mapping[str, Place]
    headings: Mapping[str, int] | None  # styles that the table of contents lists; None without such a table
    rules: Rules
    entries: Mapping[str, bytes]
    packed: tuple[Packed, ...]
    map_entry: str
    repeats: int
    first_bookmark: int
    last_drawing: int
    sections: int

    def fill(self, document: Document) -> bytes:
        """`document` in the form of this template. Raises TemplateError when they do not fit."""
        document = completed(document)
        check_document(self.name, document)
        check_tables(self.name, self.patterns, document, self.repeats)
        check_used(self.name, document, self._used)
        marks, bookmarks = Marks(), Bookmarks(self.first_bookmark)
        context = {key: marks.plain(value) for key, value in document.values.items()}
        others = {
            entry: marks.resolve(source.render(context), bookmarks) for entry, source in self.others.items()
        }
        placed = self._frame(document, context, marks, bookmarks)
        parts = [
            pack_pieces(DOCUMENT, self._whole(placed.xml, document, bookmarks)),
            _packed(PROPERTIES, core_properties(document)),
            _packed(self.map_entry, bookmarks.map_xml()),
            *(_packed(entry, (_DECLARATION + xml).encode()) for entry, xml in others.items()),
            *placed.entries,
            self._list(_TYPES, placed.content_types),
            self._list(_RELATIONS, placed.relations),
        ]
        return assemble((*self.packed, *parts))

    @property
    def _used(self) -> frozenset[str]:
        return self.body.used.union(*(source.used for source in self.others.values()))

    def _frame(
        self, document: Document, context: Mapping[str, object], marks: Marks, bookmarks: Bookmarks
    ) -> Placed:
        """All of the document but the rows of its tables."""
        xml = marks.resolve(self.body.render(context), bookmarks)
        try:
            xml = self.rules.drawn(xml)
        except etree.XMLSyntaxError as error:
            raise broken_structure(self.name, error) from error
        charts = Charts(self.name, self.places, self.last_drawing)
        placed = charts.place(xml, document.charts, document.lang, bookmarks)
        if self.headings is None:
            return placed
        return replace(placed, xml=with_contents(placed.xml, self.headings, bookmarks))

    def _whole(self, frame: str, document: Document, bookmarks: Bookmarks) -> Iterator[bytes]:
        """The body, piece by piece."""
        frame = say_instead(frame, self.patterns, document.tables)
        sections = self.sections - (_absent(document) if "annexes" in self._used else 0)
        verify_frame(self.name, frame, sections, _signature(document))
        tables = {
            rows.name: Filled(self.name, self.patterns[rows.name], rows, bookmarks)
            for rows in document.tables
        }
        return well_formed(self.name, spliced(self.name, _DECLARATION + frame, tables))

    def _list(self, entry: str, added: str) -> Packed:
        """One of the archive's lists of parts, with what the charts add to it."""
        head, end, tail = self.entries[entry].decode().rpartition("</")
        return _packed(entry, f"{head}{added}{end}{tail}".encode())


@lru_cache(maxsize=32)
def compile_template(name: str, content: bytes, repeats: int, left: Left = ()) -> Compiled:
    """The template `content` compiled. `repeats`: how many columns a repeated column becomes; `left`: which columns
    its tables are printed without.

    Raises TemplateError when it is no Word document or its marks are wrong.
    """
    frame = Frame(name, content)
    docx, body = frame.docx, frame.docx.element.body
    leave_out(body, left)
    repeat_columns(body, repeats)
    patterns, places = take_patterns(name, body), take_places(name, body)
    headings = levels(docx) if take_contents(docx) else None
    rules = Rules(docx)
    source, others = frame.source(), frame.other_sources()
    map_entry = _attach_map(docx)
    entries = _entries(docx)
    changing = {DOCUMENT, PROPERTIES, map_entry, _TYPES, _RELATIONS, *others}
    return Compiled(
        name=name,
        body=source,
        others=others,
        patterns=patterns,
        places=places,
        headings=headings,
        rules=rules,
        entries=entries,
        packed=tuple(pack(entry, part) for entry, part in entries.items() if entry not in changing),
        map_entry=map_entry,
        repeats=repeats,
        first_bookmark=1 + _highest(body, "w:bookmarkStart", qn("w:id")),
        last_drawing=_highest(body, "wp:docPr", "id"),
        sections=sum(1 for _ in body.iter(qn("w:sectPr"))),
    )


def _packed(entry: str, content: bytes) -> Packed:
    """Small parts are much the same in many documents: headers, lists, properties, the map of no figures."""
    return pack(entry, content) if len(content) > _SMALL else _packed_once(entry, content)


_packed_once = lru_cache(maxsize=256)(pack)


def _highest(body: etree._Element, tag: str, attribute: str) -> int:
    return max((int(element.get(attribute)) for element in body.iter(qn(tag))), default=0)


def _attach_map(docx: WordDocument) -> str:
    """Add an empty part for the map of figures; its entry."""
    package = docx.part.package
    uri: PackURI = package.next_partname("/customXml/item%d.xml")
    docx.part.relate_to(Part(uri, "application/xml", b"", package), _CUSTOM_XML)
    return str(uri.membername)


def _entries(docx: WordDocument) -> dict[str, bytes]:
    """The parts of the template as they lie in the archive; its body under the usual name, with properties."""
    docx.part.partname = PackURI(f"/{DOCUMENT}")
    docx.core_properties.revision = 1
    out = BytesIO()
    docx.save(out)
    with ZipFile(out) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def _absent(document: Document) -> int:
    """How many annexes have no number: the template leaves them out, each with its section."""
    annexes = document.values.get("annexes", {})
    return sum(number == "" for number in annexes.values()) if isinstance(annexes, Mapping) else 0


def _signature(document: Document) -> set[str]:
    """The words of the signer's post, as they stand in the document's XML."""
    return {run_text(word) for word in sanitise(str(document.values.get("sign_post", ""))).split()}
