"""`remind`, `review`, `changes`: what they print, in both languages, and how they end when that is not there."""

import json
from pathlib import Path

import pytest

from tests.app.world import PERIOD, TABLES_OF_PLAN, World, form
from tests.cli.conftest import Tiendo
from tests.plan.toy import PLAN, owes, write_folder

REMIND = ("remind", PLAN, PERIOD, "--on", "2023-01-20")


@pytest.fixture
def approved(collected: World, tiendo: Tiendo) -> World:
    """The period is approved; the year before has a draft."""
    collected.drop("bo-a", form(collected.plan, "bo-a", period="2021"), period="2021")
    collected.collect()
    for words in (("approve", PLAN, PERIOD, "--by", "thu-truong"), ("consolidate", PLAN, "2021", "--direct")):
        assert tiendo(*words, "--home", collected.ws.home).code == 0
    return collected


def test_remind(collected: World, tiendo: Tiendo) -> None:
    ran = tiendo(*REMIND, "--home", collected.ws.home)

    assert (ran.code, ran.err) == (0, "")
    assert "Đã lập 3 công văn" in ran.out
    assert "summary-vi.docx" in ran.out


def test_remind_for_machines(collected: World, tiendo: Tiendo) -> None:
    paths = [Path(path) for path in json.loads(tiendo(*REMIND, "--home", collected.ws.home, "--json").out)]

    assert [path.name for path in paths] == ["bo-c.docx", "toa.docx", "tinh-x.docx", "summary-vi.docx"]
    assert all(path.is_file() for path in paths)


@pytest.mark.pages
def test_pdf_copies_stand_beside_the_documents(approved: World, tiendo: Tiendo) -> None:
    at = ("--pdf", "--json", "--home", approved.ws.home)
    for words in (
        REMIND,
        ("report", PLAN, PERIOD, "--direct"),
        ("review", PLAN, "--from", "2021", "--to", PERIOD),
        ("changes", PLAN, PERIOD, "--from", "2021"),
    ):
        paths = [Path(path) for path in json.loads(tiendo(*words, *at).out)]
        documents, copies = ([p for p in paths if p.suffix == suffix] for suffix in (".docx", ".pdf"))
        assert [path.with_suffix(".pdf") for path in documents] == copies, words
        assert all(path.read_bytes().startswith(b"%PDF") for path in copies)


