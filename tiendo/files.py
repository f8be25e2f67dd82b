"""Writing files so that a crash leaves no halves."""

import os
import secrets
import sys
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from tiendo.errors import EnvironmentFailure

_MANY = 64  # from here on flushing the whole machine is cheaper than flushing file by file
_FORGOTTEN = 24 * 3600  # seconds after which nobody is still writing a part


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    write_all({target: data})


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files so that each of them is there whole or not at all, and on the disk when this returns.

    Raises EnvironmentFailure where they cannot be written: disk full, folder read-only, file open elsewhere.
    """
    parts: dict[Path, Path] = {}
    try:
        for folder in {target.parent for target in contents}:
            folder.mkdir(parents=True, exist_ok=True)
        for target, data in contents.items():
            parts[target] = target.with_name(f"{secrets.token_hex(8)}.part")
            parts[target].write_bytes(data)
        _flush(parts.values())
        for target, part in parts.items():
            part.replace(target)
    except OSError as error:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise _failure(error) from error


def remove_all(paths: Iterable[Path]) -> None:
    """Remove files, those that are not there included. Raises EnvironmentFailure where one cannot be removed."""
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise _failure(error) from error


def forget_parts(folder: Path) -> None:
    """Remove what writers that were killed left in a folder long ago."""
    for part in folder.glob("*.part"):
        if time.time() - part.stat().st_mtime > _FORGOTTEN:
            part.unlink(missing_ok=True)


def _flush(paths: Collection[Path]) -> None:
    if sys.platform != "win32" and len(paths) > _MANY:
        os.sync()
        return
    for path in paths:
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _failure(error: OSError) -> EnvironmentFailure:
    return EnvironmentFailure(
        f"Không ghi được {error.filename or 'tệp'}: {error.strerror}.",
        f"{error.filename or 'A file'} cannot be written: {error.strerror}.",
    )
