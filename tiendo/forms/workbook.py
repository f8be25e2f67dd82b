"""The form as an Excel workbook: help sheet, the layout's sheets, identity in the document's properties."""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from schemas.layout import Layout
from schemas.records import MAX_TEXT
from tiendo.forms.checks import Lists
from tiendo.forms.content import Content
from tiendo.forms.guide import GUIDE_SHEET, Line, guide
from tiendo.forms.heights import add_sheet, height_of
from tiendo.forms.page import protect, set_up_print
from tiendo.forms.sheets import SheetWriter
from tiendo.forms.styles import FONT, Styles

_GUIDE_WIDTHS = (30, 104)
_HEADINGS = {"title", "heading"}
_HEADING_HEIGHT = 28


def write_workbook(layout: Layout, content: Content, longest: int = MAX_TEXT) -> bytes:
    """The workbook (xlsx) of one form, texts of `longest` letters at most. The same content gives the same bytes."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "default_format_properties": dict(FONT)})
    styles, lists = Styles(book), Lists()
    _describe(book, layout, content)
    _write_guide(book, layout, content, styles)
    writer = SheetWriter(book, layout, content, styles, lists, longest)
    for sheet in layout.sheets:
        writer.write(sheet)
    lists.write(book)
    book.close()
    return target.getvalue()


def _describe(book: Workbook, layout: Layout, content: Content) -> None:
    """Document properties. The day of creation is the period's first: fixed, so that bytes can be compared."""
    plan, period = content.plan, content.period
    book.set_properties(
        {
            "title": f"{plan.head['short_vi']}: {period.title_vi}",
            "subject": content.agency_name,
            "author": content.coordinator_name,
            "created": datetime.combine(period.window_from, time()),
        }
    )
    about = {
        "layout": layout.version,
        "plan": plan.id,
        "period": period.id,
        "agency": content.agency,
        "plan_digest": plan.digest,
    }
    for name, value in about.items():
        book.set_custom_property(f"tiendo_{name}", value, "text")


def _write_guide(book: Workbook, layout: Layout, content: Content, styles: Styles) -> None:
    page = add_sheet(book, GUIDE_SHEET)
    for column, width in enumerate(_GUIDE_WIDTHS):
        page.set_column(column, column, width)
    for row, line in enumerate(guide(layout, content)):
        _write_line(page, row, line, styles)
    page.hide_gridlines(2)
    protect(page)
    set_up_print(page, footer=content.agency_name)


def _write_line(page: Worksheet, row: int, line: Line, styles: Styles) -> None:
    heading = line.label_style in _HEADINGS
    page.set_row(row, _HEADING_HEIGHT if heading else height_of([(line.text, _GUIDE_WIDTHS[1])]))
    for column, (text, style) in enumerate([(line.label, line.label_style), (line.text, line.text_style)]):
        if text:
            page.write_string(row, column, text, styles[style])
        else:
            page.write_blank(row, column, None, styles[style])
