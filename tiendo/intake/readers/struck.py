"""Struck-through text of a workbook (xlsx): by the font of a cell, or of a part of its text.

Fonts and texts are looked through once a file, and cells only where something is struck at all.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from tiendo.intake.model import Noted, Spot, spot
from tiendo.intake.readers.archive import Archive, streamed

STYLES, STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_STRIKE = b"strike"
_NO = frozenset({"0", "false", "off"})
_WHITE = " \t\r\n\u00a0"

# A piece of a text and whether it is struck; None: as the font of its cell says.
Run = tuple[str, bool | None]


class Struck:
    """What is struck in a workbook."""

    def __init__(self, archive: Archive) -> None:
        self._formats = _struck_formats(archive[STYLES]) if _mentioned(archive, STYLES) else frozenset()
        in_texts = _mentioned(archive, STRINGS) or (self._formats and STRINGS in archive)
        self._texts = _pieced_texts(archive[STRINGS]) if in_texts else {}

    def cells(self, part: bytes, *, is_plain: bool) -> Iterator[Noted]:
        """The struck cells of a worksheet part, also those that hold nothing. Plain ones hold no texts of their own."""
        if not (self._formats or self._texts or (not is_plain and _STRIKE in part)):
            return
        for here, cell in _cells(part):
            if len(cell) and (runs := self._runs(cell)):
                yield from noted_runs(here, runs)

    def _runs(self, cell: etree._Element) -> Sequence[Run]:
        """The pieces of a cell's text, where one of them is struck."""
        by_font = cell.get("s", "0") in self._formats
        kind = cell.get("t")
        own: Sequence[Run] = ()
        if kind == "s":
            own = self._texts.get(cell.findtext("{*}v") or "", ())
        elif kind == "inlineStr":
            own = _runs(cell.find("{*}is"))
        runs = own or (("…", None),)
        told = [(text, by_font if struck is None else struck) for text, struck in runs]
        return told if any(struck for _, struck in told) else ()


def noted_runs(here: Spot, runs: Sequence[Run]) -> Iterator[Noted]:
    """A remark on a text of which some pieces are struck: what is struck."""
    struck = "".join(text for text, is_struck in runs if is_struck).strip(_WHITE)
    left = "".join(text for text, is_struck in runs if not is_struck).strip(_WHITE)
    if struck:
        yield Noted(here, "text_struck_partly" if left else "text_struck", struck)


def _mentioned(archive: Archive, name: str) -> bool:
    return name in archive and _STRIKE in archive[name]


def _cells(part: bytes) -> Iterator[tuple[Spot, etree._Element]]:
    """Every cell and its place, which programs need not write down where it follows from the one before."""
    number = -1
    for row in streamed(part, "row"):
        number = int(row.get("r", number + 2)) - 1
        column = -1
        for cell in row.iterchildren("{*}c"):
            place = cell.get("r", "").replace("$", "").upper()
            number, column = spot(place) if place else (number, column + 1)
            yield (number, column), cell


def _struck_formats(styles: bytes) -> frozenset[str]:
    """The numbers of the cell formats whose font is struck."""
    fonts: list[bool] = []
    formats: list[str | None] = []
    for group in streamed(styles, "fonts", "cellXfs"):
        if etree.QName(group).localname == "fonts":
            fonts += [_is_struck(font) for font in group.iterchildren("{*}font")]
        else:
            formats += [one.get("fontId") for one in group.iterchildren("{*}xf")]
    struck = {str(i) for i, is_struck in enumerate(fonts) if is_struck}
    return frozenset(str(i) for i, font in enumerate(formats) if font in struck)


def _pieced_texts(strings: bytes) -> Mapping[str, Sequence[Run]]:
    """The shared texts in several fonts, by their number."""
    texts = ((str(i), _runs(text)) for i, text in enumerate(streamed(strings, "si")))
    return {number: runs for number, runs in texts if runs}


def _runs(text: etree._Element | None) -> Sequence[Run]:
    """The pieces of a text in several fonts."""
    if text is None:
        return ()
    return [
        (run.findtext("{*}t") or "", _run_struck(run.find("{*}rPr"))) for run in text.iterchildren("{*}r")
    ]


def _run_struck(font: etree._Element | None) -> bool | None:
    return None if font is None else _is_struck(font)


def _is_struck(font: etree._Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _NO
