"""What a database says when it fails, as an error for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from adbc_driver_manager import Error as BulkError
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, InterfaceError, InternalError, OperationalError

from tiendo.errors import EnvironmentFailure

_NOT_ALLOWED = "42501"  # PostgreSQL's code for a right that the role lacks


@contextmanager
def in_words(engine: Engine) -> Iterator[None]:
    """Raise EnvironmentFailure where the database is gone, full, locked, damaged or refuses the role.

    Mistakes of ours (wrong SQL, broken constraints) stay what they are.
    """
    try:
        yield
    except DatabaseError as error:
        if not _of_the_environment(error):
            raise
        raise _failure(error.orig) from error
    except (InterfaceError, BulkError, OSError) as error:
        raise _failure(error) from error
    except engine.dialect.loaded_dbapi.OperationalError as error:
        raise _failure(error) from error


def _of_the_environment(error: DatabaseError) -> bool:
    if isinstance(error, OperationalError | InternalError):
        return True
    damaged = type(error) is DatabaseError  # SQLite: not a database, malformed
    return damaged or getattr(error.orig, "sqlstate", None) == _NOT_ALLOWED


def _failure(error: object) -> EnvironmentFailure:
    reason = " ".join(str(error).split()).rstrip(".")
    return EnvironmentFailure(
        f"Cơ sở dữ liệu không hoạt động: {reason}.", f"The database does not work: {reason}."
    )
