"""Ledgers as earlier versions of the software left them."""

from pathlib import Path

from sqlalchemy import inspect, select, text

from tiendo.ledger import Ledger
from tiendo.ledger.address import address
from tiendo.ledger.engine import connect
from tiendo.ledger.migrate import migrate
from tiendo.ledger.tables import metadata

FIRST_VERSION = "0001_first"


def at_version(url: str, version: str, state: Path) -> Ledger:
    """An empty ledger of a version; open."""
    ledger = connect(address(state, url))
    migrate(ledger.reading, ledger.writing, to=version)
    return ledger


def aged(ledger: Ledger, url: str, state: Path) -> None:
    """Put all that a ledger holds into one of the first version, as far as that had a place for it."""
    old = at_version(url, FIRST_VERSION, state)
    with old.reading() as connection:
        inspector = inspect(connection)
        known = {
            table: {column["name"] for column in inspector.get_columns(table)}
            for table in inspector.get_table_names()
        }
    with ledger.reading() as source, old.writing() as target:
        for table in metadata.sorted_tables:
            columns = [column for column in table.columns if column.name in known.get(table.name, ())]
            if columns and (rows := source.execute(select(*columns)).mappings().all()):
                target.execute(table.insert(), [dict(row) for row in rows])
    continue_numbers(old)
    old.close()


def continue_numbers(ledger: Ledger) -> None:
    """Rows that came with their numbers have not moved PostgreSQL's counters on."""
    if ledger.is_sqlite:
        return
    with ledger.writing() as connection:
        for table in ("submission", "decision"):
            connection.execute(text(f"SELECT setval('{table}_id_seq', 1 + (SELECT max(id) FROM {table}))"))
