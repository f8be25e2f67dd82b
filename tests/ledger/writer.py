"""A process that writes to a ledger and reads it in turns: `python -m tests.ledger.writer URL NAME ROUNDS`."""

import sys
from pathlib import Path

from tests.ledger.entries import PERIOD, PLAN, progress, record, sent
from tiendo.ledger import open_ledger, records, submissions

LINES = 40


def main(url: str, name: str, rounds: int) -> None:
    for n in range(rounds):
        ledger = open_ledger(Path(), url)
        lines = {"progress": progress(*[1] * LINES)}
        record(ledger, sent(1, name, content=f"{name} {n}"), tables=lines)
        own = submissions(ledger, PLAN, PERIOD).filter(agency=name)
        assert own["revision"].max() == n + 1
        assert records(ledger, "progress", own["submission"]).height == LINES * (n + 1)
        ledger.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
