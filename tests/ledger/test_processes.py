"""Several processes at one ledger, each of them writing and reading in bulk."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.ledger.entries import PERIOD, PLAN, record, sent
from tests.ledger.writer import LINES
from tiendo.ledger import Ledger, open_ledger, records, submissions

WRITERS, ROUNDS = 3, 8


@pytest.mark.slow
def test_writers_in_processes_of_their_own(url: str, tmp_path: Path, root: Path) -> None:
    """On SQLite this also shows that its two copies in a process do not undo each other's locks."""
    names = [f"co-quan-{n}" for n in range(WRITERS)]
    processes = [_start(root, url, name) for name in names]
    for process in processes:
        output, _ = process.communicate(timeout=300)
        assert process.returncode == 0, output
    ledger = open_ledger(tmp_path, url)
    found = submissions(ledger, PLAN, PERIOD)
    assert found.group_by("agency").len().sort("agency").rows() == [(name, ROUNDS) for name in names]
    assert found["current"].sum() == WRITERS
    assert records(ledger, "progress", found["submission"]).height == WRITERS * ROUNDS * LINES
    if ledger.is_sqlite:
        with ledger.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    ledger.close()


def test_reading_in_bulk_beside_a_writer_of_the_same_process(ledger: Ledger) -> None:
    record(ledger, sent(1))
    numbers = submissions(ledger, PLAN, PERIOD)["submission"]

    def work(n: int) -> int:
        record(ledger, sent(1, f"co-quan-{n}"))
        return records(ledger, "progress", numbers).height

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(work, range(20))) == [1] * 20
    assert submissions(ledger, PLAN, PERIOD).height == 21


def _start(root: Path, url: str, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "tests.ledger.writer", url, name, str(ROUNDS)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
