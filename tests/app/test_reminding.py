"""Letters to those who owe and the summary for the leadership, all in one run."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.app.documents import contents, sidecar_of, text_of
from tests.app.world import PERIOD, RECEIVED, TABLES_OF_PLAN, World, form
from tests.plan.toy import PLAN, owes, write_folder
from tiendo import app
from tiendo.app import reminding
from tiendo.app.reminding import Reminded
from tiendo.errors import UsageError

LATE = date(2023, 1, 20)  # five days after the day before which reports were due


def remind(world: World, on: date = LATE, lang: str = "vi") -> Reminded:
    return app.remind(world.ws, PLAN, PERIOD, on=on, lang=lang)


def folder(world: World) -> Path:
    return world.ws.reports / PLAN / PERIOD / reminding.FOLDER


def written_to(world: World) -> set[str]:
    return {path.stem for path in folder(world).glob("*.docx")}


def test_one_run_writes_a_letter_to_each_that_owes_and_the_summary(accepted: World) -> None:
    written = remind(accepted)

    assert [path.stem for path in written.letters] == ["bo-c", "toa", "tinh-x"]  # bo-a has reported
    assert all(path.is_file() and path.with_suffix(".json").is_file() for path in written.letters)
    assert written.summary == accepted.ws.reports / PLAN / PERIOD / "summary-vi.docx"
    said = text_of(written.summary)
    assert "1/3 cơ quan có trách nhiệm báo cáo" in said
    assert "Ký, gửi 02 công văn đôn đốc và 01 công văn đề nghị thông báo kết quả" in said


def test_requested_bodies_are_asked_in_other_words(accepted: World) -> None:
    remind(accepted)
    bound, asked = (text_of(folder(accepted) / f"{agency}.docx") for agency in ("bo-c", "toa"))

    assert "V/v đôn đốc báo cáo" in bound
    assert "khẩn trương" in bound
    assert "đề nghị thông báo kết quả" in asked
    assert not any(word in asked for word in ("đôn đốc", "khẩn trương", "đã qua"))


def test_what_was_known_at_the_end_of_the_day(accepted: World) -> None:
    day_before = date(RECEIVED.year, RECEIVED.month, RECEIVED.day - 1)

    accepted.drop("bo-c")
    accepted.collect()
    assert "bo-c" in {path.stem for path in remind(accepted, day_before).letters}
    assert "bo-c" not in {path.stem for path in remind(accepted, RECEIVED).letters}


def test_the_coordinator_writes_no_letter_to_itself(world: World) -> None:
    world.drop("bo-c")
    world.collect()
    written = remind(world)

    assert [path.stem for path in written.letters] == ["toa", "tinh-x"]  # bo-a, the coordinator, owes too
    said = text_of(written.summary)
    assert "Ký, gửi 01 công văn đôn đốc và 01 công văn đề nghị thông báo kết quả" in said
    assert "Hoàn thành báo cáo của chính Bộ A trước khi tổng hợp" in said


def test_letters_to_those_who_no_longer_owe_are_taken_away(accepted: World) -> None:
    remind(accepted)
    (folder(accepted) / "ghi-chu.docx").write_bytes(b"")  # of the coordinator
    accepted.drop("bo-c")
    accepted.collect()
    remind(accepted)

    assert written_to(accepted) == {"tinh-x", "toa", "ghi-chu"}
    assert not (folder(accepted) / "bo-c.json").exists()


def test_nobody_owes(accepted: World) -> None:
    bound = TABLES_OF_PLAN | {"obligations": [owes("a", "@cac-bo"), owes("b", "@cac-tinh")]}
    write_folder(accepted.ws.plans, **bound)
    for agency in ("bo-c", "tinh-x"):
        accepted.drop(agency)
    accepted.collect()
    written = remind(accepted)

    assert written.letters == ()
    assert "Tất cả các cơ quan đã gửi báo cáo được chấp nhận." in text_of(written.summary)


def test_what_was_returned_is_named_with_its_errors(world: World) -> None:
    world.drop("bo-c", form(world.plan, "bo-c", percent="năm mươi"))
    world.collect()
    written = remind(world)
    letter = next(path for path in written.letters if path.stem == "bo-c")

    said = text_of(letter)
    assert "gửi ngày 20/12/2022, tệp “bao-cao.xlsx”, có 01 lỗi phải sửa" in said
    assert "Trang “Nhiệm vụ chủ trì”, ô G6: " in said
    assert "Cách sửa: " in said
    assert "Bộ C (đã gửi, bị trả lại)" in text_of(written.summary)


def test_a_letter_can_be_traced(world: World) -> None:
    file = world.drop("bo-a", form(world.plan, "bo-a", percent="năm mươi"))  # of two tasks
    world.collect()
    head = world.ws.plans / PLAN / "plan.toml"
    other = head.read_text(encoding="utf-8").replace('coordinator = "bo-a"', 'coordinator = "bo-c"')
    head.write_text(other, encoding="utf-8")
    letter = next(path for path in remind(world).letters if path.stem == "bo-a")
    listed = app.trace(world.ws, letter)["figures"]
    faults = next(one for one in listed if one["id"].startswith("submission.errors"))
    traced = app.trace(world.ws, letter, faults["id"])

    assert not any(one["altered"] for one in listed)
    assert faults["text"] == "02"
    assert [world.ws.home / source["path"] for source in traced["sources"]] == [file]
    assert traced["approvals"] == []


def test_the_summary_can_be_traced(accepted: World) -> None:
    page = remind(accepted).summary
    traced = app.trace(accepted.ws, page, "agencies.reported-of-agencies.bound")

    assert (traced["printed"], traced["numerator"], traced["denominator"]) == ("1/3", 1, 3)
    assert [source["agency"] for source in traced["sources"]] == ["bo-a"]
    assert traced["sources"][0]["period"] == PERIOD


def test_the_same_ledger_gives_the_same_bytes(accepted: World, tmp_path: Path) -> None:
    shutil.copytree(accepted.ws.home, tmp_path / "other")
    other = World.in_folder(tmp_path / "other")
    remind(accepted)
    remind(accepted)
    remind(other)

    assert contents(accepted.ws.reports) == contents(other.ws.reports)
    assert str(tmp_path) not in str(contents(accepted.ws.reports))


def test_nothing_is_saved_but_the_documents(accepted: World) -> None:
    before = contents(accepted.ws.home)
    remind(accepted)
    after = contents(accepted.ws.home)

    assert {name for name in after if after[name] != before.get(name)} == {
        f"reports/{PLAN}/{PERIOD}/{name}" for name in ("summary-vi.docx", "summary-vi.json")
    } | {
        f"reports/{PLAN}/{PERIOD}/{reminding.FOLDER}/{agency}.{kind}"
        for agency in ("bo-c", "tinh-x", "toa")
        for kind in ("docx", "json")
    }


def test_in_english(accepted: World) -> None:
    written = remind(accepted, lang="en")

    assert "overdue report on results in 2022" in text_of(folder(accepted) / "bo-c.en.docx")
    assert written.summary.name == "summary-en.docx"
    assert "Of the agencies bound to report, 1 of 3" in text_of(written.summary)


def test_each_language_has_letters_of_its_own(accepted: World) -> None:
    remind(accepted)
    remind(accepted, lang="en")
    assert {"bo-c", "bo-c.en"} <= written_to(accepted)

    accepted.drop("bo-c")
    accepted.collect()
    remind(accepted)
    assert written_to(accepted) == {"tinh-x", "toa", "tinh-x.en", "toa.en"}


def test_pages_printed_of_earlier_letters_are_taken_away(accepted: World) -> None:
    remind(accepted)
    for name in ("bo-c.pdf", "bo-c.en.pdf", "cua-toi.pdf"):
        (folder(accepted) / name).write_bytes(b"")
    remind(accepted)

    assert [path.name for path in folder(accepted).glob("*.pdf")] == ["cua-toi.pdf"]


def test_a_language_that_letters_are_not_written_in(accepted: World) -> None:
    with pytest.raises(UsageError, match="fr"):
        remind(accepted, lang="fr")
    assert not folder(accepted).exists()


def test_the_ladder_of_the_plan(accepted: World) -> None:
    head = accepted.ws.plans / PLAN / "plan.toml"
    head.write_text(head.read_text(encoding="utf-8") + "\n[reminders]\ndays = [-5, 1, 4]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="09/01/2023"):
        remind(accepted, date(2023, 1, 8))
    assert not folder(accepted).exists()

    remind(accepted, date(2023, 1, 9))
    assert "còn 05 ngày" in text_of(folder(accepted) / "bo-c.docx")
    remind(accepted, date(2023, 1, 18))
    assert "đây là lần đôn đốc thứ 02" in text_of(folder(accepted) / "bo-c.docx")


def test_sidecars_say_what_they_are_about(accepted: World) -> None:
    for path in (*(written := remind(accepted)).letters, written.summary):
        about = sidecar_of(path)
        assert (about["plan"], about["period"], about["as_of"]) == (PLAN, PERIOD, "2023-01-20")


@pytest.mark.parametrize(("plan", "period"), [("khac", PERIOD), (PLAN, "1999")])
def test_an_unknown_plan_or_period(accepted: World, plan: str, period: str) -> None:
    with pytest.raises(UsageError, match=f"{plan}|{period}"):
        app.remind(accepted.ws, plan, period)
