"""What all tests share: a workspace of their own, no network, and markers that mean something."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tiendo.workspace import Workspace

if TYPE_CHECKING:
    from tests.ledger.postgres import Postgres

ROOT = Path(__file__).resolve().parent.parent
PAGE_TOOLS = ("soffice", "pdftoppm")
LOOPBACK = ("127.", "::1", "localhost")

# Shared machines are slow at times: a deadline would only measure them.
settings.register_profile("tiendo", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tiendo")


class NetworkReached(RuntimeError):
    """A test tried to leave the machine."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace; its plans and templates are those of the checkout."""
    return Workspace(tmp_path)


@pytest.fixture(scope="session")
def postgres() -> Iterator["Postgres"]:
    """A PostgreSQL server for all tests of the session, each with databases of its own."""
    from tests.ledger.postgres import running_postgres

    with running_postgres() as server:
        yield server


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Connections end at this machine: a test that needs the world would fail elsewhere."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise NetworkReached(f"a test tried to connect to {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_only)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Servers and pages count as slow; servers share one worker, so that each starts once."""
    for item in items:
        if item.get_closest_marker("server"):
            item.add_marker(pytest.mark.xdist_group("server"))
        if item.get_closest_marker("server") or item.get_closest_marker("pages"):
            item.add_marker(pytest.mark.slow)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without LibreOffice page tests are skipped on a desk, and fail where CI should have installed it."""
    missing = [tool for tool in PAGE_TOOLS if shutil.which(tool) is None]
    if not missing or not item.get_closest_marker("pages"):
        return
    report = pytest.fail if "CI" in os.environ else pytest.skip
    report(f"page tests need {' and '.join(missing)}")
