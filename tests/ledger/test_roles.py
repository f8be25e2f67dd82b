"""The roles of docs/operations-database.md, made by the statements that stand there."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from schemas.terms import DecisionKind
from tests.ledger.entries import PERIOD, PLAN, record, sent
from tests.ledger.postgres import Postgres
from tiendo.errors import EnvironmentFailure
from tiendo.ledger import (
    Decision,
    Ledger,
    Seen,
    decide,
    decisions,
    open_ledger,
    records,
    remember,
    seen_files,
    submissions,
)
from tiendo.ledger.tables import metadata

pytestmark = pytest.mark.server
TABLES = [table.name for table in metadata.sorted_tables]
DATABASE = "tiendo"


@pytest.fixture(scope="module")
def server(postgres: Postgres, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Postgres:
    """A server set up as the page says."""
    page = (root / "docs" / "operations-database.md").read_text(encoding="utf-8")
    administrator, before, after = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    postgres.run(*_statements(administrator))
    _as_owner(postgres, before)
    open_ledger(tmp_path_factory.mktemp("state"), postgres.address(DATABASE, "tiendo_owner")).close()
    _as_owner(postgres, after)
    return postgres


@pytest.fixture
def writer(server: Postgres, tmp_path: Path) -> Iterator[Ledger]:
    ledger = open_ledger(tmp_path, server.address(DATABASE, "tiendo_writer"))
    yield ledger
    ledger.close()


@pytest.fixture
def reader(server: Postgres, tmp_path: Path) -> Iterator[Ledger]:
    ledger = open_ledger(tmp_path, server.address(DATABASE, "tiendo_reader"))
    yield ledger
    ledger.close()


def test_the_writer_does_all_that_collecting_and_deciding_need(writer: Ledger, reader: Ledger) -> None:
    (one,) = record(writer, sent(1))
    decide(writer, Decision(DecisionKind.exclude, PLAN, PERIOD, "can-bo", "Lý do", one.id))
    remember(writer, [Seen("a.xlsx", 1, 1, "a")])
    remember(writer, [Seen("a.xlsx", 2, 2, "b")])
    for ledger in (writer, reader):
        found = submissions(ledger, PLAN, PERIOD)
        assert found["excluded"].to_list() == [True]
        assert records(ledger, "progress", found["submission"]).height == 1
        assert len(decisions(ledger, PLAN, PERIOD)) == 1
        assert seen_files(ledger)["a.xlsx"].size == 2


@pytest.mark.parametrize("table", TABLES)
def test_the_writer_changes_and_deletes_nothing(server: Postgres, table: str) -> None:
    refused = [
        f"UPDATE {table} SET {_column(table)} = NULL",
        f"TRUNCATE {table} CASCADE",
        f"DROP TABLE {table}",
    ]
    if table != "inbox":
        refused.append(f"DELETE FROM {table}")
    for statement in refused:
        _refused(server, "tiendo_writer", statement)


@pytest.mark.parametrize("table", TABLES)
def test_the_reader_only_reads(server: Postgres, table: str) -> None:
    for statement in (f"INSERT INTO {table} DEFAULT VALUES", f"DELETE FROM {table}", f"DROP TABLE {table}"):
        _refused(server, "tiendo_reader", statement)


@pytest.mark.parametrize("role", ["tiendo_writer", "tiendo_reader"])
def test_only_the_owner_makes_tables_and_sets_the_version(server: Postgres, role: str) -> None:
    _refused(server, role, "CREATE TABLE more (x int)")
    _refused(server, role, "INSERT INTO alembic_version VALUES ('9999')")
    _refused(server, role, "UPDATE alembic_version SET version_num = '9999'")


def test_a_reader_that_writes_is_told(reader: Ledger) -> None:
    with pytest.raises(EnvironmentFailure, match="permission denied"):
        record(reader, sent(9, "bo-z"))


def test_strangers_do_not_come_in(server: Postgres) -> None:
    server.run("CREATE ROLE stranger LOGIN")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(server.address(DATABASE, "stranger"))


def _as_owner(server: Postgres, statements: str) -> None:
    with psycopg.connect(server.address(DATABASE, "tiendo_owner"), autocommit=True) as connection:
        for statement in _statements(statements):
            connection.execute(statement)


def _refused(server: Postgres, role: str, statement: str) -> None:
    with psycopg.connect(server.address(DATABASE, role)) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(statement)


def _statements(block: str) -> list[str]:
    return [one for one in block.split(";") if one.strip()]


def _column(table: str) -> str:
    return metadata.tables[table].columns.keys()[0]
