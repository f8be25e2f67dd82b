"""Columns that stand once in the template and once for each year in the document."""

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table

from schemas.document import Rows
from tests.word import kinds, sample_review
from tests.word.reading import opened, table_titled
from tiendo.word import TemplateError, render

PATH = "Quá trình thực hiện từng nhiệm vụ"
TITLES = (PATH, "Chuyển biến theo các chỉ tiêu", "Việc chấp hành chế độ báo cáo của các cơ quan")


def review_over(years: int) -> bytes:
    labels = [f"Năm {2020 + n}" for n in range(years)]
    cells = dict.fromkeys("no ref title lead due years_done summary".split(), "x")
    cells |= {f"status_{n}": f"trạng thái {n}" for n in range(1, years + 1)}
    cells |= {f"percent_{n}": f"{n}%" for n in range(1, years + 1)}
    path = Rows("path", (("heading", {"ref": "A", "title": "Nhóm", "name": "A. Nhóm"}), ("", cells)))
    others = (Rows(name, (("heading", {"title": "Nhóm"}),)) for name in ("trends", "compliance"))
    document = sample_review.document({"year_labels": labels}, (path, *others))
    return render(kinds.template("review"), document)


def grid(table: Table) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]


@pytest.mark.parametrize("years", [1, 2, 4, 5, 8])
def test_there_is_a_column_for_each_year(years: int) -> None:
    table = table_titled(opened(review_over(years)), PATH)

    assert len(table.columns) == 7 + years
    labels = [cell.text for cell in table.rows[1].cells[5 : 5 + years]]
    assert labels == [f"Năm {2020 + n}" for n in range(years)]
    shown = [cell.text for cell in table.rows[3].cells[5 : 5 + years]]
    assert shown == [f"trạng thái {n}\n{n}%" for n in range(1, years + 1)]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("years", [1, 4, 5, 8])
def test_every_row_spans_the_whole_grid(title: str, years: int) -> None:
    table = table_titled(opened(review_over(years)), title)

    for row in table._tbl.iter(qn("w:tr")):
        spans = [cell.grid_span for cell in row.tc_lst]
        assert sum(spans) == len(grid(table))
        assert sum(cell.width.twips for cell in row.tc_lst) == pytest.approx(sum(grid(table)), abs=years + 2)


def test_they_share_the_width_of_the_column_in_the_template() -> None:
    widths = [grid(table_titled(opened(review_over(years)), PATH)) for years in (2, 8)]

    assert sum(widths[0]) == pytest.approx(sum(widths[1]), abs=8)
    assert widths[0][5] == pytest.approx(4 * widths[1][5], abs=4)


@pytest.mark.parametrize("title", TITLES)
def test_a_single_year_leaves_its_room_to_the_text(title: str) -> None:
    alone, eight = (grid(table_titled(opened(review_over(years)), title)) for years in (1, 8))

    assert sum(alone) == pytest.approx(sum(eight), abs=8)
    text = 2 if len(alone) > 4 else 1  # the task or indicator; the agency
    assert alone[text] == max(alone) > eight[text]
    assert Cm(4.6).twips in alone


def test_a_missing_year_is_named() -> None:
    with pytest.raises(TemplateError, match="'status_5'"):
        render(kinds.template("review"), sample_review.document({"year_labels": ["a", "b", "c", "d", "e"]}))


def test_a_label_is_text() -> None:
    labels = ["{{ 7*7 }}", "[[row path]]", "<b>&", "{% raw %}"]
    document = sample_review.document({"year_labels": labels})

    table = table_titled(opened(render(kinds.template("review"), document)), PATH)
    assert [cell.text for cell in table.rows[1].cells[5:9]] == labels
