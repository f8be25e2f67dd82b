"""How tests look at the sheets of a form."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from schemas.layout import Column, Layout, Sheet


def row_sheets(layout: Layout) -> list[Sheet]:
    return [sheet for sheet in layout.sheets if sheet.shape == "rows"]


def header(page: Worksheet, sheet: Sheet) -> list[str]:
    return [page.cell(sheet.header_row, i + 1).value for i in range(len(sheet.columns))]


def column_values(page: Worksheet, sheet: Sheet, field: str) -> list[str]:
    """The values below a field's header, as far as the sheet is written."""
    i = sheet.positions[field] + 1
    return [page.cell(row, i).value for row in range(sheet.header_row + 1, page.max_row + 1)]


def cells_of(page: Worksheet, sheet: Sheet) -> Iterator[tuple[Cell, Column]]:
    """Every cell below the header (of "fields" sheets: every value cell) with its column of the layout."""
    for i, column in enumerate(sheet.columns):
        if sheet.shape == "fields":
            yield page.cell(sheet.header_row + 1 + i, 2), column
        else:
            yield from (
                (page.cell(row, i + 1), column) for row in range(sheet.header_row + 1, page.max_row + 1)
            )


def check_on(page: Worksheet, cell: Cell) -> DataValidation | None:
    checks = page.data_validations.dataValidation
    return next((check for check in checks if cell.coordinate in check.sqref), None)


def offered(book: Workbook, check: DataValidation) -> list[str]:
    """The values that a list check offers, wherever they stand."""
    if check.formula1.startswith('"'):
        return check.formula1.strip('"').split(",")
    name, area = check.formula1.removeprefix("=").split("!")
    return [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]


def texts(page: Worksheet) -> str:
    """All that a sheet says."""
    return "\n".join(
        str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell is not None
    )
