"""A database that is gone, locked, damaged or not what was said: an error for people, never a traceback."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.ledger.entries import PERIOD, PLAN, record, sent
from tests.ledger.postgres import Postgres
from tiendo.errors import EnvironmentFailure, UsageError
from tiendo.ledger import Ledger, engine, open_ledger, records, submissions
from tiendo.ledger.address import address, libpq

SECRET = "mat-khau-rat-kin"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "khong phai url",
        "mysql://nguoi:x@may/co-so",
        "oracle://may",
        "sqlite://",
        "postgresql+pg8000://may/x",
    ],
)
def test_addresses_of_no_ledger(tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError, match="TIENDO_DATABASE_URL"):
        open_ledger(tmp_path, url)


@pytest.mark.parametrize("form", ["postgresql", "postgres", "postgresql+psycopg"])
def test_forms_of_a_postgresql_address(tmp_path: Path, form: str) -> None:
    where = address(tmp_path, f"{form}://nguoi:p%40ss@may:5433/so?sslmode=require")
    assert where.drivername == "postgresql+psycopg"
    assert libpq(where) == "postgresql://nguoi:p%40ss@may:5433/so?sslmode=require"


@pytest.mark.parametrize("name", ["thư mục có dấu", "50% xong", "a#b?c=d", "it's"])
def test_folders_with_awkward_names(tmp_path: Path, name: str) -> None:
    ledger = open_ledger(tmp_path / name)
    record(ledger, sent(1))
    found = submissions(ledger, PLAN, PERIOD)
    assert records(ledger, "progress", found["submission"]).height == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]
    ledger.close()


def test_the_password_is_never_shown(tmp_path: Path) -> None:
    url = f"postgresql://nguoi:{SECRET}@127.0.0.1:9/so"
    ledger = engine.connect(address(tmp_path, url))
    assert SECRET not in repr(ledger)
    with pytest.raises(EnvironmentFailure) as raised, ledger.reading():
        pass
    assert SECRET not in raised.value.vi + raised.value.en + repr(raised.value.__cause__)


def test_no_server_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="The database does not work"):
        open_ledger(tmp_path, "postgresql://nguoi@127.0.0.1:9/so")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"day khong phai co so du lieu" * 100)
    with pytest.raises(EnvironmentFailure, match="not a database"):
        open_ledger(tmp_path)


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    with pytest.raises(EnvironmentFailure, match="unable to open"):
        open_ledger(tmp_path)


def test_another_process_holds_the_lock_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(tmp_path).close()
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    ledger = open_ledger(tmp_path)
    other = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(EnvironmentFailure, match="locked"):
        record(ledger, sent(1))
    assert submissions(ledger, PLAN, PERIOD).is_empty()  # readers do not wait
    other.execute("ROLLBACK")
    other.close()
    assert record(ledger, sent(1))[0].id is not None


def test_no_room_left_for_the_database(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    record(ledger, sent(1))

    @event.listens_for(ledger.engine, "connect")
    def _full(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    with pytest.raises(EnvironmentFailure, match="full"):
        record(ledger, *(sent(n, f"co-quan-{n}") for n in range(2, 400)))
    event.remove(ledger.engine, "connect", _full)
    assert submissions(ledger, PLAN, PERIOD).height == 1
    assert record(ledger, sent(2, "bo-b"))[0].revision == 1


@pytest.mark.server
def test_a_server_that_goes_away(postgres: Postgres, migrated: str, tmp_path: Path) -> None:
    """Every connection is cut, in the middle of a transaction and between two."""
    database = postgres.new_database(migrated)
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
    ledger = open_ledger(tmp_path, postgres.address(database))
    record(ledger, sent(1))
    with pytest.raises(EnvironmentFailure):
        _write_after(ledger, lambda: postgres.run(cut))
    assert submissions(ledger, PLAN, PERIOD).height == 1
    postgres.run(cut)
    assert record(ledger, sent(2))[0].revision == 2
    ledger.close()


def _write_after(ledger: Ledger, what: Callable[[], object]) -> None:
    """Something happens inside a transaction."""
    with ledger.writing() as connection:
        what()
        connection.exec_driver_sql("SELECT 1")
