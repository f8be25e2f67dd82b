"""How charts look: type of the document, tones that stay apart when printed in grey.

What is overdue or late is hatched in the colour of what is in time, whatever the chart.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import cast

from lxml import etree
from pptx.chart.chart import Chart as OfficeChart
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from schemas.document import TONES, Chart, Series
from tiendo.word.points import most_decimals

FONT = "Times New Roman"
_SIZE = Pt(10)
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_NUMBERS = {"vi": "[$-42A]", "en": ""}  # who reads Vietnamese sees a comma before decimals
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST_LABELLED_LINES = 2
_LARGE = 10
_LABEL_SIZE = Pt(9)
_DIGIT = 0.025  # of the longest bar: what a digit of a label takes


def _colour(digits: str) -> RGBColor:
    return cast("RGBColor", RGBColor.from_string(digits))  # type: ignore[no-untyped-call]


_BLACK, _WHITE, _LINE, _GRID = map(_colour, ("000000", "FFFFFF", "404040", "D9D9D9"))
_DARK, _MIDDLE, _LIGHT, _GREY = map(_colour, ("1F3A5F", "6F94B8", "C3D3E3", "8C8C8C"))


@dataclass(frozen=True)
class _Fill:
    """A colour, plain or with hatching on it; `label` is the colour of the numbers on it."""

    colour: RGBColor
    hatching: RGBColor | None = None
    label: RGBColor = _BLACK
    pattern: MSO_PATTERN_TYPE = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL


_FILLS = dict(
    zip(
        TONES,
        (
            _Fill(_DARK, label=_WHITE),
            _Fill(_DARK, hatching=_WHITE),
            _Fill(_MIDDLE),
            _Fill(_MIDDLE, hatching=_BLACK),
            _Fill(_LIGHT),
            _Fill(_LIGHT, hatching=_BLACK),
            _Fill(_WHITE, hatching=_GREY, pattern=MSO_PATTERN_TYPE.DARK_HORIZONTAL),
            _Fill(_WHITE),
        ),
        strict=True,
    )
)
_STROKES = (
    (_DARK, MSO_LINE_DASH_STYLE.SOLID, XL_MARKER_STYLE.CIRCLE),
    (_MIDDLE, MSO_LINE_DASH_STYLE.DASH, XL_MARKER_STYLE.SQUARE),
    (_BLACK, MSO_LINE_DASH_STYLE.ROUND_DOT, XL_MARKER_STYLE.TRIANGLE),
    (_GREY, MSO_LINE_DASH_STYLE.DASH_DOT, XL_MARKER_STYLE.DIAMOND),
)


def dress(root: etree._Element, chart: Chart, lang: str) -> None:
    """Give the chart space `root` its looks; `chart` is what it shows, `lang` the document's language."""
    office = OfficeChart(root, None)  # type: ignore[no-untyped-call]
    office.font.name, office.font.size = FONT, _SIZE
    office.font.color.rgb = _BLACK
    office.has_title = False
    office.has_legend = len(chart.series) > 1 or chart.kind.startswith("stacked")  # a part needs its name
    if office.has_legend:
        office.legend.position, office.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _dress_axes(office, chart, lang)
    lines = chart.kind == "line"
    for number, (drawn, series) in enumerate(zip(office.plots[0].series, chart.series, strict=True)):
        fill = _fill_of(series, number)
        if lines:
            _dress_line(drawn, number)
        else:
            _dress_bars(drawn, fill)
        if not lines or len(chart.series) <= _MOST_LABELLED_LINES:
            _label(drawn, chart, lang, fill, number)
    _say_language(root, lang)
    _leave_unframed(root)


def number_format(chart: Chart, lang: str) -> str:
    """How the chart prints its values: with as many decimals as the figures' texts have.

    Zeros are left out where parts of a bar show them.
    """
    plain = _format(chart, lang, most_decimals(chart.figures))
    return f"{plain};{plain.replace('#', '-#', 1)};" if chart.kind.startswith("stacked") else plain


def _axis_format(chart: Chart, lang: str) -> str:
    """Whole numbers along the axis, unless all values are small."""
    large = max((abs(figure.value) for figure in chart.figures), default=0) >= _LARGE
    return _format(chart, lang, 0 if large else most_decimals(chart.figures))


def _format(chart: Chart, lang: str, decimals: int) -> str:
    digits = "#,##0" + "." * bool(decimals) + "0" * decimals
    return f"{_NUMBERS.get(lang, '')}{digits}" + ('"%"' if chart.unit == "%" else "")


def _fill_of(series: Series, number: int) -> _Fill:
    return _FILLS[series.tone or TONES[number % len(TONES)]]


