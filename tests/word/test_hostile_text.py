"""What agencies and coordinators write is text, wherever it stands, and nothing behind it is lost."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from schemas.document import Chart, Document, Figure, Rows, Text
from tests.word import kinds
from tests.word.reading import all_text, opened
from tiendo.word import render, sanitise
from tiendo.word.compiled import compile_template
from tiendo.word.names import CATALOGUE
from tiendo.word.text import one_line

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
    "formula": "=HYPERLINK(A1) +1 -1 @SUM",
    "places": "[[chart status]] [[contents]] [[title]] [[year_labels]] <?tiendo-chart status?>",
}
CASES = [
    pytest.param(text, id=name, marks=[pytest.mark.slow] if len(text) > 10_000 else [])
    for name, text in HOSTILE.items()
]
# Lists of mappings: a name and the parts in which text stands.
PARTS = (
    ("groups", "title"),
    ("groups", "blocks"),
    ("returned", "what"),
    ("returned", "reasons"),
    ("owing", "title"),
    ("owing", "agencies"),
    ("facts", "label"),
    ("facts", "before"),
)
ROWS = 2  # of each table and style
NO_TEXT = ("approved", "synthetic", "document_date")


def marked(name: str, hostile: str) -> str:
    """`hostile` with an end that shows where it stood."""
    return f"{hostile} ⟦{name}⟧"


def hostile_document(kind: str, lang: str, hostile: str) -> Document:
    """The sample of a kind, every text of which is hostile; each table has few rows."""
    document = kinds.document(kind, lang)
    checks = CATALOGUE[kind].values
    values = {
        name: value
        if name in NO_TEXT
        else _filled(value, name, hostile) or _anything(checks[name], name, hostile)
        for name, value in document.values.items()
    }
    return replace(
        document,
        values=values | {"title": hostile},
        tables=tuple(_few_rows(rows, hostile) for rows in document.tables),
        charts=tuple(_chart(chart, hostile) for chart in document.charts),
    )


def _filled(value: Any, name: str, hostile: str) -> Any:
    """`value` with hostile texts in all places; nothing for an empty value."""
    if isinstance(value, Mapping):
        return {
            key: item if key == "kind" else _filled(item, name if key == "text" else f"{name}.{key}", hostile)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_filled(item, name, hostile) for item in value]
    if isinstance(value, Text):
        figure = Figure(id=f"{name} {hostile[:50]}", value=1, text=marked("figure", hostile), formula="")
        return Text((hostile, figure, marked(name, hostile)))
    return marked(name, hostile) if value else ""


def _anything(check: Callable[[object], bool], name: str, hostile: str) -> Any:
    """A hostile value of the right type where the sample has none."""
    text = marked(name, hostile)
    return next(value for value in (text, [text], [{"kind": "item", "text": text}]) if check(value))


def _few_rows(rows: Rows, hostile: str) -> Rows:
    styles = dict.fromkeys(style for style, _ in rows.rows)
    chosen = [row for style in styles for row in [row for row in rows.rows if row[0] == style][:ROWS]]
    return Rows(
        rows.name,
        tuple(
            (style, {name: marked(f"{rows.name}.{style}.{name}", hostile) for name in cells})
            for style, cells in chosen
        ),
    )


def _chart(chart: Chart, hostile: str) -> Chart:
    return replace(
        chart,
        title=marked("chart title", hostile),
        description=marked("description", hostile),
        categories=tuple(marked(f"category {i}", hostile) for i, _ in enumerate(chart.categories)),
        series=tuple(replace(series, name=marked("series", hostile)) for series in chart.series),
    )


@cache
def rendered(kind: str, hostile: str, lang: str = "vi") -> bytes:
    return render(kinds.template(kind, lang), hostile_document(kind, lang, hostile))


def seen(content: bytes) -> str:
    """What the document prints, with no regard to capitals."""
    return all_text(content).upper()


@pytest.mark.parametrize("kind", kinds.SAMPLES)
@pytest.mark.parametrize("hostile", CASES)
def test_hostile_text_comes_out_as_text_in_every_value(kind: str, hostile: str) -> None:
    text = seen(rendered(kind, hostile))

    document = kinds.document(kind)
    names = set(document.values) - {*NO_TEXT, "title", "groups", "returned", "owing", "facts"}
    missing = [name for name in names if sanitise(marked(name, hostile)).upper() not in text]
    assert missing == []
    for name, part in PARTS:
        if name in document.values:
            assert sanitise(marked(f"{name}.{part}", hostile)).upper() in text, (name, part)


@pytest.mark.parametrize("kind", kinds.SAMPLES)
@pytest.mark.parametrize("hostile", CASES)
def test_hostile_text_comes_out_as_text_in_every_cell(kind: str, hostile: str) -> None:
    cells = {
        cell.text
        for table in opened(rendered(kind, hostile)).tables
        for row in table.rows
        for cell in row.cells
    }

    text = "\n\n".join(cells)
    shown = [
        sanitise(marked(f"{rows.name}.{style}.{name}", hostile))
        for rows in hostile_document(kind, "vi", hostile).tables
        for style, columns in rows.rows
        for name in columns
        if name in shown_columns(kind, rows.name, style)
    ]
    assert shown
    assert [one for one in shown if one not in text] == []


def shown_columns(kind: str, table: str, style: str) -> set[str]:
    """The columns that the template prints."""
    repeats = len(kinds.document(kind).values.get("year_labels", ()))
    compiled = compile_template(f"{kind}.docx", kinds.template(kind).read_bytes(), repeats)
    return compiled.patterns[table][style].columns


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
@pytest.mark.parametrize("hostile", CASES)
def test_nothing_behind_hostile_text_is_lost(kind: str, lang: str, hostile: str) -> None:
    content = rendered(kind, hostile, lang)
    plain = opened(render(kinds.template(kind, lang), kinds.document(kind, lang)))

    document = opened(content)
    assert len(document.sections) == len(plain.sections)
    assert len(document.tables) == len(plain.tables)
    assert len(document.inline_shapes) == len(plain.inline_shapes)
    few = {rows.name: len(rows.rows) for rows in hostile_document(kind, lang, hostile).tables}
    assert sum(few.values()) <= sum(len(table.rows) for table in document.tables)


@pytest.mark.parametrize("hostile", CASES)
def test_hostile_text_comes_out_as_text_in_charts(hostile: str) -> None:
    with ZipFile(BytesIO(rendered("annual", hostile))) as archive:
        chart = etree.fromstring(archive.read("word/charts/chart1.xml"), etree.XMLParser(huge_tree=True))
        book = archive.read("word/embeddings/chart1.xlsx")

    texts = {node.text for node in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}v")}
    expected = {one_line(marked(name, hostile)) for name in ("series", "category 0", "category 1")}
    assert expected <= texts
    sheet = openpyxl.load_workbook(BytesIO(book)).active
    if len(hostile) < 30_000:  # what a cell of a workbook holds
        assert [one_line(str(cell.value)) for cell in sheet["A"][1:3]] == [
            one_line(marked(f"category {i}", hostile)) for i in (0, 1)
        ]
        assert {cell.data_type for cell in (*sheet["A"][1:], *sheet[1][1:])} == {"s"}
