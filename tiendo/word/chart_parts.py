"""A chart as Word keeps it: a chart part and, behind it, the workbook that opens when somebody edits its data."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import cast

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from schemas.document import Chart
from tiendo.word.chart_look import dress
from tiendo.word.points import plotted
from tiendo.word.text import one_line

WORKBOOK_RELATION = "rId1"

_NEGATIVE_AXIS = re.compile('(<c:(?:axId|crossAx) val=")-')  # the schema knows positive numbers only
_KINDS = {
    "stacked_bars": XL_CHART_TYPE.BAR_STACKED,
    "stacked_columns": XL_CHART_TYPE.COLUMN_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class _PlainWorkbook(CategoryWorkbookWriter):
    """The workbook of a chart: text stays text, and it carries no clock."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
        book = Workbook(
            xlsx_file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        book.set_properties({"created": datetime(2020, 3, 5)})
        yield book, book.add_worksheet("Sheet1")
        book.close()


def chart_xml(chart: Chart, lang: str) -> bytes:
    """The chart part; its data lie in the workbook at relation `WORKBOOK_RELATION`."""
    xml = ChartXmlWriter(_KINDS[chart.kind], _data(chart)).xml  # type: ignore[no-untyped-call]
    root = parse_xml(_NEGATIVE_AXIS.sub(r"\1", xml).encode())
    dress(root, chart, lang)
    data = etree.SubElement(root, f"{{{_CHART}}}externalData")
    data.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", WORKBOOK_RELATION)
    etree.SubElement(data, f"{{{_CHART}}}autoUpdate").set("val", "0")
    return cast("bytes", etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def chart_workbook(chart: Chart) -> bytes:
    """The workbook with the chart's categories and series."""
    return cast("bytes", _PlainWorkbook(_data(chart)).xlsx_blob)  # type: ignore[no-untyped-call]


def _data(chart: Chart) -> CategoryChartData:
    data = CategoryChartData(number_format="General")  # type: ignore[no-untyped-call]
    data.categories = [one_line(category) for category in chart.categories]
    for series in chart.series:
        values = [None if figure is None else plotted(figure) for figure in series.values]
        data.add_series(one_line(series.name), values)  # type: ignore[no-untyped-call]
    return data