def _dress_axes(office: OfficeChart, chart: Chart, lang: str) -> None:
    categories, values = office.category_axis, office.value_axis
    categories.format.line.color.rgb = _LINE
    categories.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    values.minimum_scale = 0 if all(figure.value >= 0 for figure in chart.figures) else None
    values.has_major_gridlines = values.visible = chart.kind == "line"
    if chart.kind == "stacked_bars":
        categories.reverse_order, categories.crosses = True, XL_AXIS_CROSSES.MAXIMUM
    if chart.kind != "line":
        office.plots[0].gap_width = 60
        return
    values.major_gridlines.format.line.color.rgb = _GRID
    values.format.line.fill.background()
    values.tick_labels.number_format = _axis_format(chart, lang)
    values.tick_labels.number_format_is_linked = False
    if chart.unit and chart.unit != "%":
        values.has_title = True
        frame = values.axis_title.text_frame
        frame.text = chart.unit
        font = frame.paragraphs[0].font
        font.name, font.size, font.bold = FONT, _SIZE, False


def _dress_bars(drawn: BarSeries, fill: _Fill) -> None:
    drawn.invert_if_negative = False
    drawn.format.line.color.rgb, drawn.format.line.width = _LINE, Pt(0.5)
    if fill.hatching is not None:
        drawn.format.fill.patterned()
        drawn.format.fill.pattern = fill.pattern
        drawn.format.fill.fore_color.rgb, drawn.format.fill.back_color.rgb = fill.hatching, fill.colour
    else:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = fill.colour


def _dress_line(drawn: LineSeries, number: int) -> None:
    colour, dash, marker = _STROKES[number % len(_STROKES)]
    drawn.smooth = False
    drawn.format.line.color.rgb, drawn.format.line.width, drawn.format.line.dash_style = colour, Pt(2), dash
    drawn.marker.style, drawn.marker.size = marker, 7
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = colour
    drawn.marker.format.line.color.rgb = colour


def _label(drawn: BarSeries | LineSeries, chart: Chart, lang: str, fill: _Fill, number: int) -> None:
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format = number_format(chart, lang)
    labels.font.name, labels.font.size = FONT, _LABEL_SIZE
    labels.font.color.rgb = _BLACK if chart.kind in ("line", "columns") else fill.label
    if chart.kind == "line":
        labels.position = XL_LABEL_POSITION.BELOW if number else XL_LABEL_POSITION.ABOVE
    elif chart.kind == "columns":
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    else:
        labels.position = XL_LABEL_POSITION.CENTER
        if fill.hatching is not None:
            _put_on_white(labels._element)
        elif fill.label is _WHITE:
            _lift_narrow(drawn, chart, number)


def _lift_narrow(drawn: BarSeries | LineSeries, chart: Chart, number: int) -> None:
    """White numbers wider than their part of the bar are not to be lost beside it: they stand black on white."""
    widest = max(sum(_values(chart, place)) for place in range(len(chart.categories)))
    for place, figure in enumerate(chart.series[number].values):
        if figure is not None and 0 < figure.value < widest * _DIGIT * len(figure.text):
            label = drawn.points[place].data_label
            label.font.name, label.font.size, label.font.color.rgb = FONT, _LABEL_SIZE, _BLACK
            label.position = XL_LABEL_POSITION.CENTER
            labels = drawn.data_labels._element
            element = labels.findall(f"{_CHART}dLbl")[-1]
            element.find(f"{_CHART}idx").addnext(deepcopy(labels.find(f"{_CHART}numFmt")))
            _put_on_white(element)


def _values(chart: Chart, place: int) -> list[float]:
    return [figure.value for series in chart.series if (figure := series.values[place]) is not None]


def _put_on_white(labels: etree._Element) -> None:
    """Numbers are not to be read on hatching, nor beside a bar that is too short for them."""
    for present in labels.findall(f"{_CHART}spPr"):
        labels.remove(present)
    shape = etree.Element(f"{_CHART}spPr")
    fill = etree.SubElement(shape, f"{_DRAWING}solidFill")
    etree.SubElement(fill, f"{_DRAWING}srgbClr").set("val", "FFFFFF")
    labels.find(f"{_CHART}numFmt").addnext(shape)


def _say_language(root: etree._Element, lang: str) -> None:
    """The language and the square corners of the frame, in their place among the first elements."""
    for name in ("lang", "roundedCorners"):
        for present in root.findall(f"{_CHART}{name}"):
            root.remove(present)
    corners, language = etree.Element(f"{_CHART}roundedCorners"), etree.Element(f"{_CHART}lang")
    corners.set("val", "0")
    language.set("val", _LANGUAGES.get(lang, lang))
    root.find(f"{_CHART}date1904").addnext(corners)
    corners.addprevious(language)


def _leave_unframed(root: etree._Element) -> None:
    """Neither a box around the chart nor a ground behind it."""
    shape = etree.Element(f"{_CHART}spPr")
    etree.SubElement(shape, f"{_DRAWING}noFill")
    etree.SubElement(etree.SubElement(shape, f"{_DRAWING}ln"), f"{_DRAWING}noFill")
    root.find(f"{_CHART}chart").addnext(shape)
