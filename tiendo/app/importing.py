"""Make the draft of a plan folder from a decision's annex."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.plan import SLUG
from tiendo.errors import InputError, UsageError
from tiendo.plan.importing import Annex, Draft, annex_of_tables, annex_of_text, draft, write_draft
from tiendo.plan.load import read_registry
from tiendo.workspace import Workspace

_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class Imported:
    """Where the draft lies, and what it holds with the findings on it."""

    folder: Path
    draft: Draft


def import_plan(ws: Workspace, file: Path, plan_id: str) -> Imported:
    """Read the annex in `file` (docx, xlsx, or pasted text) and write a draft below the workspace's own plans.

    A workspace that has used the plans of the installation so far gets a copy of them. Raises UsageError for an id
    that is taken or malformed, InputError for a file without an annex.
    """
    if not re.match(SLUG, plan_id):
        raise UsageError(
            f"Mã kế hoạch “{plan_id}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối.",
            f"The id “{plan_id}” may only hold small letters without marks, digits and hyphens.",
        )
    made = draft(_annex(file), read_registry(ws.plans))
    folder = _own_plans(ws) / plan_id
    write_draft(made, folder)
    return Imported(folder, made)


def _own_plans(ws: Workspace) -> Path:
    own = ws.home / "plans"
    if not own.is_dir():
        shutil.copytree(ws.plans, own)
    return own


def _annex(file: Path) -> Annex:
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        known = ", ".join(_READERS)
        raise UsageError(
            f"Không nhập được tệp {file.name}. Dùng một trong các dạng: {known}.",
            f"{file.name} cannot be imported. Use one of: {known}.",
        )
    if not file.is_file():
        raise UsageError(f"Không có tệp {file}.", f"There is no file {file}.")
    if file.stat().st_size > _MOST_BYTES:
        raise InputError(f"Tệp {file.name} quá lớn.", f"{file.name} is too large.")
    return reader(file)


def _word(file: Path) -> Annex:
    from tiendo.word.reading import NotWord, tables

    try:
        found = tables(file.read_bytes())
    except NotWord as error:
        raise _unreadable(file) from error
    return annex_of_tables(file.name, found)


def _workbook(file: Path) -> Annex:
    import fastexcel

    try:
        book = fastexcel.read_excel(file)
        sheets = [book.load_sheet(name, header_row=None, dtypes="string") for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        raise _unreadable(file) from error
    rows = [sheet.to_polars().fill_null("").rows() for sheet in sheets]
    return annex_of_tables(file.name, rows)


def _text(file: Path) -> Annex:
    try:
        return annex_of_text(file.name, file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file.name}: hãy lưu tệp văn bản bằng bảng mã UTF-8.", f"{file.name}: save the text as UTF-8."
        ) from error


def _unreadable(file: Path) -> InputError:
    return InputError(f"Không đọc được tệp {file.name}.", f"{file.name} cannot be read.")


_READERS: Mapping[str, Callable[[Path], Annex]] = {
    ".docx": _word,
    ".xlsx": _workbook,
    ".txt": _text,
    ".tsv": _text,
}
