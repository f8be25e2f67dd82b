"""Bringing a ledger's tables to the newest version."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from tiendo.errors import EnvironmentFailure

_MIGRATIONS = Path(__file__).parent / "migrations"

Transaction = Callable[[], AbstractContextManager[Connection]]


def versions() -> list[str]:
    """All versions of the ledger's tables, oldest first."""
    return sorted(path.stem for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def migrate(reading: Transaction, writing: Transaction, to: str = "head") -> None:
    """Migrate in one transaction; without loading Alembic where nothing is to be done.

    Raises EnvironmentFailure for a ledger that a newer version of the software has migrated.
    """
    with reading() as connection:
        current = _current(connection)
    if current == versions()[-1]:
        return
    if current is not None and current not in versions():
        raise EnvironmentFailure(
            f"Cơ sở dữ liệu ({current}) mới hơn phần mềm này. Cập nhật tiendo.",
            f"The database ({current}) is newer than this software. Update tiendo.",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.as_posix().replace("%", "%%"))
    with writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
