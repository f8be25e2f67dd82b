"""A world a test, untouched by the settings of whoever runs it. Worlds with a past are made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.settings import Settings, settings


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
def world(tmp_path: Path) -> World:
    return World.in_folder(tmp_path / "home")


@pytest.fixture(scope="session")
def _accepted_once(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World.in_folder(tmp_path_factory.mktemp("accepted"))
    world.drop("bo-a")
    world.collect()
    return world


@pytest.fixture(scope="session")
def _two_once(_accepted_once: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    world = _copy(_accepted_once, tmp_path_factory.mktemp("two"))
    world.drop("bo-a", form(world.plan, "bo-a", percent=80))
    world.collect()
    return world


@pytest.fixture(scope="session")
def _approved_once(_two_once: World, tmp_path_factory: pytest.TempPathFactory) -> World:
    world = _copy(_two_once, tmp_path_factory.mktemp("approved"))
    app.approve(world.ws, PLAN, PERIOD, by="thu-truong")
    return world


@pytest.fixture
def accepted(_accepted_once: World, tmp_path: Path) -> World:
    """Bộ A has reported: submission 1."""
    return _copy(_accepted_once, tmp_path / "home")


@pytest.fixture
def two(_two_once: World, tmp_path: Path) -> World:
    """Two revisions of Bộ A: 50 and 80 per cent. Submissions 1 and 2."""
    return _copy(_two_once, tmp_path / "home")


@pytest.fixture
def approved(_approved_once: World, tmp_path: Path) -> World:
    """The same, approved by "thu-truong"."""
    return _copy(_approved_once, tmp_path / "home")


def _copy(world: World, home: Path) -> World:
    shutil.copytree(world.ws.home, home, dirs_exist_ok=True)
    return World.in_folder(home)
