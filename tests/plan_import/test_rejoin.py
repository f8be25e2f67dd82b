"""Cells that a page broke in two."""

import pytest

from tiendo.plan.check import PlanFinding
from tiendo.plan.importing.annex import annex_of_tables
from tiendo.plan.importing.rejoin import joined, whole_rows

HEADER = ["TT", "Nội dung", "Chủ trì", "Thời gian"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Bộ Tài", "chính", "Bộ Tài chính"),
        ("", "Bộ Y tế", "Bộ Y tế"),
        ("Bộ Y tế", "- Bộ Công an", "Bộ Y tế\n- Bộ Công an"),
        ("Các hội thảo, hội", "ng nghị, tập huấn", "Các hội thảo, hội nghị, tập huấn"),  # printed twice
        ("phòng, chố", "ng tham nhũng", "phòng, chống tham nhũng"),
        ("tuyê", "n truyền", "tuyên truyền"),
        ("Thực hiện Ngh", "ị quyết", "Thực hiện Nghị quyết"),
        ("quy định tại BLHS", "và BLTTHS", "quy định tại BLHS và BLTTHS"),
        ("điểm", "đ khoản 2", "điểm đ khoản 2"),
        ("điểm", "c chương II", "điểm c chương II"),
        ("quy định tại điểm d", "khoản 2", "quy định tại điểm d khoản 2"),
    ],
)
def test_halves(above: str, below: str, whole: str) -> None:
    assert joined(above, below)[0] == whole


def rows(*cells: list[str]) -> list[tuple[str, str]]:
    findings: list[PlanFinding] = []
    annex = annex_of_tables("x.docx", [[HEADER, *cells]])
    return [(row.label, row["title"]) for row in whole_rows(annex, findings)]


def test_a_row_without_a_number_goes_on_the_one_above() -> None:
    assert rows(["1.", "Xây dựng quy", "Bộ Y tế", ""], ["", "định", "", "2022"]) == [
        ("1.", "Xây dựng quy định")
    ]


def test_a_row_with_title_and_lead_is_one_of_its_own() -> None:
    found = rows(["1.", "Việc một", "Bộ Y tế", ""], ["", "Việc hai", "Bộ Công an", "2022"])
    assert found == [("1.", "Việc một"), ("", "Việc hai")]


def test_unless_the_sentence_above_has_not_ended() -> None:
    found = rows(["1.", "Phối hợp với", "Bộ", ""], ["", "Quốc hội", "- Bộ Công an", "2022"])
    assert found == [("1.", "Phối hợp với Quốc hội")]


def test_cells_merged_downwards_are_not_doubled() -> None:
    found = rows(["1.", "Việc một", "Bộ Y tế", "2021"], ["1.", "Việc một", "Bộ Công an", "2021"])
    assert found == [("1.", "Việc một")]


def test_furniture_is_left_out() -> None:
    numbers = [str(i + 1) for i in range(len(HEADER))]
    found = rows(
        numbers, ["1.", "Việc một", "Bộ Y tế", ""], HEADER, ["", "", "", ""], ["2.", "Việc hai", "", ""]
    )
    assert found == [("1.", "Việc một"), ("2.", "Việc hai")]


def test_a_heading_over_the_whole_width() -> None:
    assert rows(["A. Hoàn thiện thể chế", "", "", ""]) == [("A.", "Hoàn thiện thể chế")]


def test_sentences_with_the_words_of_the_header_are_rows() -> None:
    row = ["1.", "Rà soát các hoạt động, nhiệm vụ " * 3, "Đề nghị chủ trì", "Theo thời gian thực hiện"]
    assert len(rows(row)) == 1
