"""Workbooks as WPS Office saves them: the same records, and a marked copy that opens."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from schemas.records import TABLES
from tests.intake.archives import parts
from tests.intake.desk import PROGRESS, good_file, hand_in
from tests.intake.test_round_trip import save_as
from tests.intake.wps import as_wps
from tests.receipts.books import BROKEN, broken_file, coloured, marked
from tiendo.receipts import annotate


def copy_of(data: bytes) -> bytes:
    copy = annotate(data, hand_in(data).intake.findings, "vi")
    assert copy is not None
    return copy


def test_it_is_what_wps_saves() -> None:
    saved = parts(as_wps(good_file()))
    assert b"KSOProductBuildVer" in saved["docProps/custom.xml"]
    assert b"etCustomData" in saved["xl/worksheets/sheet3.xml"]
    assert b"inlineStr" not in saved["xl/worksheets/sheet3.xml"]
    assert b"<r><rPr>" in saved["xl/sharedStrings.xml"]
    assert "xl/cellimages.xml" in saved


def test_the_same_records() -> None:
    reading, usual = hand_in(as_wps(good_file())), hand_in(good_file())
    assert reading.found == []
    assert {table: reading.records(table) for table in TABLES} == {t: usual.records(t) for t in TABLES}


def test_the_same_findings_and_a_marked_copy() -> None:
    data = as_wps(broken_file())
    assert hand_in(data).found == hand_in(broken_file()).found
    copy = copy_of(data)
    assert len(marked(copy)) == len(BROKEN)
    assert coloured(copy) == coloured(copy_of(broken_file()))
    assert hand_in(copy).found == hand_in(data).found
    assert load_workbook(BytesIO(copy))[PROGRESS]["A6"].value == "A.1"


@pytest.mark.pages
def test_libreoffice_opens_the_marked_copy(tmp_path: Path) -> None:
    copy = copy_of(as_wps(broken_file()))
    saved = (save_as("xlsx", copy, tmp_path) / "bao-cao.xlsx").read_bytes()
    assert coloured(saved) == coloured(copy)
    assert hand_in(saved).found == hand_in(copy).found
