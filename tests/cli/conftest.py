"""The command line as a process would run it, without the cost of a process."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from flows.cli import common, main
from tests.app.world import World
from tiendo.settings import Settings, settings


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Tiendo = Callable[..., Ran]


@pytest.fixture(autouse=True, scope="session")
def _no_settings() -> Iterator[None]:
    """Of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in Settings.model_fields:
            patch.delenv(f"TIENDO_{name.upper()}", raising=False)
        yield


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)  # away from anybody's .env
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def tiendo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tiendo:
    """Run `tiendo` with some words. Whatever is raised beside the end of the process fails the test."""

    def run(*words: object, **environment: str) -> Ran:
        with monkeypatch.context() as patch:
            patch.setattr("sys.argv", ["tiendo", *map(str, words)])
            patch.setattr(common, "_chosen", {})
            for name, value in environment.items():
                patch.setenv(name, value)
            settings.cache_clear()
            code = _ended()
        settings.cache_clear()
        return Ran(code, *capsys.readouterr())

    return run


def _ended() -> int:
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A small plan with an inbox of its own."""
    return World.in_folder(tmp_path / "home")


@pytest.fixture(scope="session")
def _collected_once(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World.in_folder(tmp_path_factory.mktemp("collected"))
    world.drop("bo-a")
    world.drop("tinh-x", b"khong phai bang tinh")
    world.collect()
    return world


@pytest.fixture
def collected(_collected_once: World, tmp_path: Path) -> World:
    """Bộ A has reported, Tỉnh X has sent what is no workbook."""
    shutil.copytree(_collected_once.ws.home, tmp_path / "home")
    return World.in_folder(tmp_path / "home")
