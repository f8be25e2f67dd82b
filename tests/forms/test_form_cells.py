"""What may be written where: locks, checks and hints, all from the metadata of the fields."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from schemas.layout import Column
from schemas.records import MAX_TEXT, TABLES, fields_of
from schemas.terms import Outcome, ReportedStatus
from tests.forms.cells import cells_of, check_on, offered, row_sheets, texts
from tests.forms.plans import small_plan
from tiendo.errors import InputError
from tiendo.forms import build_workbook
from tiendo.forms.checks import LISTS_SHEET, Lists
from tiendo.forms.guide import GUIDE_SHEET, REQUIRED, STATUS_MEANINGS
from tiendo.forms.workbook import write_workbook

CHECK_TYPES = {
    "text": "textLength",
    "choice": "list",
    "key": "list",
    "percent": "decimal",
    "number": "decimal",
    "date": "date",
}


def test_only_input_cells_can_be_written(layout, forms):
    for book in forms.values():
        for page in book:
            assert page.protection.sheet
            assert page.protection.password is None
        for sheet in layout.sheets:
            for cell, column in cells_of(book[sheet.name], sheet):
                assert cell.protection.locked == column.locked
            assert book[sheet.name].cell(sheet.header_row, 1).protection.locked


def test_the_lines_above_a_table_look_the_same_in_a_copy(layout, contents, agencies):
    """Other programs forget the look of a row: the open columns below must not shine through."""
    saved = BytesIO()
    load_workbook(BytesIO(write_workbook(layout, contents.of(agencies[0])))).save(saved)
    book = load_workbook(saved, rich_text=True)

    for sheet in row_sheets(layout):
        for row in book[sheet.name].iter_rows(max_row=sheet.header_row - 1, max_col=len(sheet.columns)):
            for cell in row:
                assert cell.has_style
                assert cell.fill.patternType is None
                assert not cell.alignment.wrap_text
                assert cell.protection.locked


def test_people_may_resize_and_remark(layout, forms):
    for book in forms.values():
        for sheet in layout.sheets:
            kept = book[sheet.name].protection
            assert [kept.formatColumns, kept.formatRows, kept.objects, kept.selectLockedCells] == [False] * 4


def test_every_input_cell_is_checked_by_its_field(layout, forms):
    for book in forms.values():
        for sheet in layout.sheets:
            page = book[sheet.name]
            for cell, column in cells_of(page, sheet):
                check = check_on(page, cell)
                if column.locked:
                    assert check is None
                elif column.field.kind != "key":
                    assert check.type == CHECK_TYPES[column.field.kind]
                    assert (check.prompt or "") == column.field.note_vi
                    assert check.errorStyle in (None, "stop")
                    assert check.error


def test_choices_are_the_vocabulary(layout, forms):
    for book in forms.values():
        for sheet in layout.sheets:
            page = book[sheet.name]
            for cell, column in cells_of(page, sheet):
                if column.field and column.field.terms:
                    assert offered(book, check_on(page, cell)) == [term.vi for term in column.field.terms]


def test_difficulties_offer_the_agencys_tasks(layout, contents, forms):
    sheet = layout.sheet("difficulties")
    for agency, book in forms.items():
        page = book[sheet.name]
        cell = page.cell(sheet.header_row + 1, sheet.positions["ref"] + 1)
        check = check_on(page, cell)
        rows = contents.of(agency).rows
        refs = {row["ref"] for table in ("progress", "contributions") for row in rows[table]}
        assert set(offered(book, check) if check else []) == refs


@pytest.mark.parametrize("values", [[f"{i}.{i}" for i in range(100)], ["một, hai", "ba"]])
def test_lists_that_no_check_can_hold_stand_on_a_very_hidden_sheet(values):
    target, lists = BytesIO(), Lists()
    book = Workbook(target)
    book.add_worksheet()
    source = lists.source(values)
    lists.write(book)
    book.close()
    page = load_workbook(target)[LISTS_SHEET]
    assert source == f"='{LISTS_SHEET}'!$A$1:$A${len(values)}"
    assert [row[0] for row in page.iter_rows(values_only=True)] == values
    assert page.sheet_state == "veryHidden"


def test_bounds_are_those_of_the_schema(plan, layout, forms):
    sheet = layout.sheet("progress")
    page = forms[plan.head["coordinator"]][sheet.name]
    column = TABLES["progress"].to_schema().columns["percent"]
    bounds = {check.name: check.statistics for check in column.checks}
    check = check_on(page, page.cell(sheet.header_row + 1, sheet.positions["percent"] + 1))
    assert (float(check.formula1), float(check.formula2)) == (
        bounds["greater_than_or_equal_to"]["min_value"],
        bounds["less_than_or_equal_to"]["max_value"],
    )
    text = check_on(page, page.cell(sheet.header_row + 1, sheet.positions["result"] + 1))
    assert (text.operator, int(text.formula1)) == ("lessThanOrEqual", MAX_TEXT)


def test_cell_formats_keep_what_people_type(layout, forms):
    formats = {
        "text": "@",
        "key": "@",
        "choice": "General",
        "percent": "General",
        "number": "General",
        "date": "dd/mm/yyyy",
    }
    for book in forms.values():
        for sheet in layout.sheets:
            for cell, column in cells_of(book[sheet.name], sheet):
                if not column.locked:
                    assert cell.number_format == formats[column.field.kind]


def test_free_sheets_go_on_below_their_blank_lines(layout, forms):
    for book in forms.values():
        for sheet in row_sheets(layout):
            if not sheet.blank_rows:
                continue
            page = book[sheet.name]
            assert page.max_row == sheet.header_row + sheet.blank_rows
            assert not page.column_dimensions["B"].protection.locked
            required = next(i for i, column in enumerate(sheet.columns, start=1) if column.field.required)
            assert check_on(page, page.cell(sheet.header_row + sheet.blank_rows + 500, required)) is not None


def test_guide_repeats_the_metadata_word_for_word(layout, forms):
    for book in forms.values():
        said = texts(book[GUIDE_SHEET])
        for sheet in layout.sheets:
            for column in sheet.columns:
                if not column.locked:
                    assert column.header in said
                    assert column.field.note_vi in said
        for term in (*ReportedStatus, *Outcome):
            assert term.vi in said
        required = [c for sheet in layout.sheets for c in sheet.columns if not c.locked and c.field.required]
        assert said.count(REQUIRED) == len(required)


def test_every_status_is_explained():
    assert set(STATUS_MEANINGS) == set(ReportedStatus)


def test_notes_fit_excels_prompts():
    fields = [field for table in TABLES for field in fields_of(table).values()]
    assert max(len(field.note_vi) for field in fields) <= 255


def test_pages_print_on_a4_with_repeated_headers(layout, forms):
    for book in forms.values():
        for sheet in layout.sheets:
            page = book[sheet.name]
            assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
            assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
            assert page.print_title_rows == f"${sheet.header_row}:${sheet.header_row}"
            assert "&P/&N" in page.oddFooter.right.text
            assert page.freeze_panes is not None


def test_row_heights_show_the_text_and_stay_free_to_grow(layout):
    plan = small_plan()
    data = build_workbook(plan, layout, plan.period("2023"), "co-quan-a")
    with ZipFile(BytesIO(data)) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert all(" ht=" in page for page in pages)
    assert not any("customHeight" in page for page in pages)


def test_a_layout_that_asks_for_unknown_context_is_refused(layout):
    plan = small_plan()
    sheet = layout.sheet("progress")
    strange = replace(sheet, columns=(*sheet.columns, Column("Lạ", 10, context="khong-co", locked=True)))
    with pytest.raises(InputError, match="khong-co"):
        build_workbook(plan, replace(layout, sheets=(strange,)), plan.period("2023"), "co-quan-a")


def test_a_layout_without_room_above_its_header_is_refused(layout):
    plan = small_plan()
    crowded = replace(layout.sheet("progress"), header_row=2)
    with pytest.raises(InputError, match="below row 4"):
        build_workbook(plan, replace(layout, sheets=(crowded,)), plan.period("2023"), "co-quan-a")
