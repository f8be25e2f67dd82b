"""Received bytes, kept as they came, under their hash, before anything reads them."""

import hashlib
import os
from pathlib import Path

from tiendo.errors import EnvironmentFailure


def keep(store: Path, data: bytes) -> str:
    """Keep bytes and return their SHA-256. What is kept already is left alone."""
    digest = hashlib.sha256(data).hexdigest()
    target = _path(store, digest)
    if not target.exists():
        write_whole(target, data)
    return digest


def fetch(store: Path, digest: str) -> bytes:
    """The bytes of that hash, proven to be unchanged."""
    data = _path(store, digest).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise EnvironmentFailure(
            f"Bản gốc {digest} trong kho đã bị thay đổi.", f"The kept original {digest} has been altered."
        )
    return data


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.part")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def _path(store: Path, digest: str) -> Path:
    return store / digest[:2] / digest
