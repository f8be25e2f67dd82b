"""What a form says: every duty in the plan's order, who it is for, and nothing that Excel would run."""

from io import BytesIO

import fastexcel
import polars as pl
import pytest
from openpyxl import load_workbook

from schemas.terms import Role
from tests.forms.cells import column_values, header, row_sheets, texts
from tests.forms.plans import TITLES, small_plan
from tiendo.errors import UsageError
from tiendo.forms import Contents, build_workbook, write_workbook
from tiendo.forms.guide import GUIDE_SHEET
from tiendo.plan import duties, indicators_for, reporters


def test_every_reporting_agency_gets_all_its_duties(plan, period, contents, layout):
    owed = duties(plan, period).sort(_place(plan), maintain_order=True)
    for agency in reporters(plan, period)["agency"]:
        book = fastexcel.read_excel(write_workbook(layout, contents.of(agency)))
        for table, role in (("progress", Role.lead), ("contributions", Role.support)):
            sheet = layout.sheet(table)
            page = book.load_sheet(sheet.name, header_row=None, dtypes="string").to_polars()
            refs = page[:, sheet.positions["ref"]].to_list()[sheet.header_row :]
            assert refs == owed.filter(agency=agency, role=role.value)["ref"].to_list()


def _place(plan):
    order = {ref: i for i, ref in enumerate(plan.tasks["ref"])}
    return pl.col("ref").replace_strict(order)


def test_indicators_are_listed(plan, period, layout, forms):
    sheet = layout.sheet("observations")
    for agency, book in forms.items():
        listed = [value for value in column_values(book[sheet.name], sheet, "indicator") if value]
        assert listed == indicators_for(plan, period, agency)["indicator"].to_list()


def test_headers_and_mark_are_the_layouts(layout, forms):
    for book in forms.values():
        assert book.sheetnames[: len(layout.sheets) + 1] == [
            GUIDE_SHEET,
            *(sheet.name for sheet in layout.sheets),
        ]
        for sheet in layout.sheets:
            assert book[sheet.name]["A1"].value.startswith(layout.mark)
        for sheet in row_sheets(layout):
            assert header(book[sheet.name], sheet) == [column.header for column in sheet.columns]


def test_identity_is_on_the_cover_and_in_the_properties(plan, period, layout, forms):
    sheet = layout.sheet("cover")
    for agency, book in forms.items():
        expected = {"layout": layout.version, "plan": plan.id, "period": period.id, "agency": agency}
        page = book[sheet.name]
        for field, value in expected.items():
            row = sheet.header_row + 1 + sheet.positions[field]
            assert page.cell(row, 2).value == value
            assert page.cell(row, 3).value
        properties = {item.name: item.value for item in book.custom_doc_props.props}
        expected["plan_digest"] = plan.digest
        assert properties == {f"tiendo_{name}": value for name, value in expected.items()}


def test_guide_says_who_where_and_when(plan, period, contents, forms):
    for agency, book in forms.items():
        said = texts(book[GUIDE_SHEET])
        names = (agency, plan.head["coordinator"])
        for text in (*map(plan.registry.name, names), plan.head["title_vi"], period.title_vi):
            assert text in said
        assert f"trước ngày {period.due_before:%d/%m/%Y}" in said
        verb = "Đề nghị" if contents.of(agency).requested else "Yêu cầu"
        assert book[GUIDE_SHEET]["B2"].value.startswith(f"{verb} {plan.registry.name(agency)} ")


def test_silence_of_the_plan_is_said(layout):
    plan = small_plan()
    rows = Contents(plan, plan.period("2023")).of("co-quan-a").rows["progress"]
    assert rows[0]["outputs"] == "=Báo cáo;\nSách"
    assert rows[0]["deadline"] == "Ngày 30/06/2023"
    assert (rows[1]["outputs"], rows[1]["deadline"]) == ("Kế hoạch không nêu", "Kế hoạch không nêu")
    assert (rows[0]["scope"], rows[1]["scope"]) == ("=phần việc", "")


def test_support_rows_name_the_leads():
    plan = small_plan()
    rows = Contents(plan, plan.period("2023")).of("co-quan-b").rows["contributions"]
    assert [row["leads"] for row in rows[:2]] == ["Cơ quan A", "Cơ quan A"]


def test_a_sheet_without_duties_says_so_above_its_header(layout):
    plan = small_plan()
    book = fastexcel.read_excel(build_workbook(plan, layout, plan.period("2023"), "co-quan-d"))
    for table in ("progress", "contributions", "observations"):
        sheet = layout.sheet(table)
        page = book.load_sheet(sheet.name, header_row=None, dtypes="string").to_polars()
        assert page.height == sheet.header_row
        assert page.item(sheet.header_row - 2, 0).startswith("Cơ quan không ")


def test_plan_texts_are_never_formulas(layout):
    plan = small_plan()
    for agency in ("co-quan-a", "co-quan-b"):
        book = load_workbook(BytesIO(build_workbook(plan, layout, plan.period("2023"), agency)))
        kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
        assert "f" not in kinds
    book = fastexcel.read_excel(build_workbook(plan, layout, plan.period("2023"), "co-quan-a"))
    page = book.load_sheet(layout.sheet("progress").name, header_row=None, dtypes="string").to_polars()
    assert page[:, 1].to_list()[layout.sheet("progress").header_row :] == list(TITLES.values())


def test_same_plan_same_bytes(plan, period, layout, agencies):
    first, again = (build_workbook(plan, layout, period, agencies[0]) for _ in range(2))
    assert first == again


def test_an_agency_that_owes_nothing_gets_no_form(plan, period, layout):
    with pytest.raises(UsageError, match="owes no report"):
        build_workbook(plan, layout, period, "khong-co")
