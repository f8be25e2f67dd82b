"""What agencies and coordinators write is text, wherever it stands, and nothing behind it is lost."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from schemas.document import Document, Figure, Rows, Text
from tests.word import sample
from tests.word.reading import all_text, opened, table_titled
from tiendo.word import read_figures, render, sanitise
from tiendo.word.names import ANNUAL

HOSTILE = {
    "markup": "<b>&amp;</b> & < > \" '",
    "expression": "{{ 7*7 }}",
    "statement": "{% for x in y %}",
    "unclosed": "{{ {% {# }} %}",
    "docxtpl spelling": "{_{ 7*7 }_} {_% if %_}",
    "paragraph tag": "{%p if approved %}",
    "pattern row": "[[row tasks]] [[title]]",
    "end of data": "]]> <![CDATA[ <?tiendo-rows tasks?>",
    "closing tags": "</w:t></w:r></w:p></w:tbl></w:body>",
    "controls": "a\x00\x07\x0b\x0c\x1bz",
    "line ends": "một\r\nhai\rba\nbốn\tnăm",
    "surrogate": "a\ud83dz",
    "noncharacters": "\ufdd0" + "0\ufdd1x\ufdd2\ufdd3",
    "long": "Nội dung rất dài. " * 5600,
    "right to left": "\u202eעברית العربية",
    "emoji": "👩‍⚖️ 🇻🇳 𝔘",
    "decomposed": unicodedata.normalize("NFD", "Quyết định số 1 của Ủy ban"),
    "spaces": "  hai   khoảng trắng  ",
}
TEXT_VALUES = sorted(set(ANNUAL.values) - {"approved", "synthetic", "document_date", "title", "groups"})


def marked(name: str, hostile: str) -> str:
    """`hostile` with an end that shows where it stood."""
    return f"{hostile} ⟦{name}⟧"


def hostile_values(hostile: str) -> dict[str, Any]:
    """Every value of the annual report holding `hostile`, each in the form that it has in the sample."""
    plain = sample.values(lessons=[sample.para("x")], notes_difficulties=["x"], sign_name="x", number="1")
    filled = {name: _filled(plain[name], marked(name, hostile)) for name in TEXT_VALUES}
    block = {"kind": "item", "text": marked("groups.blocks", hostile)}
    group = {"title": Text((marked("groups.title", hostile),)), "blocks": [block]}
    return plain | filled | {"title": hostile, "groups": [group]}


def _filled(value: object, text: str) -> object:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [{"kind": kind, "text": Text((text,))} for kind in ("para", "item", "sub")]
    return [text] if isinstance(value, list) else text


def hostile_document(hostile: str) -> Document:
    columns = ANNUAL.tables["tasks"][""]
    cells = {name: marked(f"tasks.{name}", hostile) for name in columns}
    figure = Figure(id=f"x {hostile[:50]}", value=1, text=marked("figure", hostile), formula="")
    mixed = cells | {"title": Text((hostile, figure)), "percent": figure}
    heading = ("heading", {"ref": hostile, "title": marked("tasks.heading", hostile)})
    return sample.document(
        hostile_values(hostile), (Rows("tasks", (heading, ("", cells), ("", mixed), ("", cells))),)
    )


@cache
def rendered(hostile: str) -> bytes:
    return render(sample.TEMPLATE, hostile_document(hostile))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_out_as_text_in_every_value(hostile: str) -> None:
    text = all_text(rendered(hostile))

    names = [*TEXT_VALUES, "groups.title", "groups.blocks"]
    missing = [name for name in names if not _shown(sanitise(marked(name, hostile)), text)]
    assert missing == []


def _shown(text: str, printed: str) -> bool:
    return text in printed or text.upper() in printed


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_out_as_text_in_every_cell(hostile: str) -> None:
    document = opened(rendered(hostile))

    rows = table_titled(document, "Tình hình thực hiện từng nhiệm vụ").rows
    assert len(rows) == 1 + 4
    assert rows[1].cells[0].text == sanitise(f"{hostile}. {marked('tasks.heading', hostile)}")
    for row in (rows[2], rows[4]):
        assert row.cells[9].text == sanitise(marked("tasks.result", hostile))
    assert rows[3].cells[2].text.endswith("⟦figure⟧")


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_nothing_behind_hostile_text_is_lost(hostile: str) -> None:
    content = rendered(hostile)

    document = opened(content)
    assert len(document.sections) == 5
    assert "PHỤ LỤC IV" in all_text(content).upper()
    assert len(table_titled(document, "Báo cáo được tổng hợp").rows) == 1 + 88
    assert len(read_figures(content)) > 300
