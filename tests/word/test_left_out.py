"""What a document leaves out of its template: columns in which nothing can stand, and whole annexes."""

import re
from dataclasses import replace

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table

from schemas.document import Document, Rows
from tests.word import kinds
from tests.word.reading import all_text, opened, table_titled
from tiendo.word import render

AGENCIES, INDICATORS = "Tình hình gửi báo cáo của các cơ quan", "Kết quả theo các chỉ tiêu"
TRENDS = "Chuyển biến theo các chỉ tiêu"
LED = ("leads", "leads_reported", "leads_completed")
ANNEXES = {"annual": ("tasks", "indicators", "documents"), "review": ("path", "milestones", "trends")}


def without(kind: str, **columns: tuple[str, ...]) -> WordDocument:
    whole = kinds.document(kind)
    tables = tuple(replace(rows, without=columns.get(rows.name, ())) for rows in whole.tables)
    return opened(render(kinds.template(kind), replace(whole, tables=tables)))


def grid(table: Table) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]


def test_a_column_goes_with_its_label_and_its_cells() -> None:
    whole = table_titled(without("annual"), INDICATORS)
    table = table_titled(without("annual", indicators=("baseline", "target")), INDICATORS)

    gone = {"Giá trị gốc", "Mục tiêu"}
    assert [c.text for c in table.rows[0].cells] == [
        c.text for c in whole.rows[0].cells if c.text not in gone
    ]
    kept = [n for n, cell in enumerate(whole.rows[0].cells) if cell.text not in gone]
    assert [[c.text for c in row.cells] for row in table.rows[2:]] == [
        [row.cells[n].text for n in kept] for row in whole.rows[2:]
    ]


def test_what_spans_some_of_them_spans_the_others() -> None:
    one, all_three = (table_titled(without("annual", agencies=LED[:n]), AGENCIES) for n in (1, 3))

    assert [c.text for c in one.rows[0].cells].count("Nhiệm vụ chủ trì") == 2
    assert "Nhiệm vụ chủ trì" not in [c.text for row in all_three.rows for c in row.cells]
    assert len(all_three.columns) == 7


def test_a_second_header_row_without_labels_goes_too() -> None:
    table = table_titled(without("annual", agencies=LED), AGENCIES)

    heads = [row for row in table.rows if row._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert len(heads) == 1
    assert not list(heads[0]._tr.iter(qn("w:vMerge")))


@pytest.mark.parametrize(
    ("kind", "title", "columns"),
    [
        ("annual", AGENCIES, {"agencies": LED}),
        ("annual", INDICATORS, {"indicators": ("baseline", "previous", "change", "target", "note")}),
        ("review", TRENDS, {"trends": ("baseline", "target")}),
    ],
)
def test_the_others_get_their_room(kind: str, title: str, columns: dict[str, tuple[str, ...]]) -> None:
    whole, table = (table_titled(document, title) for document in (without(kind), without(kind, **columns)))

    assert sum(grid(table)) == pytest.approx(sum(grid(whole)), abs=4)
    assert grid(table)[0] == grid(whole)[0]
    for row in table._tbl.iter(qn("w:tr")):
        assert sum(cell.grid_span for cell in row.tc_lst) == len(grid(table))
        assert sum(cell.width.twips for cell in row.tc_lst) == pytest.approx(sum(grid(table)), abs=8)


def test_the_alternative_text_names_what_is_left() -> None:
    table = table_titled(without("annual", indicators=("target",)), INDICATORS)

    described = table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    assert described.startswith("Các cột: STT; Mã nhiệm vụ; Chỉ tiêu;")
    assert "Mục tiêu" not in described


def test_the_column_of_the_marks_stays() -> None:
    assert len(table_titled(without("annual", agencies=("no",)), AGENCIES).columns) == 10


def unfurnished(kind: str, left_out: tuple[str, ...]) -> Document:
    """The sample without some annexes, the others numbered anew."""
    whole = kinds.document(kind)
    names = [name.removeprefix("notes_") for name in whole.values if name.startswith("notes_")]
    numbers = iter(("I", "II", "III", "IV", "V", "VI"))
    annexes = {name: "" if name in left_out else next(numbers) for name in names}
    tables = tuple(Rows(rows.name, ()) if rows.name in left_out else rows for rows in whole.tables)
    return replace(whole, values={**whole.values, "annexes": annexes}, tables=tables)


@pytest.mark.parametrize("kind", ANNEXES)
def test_annexes_that_are_left_out_leave_no_section_and_no_line(kind: str) -> None:
    document = opened(render(kinds.template(kind), unfurnished(kind, ANNEXES[kind])))

    labels = [p.text for p in document.paragraphs if re.fullmatch(r"Phụ lục [IV]+", p.text)]
    assert labels == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    assert len(document.sections) == 4
    listed = [p.hyperlinks[0].text for p in document.paragraphs if p.style.name == "toc 3" and p.hyperlinks]
    assert [text.split(".")[0] for text in listed] == labels


@pytest.mark.parametrize("kind", ANNEXES)
def test_the_annexes_that_stay_lie_across_and_count_their_own_pages(kind: str) -> None:
    document = opened(render(kinds.template(kind), unfurnished(kind, ANNEXES[kind])))

    for section in list(document.sections)[1:]:
        assert section.page_width > section.page_height
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml


def test_a_document_that_does_not_number_its_annexes_has_them_all() -> None:
    whole = kinds.document("annual")
    values = {name: value for name, value in whole.values.items() if name != "annexes"}

    text = all_text(render(kinds.template("annual"), replace(whole, values=values)))

    assert [f"Phụ lục {number}\n" in text for number in ("I", "II", "III", "IV", "V", "VI")] == [True] * 6
