"""Putting running text together without losing sight of its figures."""

from collections.abc import Iterable
from string import Formatter

from schemas.document import Figure, Text

Part = str | Figure | Text

ELLIPSIS = "…"


def say(pattern: str, **parts: Part) -> Text:
    """`pattern` with each `{name}` replaced by the part of that name. Raises KeyError for a name without a part."""
    pieces: list[Part] = []
    for literal, name, _, _ in Formatter().parse(pattern):
        pieces.append(literal)
        if name is not None:
            pieces.append(parts[name])
    return together(*pieces)


def together(*parts: Part) -> Text:
    """All parts in their order as one text; neighbouring strings become one."""
    merged: list[str | Figure] = []
    for part in _flat(parts):
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part:
            merged.append(part)
    return Text(tuple(merged))


def joined(parts: Iterable[Part], separator: str, last: str | None = None) -> Text:
    """The parts with `separator` between them, and `last` (if given) before the last one."""
    items = list(parts)
    pieces: list[Part] = []
    for i, item in enumerate(items):
        if i:
            pieces.append(last if last is not None and i == len(items) - 1 else separator)
        pieces.append(item)
    return together(*pieces)


def ended(text: Part, mark: str) -> Text:
    """The text and its closing mark; what ends in an ellipsis needs none."""
    return together(text) if str(text).endswith(ELLIPSIS) else together(text, mark)


def unended(text: Text, mark: str = ".") -> Text:
    """The text without its closing mark, to stand inside a sentence."""
    *before, last = text.parts or ("",)
    return Text((*before, last.removesuffix(mark))) if isinstance(last, str) else text


def _flat(parts: Iterable[Part]) -> Iterable[str | Figure]:
    for part in parts:
        if isinstance(part, Text):
            yield from part.parts
        else:
            yield part
