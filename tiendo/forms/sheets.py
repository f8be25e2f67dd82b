"""The sheets of a form, written from its layout: rows of duties, or a label and a value a row."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from schemas.layout import Column, Layout, Sheet
from schemas.records import MAX_TEXT, Field
from tiendo.errors import InputError
from tiendo.forms.checks import Lists, cell_check
from tiendo.forms.content import Content, Row
from tiendo.forms.heights import add_sheet, height_of
from tiendo.forms.page import Area, add_check, add_hint, protect, quiet_digits, set_up_print
from tiendo.forms.styles import Styles
from tiendo.forms.wording import sheet_note, window

FREE_ROWS = 1000  # lines that take entries on a sheet that offers blank rows

_LABELLED = (("Nội dung", 36), ("Ghi vào đây", 46), ("Hướng dẫn", 66))
_LINES_ABOVE = {"fields": 3, "rows": 4}  # title, agency, period; above rows also a note
_TITLE_HEIGHT = 22
_BOLD = 2  # characters that bold type takes off a header's width
_FROZEN_COLUMNS = 2  # at most: a task and its title stay in sight


class SheetWriter:
    """Writes the sheets of one agency's form into a workbook."""

    def __init__(
        self,
        book: Workbook,
        layout: Layout,
        content: Content,
        styles: Styles,
        lists: Lists,
        longest: int = MAX_TEXT,
    ) -> None:
        self._book = book
        self._layout = layout
        self._content = content
        self._styles = styles
        self._lists = lists
        self._longest = longest

    def write(self, sheet: Sheet) -> None:
        """Add a sheet of the layout to the workbook. Raises InputError where the layout cannot be followed."""
        if sheet.header_row <= _LINES_ABOVE[sheet.shape]:
            raise InputError(
                f"Trang “{sheet.name}” của biểu mẫu: tiêu đề phải đứng sau dòng {_LINES_ABOVE[sheet.shape]}.",
                f"Sheet “{sheet.name}” of the layout: the header must stand below row {_LINES_ABOVE[sheet.shape]}.",
            )
        page = add_sheet(self._book, sheet.name)
        self._head(page, sheet)
        if sheet.shape == "fields":
            self._fields(page, sheet)
        else:
            self._rows(page, sheet)
        protect(page)
        set_up_print(page, footer=f"{self._content.agency_name} - {sheet.name}")
        page.set_landscape()
        page.repeat_rows(sheet.header_row - 1)

    def _head(self, page: Worksheet, sheet: Sheet) -> None:
        """Lines above the header. They are locked also where the columns below stand open.

        Each of their cells bears the look of its line: copies that other programs make of a file forget that of rows.
        """
        period, styles = self._content.period, self._styles
        for row in range(sheet.header_row):
            page.set_row(row, _TITLE_HEIGHT if row == 0 else None, styles["line"])
            for column in range(1, len(sheet.columns) if sheet.shape == "rows" else len(_LABELLED)):
                page.write_blank(row, column, None, styles["line"])
        page.write_rich_string(
            0, 0, styles["mark"], self._layout.mark, styles["title"], f"  {sheet.title}", styles["line"]
        )
        page.write_string(1, 0, f"Cơ quan báo cáo: {self._content.agency_name}", styles["line"])
        page.write_string(2, 0, f"Kỳ báo cáo: {period.title_vi} ({window(period)})", styles["line"])

    def _fields(self, page: Worksheet, sheet: Sheet) -> None:
        for i, (header, width) in enumerate(_LABELLED):
            page.set_column(i, i, width)
            page.write_string(sheet.header_row - 1, i, header, self._styles["header"])
        page.freeze_panes(sheet.header_row, 0)
        first = sheet.header_row
        quiet_digits(page, (first, 1, first + len(sheet.columns) - 1, 1))
        for row, column in enumerate(sheet.columns, start=first):
            self._field(page, row, column)

    def _field(self, page: Worksheet, row: int, column: Column) -> None:
        field = _field(column)
        fixed = self._styles["fixed"]
        code, note = (
            identity(self._layout, self._content)[field.name] if column.locked else ("", field.note_vi)
        )
        texts = (column.header, code, note)
        page.set_row(row, height_of(zip(texts, (width for _, width in _LABELLED), strict=True)))
        for i, text in enumerate(texts):
            page.write_string(row, i, text, fixed)
        if not column.locked:
            page.write_blank(row, 1, None, self._input(column))
            self._check(page, column, (row, 1, row, 1))

    def _rows(self, page: Worksheet, sheet: Sheet) -> None:
        lines: list[Row] = [*self._content.rows.get(sheet.table, []), *[{}] * sheet.blank_rows]
        note = sheet_note(sheet.table, requested=self._content.requested, empty=not lines)
        page.write_string(sheet.header_row - 2, 0, note, self._styles["note"])
        for i, column in enumerate(sheet.columns):
            self._header(page, sheet, i, column)
        page.set_row(sheet.header_row - 1, height_of((c.header, c.width - _BOLD) for c in sheet.columns))
        for row, texts in enumerate(lines, start=sheet.header_row):
            self._line(page, row, sheet, texts)
        if lines:
            self._checks(page, sheet, last=sheet.header_row + len(lines) - 1)
        page.freeze_panes(sheet.header_row, _frozen(sheet))

    def _header(self, page: Worksheet, sheet: Sheet, i: int, column: Column) -> None:
        is_open = not column.locked and sheet.blank_rows > 0
        page.set_column(i, i, column.width, self._input(column) if is_open else None)
        is_asked = not column.locked and _field(column).required
        style = self._styles["header_required" if is_asked else "header"]
        page.write_string(sheet.header_row - 1, i, column.header, style)

    def _line(self, page: Worksheet, row: int, sheet: Sheet, texts: Row) -> None:
        written = [(fixed_text(column, texts), column.width) for column in sheet.columns if column.locked]
        page.set_row(row, height_of(written, least_lines=2))
        for i, column in enumerate(sheet.columns):
            if column.locked:
                page.write_string(row, i, fixed_text(column, texts), self._styles["fixed"])
            else:
                page.write_blank(row, i, None, self._input(column))

    def _checks(self, page: Worksheet, sheet: Sheet, last: int) -> None:
        first, width = sheet.header_row, len(sheet.columns)
        last += FREE_ROWS if sheet.blank_rows else 0
        quiet_digits(page, (first, 0, last, width - 1))
        for i, column in enumerate(sheet.columns):
            if column.locked:
                continue
            self._check(page, column, (first, i, last, i))
            if _field(column).required:
                add_hint(page, (first, i, last, i), width, self._styles["missing"])

    def _check(self, page: Worksheet, column: Column, area: Area) -> None:
        field = _field(column)
        options = cell_check(field, self._lists, self._content.choices.get(field.name, ()), self._longest)
        if options is not None:
            add_check(page, area, options)

    def _input(self, column: Column) -> Format:
        return self._styles[f"input_{_field(column).kind}"]


