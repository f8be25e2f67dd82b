"""What the cells of a Word document say beside their text: struck, hidden and tracked text, comments, footnotes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from schemas.marks import AUTHOR
from tiendo.word.reading import TABLE, NotWord, Placed, below, deleted_rows, is_seen, rows_of

_NO = frozenset({"0", "false", "off", "none"})
_STRIKES, _VANISH = (qn("w:strike"), qn("w:dstrike")), (qn("w:vanish"),)
_TRACKED = [qn(f"w:{name}") for name in ("ins", "del", "moveTo", "moveFrom")]
_TEXTS = (qn("w:t"), qn("w:delText"))
_COMMENTS = [qn("w:commentRangeStart"), qn("w:commentReference")]
_NOTES = {"footnotes": qn("w:footnoteReference"), "endnotes": qn("w:endnoteReference")}
_MOST_PARENTS = 50  # of a style; no program's has so many


@dataclass(frozen=True)
class Beside:
    """A cell, counted from 0. `pieces` are those of its text, and whether each is struck."""

    table: int
    row: int
    column: int
    pieces: tuple[tuple[str, bool], ...] = ()
    hidden: str = ""
    tracked: bool = False
    comments: tuple[str, ...] = ()
    deleted_below: str = ""  # what stood in a row that a tracked change deleted after this one


class _Fonts:
    """How runs are shown, by themselves or by their styles."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))
        }

    def have(self, tags: Collection[str], run: etree._Element) -> bool:
        """Whether one of some properties is on. Styles of paragraph and letters cancel each other out."""
        own = _own(run.find(qn("w:rPr")), tags)
        if own is not None:
            return own
        paragraph = next(run.iterancestors(qn("w:p")), None)
        of_paragraph = None if paragraph is None else paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        of_letters = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        return self._style_has(tags, of_paragraph) != self._style_has(tags, of_letters)

    def _style_has(self, tags: Collection[str], name: etree._Element | None) -> bool:
        for _ in range(_MOST_PARENTS):
            style = None if name is None else self._styles.get(name.get(qn("w:val")))
            if style is None:
                return False
            own = _own(style.find(qn("w:rPr")), tags)
            if own is not None:
                return own
            name = style.find(qn("w:basedOn"))
        return False


def beside(document: WordDocument) -> Iterator[Beside]:
    """What is to be told, cell by cell. Comments outside the tables come last, with the table -1."""
    comments, notes = _comments(document), _Notes(document)
    fonts = _Fonts(document)
    told: set[str] = set()
    for number, table in enumerate(below(document.element.body, TABLE)):
        for row, cells in enumerate(rows_of(table)):
            for cell in cells:
                at = {one.get(qn("w:id"), "") for one in cell.element.iter(*_COMMENTS)}
                said = [comments[one] for one in sorted(at & comments.keys()) if one not in told]
                told |= at
                yield _cell((number, row, cell), fonts, (*said, *notes.of(cell.element)))
        yield from (Beside(number, row, 0, deleted_below=text) for row, text in _deleted(table))
    elsewhere = tuple(text for one, text in comments.items() if one not in told)
    yield Beside(-1, 0, 0, comments=elsewhere)


def _cell(place: tuple[int, int, Placed], fonts: _Fonts, comments: tuple[str, ...]) -> Beside:
    table, row, cell = place
    runs = [(text.text or "", text.getparent()) for text in _seen(cell.element)]
    return Beside(
        table,
        row,
        cell.column,
        tuple((text, fonts.have(_STRIKES, run)) for text, run in runs),
        "".join(text for text, run in runs if fonts.have(_VANISH, run)).strip(),
        any(next(one.iter(*_TEXTS), None) is not None for one in cell.element.iter(*_TRACKED)),
        comments,
    )


def _seen(cell: etree._Element) -> Iterator[etree._Element]:
    """The texts that are read."""
    for text in cell.iter(qn("w:t")):
        if all(is_seen(above) for above in takewhile(lambda one: one is not cell, text.iterancestors())):
            yield text


def _deleted(table: etree._Element) -> Iterator[tuple[int, str]]:
    """Rows that tracked changes deleted and that said something: the row above, and what they said."""
    for above, row in deleted_rows(table):
        words = "".join(text.text or "" for text in row.iter(*_TEXTS)).strip()
        if words:
            yield above, words


def _own(properties: etree._Element | None, tags: Collection[str]) -> bool | None:
    """Whether one of some properties is on; None where nothing is said of them."""
    found = [one for one in properties if one.tag in tags] if properties is not None else []
    return any(one.get(qn("w:val"), "1") not in _NO for one in found) if found else None


def _comments(document: WordDocument) -> dict[str, str]:
    """The comments that are not ours, by their number."""
    return {
        one.get(qn("w:id"), ""): text
        for root in _related(document, "comments")
        for one in root.iter(qn("w:comment"))
        if one.get(qn("w:author")) != AUTHOR and (text := _said(one))
    }


class _Notes:
    """Footnotes and endnotes."""

    def __init__(self, document: WordDocument) -> None:
        self._texts = {
            (reference, one.get(qn("w:id"))): _said(one)
            for kind, reference in _NOTES.items()
            for root in _related(document, kind)
            for one in root
        }

    def of(self, cell: etree._Element) -> Iterator[str]:
        """What is said in the notes to which a cell refers."""
        for one in cell.iter(*_NOTES.values()):
            if text := self._texts.get((one.tag, one.get(qn("w:id")))):
                yield text


def _related(document: WordDocument, kind: str) -> Iterator[etree._Element]:
    """The part of a kind, where the document has one. Raises NotWord."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                yield etree.fromstring(relation.target_part.blob, parser)
            except etree.XMLSyntaxError as error:
                raise NotWord from error


def _said(element: etree._Element) -> str:
    paragraphs = ("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in element.iter(qn("w:p")))
    return "\n".join(paragraphs).strip()
