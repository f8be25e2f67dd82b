"""Check: one file, against what is given, what its folder says, or what it says itself."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.app.world import PERIOD, RECEIVED, World, form
from tests.intake.documents import document
from tests.plan.toy import HEAD, PLAN, task, write_folder
from tiendo import app
from tiendo.app.checking import Checked
from tiendo.errors import UsageError
from tiendo.settings import settings

HEADER = ["Mã nhiệm vụ", "Tình trạng", "Tỷ lệ hoàn thành (%)", "Kết quả thực hiện"]
LINES = [[ref, "Đang thực hiện", "50", f"Đã họp về {ref}"] for ref in ("1.1", "1.2")]


def free_report(world: World) -> Path:
    """A Word document of the sender's own, with the form's columns and no word of whose it is."""
    file = world.ws.home / "bao-cao.docx"
    file.write_bytes(document([HEADER, *LINES]))
    return file


def codes(checked: Checked) -> list[str]:
    return [finding["code"] for finding in checked.findings]


def test_a_free_report_needs_a_sender(world: World) -> None:
    checked = app.check(world.ws, free_report(world), received_on=RECEIVED)
    assert codes(checked) == ["agency_missing"]


def test_who_sends_it_may_be_given(world: World) -> None:
    file = free_report(world)
    checked = app.check(world.ws, file, plan=PLAN, period=PERIOD, agency="Bộ A", received_on=RECEIVED)
    assert checked.accepted
    assert (checked.plan, checked.period, checked.agency) == (PLAN, PERIOD, "bo-a")


def test_a_form_of_another_agency_than_given_is_refused(world: World) -> None:
    file = world.ws.home / "bao-cao.xlsx"
    file.write_bytes(form(world.plan, "bo-a"))
    assert "form_other_agency" in codes(app.check(world.ws, file, agency="tinh-x", received_on=RECEIVED))


def test_an_agency_that_nobody_knows(world: World) -> None:
    with pytest.raises(UsageError, match="Bộ Không Có"):
        app.check(world.ws, free_report(world), agency="Bộ Không Có")


def test_what_names_no_plan_is_checked_against_the_one_whose_tasks_it_speaks_of(world: World) -> None:
    other = write_folder(
        world.ws.home / "other",
        tasks=[task("9", leaf=False), task("9.9")],
        assignments=[],
        outputs=[],
        milestones=[],
    )
    (other / PLAN).rename(world.ws.plans / "a-truoc")
    (world.ws.plans / "a-truoc" / "plan.toml").write_text(HEAD.replace(PLAN, "a-truoc"), encoding="utf-8")
    checked = app.check(world.ws, free_report(world), agency="bo-a", received_on=RECEIVED)
    assert checked.accepted


def test_the_period_is_the_last_that_has_begun(world: World) -> None:
    file = world.ws.home / "bao-cao.json"
    line = {"ref": "1.2", "status": "in_progress", "result": "Đã họp", "doc_on": "2021-06-01"}
    file.write_text(json.dumps({"progress": [line]}), encoding="utf-8")
    found = app.check(world.ws, file, agency="bo-c", received_on=RECEIVED)
    assert found.accepted


def test_a_file_that_cannot_be_read_is_refused_for_that_only(world: World) -> None:
    file = world.ws.home / "quet.xlsx"
    file.write_bytes(b"%PDF-1.4")
    assert codes(app.check(world.ws, file)) == ["file_pdf"]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("ROWS", "5", "sheet_too_long"),
        ("COLUMNS", "3", "sheet_too_long"),
        ("TEXT", "20", "text_too_long"),
        ("PARTS", "5", "file_too_many_parts"),
    ],
)
def test_limits_come_from_the_settings(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str, value: str, code: str
) -> None:
    file = world.drop("bo-a")
    assert app.check(world.ws, file, received_on=RECEIVED).accepted
    monkeypatch.setenv(f"TIENDO_LIMIT_{name}", value)
    settings.cache_clear()
    assert code in codes(app.check(world.ws, file, received_on=RECEIVED))
    assert set(world.outcomes().values()) == {"returned"}


def test_the_limit_of_a_text_is_named_and_stands_in_the_form(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIENDO_LIMIT_TEXT", "20")
    settings.cache_clear()
    (found,) = app.check(world.ws, world.drop("bo-a"), received_on=RECEIVED).findings[:1]
    assert (found["code"], found["cell"]) == ("text_too_long", "L6")
    assert "(20 ký tự)" in found["message_vi"]
    assert "(20 characters)" in found["message_en"]
    (issued,) = app.issue_forms(world.ws, PLAN, PERIOD, agency="bo-a")
    rules = [
        rule
        for sheet in load_workbook(issued).worksheets
        for rule in sheet.data_validations.dataValidation
        if rule.type == "textLength"
    ]
    assert {rule.formula1 for rule in rules} == {"20"}


def test_word_documents_of_many_marks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    file = free_report(world)
    monkeypatch.setenv("TIENDO_LIMIT_TAGS", "10")
    settings.cache_clear()
    checked = app.check(world.ws, file, agency="bo-a", received_on=RECEIVED)
    assert codes(checked) == ["file_unpacks_too_large"]


@pytest.mark.parametrize("limit", ["0", "40000"])
def test_a_limit_of_texts_that_no_workbook_can_hold(
    world: World, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setenv("TIENDO_LIMIT_TEXT", limit)
    settings.cache_clear()
    with pytest.raises(UsageError, match="TIENDO_LIMIT_TEXT"):
        app.check(world.ws, world.drop("bo-a"))


def test_a_limit_that_is_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENDO_LIMIT_ROWS", "0")
    settings.cache_clear()
    with pytest.raises(UsageError, match="TIENDO_LIMIT_ROWS"):
        app.check(world.ws, world.drop("bo-a"))
