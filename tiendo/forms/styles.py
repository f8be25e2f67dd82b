"""How a form looks: named cell formats. Colours carry the meanings that the help sheet explains."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = {"font_name": "Times New Roman", "font_size": 11}

_INPUT_FILL = "#FFF9D6"
_MISSING_FILL = "#FFDDA6"
_FIXED_FILL = "#F0F0F0"
_HEADER_FILL = "#DCE6F1"
_GREY = "#7F7F7F"
_DARK_GREY = "#595959"  # still read when printed
_RED = "#C00000"

_BORDER = {"border": 1, "border_color": "#A6A6A6"}
_WRAPPED = {"text_wrap": True, "valign": "top"}
_CELL = {**_BORDER, **_WRAPPED}
_HEADER = {
    **_BORDER,
    "text_wrap": True,
    "valign": "vcenter",
    "align": "center",
    "bold": True,
    "bg_color": _HEADER_FILL,
}
_INPUT = {**_CELL, "bg_color": _INPUT_FILL, "locked": False}

# Text cells are formatted as text: else Excel makes a date of "05/2020" and a formula of "- Đã ban hành".
# Percent and number cells keep the General format: 50 stays 50 and 50% is shown as 50% (stored as 0.5), whereas
# a percent format would turn 50 into 0.5 and "0" would show 0.5 as 1.
STYLES: dict[str, dict[str, Any]] = {
    "mark": {"font_size": 8, "font_color": _GREY},
    "title": {"font_size": 14, "bold": True, "valign": "vcenter"},
    "line": {"valign": "vcenter"},
    "note": {"italic": True, "font_color": _DARK_GREY},
    "heading": {"font_size": 12, "bold": True, "bottom": 1, "valign": "bottom"},
    "text": _WRAPPED,
    "strong": {**_WRAPPED, "bold": True},
    "header": _HEADER,
    "header_required": {**_HEADER, "font_color": _RED},
    "fixed": {**_CELL, "bg_color": _FIXED_FILL},
    "cell": _CELL,
    "cell_required": {**_CELL, "bold": True, "font_color": _RED},
    "input_text": {**_INPUT, "num_format": "@"},
    "input_key": {**_INPUT, "num_format": "@"},
    "input_choice": _INPUT,
    "input_date": {**_INPUT, "num_format": "dd/mm/yyyy", "align": "center"},
    "input_percent": {**_INPUT, "align": "center"},
    "input_number": {**_INPUT, "align": "right"},
    "missing": {"bg_color": _MISSING_FILL},
    "missing_cell": {**_CELL, "bg_color": _MISSING_FILL},
}


class Styles:
    """The formats of one workbook, each made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(STYLES[name])
        return self._made[name]
