"""A filled-in form that LibreOffice opens and saves again says the same, whatever the format."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from schemas.records import TABLES
from tests.intake.desk import (
    CONTRIBUTIONS,
    OBSERVATIONS,
    PROGRESS,
    SHEETS,
    Form,
    Found,
    Reading,
    good_file,
    good_form,
    hand_in,
)

pytestmark = pytest.mark.pages

REPORTED = [table for table in TABLES if table != "cover"]
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):{mark},34,{encoding},1,,0,false,true,false,false,false,-1"
UTF_8, UTF_16 = 76, 65535
LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value></prop>
</item>
</oor:items>
"""


def save_as(
    form: str, data: bytes, folder: Path, locale: str = "vi-VN", source: str = "bao-cao.xlsx"
) -> Path:
    """The folder with what LibreOffice on a desk of that country makes of a file."""
    file, profile = folder / source, folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(LOCALE.format(locale), encoding="utf-8")
    file.write_bytes(data)
    command = ["--headless", "--convert-to", form, "--outdir", str(folder / "out"), str(file)]
    office = [str(shutil.which("soffice")), f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*office, *command], check=True, capture_output=True, timeout=180)
    return folder / "out"


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_workbooks(tmp_path, suffix):
    reading = hand_in((save_as(suffix, good_file(), tmp_path) / f"bao-cao.{suffix}").read_bytes())
    usual = hand_in(good_file())

    assert reading.found == []
    assert {table: reading.records(table) for table in TABLES} == {t: usual.records(t) for t in TABLES}


@pytest.mark.parametrize(("mark", "encoding"), [(",", UTF_8), (";", UTF_8), ("\t", UTF_16)])
def test_text_tables_of_every_sheet(tmp_path, mark, encoding):
    folder = save_as(EVERY_SHEET.format(mark=ord(mark), encoding=encoding), good_file(), tmp_path)
    usual = hand_in(good_file())

    for table in REPORTED:
        reading = read_csv(folder, table)
        assert reading.found == []
        assert reading.records(table) == usual.records(table)


def read_csv(folder: Path, table: str) -> Reading:
    file = folder / f"bao-cao-{SHEETS[table]}.csv"
    return hand_in(file.read_bytes(), name=file.name)


def test_days_swapped_by_an_english_desk_are_noticed(tmp_path):
    folder = save_as(EVERY_SHEET.format(mark=44, encoding=UTF_8), good_file(), tmp_path, locale="en-US")

    assert {f.code for f in read_csv(folder, "progress").found} == {"date_impossible", "date_order_unclear"}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_what_is_wrong_stays_wrong_in_its_place(tmp_path, suffix):
    form: Form = good_form()
    form[PROGRESS, "G7"] = "=1/0"
    form[PROGRESS, "I6"] = "31/02/2023"
    form[PROGRESS, "C5000"] = "."
    form[OBSERVATIONS, "E6"] = 1.234
    form[PROGRESS].merge_cells("L6:L7")
    form[OBSERVATIONS].sheet_state = "hidden"
    form[PROGRESS]["G7"].comment = Comment("Đã trừ quý IV", "Bà B")
    form[PROGRESS]["F8"].font = Font("Times New Roman", 11, strike=True)
    form[CONTRIBUTIONS, "D6"] = CellRichText("Đã ", TextBlock(InlineFont(strike=True), "họp"), " góp ý")
    reading = hand_in((save_as(suffix, form.bytes(), tmp_path) / f"bao-cao.{suffix}").read_bytes())

    assert sorted(reading.found) == [
        Found("cell_error", PROGRESS, "G7"),
        Found("cells_merged", PROGRESS, "L6"),
        Found("comment_unread", PROGRESS, "G7"),
        Found("date_impossible", PROGRESS, "I6"),
        Found("outside_table", PROGRESS, "C5000"),
        Found("result_shared", PROGRESS, "L7"),
        Found("sheet_hidden", OBSERVATIONS),
        Found("text_struck", PROGRESS, "F8"),
        Found("text_struck_partly", CONTRIBUTIONS, "D6"),
        Found("value_fraction", OBSERVATIONS, "E6"),
    ]
