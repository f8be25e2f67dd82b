"""Opening the ledger: SQLite in WAL mode by default, PostgreSQL by URL, migrated to the newest version."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, text

from tiendo.errors import EnvironmentFailure
from tiendo.ledger.address import address, libpq
from tiendo.ledger.failures import in_words
from tiendo.ledger.migrate import migrate

BUSY_SECONDS = 60
_CONNECT_SECONDS = 10
_WRITER_LOCK = 125_2019  # any constant: the advisory lock that PostgreSQL writers take in turn

# Two copies of SQLite live in this process, Python's and the bulk reader's. Their locks on one file do not see each
# other, so only one of them may have a ledger open at a time.
_one_sqlite = RLock()


@dataclass(frozen=True)
class Ledger:
    """An open ledger."""

    engine: Engine
    address: URL = field(repr=False)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def driver_address(self) -> str:
        """What bulk drivers open: a file, or PostgreSQL's own form of the URL (with its password)."""
        return str(self.address.database) if self.is_sqlite else libpq(self.address)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, one writer at a time."""
        with self.exclusive(), in_words(self.engine), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})"))
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that changes nothing and waits for no writer."""
        with self.exclusive(), in_words(self.engine), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep the other copy of SQLite away. PostgreSQL needs none of this."""
        if not self.is_sqlite:
            yield
            return
        with _one_sqlite:
            yield

    def close(self) -> None:
        self.engine.dispose()


def open_ledger(state: Path, url: str | None = None) -> Ledger:
    """The ledger at `url`, by default a SQLite file in the folder `state`; created or migrated when needed."""
    ledger = connect(address(state, url))
    try:
        migrate(ledger.reading, ledger.writing)
    except BaseException:
        ledger.close()
        raise
    return ledger


def connect(where: URL) -> Ledger:
    """The ledger at an address, whatever the version of its tables."""
    if where.drivername == "sqlite":
        Path(str(where.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(where, poolclass=NullPool)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = _postgres(where)
    return Ledger(engine, where)


def _postgres(where: URL) -> Engine:
    try:
        return create_engine(where, pool_pre_ping=True, connect_args={"connect_timeout": _CONNECT_SECONDS})
    except ModuleNotFoundError as error:
        raise EnvironmentFailure(
            "Chưa cài bộ điều khiển PostgreSQL. Cài tiendo kèm phần mở rộng “postgres”.",
            "The PostgreSQL driver is not installed. Install tiendo with its extra “postgres”.",
        ) from error


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.isolation_level = None  # transactions begin below, where a writer's can be made immediate
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
