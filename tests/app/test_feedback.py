"""What lies beside the files after a collection: receipts, and a marked copy of the newest that can be opened."""

import os
import time
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.app.world import PERIOD, World, form
from tests.intake.documents import document
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.settings import settings

WRONG = "năm mươi"


def feedback(world: World) -> set[str]:
    """Collect and answer; the names of what lies beside the files of Bộ A."""
    world.collect()
    app.give_feedback(world.ws, PLAN, PERIOD)
    return {path.name for path in folder(world).iterdir()}


def folder(world: World) -> Path:
    return world.folder("bo-a") / "phan-hoi"


def test_a_returned_workbook_gets_receipt_and_marked_copy(world: World) -> None:
    world.drop("bo-a", form(world.plan, "bo-a", percent=WRONG))
    assert feedback(world) == {"lan-1-phieu-tiep-nhan.docx", "lan-1-can-sua.xlsx"}
    assert load_workbook(folder(world) / "lan-1-can-sua.xlsx").sheetnames[0] == "Kết quả kiểm tra"
    text = "\n".join(p.text for p in Document(str(folder(world) / "lan-1-phieu-tiep-nhan.docx")).paragraphs)
    assert "lan-1-can-sua.xlsx" in text


@pytest.mark.parametrize(
    ("chosen", "sheet"), [(None, "Check results"), ("vi", "Kết quả kiểm tra")], ids=["by setting", "chosen"]
)
def test_an_installation_answers_in_the_language_of_its_receipts(
    world: World, monkeypatch: pytest.MonkeyPatch, chosen: str | None, sheet: str
) -> None:
    """As the watcher and the jobs do, which ask nobody for a language."""
    monkeypatch.setenv("TIENDO_RECEIPT_LANG", "en")
    settings.cache_clear()
    world.drop("bo-a", form(world.plan, "bo-a", percent=WRONG))
    world.collect()

    app.give_feedback(world.ws, PLAN, PERIOD, lang=chosen)

    assert load_workbook(folder(world) / "lan-1-can-sua.xlsx").sheetnames[0] == sheet


def test_a_corrected_file_clears_the_marked_copy(world: World) -> None:
    world.drop("bo-a", form(world.plan, "bo-a", percent=WRONG))
    feedback(world)
    world.drop("bo-a", form(world.plan, "bo-a"))
    names = feedback(world)
    assert "lan-1-can-sua.xlsx" not in names
    assert {"lan-1-phieu-tiep-nhan.docx", "lan-2-phieu-tiep-nhan.docx"} <= names


def test_a_scan_beside_the_form_leaves_the_marked_copy(world: World) -> None:
    world.drop("bo-a", form(world.plan, "bo-a", percent=WRONG))
    feedback(world)
    world.drop("bo-a", b"%PDF-1.4", name="bao-cao-ky.pdf")
    assert feedback(world) == {
        "lan-1-can-sua.xlsx",
        "lan-1-phieu-tiep-nhan.docx",
        "lan-2-phieu-tiep-nhan.docx",
    }


def test_files_that_come_together_each_get_their_copy(world: World) -> None:
    world.drop("bo-a", form(world.plan, "bo-a", percent="ba mươi"))
    feedback(world)
    an_hour_ago = time.time() - 3600
    os.utime(folder(world) / "lan-1-can-sua.xlsx", (an_hour_ago, an_hour_ago))
    for name, percent in (("bao-cao-1.xlsx", WRONG), ("bao-cao-2.xlsx", "sáu mươi")):
        world.drop("bo-a", form(world.plan, "bo-a", percent=percent), name=name)
    assert feedback(world) == {
        *(f"lan-{n}-phieu-tiep-nhan.docx" for n in (1, 2, 3)),
        "lan-2-can-sua.xlsx",
        "lan-3-can-sua.xlsx",
    }
    for n in (2, 3):
        said = Document(str(folder(world) / f"lan-{n}-phieu-tiep-nhan.docx")).paragraphs
        assert any(f"lan-{n}-can-sua.xlsx" in paragraph.text for paragraph in said)


def test_files_that_are_taken_in_one_after_the_other_keep_their_copies(world: World) -> None:
    for name, percent in (("bao-cao-1.xlsx", WRONG), ("bao-cao-2.xlsx", "sáu mươi")):
        world.drop("bo-a", form(world.plan, "bo-a", percent=percent), name=name)
        names = feedback(world)
    assert {"lan-1-can-sua.xlsx", "lan-2-can-sua.xlsx"} <= names
    world.drop("bo-a", form(world.plan, "bo-a", percent="bảy mươi"), name="bao-cao-1.xlsx")
    assert {name for name in feedback(world) if "can-sua" in name} == {
        "lan-2-can-sua.xlsx",
        "lan-3-can-sua.xlsx",
    }


def test_the_copy_of_a_word_file_is_one_whatever_its_name(world: World) -> None:
    table = [
        ["Mã nhiệm vụ", "Tình trạng", "Kết quả thực hiện"],
        ["1.1", "Xong rồi", "Đã họp"],
        ["1.2", "Đang thực hiện", "Đã làm"],
    ]
    world.drop("bo-a", document(table), name="bao-cao.xlsx")
    assert "lan-1-can-sua.docx" in feedback(world)
    copy = Document(str(folder(world) / "lan-1-can-sua.docx"))
    assert [comment.author for comment in copy.comments][:1] == ["tiendo"]


def test_feedback_is_given_once(world: World) -> None:
    world.drop("bo-a", form(world.plan, "bo-a", percent=WRONG))
    feedback(world)
    before = {path.name: path.stat().st_mtime_ns for path in folder(world).iterdir()}
    assert app.give_feedback(world.ws, PLAN, PERIOD) == []
    assert {path.name: path.stat().st_mtime_ns for path in folder(world).iterdir()} == before
