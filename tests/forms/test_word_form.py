"""The Word form: the same fields, notes and lines as the workbook, read back without loss."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from schemas.layout import Layout, Sheet
from schemas.records import TABLES, fields_of
from schemas.terms import ReportedStatus
from tests.intake.desk import COVER, GOOD, LAYOUTS, SHEETS, good_file, hand_in, issued
from tests.intake.test_round_trip import save_as
from tests.intake.word_desk import WordForm, good_document, issued_document
from tests.intake.world import HOME, THIRD
from tiendo.forms import Content, Contents
from tiendo.forms.document import write_document
from tiendo.intake import identify


def sheets_with_lines(layout: Layout, content: Content) -> list[Sheet]:
    """Those to which the agency has something to say."""
    return [
        sheet
        for sheet in layout.sheets
        if sheet.shape == "fields" or sheet.blank_rows or content.rows.get(sheet.table)
    ]


def test_one_table_a_sheet_with_its_headers(contents: Contents, agencies: list[str], layout: Layout) -> None:
    for agency in agencies:
        content = contents.of(agency)
        document = Document(BytesIO(write_document(layout, content)))
        for table, sheet in zip(document.tables, sheets_with_lines(layout, content), strict=True):
            said = [c.text for c in table.columns[0].cells] if sheet.shape == "fields" else _first_row(table)
            assert [c.header for c in sheet.columns if c.field] == [
                text for text in said if text in {c.header for c in sheet.columns if c.field}
            ]


def _first_row(table) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]


def test_every_line_of_the_workbook_is_there(contents: Contents, agencies: list[str], layout: Layout) -> None:
    for agency in agencies:
        content = contents.of(agency)
        document = Document(BytesIO(write_document(layout, content)))
        for table, sheet in zip(document.tables, sheets_with_lines(layout, content), strict=True):
            if sheet.table in content.rows:
                key = sheet.columns[0].field.name
                keys = [row.cells[0].text for row in table.rows][1:]
                assert keys == [row[key] for row in content.rows[sheet.table]]


def test_notes_are_those_of_the_fields(layout: Layout) -> None:
    document = Document(BytesIO(issued_document()))
    text = "\n".join(p.text for p in document.paragraphs)
    text += "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    for sheet in layout.sheets:
        for name, field in fields_of(sheet.table).items():
            if sheet.positions.get(name) is not None and not sheet.columns[sheet.positions[name]].locked:
                assert field.note_vi in text


def test_statuses_are_offered() -> None:
    body = Document(BytesIO(issued_document())).tables[1]._tbl
    lists = body.findall(f".//{qn('w:dropDownList')}")
    offered = [[item.get(qn("w:value")) for item in one] for one in lists]
    assert offered
    assert all(one == [status.vi for status in ReportedStatus] for one in offered)


def test_the_page_is_that_of_the_norm() -> None:
    section = Document(BytesIO(issued_document())).sections[0]
    assert [round(Length(edge).mm) for edge in (section.page_width, section.page_height)] == [297, 210]
    assert Mm(30) >= section.left_margin >= Mm(20)


def test_the_same_content_gives_the_same_bytes(contents: Contents, agencies: list[str]) -> None:
    made = [write_document(LAYOUTS[0], contents.of(agencies[0])) for _ in range(2)]
    assert made[0] == made[1]


def test_it_says_whose_it_is() -> None:
    assert identify(issued_document(), LAYOUTS) == identify(issued(), LAYOUTS)
    assert identify(issued_document(), LAYOUTS).agency == HOME


def test_an_empty_form_is_no_report() -> None:
    assert [found.code for found in hand_in(issued_document()).found] == ["line_unfilled", "form_empty"]


def test_who_has_nothing_to_say_on_a_sheet_finds_a_sentence_and_no_empty_table() -> None:
    document = Document(BytesIO(issued_document(THIRD)))

    assert [table.rows[0].cells[0].text.split()[0] for table in document.tables] == ["TIENDO-2", "Mã"]
    assert all(len(table.rows) > 1 for table in document.tables)
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "Cơ quan không được phân công chủ trì nhiệm vụ trong kỳ này." in said
    assert "Cơ quan không được phân công phối hợp thực hiện nhiệm vụ trong kỳ này." in said


def test_a_form_without_those_tables_is_taken() -> None:
    form = WordForm(issued_document(THIRD))
    for cell, value in GOOD[COVER].items():
        form[COVER, cell] = value
    form.document.tables[1].rows[1].cells[1].text = "Thiếu kinh phí."

    reading = hand_in(form.bytes(), name="bao-cao.docx", agency=THIRD)

    assert reading.found == []
    assert [line["difficulty"] for line in reading.records("difficulties")] == ["Thiếu kinh phí."]


def test_pages_are_numbered_but_for_the_first() -> None:
    section = Document(BytesIO(issued_document())).sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_a_title_stays_with_what_stands_below_it() -> None:
    document = Document(BytesIO(issued_document()))

    for title in (p for p in document.paragraphs if p.text[:2] in {f"{n}." for n in range(1, 6)}):
        assert title.paragraph_format.keep_with_next
    for table in document.tables:
        assert "keepNext" in table._tbl.getprevious().xml


def _said(data: bytes) -> dict[str, list[dict]]:
    """All that was read, but for the rows: a document has its own."""
    reading = hand_in(data, name="bao-cao.docx")
    assert reading.found == []
    return {
        table: [{**record, "row": None} for record in reading.records(table)] for table in ("cover", *SHEETS)
    }


def test_filled_in_it_says_what_the_workbook_says() -> None:
    assert _said(good_document().bytes()) == _said(good_file())


@pytest.mark.pages
def test_libreoffice_keeps_what_was_filled_in(tmp_path) -> None:
    out = save_as("docx", good_document().bytes(), tmp_path, source="bao-cao-goc.docx")
    assert _said((out / "bao-cao-goc.docx").read_bytes()) == _said(good_file())
    assert set(SHEETS) == set(TABLES)


@pytest.mark.pages
def test_prompts_that_libreoffice_saves_are_no_answers(tmp_path) -> None:
    out = save_as("docx", issued_document(), tmp_path, source="bao-cao-goc.docx")
    found = hand_in((out / "bao-cao-goc.docx").read_bytes()).found
    assert [one.code for one in found] == ["line_unfilled", "form_empty"]
