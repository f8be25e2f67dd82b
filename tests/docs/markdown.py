"""The Markdown pages of the project: where they lie, their links, their headings and the commands that they show."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = ("bench", "docs", "flows", "plans", "schemas", "templates", "tests", "tiendo")
_SINGLE = ("submissions/README.md",)

_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_COMMAND = re.compile(r"^(?:[$>] )?(?:[\w.\\/-]*[\\/])?tiendo +([^\n]*)$", re.MULTILINE)
_TARGET = re.compile(r"^(?:[$>] )?make +([a-z]+)", re.MULTILINE)


class Shown(NamedTuple):
    """A command line as a page shows it. In a block it is whole; inside a sentence it may be a part."""

    page: str
    line: str
    whole: bool


@cache
def pages() -> dict[str, str]:
    """Every Markdown page by its place below the checkout."""
    found = [*ROOT.glob("*.md"), *(ROOT / single for single in _SINGLE)]
    for folder in _FOLDERS:
        found += (ROOT / folder).rglob("*.md")
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def links(text: str) -> list[str]:
    """Where a page points to, code left out."""
    return _LINK.findall(_SPAN.sub("", _FENCE.sub("", text)))


def anchors(text: str) -> set[str]:
    """The names that headings can be linked by, as code hosts make them."""
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(_FENCE.sub("", text)))
    return {heading.replace(" ", "-") for heading in kept}


def commands() -> Iterator[Shown]:
    """Every `tiendo …` line of every page."""
    return _shown(_COMMAND)


def targets() -> Iterator[Shown]:
    """Every `make …` line of every page."""
    return _shown(_TARGET)


def _shown(pattern: re.Pattern[str]) -> Iterator[Shown]:
    for page, text in pages().items():
        for block in _blocks(text):
            yield from (Shown(page, line.strip(), True) for line in pattern.findall(block))
        for span in _SPAN.findall(_FENCE.sub("", text)):
            yield from (Shown(page, line.strip(), False) for line in pattern.findall(span))


def _blocks(text: str) -> list[str]:
    indented = re.findall(r"(?:^(?: {4}|\t).*\n?)+", _FENCE.sub("", text), re.MULTILINE)
    return [match.group() for match in _FENCE.finditer(text)] + [
        re.sub(r"^(?: {4}|\t)", "", block, flags=re.MULTILINE) for block in indented
    ]
