"""Long tables: every row in its place, in the form of its pattern row."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row

from schemas.document import Rows
from tests.word import kinds, sample
from tests.word.reading import changed_template, opened, paragraphs, table_titled
from tiendo.word import render
from tiendo.word.metrics import text_width

TASKS = "Tình hình thực hiện từng nhiệm vụ"
# Alternative text of each table with long rows → how many rows it has: header rows and those of the sample.
EXPECTED = {
    ("annual", "Tình hình thực hiện theo nhóm nhiệm vụ"): 2 + 4 + 1,
    ("annual", TASKS): 1 + 4 + 54,
    ("annual", "Tình hình gửi báo cáo của các cơ quan"): 2 + 3 + 93,
    ("annual", "Kết quả theo các chỉ tiêu"): 1 + 1 + 3,
    ("annual", "Văn bản, sản phẩm đã ban hành"): 1 + 11,
    ("annual", "Khó khăn, vướng mắc và kiến nghị"): 1 + 8,
    ("annual", "Báo cáo được tổng hợp"): 1 + 88,
    ("annual", "Báo cáo không đưa vào tổng hợp"): 1 + 1,
    ("review", "Kết quả thực hiện qua các năm"): 2 + 4,
    ("review", "Quá trình thực hiện từng nhiệm vụ"): 2 + 4 + 54,
    ("review", "Việc bảo đảm các mốc thời gian"): 1 + 1 + 14,
    ("review", "Chuyển biến theo các chỉ tiêu"): 2 + 1 + 3,
    ("review", "Việc chấp hành chế độ báo cáo của các cơ quan"): 2 + 3 + 93,
    ("review", "Khó khăn, vướng mắc kéo dài"): 1 + 6,
    ("review", "Nguồn số liệu của báo cáo"): 1 + 4,
    ("reminder", "Nhiệm vụ cần báo cáo"): 1 + 5,
    ("summary", "Tình hình gửi báo cáo theo loại cơ quan"): 1 + 3 + 1,
    ("changes", "Nội dung đối chiếu"): 1 + 3,
    ("changes", "Thay đổi theo từng nhiệm vụ"): 1 + 1 + 9 + 9,
    ("changes", "Số liệu thay đổi"): 1 + 1 + 3,
    ("changes", "Báo cáo bổ sung, thay thế, loại khỏi tổng hợp"): 1 + 5,
    ("midterm", "Tổng hợp theo nhóm nhiệm vụ"): 1 + 4 + 16,
}
EMPTY = [
    ("annual", "indicators", "Kết quả theo các chỉ tiêu"),
    ("annual", "documents", "Văn bản, sản phẩm đã ban hành"),
    ("annual", "difficulties", "Khó khăn, vướng mắc và kiến nghị"),
    ("annual", "sources", "Báo cáo được tổng hợp"),
    ("annual", "exclusions", "Báo cáo không đưa vào tổng hợp"),
    ("review", "milestones", "Việc bảo đảm các mốc thời gian"),
    ("review", "trends", "Chuyển biến theo các chỉ tiêu"),
    ("review", "persistent", "Khó khăn, vướng mắc kéo dài"),
    ("changes", "tasks", "Thay đổi theo từng nhiệm vụ"),
    ("changes", "figures", "Số liệu thay đổi"),
    ("changes", "submissions", "Báo cáo bổ sung, thay thế, loại khỏi tổng hợp"),
]

SAID = {
    ("annual", "indicators"): "Không có số liệu chỉ tiêu trong kỳ.",
    ("annual", "documents"): "Không có văn bản nào được báo cáo trong kỳ.",
    ("annual", "difficulties"): "Không có khó khăn, vướng mắc hoặc kiến nghị nào được báo cáo trong kỳ.",
    ("annual", "sources"): "Chưa có báo cáo nào được chấp nhận.",
    ("annual", "exclusions"): "Không có báo cáo nào bị loại khỏi tổng hợp.",
    ("review", "milestones"): "Không có mốc thời gian nào trong giai đoạn.",
    ("review", "trends"): "Kế hoạch không có chỉ tiêu.",
    ("review", "persistent"): "Không có khó khăn, vướng mắc nào kéo dài qua nhiều năm.",
    ("changes", "tasks"): "Không có nhiệm vụ nào thay đổi.",
    ("changes", "figures"): "Không có số liệu nào thay đổi.",
    ("changes", "submissions"): "Không có thay đổi về báo cáo.",
}


@cache
def rendered(kind: str, lang: str = "vi") -> bytes:
    return render(kinds.template(kind, lang), kinds.document(kind, lang))


def titles(document: WordDocument) -> list[str]:
    """The alternative texts of the tables, in their order."""
    marks = [table._tbl.tblPr.find(qn("w:tblCaption")) for table in document.tables]
    return [mark.get(qn("w:val")) for mark in marks if mark is not None]


@pytest.mark.parametrize(("kind", "title"), EXPECTED)
def test_every_table_has_its_rows(kind: str, title: str) -> None:
    assert len(table_titled(opened(rendered(kind)), title).rows) == EXPECTED[kind, title]


@pytest.mark.parametrize("kind", kinds.SAMPLES)
def test_the_english_form_has_the_same_tables(kind: str) -> None:
    forms = [[len(table.rows) for table in opened(rendered(kind, lang)).tables] for lang in kinds.LANGUAGES]

    assert forms[0] == forms[1]


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_every_long_table_says_what_it_is(kind: str, lang: str) -> None:
    tables = [table for table in opened(rendered(kind, lang)).tables if table.style.name == "Table Grid"]

    assert tables
    for table in tables:
        texts = [
            table._tbl.tblPr.find(qn(f"w:tbl{name}")).get(qn("w:val")) for name in ("Caption", "Description")
        ]
        assert all(texts)
        assert texts[1].startswith(("Các cột: ", "Columns: "))


def test_cells_stand_in_their_columns() -> None:
    rows = table_titled(opened(render(sample.TEMPLATE, sample.document())), TASKS).rows

    cells = sample.task_rows().rows[1][1]
    shown = "no ref title lead output due status percent coverage result".split()
    assert [cell.text for cell in rows[1].cells] == ["A. Hoàn thiện thể chế về dịch vụ pháp lý công"] * 10
    assert [cell.text for cell in rows[2].cells] == [
        getattr(cells[name], "text", str(cells[name])) for name in shown
    ]


@pytest.mark.parametrize(("kind", "table", "title"), EMPTY)
def test_a_table_without_rows_says_so(kind: str, table: str, title: str) -> None:
    document = kinds.document(kind)
    tables = tuple(Rows(table, ()) if rows.name == table else rows for rows in document.tables)

    printed = opened(render(kinds.template(kind), replace(document, tables=tables)))
    assert title not in titles(printed)
    (said,) = [p for p in paragraphs(printed) if p.text == SAID[kind, table]]
    assert said.style.name == "ND30 Ghi chú"
    assert titles(printed) == [one for one in titles(opened(rendered(kind))) if one != title]


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_header_rows_repeat_and_no_row_splits(kind: str, lang: str) -> None:
    tables = [table for table in opened(rendered(kind, lang)).tables if table.style.name == "Table Grid"]

    for rows in (table.rows for table in tables):
        assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert rows[-1]._tr.trPr.find(qn("w:tblHeader")) is None


@pytest.mark.parametrize(
    "split",
    [
        "[[ti</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tle]]",
        '[</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>[</w:t></w:r><w:r><w:t>title]</w:t></w:r><w:r><w:t>]',
        "[[ title ]]",
    ],
)
def test_marks_that_word_split_over_runs_are_understood(tmp_path: Path, split: str) -> None:
    template = changed_template(
        tmp_path, ("[[title]]</w:t></w:r></w:p></w:tc><w:tc>", f"{split}</w:t></w:r></w:p></w:tc><w:tc>")
    )

    rows = table_titled(opened(render(template, sample.document())), TASKS).rows
    assert rows[2].cells[2].text == sample.task_rows().rows[1][1]["title"]


def test_ids_that_word_gives_to_a_pattern_row_are_not_repeated(tmp_path: Path) -> None:
    ids = 'w:rsidR="00AB12CD" w:rsidRPr="00AB12CE"'
    template = changed_template(
        tmp_path, ("<w:t>[[row tasks]]", f'<w:bookmarkStart w:id="1" w:name="x"/><w:t {ids}>[[row tasks]]')
    )

    content = render(template, sample.document())
    rows = table_titled(opened(content), TASKS)._tbl
    assert not [name for row in rows.iter() for name in row.attrib if "rsid" in name and row.tag == qn("w:t")]
    assert not [start for start in rows.iter(qn("w:bookmarkStart")) if start.get(qn("w:name")) == "x"]


def test_thousands_of_rows_all_arrive() -> None:
    content = render(sample.TEMPLATE, sample.document(tables=(sample.task_rows(20),)))

    assert len(table_titled(opened(content), TASKS).rows) == 1 + 20 * 58


@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_no_word_of_a_header_is_broken(kind: str, lang: str) -> None:
    for table in opened(rendered(kind, lang)).tables:
        if table.style.name == "Table Grid":
            tight = [
                (word, cell.width.cm, round(text_width(word, size_of(cell)) + margins(table), 1))
                for row in table.rows
                if row._tr.trPr.find(qn("w:tblHeader")) is not None
                for cell in row.cells
                for word in cell.text.split()
                if text_width(word, size_of(cell)) > cell.width.pt - margins(table)
            ]
            assert tight == []


def margins(table: Table) -> float:
    """Points that the margins of a cell take."""
    sides = table._tbl.tblPr.find(qn("w:tblCellMar"))
    return sum(int(side.get(qn("w:w"))) for side in sides) / 20


def size_of(cell: _Cell) -> float:
    style = cell.paragraphs[0].style
    while style.font.size is None:
        style = style.base_style
    return style.font.size.pt


def kept_with_the_next(row: _Row) -> bool:
    paragraphs = [p for cell in row.cells for p in cell.paragraphs]
    kept = {p.paragraph_format.keep_with_next is True for p in paragraphs}
    assert len(kept) == 1
    return kept == {True}


def documents_issued(count: int, number: str = "01/BC-BTP") -> list[_Row]:
    """The rows of the table of `count` documents."""
    whole = kinds.document("annual")
    rows = tuple(
        ("", {"no": str(n), "agency": "Bộ Tư pháp", "number": number, "issued_on": "01/02/2022"})
        for n in range(1, count + 1)
    )
    tables = tuple(Rows(one.name, rows) if one.name == "documents" else one for one in whole.tables)
    printed = opened(render(kinds.template("annual"), replace(whole, tables=tables)))
    return list(table_titled(printed, "Văn bản, sản phẩm đã ban hành").rows)[1:]


@pytest.mark.parametrize(("count", "together"), [(1, 1), (4, 1), (5, 2), (12, 3), (25, 6), (300, 6)])
def test_a_last_page_holds_more_than_a_row(count: int, together: int) -> None:
    kept = [kept_with_the_next(row) for row in documents_issued(count)]

    assert kept == [False] * (count - together) + [True] * (together - 1) + [False]


def test_long_rows_are_not_chained_beyond_a_page() -> None:
    kept = [kept_with_the_next(row) for row in documents_issued(30, "dài " * 60)]

    assert kept == [False] * 28 + [True, False]


def test_a_single_row_longer_than_all_that_goes_together_is_printed() -> None:
    kept = [kept_with_the_next(row) for row in documents_issued(30, "dài " * 300)]

    assert not any(kept)


@pytest.mark.parametrize("lang", kinds.LANGUAGES)
def test_a_milestone_names_its_task(lang: str) -> None:
    whole = kinds.document("annual", lang)
    cells = dict.fromkeys("no ref milestone due done_on standing days".split(), "-") | {"title": "Rà soát"}
    tables = tuple(
        Rows("milestones", (("", cells),)) if one.name == "milestones" else one for one in whole.tables
    )
    changed = replace(whole, values={**whole.values, "milestones_caption": "Các mốc"}, tables=tables)
    title = {"vi": "Các mốc thời hạn đã đến", "en": "Milestones that have fallen due"}[lang]

    last = table_titled(opened(render(kinds.template("annual", lang), changed)), title).rows[-1]
    assert [cell.text for cell in last.cells] == ["-", "-", "Rà soát", *["-"] * 5]
