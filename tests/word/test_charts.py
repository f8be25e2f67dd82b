"""Charts that Word can edit: where the template has a place for them, with the figures that they show."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from schemas.document import CHART_KINDS, TONES, Chart, Figure, Series
from tests.word import kinds, sample
from tests.word.reading import changed_template, opened, paragraphs
from tiendo.word import TemplateError, printed_figures, read_figures, render

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def with_charts(*charts: Chart) -> bytes:
    return render(sample.TEMPLATE, replace(sample.document(), charts=charts))


def parts(content: bytes, folder: str) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith(folder)}


def chart_parts(content: bytes) -> list[etree._Element]:
    found = parts(content, "word/charts/chart")
    return [etree.fromstring(found[name]) for name in sorted(found)]


def captions(content: bytes) -> list[str]:
    return [p.text for p in paragraphs(opened(content)) if p.style.name == "ND30 Tên hình"]


@pytest.mark.parametrize("kind", ["annual", "review", "summary"])
def test_every_chart_stands_in_the_document_with_number_caption_and_description(kind: str) -> None:
    document = kinds.document(kind)
    content = render(kinds.template(kind), document)

    shapes = opened(content).inline_shapes
    drawn = [shape._inline.docPr for shape in shapes if shape._inline.docPr.get("name").startswith("Chart")]
    assert sorted(one.get("descr") for one in drawn) == sorted(chart.description for chart in document.charts)
    titles = [caption.split(". ", 1) for caption in captions(content)]
    assert [number for number, _ in titles] == [f"Hình {n}" for n in range(1, len(document.charts) + 1)]
    assert sorted(title for _, title in titles) == sorted(chart.title for chart in document.charts)


def test_the_english_form_calls_them_figures() -> None:
    content = render(kinds.template("summary", "en"), kinds.document("summary", "en"))

    assert [caption[:9] for caption in captions(content)] == ["Figure 1."]


def test_drawings_have_numbers_of_their_own() -> None:
    body = opened(render(sample.TEMPLATE, sample.document())).element.body

    numbers = [properties.get("id") for properties in body.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers)) == 3 + 5


def test_a_chart_that_is_not_given_leaves_nothing_behind() -> None:
    content = with_charts()

    assert captions(content) == []
    assert parts(content, "word/charts") == parts(content, "word/embeddings") == {}
    assert len(opened(content).inline_shapes) == 0


def test_charts_of_one_place_keep_their_order() -> None:
    first, second = sample.trend_charts()

    shown = [caption.split(". ", 1)[1] for caption in captions(with_charts(second, first))]
    assert shown == [second.title, first.title]


def test_the_figures_of_charts_are_read_back() -> None:
    content = with_charts(sample.progress_chart())

    found = read_figures(content)
    assert {figure.id: figure.text for figure in sample.progress_chart().figures}.items() <= found.items()
    assert found["rate.all.2023"] == "38,9"


def test_a_value_that_somebody_changed_in_a_chart_is_read_as_it_stands() -> None:
    out = BytesIO()
    with ZipFile(BytesIO(with_charts(sample.progress_chart()))) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<c:v>38.9</c:v>", b"<c:v>48.9</c:v>"))

    assert dict(printed_figures(out.getvalue()))["rate.all.2023"] == "48.9"


def test_the_workbook_behind_a_chart_holds_its_data() -> None:
    chart = sample.compliance_chart()
    (book,) = parts(with_charts(chart), "word/embeddings").values()

    rows = list(openpyxl.load_workbook(BytesIO(book)).active.values)
    assert rows[0][1:] == tuple(series.name for series in chart.series)
    assert [row[0] for row in rows[1:]] == list(chart.categories)
    assert [row[1:] for row in rows[1:]] == [
        tuple(series.values[place].value for series in chart.series) for place in range(len(chart.categories))
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(100 / 3, "33,3%"), (66.65, "66,7%"), (0.2549, "0,25%"), (1234, "1.234")]
)
def test_labels_data_and_text_say_the_same_number(value: float, text: str) -> None:
    series = Series("x", (Figure("x", value, text, ""), Figure("y", 0.125, "0,13%", "")))
    content = with_charts(Chart("progress", "line", "Xu hướng", "Đường", ("2022", "2023"), (series,)))

    said = float(text.rstrip("%").replace(".", "").replace(",", "."))
    (drawn,) = chart_parts(content)
    (book,) = parts(content, "word/embeddings").values()
    assert [float(point.text) for point in drawn.iterfind(f".//{C}val//{C}v")] == [said, 0.13]
    assert [row[1] for row in openpyxl.load_workbook(BytesIO(book)).active.values][1:] == [said, 0.13]
    assert dict(printed_figures(content))["x"] == text


def test_a_chart_is_tied_to_its_workbook() -> None:
    content = with_charts(sample.compliance_chart())

    relations = etree.fromstring(parts(content, "word/charts/_rels")["word/charts/_rels/chart1.xml.rels"])
    ((relation,), (chart,)) = relations, chart_parts(content)
    assert relation.get("Target") == "../embeddings/chart1.xlsx"
    data = chart.find(f"{C}externalData")
    assert data.get(qn("r:id")) == relation.get("Id")
    with ZipFile(BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    assert 'PartName="/word/charts/chart1.xml"' in types
    assert 'PartName="/word/embeddings/chart1.xlsx"' in types


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_every_kind_has_its_type_and_the_font_of_the_norm(kind: str) -> None:
    (chart,) = chart_parts(with_charts(replace(sample.progress_chart(), kind=kind)))

    fonts = {font.get("typeface") for font in chart.iter(f"{A}latin")}
    assert fonts == {"Times New Roman"}
    assert (chart.find(f".//{C}lineChart") is not None) == (kind == "line")
    assert chart.find(f"{C}lang").get("val") == "vi-VN"
    assert all(int(axis.get("val")) > 0 for axis in chart.iter(f"{C}axId"))


# The first children of elements that were touched, in the order of the schema (ISO/IEC 29500-1, DrawingML charts).
ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "dLbl": "idx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbls": (
        "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
        "showLeaderLines"
    ),
    "valAx": (
        "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
        "crossAx crosses"
    ),
    "ser": "idx order tx spPr invertIfNegative marker dLbls cat val smooth",
}


@pytest.mark.parametrize("kind", CHART_KINDS)
@pytest.mark.parametrize("unit", ["", "%", "vụ việc"])
def test_elements_of_a_chart_stand_in_the_order_of_the_schema(kind: str, unit: str) -> None:
    (chart,) = chart_parts(with_charts(replace(sample.progress_chart(), kind=kind, unit=unit)))

    for parent, order in ORDER.items():
        for element in chart.iter(f"{C}{parent}"):
            names = [etree.QName(child).localname for child in element]
            assert names == sorted(names, key=order.split().index), parent


def test_a_number_wider_than_its_dark_bar_stands_black_on_white() -> None:
    values = tuple(Figure(f"n{n}", n, str(n), "") for n in (100, 2))
    chart = Chart(
        "status", "stacked_bars", "Ngắn", "Thanh dài, thanh ngắn", ("x", "y"), (Series("a", values, "done"),)
    )
    (drawn,) = chart_parts(with_charts(chart))

    (label,) = drawn.iter(f"{C}dLbl")
    assert label.find(f"{C}idx").get("val") == "1"
    assert [colour.get("val") for colour in label.iter(f"{A}srgbClr")] == ["FFFFFF", "000000"]
    for parent in ("dLbl", "dLbls"):
        names = [etree.QName(child).localname for child in next(drawn.iter(f"{C}{parent}"))]
        assert names == sorted(names, key=ORDER[parent].split().index)


def test_tones_stay_apart_in_grey() -> None:
    figures = tuple(Series(tone, (sample.figure(tone, 1),), tone) for tone in TONES)
    chart = Chart("status", "stacked_bars", "Tông màu", "Tám tông màu", ("x",), figures)
    (drawn,) = chart_parts(with_charts(chart))

    looks = [_look(series.find(f"{C}spPr")) for series in drawn.iter(f"{C}ser")]
    assert len(set(looks)) == len(TONES)
    plain = sorted(grey for pattern, grey in looks if pattern is None)
    assert all(light - dark > 40 for dark, light in pairwise(plain))


def _look(shape: etree._Element) -> tuple[str | None, int]:
    """Hatching, and the lightness of the colour when printed in grey, 0 to 255."""
    pattern = shape.find(f"{A}pattFill")
    colour = (shape if pattern is None else pattern.find(f"{A}bgClr")).find(f".//{A}srgbClr").get("val")
    red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return None if pattern is None else pattern.get("prst"), round(0.299 * red + 0.587 * green + 0.114 * blue)


def test_what_is_not_known_is_a_gap_not_zero() -> None:
    chart = sample.progress_chart()
    first = replace(chart.series[0], values=(None, *chart.series[0].values[1:]))
    (drawn,) = chart_parts(with_charts(replace(chart, series=(first,))))

    values = drawn.find(f".//{C}val//{C}numCache")
    assert [point.get("idx") for point in values.iter(f"{C}pt")] == ["1", "2", "3"]
    assert drawn.find(f".//{C}dispBlanksAs").get("val") == "gap"


@pytest.mark.parametrize(
    "flaw",
    [
        {"kind": "pie"},
        {"title": ""},
        {"description": ""},
        {"categories": ()},
        {"series": ()},
        {"categories": ("một",)},
        {"series": (Series("x", tuple(Figure("x", 1, "1", "") for _ in range(4)), "pink"),)},
    ],
)
def test_a_chart_that_is_not_whole_is_refused(flaw: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match="'progress' is not whole"):
        with_charts(replace(sample.progress_chart(), **flaw))


def test_a_chart_outside_the_list_is_refused() -> None:
    with pytest.raises(TemplateError, match="outside the list: other"):
        with_charts(replace(sample.progress_chart(), name="other"))


def test_a_chart_without_place_is_refused(tmp_path: Path) -> None:
    template = changed_template(tmp_path, ("[[chart progress]]", ""))

    with pytest.raises(TemplateError, match="exactly one place"):
        render(template, sample.document())


def test_a_place_may_give_the_size(tmp_path: Path) -> None:
    template = changed_template(tmp_path, ("[[chart progress]]", "[[chart progress 12.5x6]]"))

    content = render(template, replace(sample.document(), charts=(sample.progress_chart(),)))
    shape = opened(content).inline_shapes[-1]
    assert (round(shape.width.cm, 1), round(shape.height.cm, 1)) == (12.5, 6.0)


@pytest.mark.parametrize(("lang", "format"), [("vi", '[$-42A]#,##0.0"%"'), ("en", '#,##0.0"%"')])
def test_numbers_read_as_the_language_writes_them(lang: str, format: str) -> None:
    document = kinds.document("annual", lang)
    progress = next(chart for chart in document.charts if chart.name == "progress")
    document = replace(document, charts=(progress,))
    (chart,) = chart_parts(render(kinds.template("annual", lang), document))

    assert {label.get("formatCode") for label in chart.iterfind(f".//{C}dLbls/{C}numFmt")} == {format}


@pytest.mark.parametrize(
    ("texts", "values", "labels", "axis"),
    [
        (("30", "1.250"), (30, 1250), "#,##0", "#,##0"),
        (("38,9%", "40%"), (38.9, 40), "#,##0.0", "#,##0"),
        (("0,3%", "0,25%"), (0.3, 0.25), "#,##0.00", "#,##0.00"),
    ],
)
def test_labels_have_the_decimals_of_the_figures_and_the_axis_only_where_it_must(
    texts: tuple[str, ...], values: tuple[float, ...], labels: str, axis: str
) -> None:
    figures = tuple(Figure(f"x.{v}", v, text, "") for v, text in zip(values, texts, strict=True))
    chart = Chart("progress", "line", "Xu hướng", "Đường", ("2022", "2023"), (Series("x", figures),))
    (drawn,) = chart_parts(with_charts(chart))

    assert drawn.find(f".//{C}dLbls/{C}numFmt").get("formatCode") == f"[$-42A]{labels}"
    assert drawn.find(f".//{C}valAx/{C}numFmt").get("formatCode") == f"[$-42A]{axis}"


def test_zeros_are_left_out_of_stacked_bars() -> None:
    (drawn,) = chart_parts(with_charts(sample.compliance_chart()))

    formats = {label.get("formatCode") for label in drawn.iterfind(f".//{C}dLbls/{C}numFmt")}
    assert formats == {"[$-42A]#,##0;[$-42A]-#,##0;"}


@pytest.mark.parametrize(
    ("kind", "named"), [("stacked_bars", True), ("stacked_columns", True), ("columns", False)]
)
def test_the_only_part_of_stacked_bars_has_its_name_in_a_legend(kind: str, named: bool) -> None:
    whole = sample.status_chart()
    chart = replace(whole, kind=kind, series=whole.series[:1])

    (part,) = chart_parts(with_charts(chart))
    assert (part.find(f".//{C}legend") is not None) is named
