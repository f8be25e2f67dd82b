"""Files with thousands of mistakes of one kind: the first are told, the others counted, and each is looked at once."""

import csv
import io

import pytest

from tests.intake.archives import parts, with_part
from tests.intake.desk import PROGRESS, good_file, hand_in
from tiendo.intake import model
from tiendo.intake.checks import bench

SHEET = "xl/worksheets/sheet3.xml"


def text_table(refs: list[str]) -> bytes:
    target = io.StringIO(newline="")
    lines = [
        ["Mã nhiệm vụ", "Tình trạng", "Kết quả thực hiện"],
        *([ref, "Chưa thực hiện", ""] for ref in refs),
    ]
    csv.writer(target).writerows(lines)
    return target.getvalue().encode()


@pytest.fixture
def worded(monkeypatch):
    """The findings that are worked out to be told."""
    rows: list[tuple] = []
    as_row = model.Problem.as_row
    monkeypatch.setattr(model.Problem, "as_row", lambda problem: rows.append(problem.cell) or as_row(problem))
    return rows


def test_only_the_first_of_many_error_cells_are_worded(worded):
    rows = "".join(f'<row r="{r}"><c r="F{r}" t="e"><v>#REF!</v></c></row>' for r in range(11, 2_011))
    data = with_part(
        good_file(),
        SHEET,
        parts(good_file())[SHEET].replace(b"</sheetData>", rows.encode() + b"</sheetData>"),
    )
    reading = hand_in(data)

    assert [f.code for f in reading.found].count("cell_error") == 200
    assert reading.found[0] == ("cell_error", PROGRESS, "F11")
    assert "1800" in reading.message("more_alike")
    assert len(worded) == len(reading.found) == 201


def test_what_was_meant_is_looked_for_once_a_text(monkeypatch):
    asked: list[str] = []
    nearest = bench.nearest
    monkeypatch.setattr(
        bench, "nearest", lambda written, *more: asked.append(written) or nearest(written, *more)
    )
    reading = hand_in(text_table(["A.11", "A.12"] * 300), name="x.csv")

    assert sorted(asked) == ["A.11", "A.12"]
    assert [f.code for f in reading.found].count("task_misspelt") == 200


def test_the_same_said_twice_of_one_cell_is_told_once():
    said = model.Problem(1, "number_malformed", PROGRESS, 6, "G", "x", {"a": 1})
    other = model.Problem(1, "number_malformed", PROGRESS, 6, "G", "x", {"a": 2})

    assert said.mark == model.Problem(1, "number_malformed", PROGRESS, 6, "G", "x", {"a": 1}).mark
    assert said.mark != other.mark
