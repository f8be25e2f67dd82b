"""Lay a draft down as a folder: CSV tables, the head, and the findings to work through."""

import csv
import json
from io import StringIO
from pathlib import Path

import polars as pl

from tiendo.errors import UsageError
from tiendo.plan.importing.draft import Draft

FINDINGS_FILE = "import-findings.txt"

_HEAD = """id = {id}
version = "1"
number = {number}
{issued_on}title_vi = {title}
title_en = ""
short_vi = ""
short_en = ""
coordinator = "" # id of an agency in registry/agencies.csv

[rules]
coverage_threshold = 0.7

[[note]]
text_vi = "Bản nháp lập tự động từ phụ lục; xem {findings}."
text_en = "Draft made from the annex; see {findings}."
"""


def write_draft(draft: Draft, folder: Path) -> None:
    """Write the plan folder. Raises UsageError when it exists: a plan is never overwritten."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise UsageError(
            f"Thư mục {folder.name} đã có. Chọn mã khác hoặc xóa thư mục đó.",
            f"The folder {folder.name} exists. Choose another id or remove it.",
        ) from error
    for name, table in draft.tables.items():
        _write(folder / f"{name}.csv", _csv(table))
    _write(folder / "plan.toml", _head(draft, folder.name))
    lines = (f"{finding.line_text('vi')}\n{finding.line_text('en')}\n\n" for finding in draft.findings)
    _write(folder / FINDINGS_FILE, "".join(lines))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _csv(table: pl.DataFrame) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.iter_rows())
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _head(draft: Draft, plan_id: str) -> str:
    issued_on = draft.head.issued_on
    return _HEAD.format(
        id=_toml(plan_id),
        number=_toml(draft.head.number),
        issued_on=f"issued_on = {issued_on.isoformat()}\n" if issued_on else "",
        title=_toml(draft.head.title),
        findings=FINDINGS_FILE,
    )


def _toml(text: str) -> str:
    """A basic string: TOML escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)
