"""Reading a received file: as much of it as can be taken, judged by its size before anything is read."""

import os
from dataclasses import dataclass
from pathlib import Path

_OF_TOO_LARGE = 1024 * 1024  # what is kept of a file that is refused for its size


@dataclass(frozen=True)
class Content:
    """A file's state and bytes. Of a file beyond the limit only the beginning is there: `is_whole` is False."""

    stat: os.stat_result
    data: bytes

    @property
    def is_whole(self) -> bool:
        return len(self.data) == self.stat.st_size

    @property
    def size(self) -> int:
        return self.stat.st_size


def read_file(file: Path, limit: int) -> Content | None:
    """A file of at most `limit` bytes, or the beginning of a larger one; however it grows meanwhile, no more is read.

    None while somebody writes to, locks or removes it, or puts a folder in its place, and where disk or share fails.
    """
    try:
        before = file.stat()
        wanted = before.st_size if before.st_size <= limit else _OF_TOO_LARGE
        data = read_beginning(file, wanted)
        after = file.stat()
    except OSError:
        return None
    quiet = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return Content(after, data) if quiet and len(data) == wanted else None


def read_beginning(file: Path, n_bytes: int) -> bytes:
    """The first bytes of a file."""
    with file.open("rb") as opened:
        return opened.read(n_bytes)
