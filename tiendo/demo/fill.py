"""Fill an issued form with what its agency has to say."""

from collections.abc import Iterator, Sequence

from schemas.layout import Layout, Sheet
from tiendo.demo.answers import Answers, Line
from tiendo.demo.typist import Form, Page
from tiendo.forms.heights import height_of


def fill(workbook: bytes, layout: Layout, answers: Answers) -> bytes:
    """The issued `workbook` with `answers` typed into it. The same answers give the same bytes."""
    form = Form(workbook)
    type_in(form, layout, answers)
    return form.to_bytes()


def type_in(form: Form, layout: Layout, answers: Answers) -> None:
    """Type answers into an opened form. Raises KeyError for a line for which the form has no place."""
    for sheet in layout.sheets:
        lines: Sequence[Line] = getattr(answers, sheet.table)
        page = form.page(sheet.name)
        if sheet.shape == "fields":
            _type_labelled(page, sheet, lines)
        else:
            _type_lines(page, sheet, lines)


def _type_labelled(page: Page, sheet: Sheet, lines: Sequence[Line]) -> None:
    for line in lines:
        for field, offset in sheet.positions.items():
            page.write(sheet.header_row + 1 + offset, 1, line.get(field))


def _type_lines(page: Page, sheet: Sheet, lines: Sequence[Line]) -> None:
    first = sheet.header_row + 1
    key = _key(sheet)
    rows = page.column(sheet.positions[key], first) if key else {}
    for i, line in enumerate(lines):
        row = rows[str(line[key])] if key else first + i
        for field, column in sheet.positions.items():
            if field != key:
                page.write(row, column, line.get(field))
        page.grow(row, height_of(_texts(line, sheet)))


def _texts(line: Line, sheet: Sheet) -> Iterator[tuple[str, float]]:
    for field, column in sheet.positions.items():
        yield str(line.get(field) or ""), sheet.columns[column].width


def _key(sheet: Sheet) -> str | None:
    """The field with which the lines of a sheet come pre-filled, if they do."""
    return next((column.field.name for column in sheet.columns if column.field and column.locked), None)
