"""What the inbox looked like when it was last collected, so that unchanged files need not be read again."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from tiendo.ledger.engine import Ledger
from tiendo.ledger.tables import inbox


@dataclass(frozen=True)
class Seen:
    path: str
    size: int
    mtime_ns: int
    sha256: str


def seen_files(ledger: Ledger) -> dict[str, Seen]:
    """All files seen so far, by path."""
    with ledger.reading() as connection:
        return {row[0]: Seen(*row) for row in connection.execute(select(inbox)).all()}


def remember(ledger: Ledger, files: Iterable[Seen]) -> None:
    """Note files as seen. Called only after everything about them is recorded."""
    rows = [vars(file) for file in files]
    if not rows:
        return
    with ledger.writing() as connection:
        for start in range(0, len(rows), 500):
            part = rows[start : start + 500]
            connection.execute(delete(inbox).where(inbox.c.path.in_([row["path"] for row in part])))
        connection.execute(insert(inbox), rows)
