"""One embedded server for the tests of flows: its database is laid out by a process that has ended before."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.server import prefect_api
from tests.flows.fake_app import FakeApp
from tests.flows.own_prefect import forget_prefect
from tiendo.workspace import Workspace

Process = subprocess.CompletedProcess[str]
RunProcess = Callable[..., Process]

NO_INTERNET = {"HTTP_PROXY": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"}


@pytest.fixture(scope="session")
def run_process(root: Path) -> RunProcess:
    """Run tests.flows.one_process to its end."""

    def run(home: Path, deed: str, **environment: str) -> Process:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        profiles = {"PREFECT_PROFILES_PATH": str(home / "profiles.toml")}
        return subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "tests.flows.one_process", str(home), deed],
            cwd=root,
            env=kept | profiles | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def ended_process(
    run_process: RunProcess, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Workspace, Process]:
    """A workspace in which another process, behind a proxy that is down, has run everything and ended."""
    home = tmp_path_factory.mktemp("Thư mục của phòng")
    return Workspace(home), run_process(home, "annual", **NO_INTERNET)


@pytest.fixture(scope="session")
def served(
    ended_process: tuple[Workspace, Process], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """A copy of the same workspace with a server that runs for the rest of the session."""
    workspace = Workspace(tmp_path_factory.mktemp("served") / "Thư mục của phòng")
    shutil.copytree(ended_process[0].home, workspace.home)
    with pytest.MonkeyPatch.context() as patch:
        forget_prefect(patch, workspace.home)
        with prefect_api(workspace):
            yield workspace


@pytest.fixture
def impatient(served: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The same workspace; what fails is tried again at once."""
    from flows import collect, consolidate, report

    steps = ((collect, "take_in"), (collect, "answer"), (consolidate, "compute"), (report, "write"))
    for module, task in steps:
        monkeypatch.setattr(module, task, getattr(module, task).with_options(retry_delay_seconds=0))
    return served


@pytest.fixture
def fake(impatient: Workspace, monkeypatch: pytest.MonkeyPatch) -> FakeApp:
    """The use cases that the flows call in this test."""
    from flows import collect, consolidate, report

    fake = FakeApp()
    for module in (collect, consolidate, report):
        monkeypatch.setattr(module, "app", fake)
    return fake
