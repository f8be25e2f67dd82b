"""Collect, end to end: inbox → store and ledger."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from schemas.terms import Outcome
from tests.app.world import PERIOD, RECEIVED, World, form, stored
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app import collection, inbox, reading

ACCEPTED, WARNED, RETURNED = (
    o.value for o in (Outcome.accepted, Outcome.accepted_with_warnings, Outcome.returned)
)
WRONG = "năm mươi"  # a percentage that no form accepts


def test_a_good_form_is_taken_in(world: World) -> None:
    file = world.drop("bo-a")
    (one,) = world.collect()
    assert one.outcome in (ACCEPTED, WARNED)
    assert (one.plan, one.period, one.agency, one.unit, one.revision) == (PLAN, PERIOD, "bo-a", "", 1)
    content = world.content()
    assert [row[2] for row in content["progress"]] == ["1.1", "1.2"] or len(content["progress"]) == 2
    assert len(content["cover"]) == 1
    assert stored(world.ws) == [content["submissions"][0][6]]
    assert file.is_file()


def test_nothing_new_nothing_happens(accepted: World) -> None:
    before = accepted.content()
    assert accepted.collect() == []
    assert accepted.content() == before


def test_an_unchanged_file_is_not_read_again(accepted: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path, limit: int) -> None:
        raise AssertionError(f"{file} was read")

    monkeypatch.setattr(collection, "read_file", refuse)
    assert accepted.collect() == []


def test_the_same_bytes_again(accepted: World) -> None:
    before = accepted.content()
    file = accepted.folder("bo-a") / "bao-cao.xlsx"
    accepted.drop("bo-a", file.read_bytes(), name="bao-cao (1).xlsx")
    os.utime(file, ns=(1, 1))
    assert accepted.outcomes() == {"bo-a/bao-cao.xlsx": "unchanged", "bo-a/bao-cao (1).xlsx": "unchanged"}
    assert accepted.content() == before
    assert accepted.collect() == []


def test_the_same_bytes_twice_at_once(world: World) -> None:
    data = form(world.plan, "bo-a")
    world.drop("bo-a", data, name="a.xlsx")
    world.drop("bo-a", data, name="b.xlsx")
    assert list(world.outcomes().values()).count("unchanged") == 1
    assert world.known().height == 1


def test_a_second_revision_supersedes(accepted: World) -> None:
    accepted.drop("bo-a", form(accepted.plan, "bo-a", "Đã sửa"))
    (one,) = accepted.collect()
    assert one.revision == 2
    assert accepted.known().select("revision", "current").rows() == [(1, False), (2, True)]


def test_a_returned_revision_does_not_supersede(accepted: World) -> None:
    accepted.drop("bo-a", form(accepted.plan, "bo-a", percent=WRONG))
    (one,) = accepted.collect()
    assert (one.outcome, one.revision) == (RETURNED, 2)
    assert one.n_errors == one.findings.filter(severity="fail").height > 0
    assert accepted.known().select("revision", "current").rows() == [(1, True), (2, False)]
    accepted.drop("bo-a", form(accepted.plan, "bo-a", "Đã sửa"))
    accepted.collect()
    assert accepted.known()["current"].to_list() == [False, False, True]


def test_revisions_in_one_batch_count_by_their_age(world: World) -> None:
    for name, age, words in [("a.xlsx", 3, "mới nhất"), ("b.xlsx", 1, "cũ nhất"), ("c.xlsx", 2, "ở giữa")]:
        file = world.drop("bo-a", form(world.plan, "bo-a", words), name=name)
        os.utime(file, (age, age))
    revisions = {Path(one.path).name: one.revision for one in world.collect()}
    assert revisions == {"b.xlsx": 1, "c.xlsx": 2, "a.xlsx": 3}


def test_units_of_an_agency_live_side_by_side(world: World) -> None:
    for unit in ("", "cuc-x", "cuc-y"):
        world.drop("bo-a", form(world.plan, "bo-a", f"Phần của {unit}"), unit=unit)
    world.collect()
    assert world.known().filter("current").select("unit", "revision").sort("unit").rows() == [
        ("", 1),
        ("cuc-x", 1),
        ("cuc-y", 1),
    ]


def test_a_folder_may_bear_the_agencys_name(world: World) -> None:
    world.drop("Bộ A", form(world.plan, "bo-a"))
    world.drop("BO A", form(world.plan, "bo-a", "Đã sửa"))
    assert {one.agency for one in world.collect()} == {"bo-a"}
    assert world.known()["revision"].max() == 2


@pytest.mark.parametrize(
    "place",
    [
        "bao-cao.xlsx",  # in no agency's folder
        "Bộ không có/bao-cao.xlsx",
        "bo-a/cuc-x/phong-y/bao-cao.xlsx",  # units have no units
    ],
)
def test_misplaced_files_are_said_and_left_alone(world: World, place: str) -> None:
    file = world.ws.submissions / PLAN / PERIOD / place
    file.parent.mkdir(parents=True)
    file.write_bytes(form(world.plan, "bo-a"))
    for _ in range(2):  # and said again until somebody moves them
        assert world.outcomes() == {place: "misplaced"}
    assert world.known().is_empty()
    assert stored(world.ws) == []


@pytest.mark.parametrize(("plan", "period"), [("ke-hoach-la", PERIOD), (PLAN, "1999")])
def test_folders_of_unknown_plans_and_periods(world: World, plan: str, period: str) -> None:
    world.drop("bo-a")
    stray = world.ws.submissions / plan / period / "bo-a" / "bao-cao.xlsx"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    found = {Path(one.path).parts[1:3]: one.outcome for one in world.collect()}
    assert found.pop((plan, period)) == "misplaced"
    assert set(found.values()) <= {ACCEPTED, WARNED}


@pytest.mark.parametrize(
    "name",
    [
        "~$bao-cao.xlsx",
        ".~lock.bao-cao.xlsx#",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "._bao-cao.xlsx",
        "x.tmp",
        "x.part",
    ],
)
def test_litter_is_ignored_in_silence(world: World, name: str) -> None:
    world.drop("bo-a", b"x", name=name)
    assert world.collect() == []


def test_feedback_is_not_taken_for_a_submission(world: World) -> None:
    world.drop("bo-a", b"x", unit="phan-hoi", name="phieu.docx")
    assert world.collect() == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed(world: World, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai.xlsx"
    outside.write_bytes(form(world.plan, "bo-a"))
    folder = world.folder("bo-a")
    folder.mkdir(parents=True)
    (folder / "link.xlsx").symlink_to(outside)
    (world.folder("bo-b")).symlink_to(tmp_path, target_is_directory=True)
    assert world.collect() == []


def test_a_bad_file_does_not_stop_the_others(world: World) -> None:
    world.drop("bo-a")
    world.drop("tinh-x", b"khong phai bang tinh")
    found = world.outcomes()
    assert found.pop("tinh-x/bao-cao.xlsx") == RETURNED
    assert set(found.values()) <= {ACCEPTED, WARNED}


def test_a_file_that_is_gone_when_its_turn_comes(world: World) -> None:
    gone = world.drop("bo-a")
    world.drop("tinh-x")
    files = app.pending(world.ws)
    gone.unlink()
    found = {one.agency: one.outcome for one in app.collect(world.ws, files, received_on=RECEIVED)}
    assert found.pop("bo-a") == "busy"
    assert set(found.values()) <= {ACCEPTED, WARNED}


def test_a_file_that_is_still_being_written_waits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    file = world.drop("bo-a")
    whole = file.read_bytes()
    read_beginning = reading.read_beginning

    def read_and_grow(path: Path, n_bytes: int) -> bytes:
        data = read_beginning(path, n_bytes)
        if path == file:
            path.write_bytes(whole + b"more")
        return data

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_beginning", read_and_grow)
        assert world.outcomes() == {"bo-a/bao-cao.xlsx": "busy"}
    assert world.known().is_empty()
    file.write_bytes(whole)
    assert set(world.outcomes().values()) <= {ACCEPTED, WARNED}


def test_an_earlier_revision_that_comes_again_is_told_and_changes_nothing(world: World) -> None:
    first = form(world.plan, "bo-a")
    for data in (first, form(world.plan, "bo-a", percent=80)):
        world.drop("bo-a", data)
        world.collect()
    world.drop("bo-a", first, name="bao-cao-cu.xlsx")
    (again,) = world.collect()
    assert (again.outcome, again.submission) == ("unchanged", None)
    assert (again.revision, again.superseded_by) == (1, 2)
    assert world.known().filter("current")["revision"].to_list() == [2]


def test_the_revision_in_force_may_come_again(world: World) -> None:
    first = form(world.plan, "bo-a")
    for data in (first, form(world.plan, "bo-a", percent=WRONG)):
        world.drop("bo-a", data)
        world.collect()
    world.drop("bo-a", first, name="bao-cao-cu.xlsx")
    (again,) = world.collect()
    assert (again.outcome, again.revision, again.superseded_by) == ("unchanged", 1, 0)


@pytest.mark.parametrize("trouble", ["a folder in its place", "the share fails", "no right to read"])
def test_a_file_that_cannot_be_read_holds_up_no_other(
    world: World, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = world.drop("bo-a")
    world.drop("tinh-x")
    files = app.pending(world.ws)
    read_beginning = reading.read_beginning

    def read(path: Path, n_bytes: int) -> bytes:
        if path == odd and trouble != "a folder in its place":
            raise OSError(errno.EIO if trouble == "the share fails" else errno.EACCES, trouble)
        return read_beginning(path, n_bytes)

    monkeypatch.setattr(reading, "read_beginning", read)
    if trouble == "a folder in its place":
        odd.unlink()
        odd.mkdir()
    found = {one.agency: one.outcome for one in app.collect(world.ws, files, received_on=RECEIVED)}
    assert found.pop("bo-a") == "busy"
    assert set(found.values()) <= {ACCEPTED, WARNED}


@pytest.mark.parametrize("closed", ["bo-a", PERIOD])
def test_a_folder_that_may_not_be_looked_into_is_told_and_holds_up_no_other(
    world: World, closed: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    world.drop("bo-a")
    other = world.drop("tinh-x", form(world.plan, "tinh-x", period="2021"), period="2021")
    scandir = os.scandir

    def look(folder: str) -> object:
        if Path(folder).name == closed:
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(inbox.os, "scandir", look)
    assert app.pending(world.ws) == [other]
    assert "Không mở được thư mục" in caplog.text
    monkeypatch.undo()
    assert len(app.pending(world.ws)) == 2


def test_files_and_folders_that_go_while_the_inbox_is_looked_through(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, other = world.drop("bo-a"), world.drop("tinh-x")
    walk = inbox._inside

    def look(folder: str) -> list[os.DirEntry]:
        found = walk(folder)
        if Path(folder) == gone.parent:
            gone.unlink()
        return found

    monkeypatch.setattr(inbox, "_inside", look)
    assert app.pending(world.ws) == [other]
    assert walk(str(gone)) == walk(str(other)) == []  # one that is no more, one that never was a folder


def test_folders_called_like_files_and_links_into_nowhere(world: World) -> None:
    inside = world.drop("bo-a", unit="bao-cao.xlsx")
    (world.folder("bo-a") / "lien-ket.xlsx").symlink_to(world.folder("bo-a") / "khong-co.xlsx")
    (world.folder("tinh-x") / "trong.xlsx").mkdir(parents=True)
    assert app.pending(world.ws) == [inside]
    (one,) = world.collect()
    assert (one.unit, one.submission is not None) == ("bao-cao.xlsx", True)


def test_the_day_of_receipt_is_today_unless_given(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "today", lambda: date(2023, 1, 20))
    world.drop("bo-a")
    world.collect(received_on=date(2022, 12, 1))
    world.drop("tinh-x")
    world.collect(received_on=None)
    days = dict(world.known().select("agency", "received_on").iter_rows())
    assert days == {"bo-a": date(2022, 12, 1), "tinh-x": date(2023, 1, 20)}


def test_who_collects_is_recorded(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from tiendo.ledger import open_ledger, submission_row
    from tiendo.settings import settings

    monkeypatch.setenv("TIENDO_ACTOR", "van-thu-minh-hoa")
    settings.cache_clear()
    world.drop("bo-a")
    world.collect(actor=None)
    ledger = open_ledger(world.ws.state)
    assert submission_row(ledger, world.known()["submission"][0])["actor"] == "van-thu-minh-hoa"
    ledger.close()


def test_only_the_plan_and_period_asked_for(world: World) -> None:
    world.drop("bo-a")
    world.drop("bo-a", form(world.plan, "bo-a", period="2021"), period="2021")
    assert len(app.pending(world.ws)) == 2
    assert [path.parts[-3] for path in app.pending(world.ws, PLAN, "2021")] == ["2021"]
    assert app.pending(world.ws, "khac") == []
    assert app.pending(world.ws, PLAN, "1999") == []


@pytest.mark.parametrize(
    ("agency", "before", "now", "remarks"),
    [
        ("bo-a", 80, 50, {"percent_fell"}),
        ("bo-a", 50, 50, set()),
        ("bo-a", WRONG, 50, set()),  # what was returned counts for nothing
        ("bo-b", 80, 50, set()),  # what others reported is no measure
    ],
)
def test_a_report_is_compared_with_the_period_before(
    world: World, agency: str, before: object, now: int, remarks: set[str]
) -> None:
    plan = world.plan
    world.drop(agency, form(plan, agency, "Kết quả năm trước", percent=before, period="2021"), period="2021")
    world.collect(date(2021, 12, 20))
    world.drop("bo-a", form(plan, "bo-a", percent=now))
    (one,) = world.collect()
    assert set(one.findings["code"]) & {"percent_fell"} == remarks
