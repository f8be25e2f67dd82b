"""Messages in Vietnamese or English; the workspace from where it is said to be."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.app.world import PERIOD, World, form
from tests.cli.conftest import Tiendo
from tests.plan.toy import PLAN

VI, EN = "Bản nộp 1", "Submission 1"


@pytest.mark.parametrize(
    ("flag", "variable", "word"),
    [
        ((), {}, "Không có kế hoạch"),
        (("--lang", "en"), {}, "There is no plan"),
        (("--lang", "vi"), {}, "Không có kế hoạch"),
        ((), {"TIENDO_LANG": "en"}, "There is no plan"),
        (("--lang", "vi"), {"TIENDO_LANG": "en"}, "Không có kế hoạch"),
    ],
)
def test_language_of_errors(flag: tuple, variable: dict, word: str, world: World, tiendo: Tiendo) -> None:
    ran = tiendo("plan", "show", "khac", "--home", world.ws.home, *flag, **variable)
    assert ran.code == 2
    assert word in ran.err


@pytest.mark.parametrize(("lang", "word"), [("vi", "Đã loại bản nộp 1"), ("en", "Submission 1 is excluded")])
def test_language_of_messages(lang: str, word: str, collected: World, tiendo: Tiendo) -> None:
    ran = tiendo("exclude", 1, "--reason", "Lý do", "--home", collected.ws.home, "--lang", lang)
    assert word in ran.out


@pytest.mark.parametrize("words", [("plan", "show", PLAN), ("status", PLAN, PERIOD), ("plan", "list")])
def test_both_languages_say_something_else(words: tuple, collected: World, tiendo: Tiendo) -> None:
    vi, en = (tiendo(*words, "--home", collected.ws.home, "--lang", lang).out for lang in ("vi", "en"))
    assert vi != en


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        (("khong-co",), "Không có lệnh này. Các lệnh có: check", "There is no such command. Commands: check"),
        (("plan", "khong-co"), "Các lệnh có: list, show", "Commands: list, show"),
        (("status",), "Thiếu PLAN. Mã kế hoạch.", "PLAN is missing. Id of the plan."),
        (("exclude", 1), "Thiếu --reason. Lý do.", "--reason is missing. The reason."),
        (("status", PLAN, "2021", "2022"), "Thừa tham số", "too many arguments"),
        (("status", PLAN, "--json=1"), "Tùy chọn --json", "Option --json"),
        (("status", PLAN, "--home"), "Tùy chọn --home", "Option --home"),
        (("status", PLAN, "--nhanh"), "Không có tùy chọn --nhanh", "There is no option --nhanh"),
        (("exclude", "mot", "--reason", "x"), "SUBMISSION không dùng được", "SUBMISSION cannot be used"),
        (
            ("collect", "--received-on", "mai"),
            "--received-on không dùng được. Ngày đến (YYYY-MM-DD)",
            "(YYYY-MM-DD)",
        ),
        (("form", "issue", PLAN, "1", "--format", "pdf"), "Bảng tính (xlsx)", "Workbook (xlsx)"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_with_a_command_line(words: tuple, vi: str, en: str, tiendo: Tiendo) -> None:
    for lang, word in (("vi", vi), ("en", en)):
        ran = tiendo(*words, TIENDO_LANG=lang)
        assert (ran.code, ran.out) == (2, "")
        assert word in ran.err


def test_a_code_that_is_none_is_named(collected: World, tiendo: Tiendo) -> None:
    ran = tiendo("waive", "1:khong_co", "--reason", "Lý do", "--home", collected.ws.home)
    assert (ran.code, "“khong_co”" in ran.err) == (2, True)


@pytest.mark.slow
def test_a_report_in_a_language_is_told_of_in_it(collected: World, tiendo: Tiendo) -> None:
    ran = tiendo("report", PLAN, PERIOD, "--direct", "--lang", "en", "--home", collected.ws.home)
    assert (ran.code, "Report written" in ran.out, "annual-en.docx" in ran.out) == (0, True, True)


def test_receipts_are_english_only_where_that_is_asked(
    world: World, tiendo: Tiendo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIENDO_LANG", "en")
    for flags, words in (((), "TRẢ LẠI ĐỂ SỬA"), (("--lang", "en"), "RETURNED FOR CORRECTION")):
        file = world.drop("bo-a", form(world.plan, "bo-a", percent=f"một nửa {words}"))
        assert tiendo("collect", "--direct", *flags, "--home", world.ws.home).code == 0
        newest = max((file.parent / "phan-hoi").glob("*.docx"))
        said = "\n".join(paragraph.text for paragraph in Document(str(newest)).paragraphs)
        assert words in said
    marked = load_workbook(max((file.parent / "phan-hoi").glob("*.xlsx")))
    assert marked.sheetnames[0] == "Check results"


def test_home_by_option_beats_home_by_environment(world: World, tmp_path: Path, tiendo: Tiendo) -> None:
    assert PLAN in tiendo("plan", "list", TIENDO_HOME=str(world.ws.home)).out
    assert PLAN in tiendo("plan", "list", "--home", world.ws.home, TIENDO_HOME=str(tmp_path)).out
    assert PLAN not in tiendo("plan", "list", "--home", tmp_path, TIENDO_HOME=str(world.ws.home)).out


def test_a_home_may_be_relative(world: World, tiendo: Tiendo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(world.ws.home.parent)
    assert PLAN in tiendo("plan", "list", "--home", world.ws.home.name).out


def test_plans_that_came_with_the_software_serve_a_home_without_plans(
    tmp_path: Path, tiendo: Tiendo, root: Path
) -> None:
    from tiendo.plan import plan_ids

    ran = tiendo("plan", "list", "--home", tmp_path)
    assert ran.code == 0
    assert all(plan in ran.out for plan in plan_ids(root / "plans"))


def test_settings_from_a_file(world: World, tiendo: Tiendo, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"TIENDO_HOME={world.ws.home.as_posix()}\nTIENDO_LANG=en\n", encoding="utf-8"
    )
    ran = tiendo("plan", "show", "khac")
    assert "There is no plan" in ran.err
    assert PLAN in ran.err
