"""Struck-through text of a spreadsheet (ods): by the styles of cells, paragraphs and pieces of text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tiendo.intake.readers.archive import streamed
from tiendo.intake.readers.struck import Run

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_STYLE, _TEXT = (_NS % name for name in ("style", "text"))
_MENTIONED = re.compile(rb'line-through-(?:style|type)="(?!none)')
_MOST_PARENTS = 50  # of a style; none of a program's has so many


class _Style(NamedTuple):
    struck: bool | None  # None: as its parent
    parent: str | None


class StruckStyles:
    """Which styles strike what they are of. Parts in which none does are not looked through."""

    def __init__(self, *parts: bytes) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        for part in parts if any(_MENTIONED.search(part) for part in parts) else ():
            for style in streamed(part, "style"):
                key = style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")
                self._styles[key] = _Style(_own(style), style.get(f"{_STYLE}parent-style-name"))

    def __bool__(self) -> bool:
        return bool(self._styles)

    def is_struck(self, family: str, name: str | None) -> bool | None:
        """What the style says, or the one that it derives from; None where they say nothing of it."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name or ""))
            if style is None or style.struck is not None:
                return None if style is None else style.struck
            name = style.parent
        return None

    def runs(self, cell: etree._Element, style: str | None) -> list[Run]:
        """The pieces of a cell's text, and whether each is struck."""
        whole = bool(self.is_struck("table-cell", style))
        return [run for p in cell.iterchildren(f"{_TEXT}p") for run in self._pieces(p, "paragraph", whole)]

    def _pieces(self, element: etree._Element, family: str, above: bool) -> Iterator[Run]:
        own = self.is_struck(family, element.get(f"{_TEXT}style-name"))
        struck = above if own is None else own
        yield element.text or "", struck
        for child in element:
            if isinstance(child.tag, str) and child.tag.startswith(_TEXT):
                yield from self._pieces(child, "text", struck)
            yield child.tail or "", struck


def _own(style: etree._Element) -> bool | None:
    properties = style.find(f"{_STYLE}text-properties")
    if properties is None:
        return None
    told = [properties.get(f"{_STYLE}text-line-through-{name}") for name in ("style", "type")]
    given = [one for one in told if one is not None]
    return "none" not in given if given else None
