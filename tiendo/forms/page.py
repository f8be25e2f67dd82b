"""What every sheet of a form shares: protection, print set-up, checks and hints on cells."""

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tiendo.errors import InputError
from tiendo.forms.checks import Options

Area = tuple[int, int, int, int]  # first row, first column, last row, last column; zero-based

_A4 = 9
_MARGIN_INCHES = 0.4
_FOOTER_INCHES = 0.6
_MAX_FOOTER = 200
_ALLOWED = {"format_columns": True, "format_rows": True, "objects": True}


def protect(page: Worksheet) -> None:
    """Lock what is not to be written, without a password; widths, heights and remarks stay free."""
    page.protect("", _ALLOWED)


def set_up_print(page: Worksheet, footer: str) -> None:
    """A4, as wide as one page, `footer` and page numbers at the bottom."""
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _FOOTER_INCHES)
    font = '&"Times New Roman,Regular"&9'
    page.set_footer(f"&L{font}{footer[:_MAX_FOOTER].replace('&', '&&')}&R{font}Trang &P/&N")


def add_check(page: Worksheet, area: Area, options: Options) -> None:
    """Check what is written in an area. Raises InputError where Excel would not take the check."""
    if page.data_validation(*area, options) != 0:
        raise InputError(
            f"Không tạo được kiểm tra ô cho cột “{options.get('input_title', '')}” ở trang “{page.get_name()}”.",
            f"The cell check of “{options.get('input_title', '')}” on sheet “{page.get_name()}” cannot be made.",
        )


def add_hint(page: Worksheet, area: Area, columns: int, style: Format) -> None:
    """Make the empty cells of an area stand out in lines that say something in one of their first `columns` cells."""
    first_row, first_column, _, _ = area
    cell = xl_rowcol_to_cell(first_row, first_column, col_abs=True)
    start, end = (xl_rowcol_to_cell(first_row, column, col_abs=True) for column in (0, columns - 1))
    formula = f"=AND(LEN(TRIM({cell}))=0,COUNTA({start}:{end})>0)"
    page.conditional_format(*area, {"type": "formula", "criteria": formula, "format": style})


def quiet_digits(page: Worksheet, area: Area) -> None:
    """Spare people the warning that digits stand in text cells, such as a telephone number."""
    page.ignore_errors({"number_stored_as_text": xl_range(*area)})
