"""A form that LibreOffice opens and saves again says the same."""

import shutil
import subprocess
from datetime import date
from io import BytesIO

import fastexcel
import pytest
from openpyxl import load_workbook

from schemas.terms import ReportedStatus
from tests.forms.plans import small_plan
from tiendo.forms import build_workbook

FILLED = {
    "status": ReportedStatus.in_progress.vi,
    "percent": 50,
    "doc_number": "05/2023",
    "doc_on": date(2023, 5, 9),
    "result": "- Đã ban hành văn bản;\n=1+1 là chữ",
}


@pytest.fixture(scope="module")
def filled(layout) -> bytes:
    plan = small_plan()
    book = load_workbook(BytesIO(build_workbook(plan, layout, plan.period("2023"), "co-quan-a")))
    sheet = layout.sheet("progress")
    for field, value in FILLED.items():
        cell = book[sheet.name].cell(sheet.header_row + 1, sheet.positions[field] + 1)
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
    target = BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.pages
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_keeps_every_value(filled, layout, tmp_path, suffix):
    source = tmp_path / "form.xlsx"
    source.write_bytes(filled)
    saved = convert(source, suffix, tmp_path / "out")
    for sheet in layout.sheets:
        assert lines(saved.read_bytes(), sheet.name) == lines(filled, sheet.name)


def convert(source, suffix, folder):
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        shutil.which("soffice"),
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        folder,
        source,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{suffix}"


def lines(data: bytes, name: str) -> list[tuple]:
    """The filled rows of a sheet as strings. Of an ods file the library gives days without their midnight."""
    page = fastexcel.read_excel(data).load_sheet(name, header_row=None, dtypes="string").to_polars()
    rows = [tuple(cell.removesuffix(" 00:00:00") for cell in row if cell) for row in page.iter_rows()]
    return [row for row in rows if row]
