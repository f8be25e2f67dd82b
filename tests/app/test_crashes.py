"""Whatever happens to a collector, collecting again ends as if nothing had happened."""

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.app.world import PERIOD, World, form, stored
from tests.ledger.postgres import Postgres
from tests.plan.toy import PLAN
from tiendo.app.session import ledger_of
from tiendo.errors import EnvironmentFailure
from tiendo.ledger import bulk, decisions, engine, submissions
from tiendo.settings import settings

pytestmark = pytest.mark.slow

# At how many points a process is killed, and which: `make soak` asks for many, others each time.
POINTS = int(os.environ.get("CRASH_POINTS", "6"))
SEED = int(os.environ.get("CRASH_SEED", "1252"))
LONGEST = {"collect": 800, "course": 3000}  # milliseconds


def moments(deed: str) -> list[int]:
    """Milliseconds after the beginning of a deed, the same in every process of one test run."""
    return random.Random(SEED).sample(range(5, LONGEST[deed]), max(2, POINTS // 3))


def busy_inbox(home: Path) -> World:
    """Good and bad files, revisions, a unit, two periods."""
    world = World.in_folder(home)
    plan = world.plan
    world.drop("bo-a")
    world.drop("bo-a", form(plan, "bo-a", "Đã sửa"), name="bao-cao-sua.xlsx")
    world.drop("bo-a", form(plan, "bo-a", "Phần của cục"), unit="cuc-x")
    world.drop("tinh-x", form(plan, "tinh-x", percent="năm mươi"))
    world.drop("toa", b"khong phai bang tinh")
    world.drop("bo-a", form(plan, "bo-a", period="2021"), period="2021")
    return world


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The inbox before anything happened to it; copied, never collected."""
    return busy_inbox(tmp_path_factory.mktemp("inbox"))


@pytest.fixture(scope="module")
def expected(undisturbed: World, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What an undisturbed collection leaves."""
    world = _copy(undisturbed, tmp_path_factory.mktemp("expected"))
    world.collect()
    content = world.content()
    assert len(content["submissions"]) == 6
    assert content["findings"]
    return content


@pytest.fixture
def world(undisturbed: World, tmp_path: Path) -> World:
    return _copy(undisturbed, tmp_path / "home")


def _copy(world: World, home: Path) -> World:
    shutil.copytree(world.ws.home, home, dirs_exist_ok=True)
    return World.in_folder(home)


def _process(world: World, root: Path, deed: str, *step: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-X", "utf8", "-m", "tests.app.collector", str(world.ws.home), deed, *step]
    left_behind = world.ws.home / "tmp"
    left_behind.mkdir(exist_ok=True)
    return subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, "TMPDIR": str(left_behind), "TEMP": str(left_behind)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def _ends_well(world: World, expected: dict) -> None:
    """Nothing is in the ledger whose bytes are not kept; collecting again completes the rest, and then rests."""
    known = [row[6] for row in world.content()["submissions"]]
    assert set(known) <= set(stored(world.ws))
    world.collect()
    assert world.content() == expected
    assert world.collect() == []
    with ledger_of(world.ws) as ledger, ledger.reading() as connection:
        if ledger.is_sqlite:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.fixture(scope="module")
def whole(undisturbed: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A workspace from collecting to the report of an approved period, undisturbed."""
    world = _copy(undisturbed, tmp_path_factory.mktemp("whole"))
    world.run_course()
    return world


def test_killed_at_a_step_from_collecting_to_reporting(
    undisturbed: World, expected: dict, whole: World, tmp_path: Path, root: Path
) -> None:
    counting = _process(_copy(undisturbed, tmp_path / "counting"), root, "course")
    output, _ = counting.communicate(timeout=120)
    assert counting.returncode == 0, output
    steps = int(output.splitlines()[-1])
    for step in {*random.Random(SEED).sample(range(1, steps), min(POINTS, steps - 1)), steps}:
        world = _copy(undisturbed, tmp_path / f"step-{step}")
        process = _process(world, root, "course", str(step))
        output, _ = process.communicate(timeout=120)
        assert process.returncode != 0, f"step {step}: {output}"
        _course_ends_well(world, whole, expected)
        shutil.rmtree(world.ws.home)


@pytest.mark.parametrize("moment", moments("course"))
def test_killed_at_some_moment_from_collecting_to_reporting(
    world: World, expected: dict, whole: World, root: Path, moment: int
) -> None:
    _killed(world, root, "course", moment)
    _course_ends_well(world, whole, expected)


@pytest.mark.parametrize("moment", moments("collect"))
def test_killed_at_some_moment_of_collecting(world: World, expected: dict, root: Path, moment: int) -> None:
    _killed(world, root, "collect", moment)
    _ends_well(world, expected)


def _killed(world: World, root: Path, deed: str, moment: int) -> None:
    process = _process(world, root, deed)
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    time.sleep(moment / 1000)
    process.kill()
    process.communicate(timeout=60)


def _course_ends_well(world: World, whole: World, expected: dict) -> None:
    """Going through the course again leaves what an undisturbed one leaves: ledger, decisions, the report's bytes."""
    assert world.run_course().read_bytes() == whole.run_course().read_bytes()
    assert world.content() == expected
    assert _approvals(world) == _approvals(whole)


def _approvals(world: World) -> list[tuple[str, str | None]]:
    with ledger_of(world.ws) as ledger:
        return [(made.kind, made.snapshot) for made in decisions(ledger, PLAN, PERIOD)]


def test_two_collectors_at_once(world: World, expected: dict, root: Path) -> None:
    _both_collect(world, expected, root)


@pytest.mark.server
def test_two_collectors_at_once_on_postgresql(
    world: World, expected: dict, root: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the first two that there ever are: both find a database without tables."""
    monkeypatch.setenv("TIENDO_DATABASE_URL", postgres.address(postgres.new_database()))
    settings.cache_clear()
    _both_collect(world, expected, root)


def _both_collect(world: World, expected: dict, root: Path) -> None:
    collectors = [_process(world, root, "collect") for _ in range(2)]
    outputs = [collector.communicate(timeout=120)[0] for collector in collectors]
    assert [collector.returncode for collector in collectors] == [0, 0], outputs
    assert world.content() == expected
    told = [
        line.split(" ", 1) for output in outputs for line in output.splitlines() if "submissions/" in line
    ]
    taken = [path for outcome, path in told if outcome != "unchanged"]
    assert len(taken) == len(set(taken)) == 6  # each file is somebody's, and one's only
    _ends_well(world, expected)


@pytest.fixture(scope="module")
def year(undisturbed: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A workspace after a whole period, which one run alone has gone through."""
    world = _copy(undisturbed, tmp_path_factory.mktemp("year"))
    world.run_year()
    return world


@pytest.mark.parametrize("seed", range(1, 1 + max(1, POINTS // 6)))
def test_two_runs_on_one_period_at_once(
    world: World, expected: dict, year: World, root: Path, seed: int
) -> None:
    """As when a run could not renew its hold on the period and another took its turn: the end is that of one run."""
    _both_run_the_year(world, expected, year, root, seed)


@pytest.mark.server
def test_two_runs_on_one_period_at_once_on_postgresql(
    world: World, expected: dict, year: World, root: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIENDO_DATABASE_URL", postgres.address(postgres.new_database()))
    settings.cache_clear()
    _both_run_the_year(world, expected, year, root, seed=0)


def _both_run_the_year(world: World, expected: dict, alone: World, root: Path, seed: int) -> None:
    runs = [_process(world, root, "year", str(2 * seed + number)) for number in range(2)]
    outputs = [run.communicate(timeout=120)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], outputs
    assert world.content() == expected
    assert _left_behind(world) == _left_behind(alone)


def _left_behind(world: World) -> dict[str, bytes]:
    """What lies for people to read: answers beside the submissions, reports."""
    places = (world.ws.submissions, world.ws.reports)
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    return {world.ws.relative(path): path.read_bytes() for path in files}


def test_no_room_for_the_received_bytes(
    world: World, expected: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes = Path.write_bytes
    written = []

    def until_full(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 2:
            write_bytes(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write_bytes(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", until_full)
        with pytest.raises(EnvironmentFailure, match="No space left"):
            world.collect()
    assert len(written) == 3
    assert list(world.ws.store.rglob("*.part")) == []
    _ends_well(world, expected)


def test_no_room_for_the_rows_on_their_way_to_the_ledger(
    world: World, expected: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(bulk, "_stage", full)
        with pytest.raises(EnvironmentFailure, match="No space left"):
            world.collect()
    assert world.known().is_empty()
    _ends_well(world, expected)


def test_ledger_locked_by_another_program(
    world: World, expected: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world.known().is_empty()
    other = sqlite3.connect(world.ws.state / "ledger.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with monkeypatch.context() as patch:
        patch.setattr(engine, "BUSY_SECONDS", 0)
        with pytest.raises(EnvironmentFailure, match="locked"):
            world.collect()
    other.execute("ROLLBACK")
    other.close()
    _ends_well(world, expected)


def test_ledger_not_to_be_reached(world: World, expected: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIENDO_DATABASE_URL", "postgresql://nguoi@127.0.0.1:9/so")
    settings.cache_clear()
    with pytest.raises(EnvironmentFailure, match="The database does not work"):
        world.collect()
    assert not world.ws.store.exists()
    monkeypatch.delenv("TIENDO_DATABASE_URL")
    settings.cache_clear()
    _ends_well(world, expected)


@pytest.mark.server
def test_a_ledger_on_postgresql_holds_the_same(
    world: World, expected: dict, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the server goes away just before the commit, and comes back."""
    database = postgres.new_database()
    monkeypatch.setenv("TIENDO_DATABASE_URL", postgres.address(database))
    settings.cache_clear()
    assert world.known().is_empty()
    copy = bulk._copy

    def copy_and_lose_the_server(connection: object, frames: object) -> None:
        copy(connection, frames)  # type: ignore[arg-type]
        postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")

    with monkeypatch.context() as patch:
        patch.setattr(bulk, "_copy", copy_and_lose_the_server)
        with pytest.raises(EnvironmentFailure, match="The database does not work"):
            world.collect()
    with ledger_of(world.ws) as ledger:
        assert submissions(ledger, PLAN, PERIOD).is_empty()
    _ends_well(world, expected)
