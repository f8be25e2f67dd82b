"""The task runner is chosen by a setting, and what a collection leaves does not depend on it."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.world import World
from tests.flows.clustered import WORKERS
from tests.flows.own_prefect import forget_prefect
from tiendo.errors import EnvironmentFailure, UsageError
from tiendo.settings import settings
from tiendo.word.errors import TemplateError

AGENCIES = ("bo-a", "tinh-x", "toa")  # each is a chunk
AROUND = 2  # task runs that stay in the process: what is new is looked for, the senders are answered


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Sets TIENDO_TASK_RUNNER."""
    forget_prefect(monkeypatch, tmp_path / "prefect")

    def put(name: str) -> None:
        monkeypatch.setenv("TIENDO_TASK_RUNNER", name)
        settings.cache_clear()

    yield put
    settings.cache_clear()


@pytest.mark.slow
def test_one_chunk_after_another_in_this_process_unless_told_otherwise(choose):
    from flows.runner import chosen_runner

    choose("threads")
    runner = chosen_runner()

    assert type(runner).__name__ == "ThreadPoolTaskRunner"
    assert runner._max_workers == 1


@pytest.mark.slow
def test_an_integration_that_is_not_installed_is_named(choose, monkeypatch):
    from flows.runner import chosen_runner

    monkeypatch.setitem(sys.modules, "prefect_dask", None)
    choose("dask")

    with pytest.raises(UsageError, match="TIENDO_TASK_RUNNER=dask needs prefect-dask"):
        chosen_runner()


def test_an_unknown_runner_is_refused_by_the_setting(monkeypatch):
    monkeypatch.setenv("TIENDO_TASK_RUNNER", "celery")
    settings.cache_clear()

    with pytest.raises(UsageError, match="TIENDO_TASK_RUNNER"):
        settings()
    settings.cache_clear()


@pytest.mark.parametrize(
    "error", [EnvironmentFailure("Đĩa đầy.", "The disk is full."), TemplateError("mẫu", "hỏng", "broken")]
)
def test_errors_come_back_whole_from_another_process(error):
    again = pickle.loads(pickle.dumps(error))

    assert (type(again), again.vi, again.en, str(again)) == (type(error), error.vi, error.en, str(error))


@pytest.mark.server
def test_two_processes_and_a_dask_cluster_of_two_workers_leave_the_same_ledger_as_threads(tmp_path, root):
    worlds = {runner: _inbox(tmp_path / runner) for runner in ("threads", "processes", "dask")}

    taken = {runner: _collect(world, runner, root) for runner, world in worlds.items()}

    assert len(taken["dask"]) == WORKERS
    assert min(taken["dask"]) > 0  # both have worked
    assert sum(taken["dask"]) == len(AGENCIES)
    assert taken["threads"] == [len(AGENCIES) + AROUND]
    assert taken["processes"] == [AROUND]
    expected = worlds["threads"].content()
    assert len(expected["submissions"]) == len(AGENCIES) + 1
    for runner in ("processes", "dask"):
        assert worlds[runner].content() == expected
        assert worlds[runner].collect() == []


def _inbox(home: Path) -> World:
    world = World.in_folder(home)
    for agency in AGENCIES:
        world.drop(agency)
    world.drop("toa", b"khong phai bang tinh", name="hong.xlsx")
    return world


def _collect(world: World, runner: str, root: Path) -> list[int]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.flows.clustered", str(world.ws.home), runner],
        cwd=root,
        env={**kept, "PREFECT_PROFILES_PATH": str(world.ws.home / "profiles.toml")},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
