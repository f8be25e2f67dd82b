"""A file far beyond the limit: refused by its size, read no further, and the batch goes on."""

import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from tests.app.documents import text_of
from tests.app.world import PERIOD, World
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app.reading import read_file

GB = 1024**3
MB = 1024**2

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sparse files need a call of their own there")


def sparse(file: Path, size: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    os.truncate(file, size)
    return file


def test_gigabytes_are_refused_with_little_memory_and_the_batch_goes_on(world: World) -> None:
    sparse(world.folder("bo-a") / "phim.xlsx", 5 * GB)
    world.drop("tinh-x")

    tracemalloc.start()
    outcomes = world.outcomes()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert outcomes == {"bo-a/phim.xlsx": "returned", "tinh-x/bao-cao.xlsx": "accepted"}
    assert peak < 100 * MB
    assert world.outcomes() == {}  # seen, though not all of it was read
    assert sum(file.stat().st_size for file in world.ws.store.rglob("*") if file.is_file()) < 2 * MB
    (receipt,) = (one for one in app.give_feedback(world.ws, PLAN, PERIOD) if "bo-a" in one.parts)
    assert "5120,0 MB" in text_of(receipt)
    assert "(của 1,0 MB đầu tiên)" in text_of(receipt)
    assert "Tệp lớn hơn mức nhận được (20 MB)." in text_of(receipt)
    assert [path.name for path in receipt.parent.iterdir()] == [receipt.name]


def test_check_refuses_it_as_well(world: World) -> None:
    file = sparse(world.ws.home / "phim.xlsx", 5 * GB)

    tracemalloc.start()
    checked = app.check(world.ws, file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [one["code"] for one in checked.findings] == ["file_too_large"]
    assert peak < 100 * MB


def test_a_file_that_grows_while_it_is_read_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tiendo.app import reading

    file = sparse(tmp_path / "bao-cao.xlsx", 1000)
    read, asked = reading.read_beginning, []

    def read_what_grew(path: Path, n_bytes: int) -> bytes:
        os.truncate(path, 5 * GB)
        asked.append(n_bytes)
        return read(path, n_bytes)

    monkeypatch.setattr(reading, "read_beginning", read_what_grew)
    assert read_file(file, 20 * MB) is None
    assert asked == [1000]
