"""Opening the ledger: SQLite in WAL mode by default, PostgreSQL by URL, migrated to the newest version."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import OperationalError

from tiendo.errors import EnvironmentFailure

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 60
_WRITER_LOCK = 125_2019  # any constant: the advisory lock that PostgreSQL writers take in turn


@dataclass(frozen=True)
class Ledger:
    """An open ledger. `url` is SQLAlchemy's."""

    engine: Engine
    url: str

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, one writer at a time."""
        with self._translated(), self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})"))
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._translated(), self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise EnvironmentFailure(
                f"Cơ sở dữ liệu không hoạt động: {error.orig}.", f"The database does not work: {error.orig}."
            ) from error


def open_ledger(state: Path, url: str | None = None) -> Ledger:
    """The ledger at `url`, by default a SQLite file in the folder `state`; created or migrated when needed."""
    if url is None:
        state.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{(state / 'ledger.sqlite').as_posix()}"
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    ledger = Ledger(engine, url)
    _migrate(ledger)
    return ledger


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.isolation_level = None  # transactions begin below, where they can be made immediate
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(ledger: Ledger) -> None:
    """Bring the tables to the newest version; without loading Alembic where they already are."""
    newest = max(path.stem for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
    with ledger.reading() as connection:
        current = None
        if inspect(connection).has_table("alembic_version"):
            current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if current == newest:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.as_posix())
    with ledger.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
