"""Surroundings that misbehave: a full disk, another file system, folders not to be written to, a clock set back."""

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app import clock
from tiendo.app.locking import lock_of
from tiendo.app.session import ledger_of
from tiendo.errors import EnvironmentFailure
from tiendo.ledger import decisions as made_decisions
from tiendo.ledger import write
from tiendo.ledger.decisions import Decision

pytestmark = pytest.mark.slow

MEMORY = Path("/dev/shm")  # on Linux a file system of its own


@pytest.fixture
def sent(world: World) -> World:
    """Two agencies have sent their forms; nobody has looked at them."""
    world.drop("bo-a")
    world.drop("tinh-x")
    return world


def course(world: World) -> tuple[bytes, dict]:
    """The report after the whole course, and what the ledger holds."""
    return world.run_course().read_bytes(), world.content()


@pytest.fixture
def expected(sent: World, tmp_path: Path) -> tuple[bytes, dict]:
    """What an undisturbed course leaves."""
    shutil.copytree(sent.ws.home, tmp_path / "undisturbed")
    return course(World.in_folder(tmp_path / "undisturbed"))


@pytest.mark.parametrize("folder", ["received", "snapshots", "reports"])
def test_no_room_in_the_middle_of_a_step(
    sent: World, expected: tuple[bytes, dict], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if folder in path.parts:
            write_bytes(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write_bytes(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(EnvironmentFailure, match="No space left"):
            sent.run_course()

    assert list(sent.ws.home.rglob("*.part")) == []
    assert course(sent) == expected


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than the one for temporary files, where the machine has one."""
    above = MEMORY if MEMORY.is_dir() and MEMORY.stat().st_dev != tmp_path.stat().st_dev else tmp_path
    folder = Path(mkdtemp(dir=above))
    yield folder
    shutil.rmtree(folder)


def test_a_workspace_on_another_file_system_than_temporary_files(
    sent: World, expected: tuple[bytes, dict], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is ever moved into the workspace, or out of it: between file systems that is no rename."""
    shutil.copytree(sent.ws.home, elsewhere, dirs_exist_ok=True)
    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, _within(elsewhere, getattr(Path, name)))

    assert course(World.in_folder(elsewhere)) == expected


def _within(folder: Path, act):
    def checked(source: Path, target: Path) -> Path:
        if source.is_relative_to(folder) is not Path(target).is_relative_to(folder):
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        return act(source, target)

    return checked


def test_plans_and_templates_that_cannot_be_written_to(
    sent: World, expected: tuple[bytes, dict], root: Path
) -> None:
    """Root may write everywhere: hence what lies there is also looked at afterwards."""
    shutil.copytree(root / "templates", sent.ws.home / "templates")
    folders = (sent.ws.home / "plans", sent.ws.home / "templates")
    before = [_lie_of(folder) for folder in folders]
    _permit(folders, 0o555, 0o444)
    try:
        assert course(sent) == expected
        assert [_lie_of(folder) for folder in folders] == before
    finally:
        _permit(folders, 0o755, 0o644)


def _lie_of(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        str(path): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.rglob("*")
        if path.is_file()
    }


def _permit(folders: tuple[Path, ...], for_folders: int, for_files: int) -> None:
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            os.chmod(path, for_folders if path.is_dir() else for_files)  # noqa: PTH101  not through links


class TestAClockThatGoesBack:
    """A server whose clock is set back by some days between two steps."""

    @pytest.fixture
    def at(self, monkeypatch: pytest.MonkeyPatch):
        def put(day: int) -> None:
            class Frozen(datetime):
                @classmethod
                def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                    return datetime(2022, 12, day, 5, tzinfo=UTC).astimezone(tz)

            for module in (clock, write, sys.modules[Decision.__module__]):
                monkeypatch.setattr(module, "datetime", Frozen)

        return put

    def test_the_later_revision_supersedes_although_it_bears_an_earlier_day(self, world: World, at) -> None:
        at(20)
        world.drop("bo-a")
        world.collect(received_on=None)
        at(10)
        world.drop("bo-a", form(world.plan, "bo-a", percent=80))
        world.collect(received_on=None)

        assert sorted(world.known()["revision"]) == [1, 2]
        snapshot = app.consolidate(world.ws, PLAN, PERIOD)
        current = snapshot.tables["submissions"].filter(agency="bo-a", current=True)
        assert current["revision"].to_list() == [2]

    def test_reopening_opens_although_it_bears_an_earlier_day(self, sent: World, at) -> None:
        at(20)
        sent.collect(received_on=None)
        app.approve(sent.ws, PLAN, PERIOD, by="thu-truong")
        at(10)
        app.reopen(sent.ws, PLAN, PERIOD, reason="Sửa số liệu.", actor="thu-truong")

        with ledger_of(sent.ws) as ledger:
            assert lock_of(ledger, PLAN, PERIOD) is None
            kinds = [one.kind for one in made_decisions(ledger, PLAN, PERIOD)]
        assert kinds == ["approve", "reopen"]
        sent.drop("bo-a", form(sent.plan, "bo-a", percent=80))
        (again,) = sent.collect(received_on=None)
        assert again.submission is not None  # not locked

    def test_nothing_is_taken_in_twice(self, sent: World, at) -> None:
        at(20)
        sent.collect(received_on=None)
        at(10)

        assert sent.collect(received_on=None) == []
        assert sent.known().height == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on other systems")
def test_names_that_are_no_text_hold_up_nobody_and_are_answered(sent: World) -> None:
    """As old zip archives leave them: in Windows-1258, of a file and of a unit's folder."""
    unit, name = sent.folder("bo-a") / os.fsdecode(b"V\xf4 danh"), os.fsdecode(b"b\xe1o c\xe1o.xlsx")
    unit.mkdir()
    for folder in (unit, sent.folder("tinh-x")):
        (folder / name).write_bytes(form(sent.plan, "bo-a"))
    files = app.pending(sent.ws, PLAN, PERIOD)

    assert [sent.ws.at(sent.ws.relative(file)) for file in files] == files
    taken = {(one.agency, one.unit): one.outcome for one in app.collect(sent.ws, files)}

    assert taken.keys() == {("bo-a", ""), ("bo-a", "V\\xf4 danh"), ("tinh-x", "")}
    assert app.pending(sent.ws, PLAN, PERIOD) == []
    app.give_feedback(sent.ws, PLAN, PERIOD)
    assert list((unit / "phan-hoi").iterdir())
