"""Received bytes, kept as they came, under their hash, before anything reads them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tiendo.errors import EnvironmentFailure
from tiendo.files import forget_parts, write_all


def keep(store: Path, contents: Iterable[bytes]) -> list[str]:
    """Keep files' bytes and return their SHA-256. What is kept already is left alone.

    When this returns, all of it is on the disk.
    """
    by_digest = [(hashlib.sha256(data).hexdigest(), data) for data in contents]
    new = {path: data for digest, data in by_digest if not (path := _path(store, digest)).exists()}
    write_all(new)
    for folder in {path.parent for path in new}:
        forget_parts(folder)
    return [digest for digest, _ in by_digest]


def fetch(store: Path, digest: str) -> bytes:
    """The bytes of that hash, proven to be unchanged. Raises EnvironmentFailure where they are altered or gone."""
    path = _path(store, digest)
    data = path.read_bytes() if path.is_file() else None
    if data is None or hashlib.sha256(data).hexdigest() != digest:
        raise EnvironmentFailure(
            f"Bản gốc {digest} trong kho đã bị thay đổi hoặc bị mất.",
            f"The kept original {digest} was altered or lost.",
        )
    return data


def _path(store: Path, digest: str) -> Path:
    return store / digest[:2] / digest
