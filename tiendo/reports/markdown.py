"""What coordinators write in Markdown, put behind what is composed of figures, section by section.

A paragraph, a line "- …" (or "* …", "1. …") and a heading "# …" become blocks of the report. Everything else is text
as it stands: no mark-up is taken out, nothing is computed from it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from schemas.document import Document, Text
from tiendo.errors import InputError
from tiendo.reports.draft import Block, item, para, sub
from tiendo.text import clean

SECTIONS = (
    "points",
    "direction",
    "reporting",
    "results",
    "deadlines",
    "indicators",
    "achieved",
    "limits",
    "causes",
    "difficulties",
    "lessons",
    "next_tasks",
    "proposals",
)
GROUP = "group-"  # and the reference of a top heading of the plan

_BLOCKS = {"para": para, "item": item, "sub": sub}
_HEADING = re.compile(r"#{1,6}\s+(.+)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(.+)")
_LINE = re.compile("\r\n|[\r\n]")


def with_narrative(document: Document, texts: Mapping[str, str]) -> Document:
    """`document` with each text behind its section: its name, or "group-" and the reference of a group.

    Raises InputError for a section that the document does not have, lest what somebody wrote be lost in silence.
    """
    known = sections(document)
    if unknown := sorted(set(texts) - set(known)):
        listed = ", ".join(known)
        raise InputError(
            f"Báo cáo không có phần “{unknown[0]}” để thêm lời thuyết minh. Các phần có: {listed}.",
            f"The report has no section “{unknown[0]}” to add narrative to. It has: {listed}.",
        )
    values = dict(document.values)
    for name in [one for one in known if one in texts and not one.startswith(GROUP)]:
        values[name] = [*values[name], *blocks(texts[name])]  # type: ignore[misc]
    if "groups" in values:
        values["groups"] = [_group(one, texts) for one in values["groups"]]  # type: ignore[attr-defined]
    return replace(document, values=values)


def sections(document: Document) -> list[str]:
    """The names of the sections of a document that narrative can be added to; none in a table."""
    groups = document.values.get("groups", [])
    refs = [one["ref"] for one in groups if one.get("ref")]  # type: ignore[attr-defined]
    return [*(name for name in SECTIONS if name in document.values), *(f"{GROUP}{ref}" for ref in refs)]


def _group(group: Mapping[str, object], texts: Mapping[str, str]) -> dict[str, object]:
    text = texts.get(f"{GROUP}{group.get('ref')}", "")
    return {**group, "blocks": [*group["blocks"], *blocks(text)]}  # type: ignore[misc]


def blocks(text: str) -> list[Block]:
    """The paragraphs, lines and headings of a Markdown text; lines without a blank one between them belong together."""
    found: list[tuple[str, list[str]]] = []
    follows = False
    for line in _LINE.split(text):
        kind, words = _kind(line)
        if words and kind == "para" and follows:
            found[-1][1].append(words)
        elif words:
            found.append((kind, [words]))
        follows = bool(words) and kind != "sub"
    return [_BLOCKS[kind](Text((" ".join(lines),))) for kind, lines in found]


def _kind(line: str) -> tuple[str, str]:
    stripped = line.strip()
    if heading := _HEADING.fullmatch(stripped):
        return "sub", clean(heading.group(1))
    if listed := _ITEM.fullmatch(stripped):
        return "item", clean(listed.group(1))
    return "para", clean(stripped)
