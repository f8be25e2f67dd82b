"""Long tables: every row in its place, in the form of its pattern row."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from schemas.document import Rows
from tests.word import sample
from tests.word.reading import changed_template, opened, table_titled
from tiendo.word import render

TASKS = "Tình hình thực hiện từng nhiệm vụ"
EXPECTED = {
    "Tình hình thực hiện theo nhóm nhiệm vụ": 2 + 4 + 1,
    TASKS: 1 + 4 + 54,
    "Tình hình gửi báo cáo của các cơ quan": 2 + 3 + 93,
    "Khó khăn, vướng mắc và kiến nghị": 1 + 8,
    "Báo cáo được tổng hợp": 1 + 88,
    "Báo cáo không đưa vào tổng hợp": 1 + 1,
}


@pytest.mark.parametrize("title", EXPECTED)
def test_every_table_has_its_rows(title: str) -> None:
    document = opened(render(sample.TEMPLATE, sample.document()))

    assert len(table_titled(document, title).rows) == EXPECTED[title]


def test_cells_stand_in_their_columns() -> None:
    rows = table_titled(opened(render(sample.TEMPLATE, sample.document())), TASKS).rows

    cells = sample.task_rows().rows[1][1]
    shown = "no ref title lead output due status percent coverage result".split()
    assert [cell.text for cell in rows[1].cells] == ["A. Hoàn thiện thể chế về dịch vụ pháp lý công"] * 10
    assert [cell.text for cell in rows[2].cells] == [
        getattr(cells[name], "text", str(cells[name])) for name in shown
    ]


@pytest.mark.parametrize("name", ["difficulties", "sources", "exclusions"])
def test_a_table_without_rows_says_so(name: str) -> None:
    titles = dict(zip(("difficulties", "sources", "exclusions"), list(EXPECTED)[3:], strict=True))
    document = opened(render(sample.TEMPLATE, sample.document(tables=(Rows(name, ()),))))

    rows = table_titled(document, titles[name]).rows
    assert len(rows) == 2
    assert rows[1].cells[0].text.startswith(("Không có ", "Chưa có "))


def test_header_rows_repeat_and_no_row_splits() -> None:
    document = opened(render(sample.TEMPLATE, sample.document()))

    for title in EXPECTED:
        rows = table_titled(document, title).rows
        assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None, title
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows), title
        assert rows[-1]._tr.trPr.find(qn("w:tblHeader")) is None, title


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