def identity(layout: Layout, content: Content) -> dict[str, tuple[str, str]]:
    """Code and readable name of each field by which a form says what it is."""
    return {"layout": (layout.version, f"Biểu mẫu phiên bản {layout.version}"), **content.identity}


def _field(column: Column) -> Field:
    if column.field is None:
        raise InputError(
            f"Cột “{column.header}” của biểu mẫu để ghi nhưng không gắn với trường nào.",
            f"The layout's column “{column.header}” is to be filled in but belongs to no field.",
        )
    return column.field


def fixed_text(column: Column, texts: Row) -> str:
    """What a line says in a pre-filled column. Raises InputError where the plan gives nothing for it."""
    name = column.field.name if column.field else column.context
    if name is None or name not in texts:
        raise InputError(
            f"Biểu mẫu có cột “{column.header}” ({name}) mà kế hoạch không cho nội dung.",
            f"The layout has a column “{column.header}” ({name}) for which a plan gives no content.",
        )
    return texts[name]


def _frozen(sheet: Sheet) -> int:
    """How many columns stay in sight: the locked ones at the left, at most _FROZEN_COLUMNS."""
    locked = next((i for i, column in enumerate(sheet.columns) if not column.locked), len(sheet.columns))
    return min(locked, _FROZEN_COLUMNS)
