"""Received bytes: kept once, whole, and proven when they are asked for."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from tiendo import files
from tiendo.errors import EnvironmentFailure
from tiendo.ledger import fetch, keep

DATA = [b"", b"mot", b"hai" * 100_000]


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    digests = keep(tmp_path, DATA)
    assert digests == [hashlib.sha256(data).hexdigest() for data in DATA]
    assert [fetch(tmp_path, digest) for digest in digests] == DATA


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    (digest, *_) = keep(tmp_path, DATA)
    before = {path: path.stat().st_mtime_ns for path in contents(tmp_path)}
    assert keep(tmp_path, [DATA[0], DATA[0]]) == [digest, digest]
    assert {path: path.stat().st_mtime_ns for path in contents(tmp_path)} == before
    assert len(before) == len(DATA)


@pytest.mark.parametrize("many", [1, files._MANY + 1])
def test_few_and_many(tmp_path: Path, many: int) -> None:
    """Few are flushed one by one, many at once."""
    data = [f"{n}".encode() for n in range(many)]
    digests = keep(tmp_path, iter(data))
    assert [fetch(tmp_path, digest) for digest in digests] == data


@pytest.mark.parametrize("harm", ["altered", "lost"])
def test_an_original_that_is_not_what_it_was(tmp_path: Path, harm: str) -> None:
    (digest,) = keep(tmp_path, [b"mot"])
    (path,) = contents(tmp_path)
    if harm == "altered":
        path.write_bytes(b"hai")
    else:
        path.unlink()
    with pytest.raises(EnvironmentFailure, match=digest):
        fetch(tmp_path, digest)


def test_nothing_is_left_of_a_write_that_fails(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"in the way")
    with pytest.raises(EnvironmentFailure, match="cannot be written"):
        files.write_all({tmp_path / "a.txt": b"a", tmp_path / "folder" / "b.txt": b"b"})
    assert contents(tmp_path) == {tmp_path / "folder": b"in the way"}


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / ("báo cáo " + "x" * 200 + ".docx")  # names may be as long as the system bears
    files.write_whole(target, b"a" * 10)
    files.write_whole(target, b"b")
    assert contents(tmp_path) == {target: b"b"}


def test_what_a_killed_writer_left_is_removed_after_a_day(tmp_path: Path) -> None:
    (digest,) = keep(tmp_path, [b"mot"])
    folder = tmp_path / digest[:2]
    fresh, forgotten = folder / "a.part", folder / "b.part"
    for part in (fresh, forgotten):
        part.write_bytes(b"x")
    os.utime(forgotten, (time.time() - 2 * 24 * 3600,) * 2)
    (folder / digest).unlink()
    keep(tmp_path, [b"mot"])
    assert sorted(path.name for path in folder.iterdir()) == sorted([digest, fresh.name])
