"""Broken forms, their annotated copies, and how a test looks at them."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZipFile

import fastexcel
import polars as pl
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from schemas.findings import catalogue
from tests.intake.desk import CONTRIBUTIONS, DIFFICULTIES, PROGRESS, Form, good_form, hand_in
from tiendo.intake.model import Problem, findings_table
from tiendo.receipts import annotate
from tiendo.receipts.marks import COLOURS

# One value of every kind that goes wrong, and what would be right there.
BROKEN: Mapping[tuple[str, str], object] = {
    (PROGRESS, "F6"): "Xong rồi",
    (PROGRESS, "G7"): "một nửa",
    (PROGRESS, "M10"): None,
    (PROGRESS, "L7"): None,
    (CONTRIBUTIONS, "F6"): "31/02/2023",
    (DIFFICULTIES, "A6"): "Z.9",
}
MENDED: Mapping[tuple[str, str], object] = {
    (PROGRESS, "F6"): "Hoàn thành",
    (PROGRESS, "G7"): 50,
    (PROGRESS, "M10"): "Chờ văn bản mới.",
    (PROGRESS, "L7"): "Đang lấy ý kiến.",
    (CONTRIBUTIONS, "F6"): "28/02/2023",
    (DIFFICULTIES, "A6"): "A.2",
}


def changed(form: Form, values: Mapping[tuple[str, str], object]) -> bytes:
    for (sheet, cell), value in values.items():
        form[sheet, cell] = value
    return form.bytes()


def broken_file() -> bytes:
    return changed(good_form(), BROKEN)


def findings_of(data: bytes) -> pl.DataFrame:
    return hand_in(data).intake.findings


def annotated(data: bytes, lang: str = "vi") -> bytes:
    """The annotated copy of a form, with what the intake finds in it."""
    copy = annotate(data, findings_of(data), lang)
    assert copy is not None
    return copy


def findings(*problems: Problem) -> pl.DataFrame:
    return findings_table(problems)


def problem(
    sheet: str | None = None, place: str | None = None, code: str = "number_malformed", value: str = "mười"
) -> Problem:
    """A finding of one submission; `place` is a cell, or only a row."""
    letters, digits = (place or "").rstrip("0123456789"), (place or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    entry = catalogue()[code]
    details = {name: "chi tiết" for name in _places(entry.message_vi + entry.fix_vi) if name != "value"}
    return Problem(1, code, sheet, int(digits) if digits else None, letters or None, value, details)


def _places(template: str) -> set[str]:
    return {part.split("}")[0] for part in template.split("{")[1:]}


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data), rich_text=True)


def plain_book(*sheets: str) -> bytes:
    """A small workbook: every sheet holds "nội dung" in A1."""
    book = Workbook()
    book.remove(book.active)
    for name in sheets or ("Trang",):
        book.create_sheet(name)["A1"] = "nội dung"
    return saved(book)


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def marked(data: bytes) -> dict[tuple[str, str], str]:
    """Every cell with a comment that tiendo wrote, and its text."""
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in opened(data)
        for cell in cells(sheet)
        if cell.comment and cell.comment.text.startswith("tiendo:")
    }


def coloured(data: bytes) -> set[tuple[str, str]]:
    """Every cell of the sender's sheets in one of our colours."""
    return {
        (sheet.title, cell.coordinate)
        for sheet in opened(data).worksheets[1:]
        for cell in cells(sheet)
        if cell.fill.fgColor.rgb in COLOURS.values()
    }


def cells(sheet: Iterable[Iterable[Cell]]) -> Iterable[Cell]:
    return (cell for row in sheet for cell in row)


def as_read(data: bytes) -> dict[str, list[tuple]]:
    """Every sheet as the intake's reader sees it."""
    book = fastexcel.read_excel(data)
    return {
        name: pl.DataFrame(book.load_sheet(name, header_row=None, dtypes="string").to_arrow()).rows()
        for name in book.sheet_names
    }


def with_part(data: bytes, name: str, *changes: tuple[str, str]) -> bytes:
    """The file with texts of one of its parts replaced."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as out:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                text = content.decode()
                for old, new in changes:
                    assert old in text
                    text = text.replace(old, new)
                content = text.encode()
            out.writestr(entry, content)
    return target.getvalue()


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()
