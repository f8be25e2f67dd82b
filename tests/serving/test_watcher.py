"""The watcher: what is dropped is handed over once it lies still, on a disk and on a share, and nothing is lost."""

import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep
from types import SimpleNamespace

import pytest

from flows import serve as service
from flows import watcher
from flows.watcher import Waiting, on_share, settled, watch_inbox
from tiendo.errors import EnvironmentFailure
from tiendo.workspace import Workspace

PATIENCE = 0.75 * watcher.SWEEP_SECONDS  # for a busy machine; sweeping would find what was not noticed
BUSY = EnvironmentFailure("Cơ sở dữ liệu đang bận.", "The database is busy.")


class Desk:
    """Takes what it is handed, after the failures it was given."""

    def __init__(self, *failures: EnvironmentFailure) -> None:
        self.failures = list(failures)
        self.taken: list[Path] = []

    def __call__(self, files: Sequence[Path]) -> None:
        if self.failures:
            raise self.failures.pop()
        self.taken += files

    def has(self, *files: Path) -> bool:
        deadline = monotonic() + PATIENCE
        while not set(files) <= set(self.taken) and monotonic() < deadline:
            sleep(0.05)
        return set(files) <= set(self.taken)


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    path = workspace.submissions / "ke-hoach" / "1999" / "co-quan"
    path.mkdir(parents=True)
    return path


@contextmanager
def watched(ws: Workspace, desk: Desk, *, polling: bool = False) -> Iterator[None]:
    stop = Event()
    thread = Thread(target=watch_inbox, args=[ws, desk, stop], kwargs={"polling": polling})
    thread.start()
    sleep(0.7)  # until it listens
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def write_workbook(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "dữ liệu minh họa" * 100)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("polling", [False, True], ids=["events", "polling"])
def test_a_dropped_file_is_handed_over_within_seconds_and_once(workspace, folder, polling):
    desk = Desk()

    with watched(workspace, desk, polling=polling):
        file = write_workbook(folder / "báo cáo.xlsx")
        assert desk.has(file)
        sleep(2)

    assert desk.taken == [file]


@pytest.mark.slow
def test_what_lay_there_before_is_handed_over_too(workspace, folder):
    file, desk = write_workbook(folder / "a.xlsx"), Desk()

    with watched(workspace, desk):
        assert desk.has(file)


@pytest.mark.slow
def test_an_agency_folder_moved_in_as_a_whole_is_found(workspace, folder, tmp_path):
    desk, away = Desk(), tmp_path / "usb"
    away.mkdir()
    write_workbook(away / "a.xlsx")

    with watched(workspace, desk):
        shutil.move(away, folder.parent / "co-quan-khac")
        assert desk.has(folder.parent / "co-quan-khac" / "a.xlsx")


@pytest.mark.slow
def test_litter_feedback_links_and_stray_files_are_left_alone(workspace, folder, tmp_path):
    desk, feedback = Desk(), folder / "phan-hoi"
    feedback.mkdir()
    outside = write_workbook(tmp_path / "x.xlsx")

    with watched(workspace, desk):
        for place in (
            folder / "~$a.xlsx",
            folder / ".DS_Store",
            folder / "a.xlsx.part",
            feedback / "phiếu.docx",
        ):
            write_workbook(place)
        write_workbook(workspace.submissions / "lạc.xlsx")
        if hasattr(os, "symlink") and os.name != "nt":
            (folder / "link.xlsx").symlink_to(outside)
        last = write_workbook(folder / "z.xlsx")
        assert desk.has(last)

    assert desk.taken == [last]


@pytest.mark.slow
def test_a_change_of_the_inbox_itself_ends_nothing(workspace, folder):
    """As when an administrator gives it to somebody else."""
    desk = Desk()

    with watched(workspace, desk):
        for mode in (0o700, 0o755):
            workspace.submissions.chmod(mode)
        sleep(1)  # a change of its own, not one of the file
        file = write_workbook(folder / "a.xlsx")
        assert desk.has(file)


