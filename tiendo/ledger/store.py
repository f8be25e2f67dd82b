"""Received bytes, kept as they came, under their hash, before anything reads them."""

import hashlib
from pathlib import Path

from tiendo.errors import EnvironmentFailure
from tiendo.files import write_whole


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


def _path(store: Path, digest: str) -> Path:
    return store / digest[:2] / digest
