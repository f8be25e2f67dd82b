"""Frames in and out of the ledger at the drivers' own speed.

SQLite: frames go through a file of their own that ADBC fills and the writing connection attaches, so that they are
part of its transaction. PostgreSQL: COPY, in the transaction. Reading goes through ADBC for both.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from adbc_driver_manager import dbapi
from sqlalchemy import Connection, Select

from tiendo.ledger.engine import BUSY_SECONDS, Ledger
from tiendo.ledger.failures import in_words

_ALL_ROWS = "1000000000"

Append = Callable[[Connection, Mapping[str, pl.DataFrame]], None]


@contextmanager
def bulk_append(ledger: Ledger) -> Iterator[Append]:
    """A way to append frames to tables in a connection's transaction. Opened before the transaction begins."""
    if not ledger.is_sqlite:
        yield _copy
        return
    with in_words(ledger.engine), TemporaryDirectory(prefix="tiendo-") as folder:
        stage = Path(folder) / "stage.sqlite"
        yield lambda connection, frames: _insert_staged(connection, stage, frames)


def read_frame(ledger: Ledger, query: Select, schema: pl.Schema) -> pl.DataFrame:
    """The rows of a query without parameters, many times faster than through a cursor, in the types of `schema`."""
    sql = str(query.compile(ledger.engine, compile_kwargs={"literal_binds": True}))
    with ledger.exclusive(), in_words(ledger.engine):
        frame = _fetch(ledger, sql)
    return frame.select(_typed(name, frame.schema[name], dtype) for name, dtype in schema.items())


def _fetch(ledger: Ledger, sql: str) -> pl.DataFrame:
    with closing(_connect(ledger)) as connection, closing(connection.cursor()) as cursor:
        if ledger.is_sqlite:
            cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
            # A column's type is guessed from the first batch of rows, where it may be null throughout.
            cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _ALL_ROWS})
        cursor.execute(sql)
        return pl.DataFrame(cursor.fetch_arrow())


def _connect(ledger: Ledger) -> dbapi.Connection:
    if ledger.is_sqlite:
        import adbc_driver_sqlite.dbapi as sqlite

        return sqlite.connect(ledger.driver_address)
    import adbc_driver_postgresql.dbapi as postgresql

    return postgresql.connect(ledger.driver_address)


def _typed(name: str, found: pl.DataType, wanted: pl.DataType) -> pl.Expr:
    """SQLite gives dates as text, and columns without any value as numbers."""
    if wanted == pl.Date and found == pl.String:
        return pl.col(name).str.to_date("%Y-%m-%d")
    return pl.col(name).cast(wanted)


def _insert_staged(connection: Connection, stage: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    filled = {table: frame for table, frame in frames.items() if frame.height}
    if not filled:
        return
    _stage(stage, filled)
    connection.exec_driver_sql("ATTACH DATABASE ? AS stage", (str(stage),))
    for table, frame in filled.items():
        columns = _names(frame)
        connection.exec_driver_sql(
            f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM stage."{table}" ORDER BY rowid'  # noqa: S608
        )


def _stage(stage: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    import adbc_driver_sqlite.dbapi as sqlite

    with (
        closing(sqlite.connect(str(stage), autocommit=True)) as connection,
        closing(connection.cursor()) as cursor,
    ):
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):  # it is thrown away in any case
            cursor.execute(f"PRAGMA {pragma}")
        for table, frame in frames.items():
            cursor.adbc_ingest(table, frame.to_arrow(), mode="create")


def _copy(connection: Connection, frames: Mapping[str, pl.DataFrame]) -> None:
    with closing(connection.connection.cursor()) as cursor:
        for table, frame in frames.items():
            with cursor.copy(f'COPY "{table}" ({_names(frame)}) FROM STDIN') as copy:
                for row in frame.iter_rows():
                    copy.write_row(row)


def _names(frame: pl.DataFrame) -> str:
    return ", ".join(f'"{name}"' for name in frame.columns)