@pytest.mark.slow
def test_what_could_not_be_taken_comes_again(workspace, folder, monkeypatch):
    monkeypatch.setattr(watcher, "RETRY_SECONDS", 0.5)
    desk = Desk(BUSY)

    with watched(workspace, desk):
        file = write_workbook(folder / "a.xlsx")
        assert desk.has(file)

    assert desk.failures == []


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Time that passes only when it is told to."""
    now = [1000.0]
    monkeypatch.setattr(watcher.time, "monotonic", lambda: now[0])

    def advance(seconds: float) -> None:
        now[0] += seconds

    return advance


def test_a_file_that_still_grows_waits(folder, clock):
    file, waiting = folder / "a.csv", Waiting()
    file.write_bytes(b"a")
    waiting.add([file])
    for _ in range(5):
        assert waiting.still() == []
        clock(1.1)
        file.write_bytes(file.read_bytes() + b"a")

    waiting.still()
    clock(1.1)

    assert waiting.still() == [file]
    assert waiting.still() == []


def test_an_archive_without_its_end_waits_for_the_rest_but_not_for_ever(folder, clock):
    file, waiting = write_workbook(folder / "a.xlsx"), Waiting()
    file.write_bytes(file.read_bytes()[:-30])
    waiting.add([file])
    waiting.still()

    clock(30)
    assert waiting.still() == []
    clock(31)
    assert waiting.still() == [file]


def test_what_was_handed_over_comes_again_only_when_it_has_changed(folder, clock):
    file, waiting = folder / "a.csv", Waiting()

    def pass_through() -> list[Path]:
        waiting.add([file])
        waiting.still()
        clock(1.1)
        return waiting.still()

    file.write_bytes(b"a")
    assert pass_through() == [file]
    assert pass_through() == []
    file.write_bytes(b"ab")
    assert pass_through() == [file]


def test_a_file_that_goes_away_is_forgotten(folder, clock):
    file, waiting = folder / "a.csv", Waiting()
    file.write_bytes(b"a")
    waiting.add([file])
    waiting.still()

    file.unlink()
    clock(2)

    assert waiting.still() == []
    assert waiting.looks == {}


def test_settled_files_are_those_that_lie_still(folder, monkeypatch):
    still, growing, half = folder / "a.csv", folder / "b.csv", write_workbook(folder / "c.xlsx")
    still.write_bytes(b"a")
    growing.write_bytes(b"a")
    half.write_bytes(half.read_bytes()[:-30])
    monkeypatch.setattr(watcher.time, "sleep", lambda _: growing.write_bytes(b"ab"))

    assert settled([still, growing, half, folder / "gone.csv"]) == [still]


@pytest.mark.parametrize(
    ("kind", "share"), [("ext4", False), ("cifs", True), ("nfs4", True), ("fuse.sshfs", True)]
)
def test_shares_are_known_by_their_file_system(monkeypatch, tmp_path, kind, share):
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path} {kind} rw 0 0\n"
    monkeypatch.setattr(watcher.sys, "platform", "linux")
    monkeypatch.setattr(watcher, "_mounts", mounts.splitlines)

    assert on_share(tmp_path / "submissions") is share


class Registered(Exception):
    """The jobs are known: here the service ends."""


@pytest.mark.slow
def test_a_file_dropped_while_the_jobs_are_being_made_known_is_taken_in_before_they_are(
    workspace, folder, monkeypatch
):
    file, desk, told = folder / "báo cáo.xlsx", Desk(), []

    def making_jobs_known() -> None:
        write_workbook(file)
        assert desk.has(file)
        raise Registered

    def take_drop(_: Workspace, files: Sequence[Path]) -> str:
        desk(files)
        return "Đã tiếp nhận."

    monkeypatch.setitem(sys.modules, "flows.served.drops", SimpleNamespace(take_drop=take_drop))
    monkeypatch.setattr("tiendo.app.warm_up", lambda _: None, raising=False)
    monkeypatch.setattr(service, "_runner", making_jobs_known)

    with pytest.raises(Registered):
        service.serve(workspace, told.append, "Đang theo dõi.", polling=False)

    assert desk.taken == [file]
    assert told == ["Đang theo dõi.", "Đã tiếp nhận."]
