"""Where the ledger is: a database URL, in the form that each driver wants."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tiendo.errors import UsageError

_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def address(state: Path, url: str | None) -> URL:
    """SQLAlchemy's URL of the ledger: the given one, else of a SQLite file in the folder `state`.

    Raises UsageError for what is neither SQLite nor PostgreSQL. The URL may hold a password and is never printed.
    """
    if url is None:
        return URL.create("sqlite", database=str(state / "ledger.sqlite"))
    try:
        found = make_url(url)
    except ArgumentError as error:
        raise _refused() from error
    if found.drivername in _POSTGRES:
        return found.set(drivername="postgresql+psycopg")
    if found.drivername == "sqlite" and found.database:
        return found
    raise _refused()


def libpq(url: URL) -> str:
    """The URL of a PostgreSQL ledger as PostgreSQL's own library reads it."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _refused() -> UsageError:
    return UsageError(
        "TIENDO_DATABASE_URL phải có dạng postgresql://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY/CƠ_SỞ_DỮ_LIỆU hoặc sqlite:///ĐƯỜNG_DẪN.",
        "TIENDO_DATABASE_URL must be postgresql://USER:PASSWORD@HOST/DATABASE or sqlite:///PATH.",
    )
