"""Field metadata → what Excel lets people write in a cell, and what it says meanwhile."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook

from schemas.records import MAX_TEXT, Field

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
LISTS_SHEET = "Danh mục"

_MAX_NUMBER = 10**15  # beyond it Excel itself loses digits
_MAX_PROMPT_TITLE = 32
_MAX_LIST = 255
_ERROR_TITLE = "Giá trị chưa đúng"
_REMEDIES = {
    "date": "Nếu máy không nhận, hãy ghi năm-tháng-ngày, ví dụ 2022-11-15.",
    "key": "Hãy chọn một mã trong danh sách.",
}

Options = dict[str, Any]


class Lists:
    """Offered values. Those too long for a cell check are laid on a very hidden sheet, one list a column."""

    def __init__(self) -> None:
        self._laid: dict[tuple[str, ...], str] = {}

    def source(self, values: Sequence[str]) -> list[str] | str:
        """What a list check refers to: the values themselves, or the range that will hold them."""
        inline = not any("," in value for value in values) and len(",".join(values)) <= _MAX_LIST
        return list(values) if inline else self._range(tuple(values))

    def write(self, book: Workbook) -> None:
        """Add the sheet, where there is something to lay on it. To be called after all other sheets."""
        if not self._laid:
            return
        sheet = book.add_worksheet(LISTS_SHEET)
        for column, values in enumerate(self._laid):
            for row, value in enumerate(values):
                sheet.write_string(row, column, value)
        sheet.protect()
        sheet.very_hidden()

    def _range(self, values: tuple[str, ...]) -> str:
        letter = chr(ord("A") + len(self._laid))
        return self._laid.setdefault(values, f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(values)}")


def cell_check(
    field: Field, lists: Lists, choices: Sequence[str] = (), longest: int = MAX_TEXT
) -> Options | None:
    """Options of a data validation for a field's cells; `choices` are the values offered for a key, `longest` the
    letters that a text may have.

    None where the field is a key with nothing to offer: whatever is written there is for the intake to judge.
    """
    offered = [term.vi for term in field.terms] if field.terms else choices
    if offered:
        return {**_list(lists.source(offered)), **_prompt(field), **_error(field)}
    if field.kind == "text":
        said = {"error_title": _ERROR_TITLE, "error_message": f"Nội dung dài quá {longest} ký tự."}
        return {"validate": "length", "criteria": "<=", "value": longest, **_prompt(field), **said}
    if field.kind in _RULES:
        return {**_RULES[field.kind], **_prompt(field), **_error(field)}
    return None


def _prompt(field: Field) -> Options:
    if not field.note_vi:
        return {}
    return {"input_title": field.vi[:_MAX_PROMPT_TITLE], "input_message": field.note_vi}


def _error(field: Field) -> Options:
    said = [field.note_vi, _REMEDIES.get(field.kind, "")]
    return {"error_title": _ERROR_TITLE, "error_message": " ".join(filter(None, said))}


def _list(source: list[str] | str) -> Options:
    return {"validate": "list", "source": source}


def _between(what: str, least: float | date, most: float | date) -> Options:
    return {"validate": what, "criteria": "between", "minimum": least, "maximum": most}


_RULES: dict[str, Options] = {
    "percent": _between("decimal", 0, 100),
    "number": _between("decimal", 0, _MAX_NUMBER),
    "date": _between("date", FIRST_DAY, LAST_DAY),
}
