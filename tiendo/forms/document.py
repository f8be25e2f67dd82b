"""The form as a Word document: the layout's sheets as tables, with how to fill them in above each."""

from collections.abc import Iterator

from schemas.layout import Column, Layout, Sheet
from tiendo.forms.content import Content, Row
from tiendo.forms.guide import opening, remark
from tiendo.forms.sheets import fixed_text, identity
from tiendo.forms.wording import inside, sheet_note, window
from tiendo.word.form import Cell, Form, Table, write_form

_LABELLED = (("Nội dung", 50.0), ("Ghi vào đây", 80.0), ("Hướng dẫn", 110.0))
_FREE_ROWS = 10  # offered where entries are free; Word adds more with Tab
_TITLED = ("title", "indicator_title")  # context columns that keep a column; the others join them
_WIDTHS = {"ref": 20.0, "indicator": 34.0, "result": 46.0, "text": 22.0, "title": 56.0}
_NARROW = 19.0

_STEPS = (
    "Cách ghi: chỉ ghi vào ô màu vàng; ô có danh sách thì bấm vào ô rồi chọn một mục. Ngày ghi theo thứ tự "
    "ngày/tháng/năm. Không có thông tin thì để trống ô. Nhiều ý thì xuống dòng trong cùng một ô; không tách một nhiệm "
    "vụ thành nhiều dòng, không đổi tên, xóa, thêm cột. Lưu ở dạng Word (.docx) và gửi cả tệp."
)


def write_document(layout: Layout, content: Content) -> bytes:
    """The Word form (docx) of one agency. The same content gives the same bytes."""
    plan, period = content.plan, content.period
    form = Form(
        title=f"BIỂU MẪU BÁO CÁO: {plan.head['short_vi']}, {inside(period.title_vi)}",
        opening=[opening(content), f"Kỳ báo cáo: {inside(period.title_vi)} ({window(period)}).", _STEPS],
        tables=[
            _table(number, sheet, layout, content) for number, sheet in enumerate(layout.sheets, start=1)
        ],
        subject=content.agency_name,
        author=content.coordinator_name,
        day=period.window_from,
    )
    return write_form(form)


def _table(number: int, sheet: Sheet, layout: Layout, content: Content) -> Table:
    if sheet.shape == "fields":
        return _cover(number, sheet, layout, content)
    lines: list[Row] = [*content.rows.get(sheet.table, []), *([{}] * _FREE_ROWS if sheet.blank_rows else [])]
    columns = [column for column in sheet.columns if column.field or column.context in _TITLED]
    note = sheet_note(sheet.table, requested=content.requested, empty=not lines)
    told = [
        f"- {column.header}: {remark(column.field)}"
        for column in columns
        if column.field and not column.locked
    ]
    return Table(
        title=f"{number}. {sheet.title}",
        notes=[note, *(told if lines else [])],
        widths=[_width(column) for column in columns],
        header=[column.header for column in columns],
        rows=[[_cell(column, sheet, row, content) for column in columns] for row in lines],
    )


def _cover(number: int, sheet: Sheet, layout: Layout, content: Content) -> Table:
    """Labels with values beside them. The mark in the header tells the layout's version."""
    return Table(
        title=f"{number}. {sheet.title}",
        notes=[],
        widths=[width for _, width in _LABELLED],
        header=[f"{layout.mark}  {_LABELLED[0][0]}", *(title for title, _ in _LABELLED[1:])],
        rows=[_labelled(column, identity(layout, content)) for column in sheet.columns],
    )


def _labelled(column: Column, known: dict[str, tuple[str, str]]) -> list[Cell]:
    field = column.field
    code, note = known[field.name] if field and column.locked else ("", field.note_vi if field else "")
    value = Cell(code) if column.locked else Cell(open=True, choices=_choices(column))
    return [Cell(column.header), value, Cell(note)]


def _cell(column: Column, sheet: Sheet, row: Row, content: Content) -> Cell:
    if not column.locked:
        offered = content.choices.get(column.field.name, []) if column.field else []
        return Cell(open=True, choices=_choices(column) or tuple(offered))
    if column.context in _TITLED:
        return Cell("\n".join(_told(column, sheet, row)))
    return Cell(fixed_text(column, row))


def _told(titled: Column, sheet: Sheet, row: Row) -> Iterator[str]:
    """A title, and below it what the workbook says in columns of their own."""
    yield fixed_text(titled, row)
    for column in sheet.columns:
        if column.context and column is not titled and (text := fixed_text(column, row)):
            yield f"{column.header}: {text}"


def _choices(column: Column) -> tuple[str, ...]:
    return tuple(term.vi for term in column.field.terms) if column.field and column.field.terms else ()


def _width(column: Column) -> float:
    name = column.field.name if column.field else "title"
    kind = column.field.kind if column.field else "title"
    return _WIDTHS.get(name) or _WIDTHS.get(kind, _NARROW)
