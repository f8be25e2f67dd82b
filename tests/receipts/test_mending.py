"""Whoever mends the marked cells of the copy, and nothing else, gets the report accepted."""

import json
from copy import copy as copy_of
from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from schemas.findings import catalogue
from schemas.terms import Severity
from tests.intake.defects import Defect, defects
from tests.intake.desk import good_file, hand_in
from tests.receipts.books import saved
from tiendo.app.marking import marked_copy
from tiendo.receipts import annotate, suffix_of

# What no cell alone can mend, and why.
NOT_BY_CELLS = {
    "form_as_issued": "nothing was filled in: the whole line is to be",
    "only_the_cover_filled": "nothing was filled in: the whole line is to be",
    "header_row_deleted": "the whole header is to be put back",
    "labels_deleted": "all labels are to be put back",
    "column_deleted": "the whole column is to be put back",
    "first_column_empty_and_a_wrong_day": "its columns are not where those of the good form are",
    "form_of_another_agency": "the form is to be sent by the agency to which it was issued",
    "three_hundred_lines_without_code": "only the first of them are marked one by one",
    "json_cover_of_other_keys": "its keys are to be written anew",
    "task_reported_twice": "the second line is to be deleted",
    "line_with_a_cell_too_many": "its cells are to be moved: see below",
    "decimal_comma_that_tears_its_line": "its cells are to be moved: see below",
    "quotation_mark_left_open": "the original is to be mended",
    "cell_of_half_a_megabyte_in_a_text_table": "its columns are not where those of the good form are",
    "text_table_of_a_million_lines": "a text of so many lines has no copy",
    "two_million_blank_lines_within_a_text_table": "a text of so many lines has no copy",
    "json_of_thirty_thousand_records": "a text of so many lines has no copy",
    "lines_sorted_without_their_codes": "its codes are to follow the titles: see below",
    "indicators_sorted_without_their_codes": "its codes are to follow the titles: see below",
    "json_with_half_a_letter": "its columns are not where those of the good form are",
    "contribution_without_code": "the line is to be deleted",
}

# What is written where the good form has nothing.
WRITTEN = {"proposal_without_difficulty": "Thiếu kinh phí."}


@cache
def good() -> Workbook:
    return load_workbook(BytesIO(good_file()))


def marked_cells(defect: Defect) -> list[tuple[str, str]]:
    """The cells of its errors; none where one of them has no cell."""
    errors = [one for one in defect.expected if catalogue()[one.code].severity is Severity.fail]
    cells = [(one.sheet, one.cell) for one in errors if one.sheet and one.cell]
    return cells if len(cells) == len(errors) else []


def mendable() -> list[Defect]:
    """Workbooks and texts; a spreadsheet (ods) and Word forms are mended in tests of their own."""
    told = [one for one in defects() if one.name not in NOT_BY_CELLS and marked_cells(one)]
    return [one for one in told if suffix_of(one.file()) == ".xlsx"]


@pytest.mark.slow
@pytest.mark.parametrize("defect", mendable(), ids=lambda defect: defect.name)
def test_mended_in_the_marked_cells_only(defect: Defect) -> None:
    copy = annotate(defect.file(), defect.hand_in().intake.findings, "vi")
    assert copy is not None
    book = load_workbook(BytesIO(copy))
    for sheet, cell in marked_cells(defect):
        book[sheet][cell].value = WRITTEN.get(defect.name, good()[sheet][cell].value)
        if book[sheet][cell].font.strike:
            book[sheet][cell].font = copy_of(good()[sheet][cell].font)
    assert hand_in(saved(book), **defect.about).accepted


def test_a_torn_line_is_mended_by_moving_its_cells() -> None:
    defect = next(one for one in defects() if one.name == "decimal_comma_that_tears_its_line")
    copy = marked_copy(defect.file(), defect.hand_in().intake.findings, "vi")
    assert copy is not None
    book = load_workbook(BytesIO(copy))
    for column, value in enumerate(("12,5", "Đang lấy ý kiến", None, None), start=3):
        book["Nhiệm vụ chủ trì"].cell(3, column).value = value
    reading = hand_in(saved(book))
    assert reading.found == []
    assert reading.records("progress")[1]["percent"] == 12.5


def test_codes_are_mended_by_following_the_titles() -> None:
    defect = next(one for one in defects() if one.name == "lines_sorted_without_their_codes")
    reading = defect.hand_in()
    copy = annotate(defect.file(), reading.intake.findings, "vi")
    assert copy is not None
    book = load_workbook(BytesIO(copy))
    for row in reading.rows:
        book[row["sheet"]][f"{row['column']}{row['row']}"].value = json.loads(row["details"])["meant"]
    mended = hand_in(saved(book))
    assert mended.found == []
    said = {row["ref"]: row["status"] for row in mended.records("progress")}
    assert (said["A.2"], said["A.3"]) == ("in_progress", "not_started")


def test_most_defects_can_be_mended_so() -> None:
    assert len(mendable()) >= 60
