"""The same annex as Word file, workbook and pasted text gives the same draft; whatever is no annex is refused."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tiendo import app
from tiendo.errors import InputError, TiendoError, UsageError
from tiendo.plan.load import read_plan
from tiendo.workspace import Workspace

TABLES = ("tasks", "assignments", "outputs", "milestones")


def cells_of(annex: Path) -> list[list[str]]:
    lines = annex.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if "\t" in line]


def word_file(annex: Path, target: Path) -> Path:
    document = Document()
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "Nơi nhận"
    table = document.add_table(rows=0, cols=6)
    for cells in cells_of(annex):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save(str(target))
    return target


def workbook(annex: Path, target: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["(Kèm theo Quyết định số 120/QĐ-MH ngày 05 tháng 3 năm 2021 của cơ quan minh họa)"])
    for cells in cells_of(annex):
        book.active.append(cells)
    book.save(target)
    return target


def table_files(folder: Path) -> dict[str, str]:
    return {name: (folder / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}


@pytest.mark.parametrize("make", [word_file, workbook])
def test_every_format_gives_the_same_draft(
    workspace: Workspace, annex_file: Path, tmp_path: Path, make
) -> None:
    suffix = {"word_file": "docx", "workbook": "xlsx"}[make.__name__]
    pasted = app.import_plan(workspace, annex_file, "tu-van-ban")
    other = app.import_plan(workspace, make(annex_file, tmp_path / f"phu-luc.{suffix}"), "tu-tep")
    assert table_files(other.folder) == table_files(pasted.folder)


def test_what_stands_above_the_table_of_a_workbook_is_read(
    workspace: Workspace, annex_file: Path, tmp_path: Path
) -> None:
    made = app.import_plan(workspace, workbook(annex_file, tmp_path / "a.xlsx"), "thu")
    assert made.draft.head.number == "120/QĐ-MH"


def test_a_draft_lacks_only_what_no_annex_tells(workspace: Workspace, annex_file: Path) -> None:
    app.import_plan(workspace, annex_file, "nuoc-sach")
    plan, findings = read_plan(workspace.plans, "nuoc-sach")
    errors = [(finding.code, finding.column) for finding in findings if finding.is_error]
    assert plan is None
    assert errors == [
        ("plan_value_missing", key) for key in ("title_en", "short_vi", "short_en", "coordinator")
    ]


def test_completed_it_is_a_plan(workspace: Workspace, annex_file: Path) -> None:
    folder = app.import_plan(workspace, annex_file, "nuoc-sach").folder
    head = (folder / "plan.toml").read_text(encoding="utf-8")
    head = head.replace('coordinator = ""', 'coordinator = "bo-y-te"').replace('= ""', '= "Nước sạch"')
    (folder / "plan.toml").write_text(head, encoding="utf-8")
    plan, findings = read_plan(workspace.plans, "nuoc-sach")
    assert plan is not None
    assert not any(finding.is_error for finding in findings)
    assert {finding.code for finding in findings} >= {"plan_not_translated", "plan_no_deadline"}


def test_findings_are_laid_beside_the_draft(workspace: Workspace, annex_file: Path) -> None:
    made = app.import_plan(workspace, annex_file, "nuoc-sach")
    text = (made.folder / "import-findings.txt").read_text(encoding="utf-8")
    assert "Không nhận ra cơ quan" in text
    assert "is not known" in text


def test_shipped_plans_stay_beside_the_draft(workspace: Workspace, annex_file: Path) -> None:
    shipped = {path.name for path in workspace.plans.iterdir()}
    app.import_plan(workspace, annex_file, "nuoc-sach")
    assert {path.name for path in (workspace.home / "plans").iterdir()} == shipped | {"nuoc-sach"}


def test_a_plan_is_never_overwritten(workspace: Workspace, annex_file: Path) -> None:
    made = app.import_plan(workspace, annex_file, "nuoc-sach")
    before = table_files(made.folder)
    with pytest.raises(UsageError, match="nuoc-sach"):
        app.import_plan(workspace, annex_file, "nuoc-sach")
    assert table_files(made.folder) == before


@pytest.mark.parametrize("plan_id", ["", "Nước", "a b", "../a", "a/b", "a.b"])
def test_bad_ids(workspace: Workspace, annex_file: Path, plan_id: str) -> None:
    with pytest.raises(UsageError):
        app.import_plan(workspace, annex_file, plan_id)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", InputError),
        ("a.txt", "Không có bảng\tnào\n".encode(), InputError),
        ("a.txt", "STT\tNhiệm vụ\tCơ quan chủ trì".encode("utf-16"), InputError),
        ("a.docx", b"not a zip", InputError),
        ("a.xlsx", b"not a zip", InputError),
        ("a.pdf", b"%PDF", UsageError),
        ("a.doc", b"", UsageError),
    ],
)
def test_what_is_no_annex(workspace: Workspace, tmp_path: Path, name: str, data: bytes, error: type) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as raised:
        app.import_plan(workspace, path, "thu")
    assert isinstance(raised.value, TiendoError)
    assert name in raised.value.vi
    assert not (workspace.home / "plans").exists()


def test_a_file_that_is_not_there(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        app.import_plan(workspace, tmp_path / "khong-co.txt", "thu")


def test_a_table_without_some_columns(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nội dung\tĐơn vị thực hiện\tThời gian\n1. Xây dựng\tBộ Y tế\t2022\n", encoding="utf-8")
    made = app.import_plan(workspace, path, "thu")
    missing = [f.column for f in made.draft.findings if f.code == "import_column_missing"]
    assert missing == ["STT", "Cơ quan phối hợp", "Kết quả dự kiến"]
    assert made.draft.tables["tasks"].select("ref", "title_vi").rows() == [("1", "Xây dựng")]


def test_a_heading_with_assignments_is_not_silently_emptied(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    rows = ["TT\tNhiệm vụ\tChủ trì\tThời hạn", "I.\tNhóm\tBộ Y tế\t", "1.\tViệc\tBộ Công an\t2022"]
    path.write_text("\n".join(rows), encoding="utf-8")
    made = app.import_plan(workspace, path, "thu")
    assert [(f.line, f.value) for f in made.draft.findings if f.code == "import_heading_filled"] == [
        (2, "I: Bộ Y tế")
    ]


def test_a_workspace_with_plans_of_its_own_keeps_them(workspace: Workspace, annex_file: Path) -> None:
    shutil.copytree(workspace.plans / "registry", workspace.home / "plans" / "registry")
    app.import_plan(workspace, annex_file, "nuoc-sach")
    assert {path.name for path in (workspace.home / "plans").iterdir()} == {"registry", "nuoc-sach"}
