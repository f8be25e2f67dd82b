"""A cell's text → its entries: bullets, lines, and where asked semicolons, but nothing inside brackets."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

_BULLET = re.compile(r"(?:(?<=^)|(?<=[\s;.,]))[-+•]\s+(?=[^\W\d_]|\d|“|\()")
_GOES_ON = (",", " và", " hoặc", ":")


def items(text: str, *, semicolons: bool = False, whole: Collection[tuple[int, int]] = ()) -> list[str]:
    """The entries of a cell, without their bullets and closing marks.

    A dash begins an entry only before a capital letter; not inside a span of `whole` ("Lao động - Thương binh").
    """
    cuts = [0, *_cuts(text, semicolons, whole), len(text)]
    found = [_trimmed(text[start:end]) for start, end in pairwise(cuts)]
    return [one for one in found if one]


def _cuts(text: str, semicolons: bool, whole: Collection[tuple[int, int]]) -> Iterator[int]:
    depth = 0
    for i, character in enumerate(text):
        depth = max(0, depth + (character == "(") - (character == ")"))
        if depth or any(start <= i < end for start, end in whole):
            continue
        if _begins_line(text, i) or _begins_bullet(text, i) or (semicolons and i and text[i - 1] == ";"):
            yield i


def _begins_line(text: str, i: int) -> bool:
    """A new line is a new entry, unless the one above has not ended."""
    if text[i] != "\n" or i + 1 >= len(text):
        return False
    return not text[:i].rstrip().endswith(_GOES_ON) and not text[i + 1].islower()


def _begins_bullet(text: str, i: int) -> bool:
    bullet = _BULLET.match(text, i)
    if bullet is None:
        return False
    starts = i == 0 or text[i - 1] in "\n;"
    return starts or text[bullet.end()].isupper() or text[:i].rstrip().endswith((";", "."))


def _trimmed(entry: str) -> str:
    entry = re.sub(r"\s+", " ", entry).strip()
    entry = re.sub(r"^[-+•]\s+", "", entry).strip(" ;,")
    entry = entry.rstrip(".") if not entry.endswith("...") else entry
    return _balanced(entry.strip(" ;,"))


def _balanced(entry: str) -> str:
    """Without a closing bracket that nothing opened."""
    if entry.endswith(")") and entry.count("(") < entry.count(")"):
        return entry[:-1].rstrip()
    return entry
