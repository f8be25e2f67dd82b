"""The ledger on both databases: every test that asks for `ledger` or `url` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.postgres import Postgres
from tiendo.ledger import Ledger, open_ledger

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.server)]


@pytest.fixture(scope="session")
def migrated(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the newest tables and nothing in them, to be copied."""
    name = postgres.new_database()
    open_ledger(tmp_path_factory.mktemp("state"), postgres.address(name)).close()
    return name


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.address(server.new_database())


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger without entries."""
    if request.param == "sqlite":
        url = f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}"
        open_ledger(tmp_path, url).close()
        return url
    server: Postgres = request.getfixturevalue("postgres")
    return server.address(server.new_database(request.getfixturevalue("migrated")))


@pytest.fixture
def ledger(url: str, tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path, url)
    yield opened
    opened.close()