def test_pdf_without_libreoffice_says_what_to_install(
    collected: World, tiendo: Tiendo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiendo.word.pdf.find_soffice", lambda: None)
    ran = tiendo("report", PLAN, PERIOD, "--direct", "--pdf", "--home", collected.ws.home)

    assert ran.code == 3
    assert "cài đặt LibreOffice" in ran.err
    assert list((collected.ws.reports / PLAN / PERIOD).glob("*.docx"))


def test_remind_in_english(collected: World, tiendo: Tiendo) -> None:
    ran = tiendo(*REMIND, "--home", collected.ws.home, "--lang", "en")

    assert "Wrote 3 letters" in ran.out
    assert "summary-en.docx" in ran.out


def test_messages_in_english_leave_letters_in_vietnamese(collected: World, tiendo: Tiendo) -> None:
    ran = tiendo(*REMIND, "--home", collected.ws.home, TIENDO_LANG="en")

    assert "Wrote 3 letters" in ran.out
    assert "summary-vi.docx" in ran.out


def test_remind_when_nobody_owes(collected: World, tiendo: Tiendo) -> None:
    write_folder(collected.ws.plans, **TABLES_OF_PLAN | {"obligations": [owes("b", "@cac-tinh")]})
    collected.drop("tinh-x")
    collected.collect()
    ran = tiendo(*REMIND, "--home", collected.ws.home)

    assert ran.code == 0
    assert "Không còn cơ quan nào phải đôn đốc." in ran.out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_review(lang: str, approved: World, tiendo: Tiendo) -> None:
    words = ("review", PLAN, "--from", "2021", "--to", PERIOD, "--lang", lang, "--json")
    (path,) = json.loads(tiendo(*words, "--home", approved.ws.home).out)

    assert Path(path).name == f"review-2021-2022-{lang}.docx"
    assert tiendo("trace", path, "--home", approved.ws.home).code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_changes(lang: str, approved: World, tiendo: Tiendo) -> None:
    words = ("changes", PLAN, PERIOD, "--from", "2021", "--lang", lang)
    ran = tiendo(*words, "--home", approved.ws.home)

    assert (ran.code, ran.err) == (0, "")
    assert f"-{lang}.docx" in ran.out


def test_a_figure_of_a_letter(collected: World, tiendo: Tiendo) -> None:
    *_, page = json.loads(tiendo(*REMIND, "--home", collected.ws.home, "--json").out)
    ran = tiendo("trace", page, "agencies.reported-of-agencies.bound", "--home", collected.ws.home)

    assert ran.code == 0
    assert "1/3" in ran.out
    assert "bo-a/bao-cao.xlsx" in ran.out


@pytest.mark.parametrize("text", ["{", "{}", "[]", "không phải JSON"])
def test_a_file_of_sources_that_is_none(text: str, collected: World, tiendo: Tiendo) -> None:
    *_, page = json.loads(tiendo(*REMIND, "--home", collected.ws.home, "--json").out)
    Path(page).with_suffix(".json").write_text(text, encoding="utf-8")
    ran = tiendo("trace", page, "--home", collected.ws.home)

    assert (ran.code, ran.out) == (1, "")
    assert "summary-vi.json" in ran.err


def test_a_figure_without_the_ledger_it_came_from(collected: World, tiendo: Tiendo, tmp_path: Path) -> None:
    *_, page = json.loads(tiendo(*REMIND, "--home", collected.ws.home, "--json").out)
    (tmp_path / "noi-khac").mkdir()
    ran = tiendo("trace", page, "agencies.reported-of-agencies.bound", "--home", tmp_path / "noi-khac")

    assert "ghi --home là thư mục nơi báo cáo được lập" in ran.out


def test_a_line_is_told_in_the_words_of_its_form(approved: World, tiendo: Tiendo) -> None:
    (page,) = json.loads(tiendo("report", PLAN, PERIOD, "--direct", "--json", "--home", approved.ws.home).out)
    ran = tiendo("trace", page, "table.agency.leads_reported@bo-a", "--home", approved.ws.home)

    assert "Đang thực hiện" in ran.out
    assert "in_progress" not in ran.out
    assert f"Bản chốt kỳ {PERIOD}: " in ran.out


def test_ids_of_figures_are_told_in_one_piece(approved: World, tiendo: Tiendo) -> None:
    (page,) = json.loads(tiendo("report", PLAN, PERIOD, "--direct", "--json", "--home", approved.ws.home).out)
    ran = tiendo("trace", page, "--home", approved.ws.home)

    assert "agencies.reported-of-agencies.bound" in ran.out


def test_a_figure_of_a_review_names_the_approver(approved: World, tiendo: Tiendo) -> None:
    words = ("review", PLAN, "--from", "2021", "--to", PERIOD, "--json")
    (path,) = json.loads(tiendo(*words, "--home", approved.ws.home).out)
    ran = tiendo("trace", path, "review.submissions", "--home", approved.ws.home)

    assert "Phê duyệt kỳ 2022: thu-truong" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("remind", PLAN),
        ("remind", PLAN, "1999"),
        ("remind", "khac", PERIOD),
        ("remind", PLAN, PERIOD, "--on", "20/01/2023"),
        ("review", PLAN),
        ("review", "khac"),
        ("review", PLAN, "--from", "2022", "--to", "2021"),
        ("review", PLAN, "--from", "1999", "--to", "2022"),
        ("review", PLAN, "--from", "2021", "--to", "2021"),
        ("review", PLAN, "--from", "2021", "--to", "2022", "--lang", "fr"),
        ("changes", PLAN, PERIOD),
        ("changes", PLAN, PERIOD, "--from", "1999"),
        ("changes", PLAN, "1999", "--from", PERIOD),
        ("changes", PLAN, PERIOD, "--from", "2021", "--lang", "fr"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_written(words: tuple, approved: World, tiendo: Tiendo) -> None:
    ran = tiendo(*words, "--home", approved.ws.home)

    assert ran.code == 2, ran
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    assert ran.out == ""


@pytest.mark.parametrize(("lang", "word"), [("vi", "phê duyệt"), ("en", "approved")])
def test_nothing_is_approved_in_both_languages(
    lang: str, word: str, collected: World, tiendo: Tiendo
) -> None:
    ran = tiendo(
        "review", PLAN, "--from", "2021", "--to", PERIOD, "--home", collected.ws.home, TIENDO_LANG=lang
    )
    assert ran.code == 2
    assert word in ran.err
