"""The inbox watcher: files that somebody has dropped are taken in within seconds, wherever the inbox lies.

On a local disk the system tells what has changed. A share tells nothing of what other machines write there: it is
looked through every second or so. In both cases the whole inbox is looked through now and then, so that nothing that
was missed stays missed. A file is taken when it lies still: its size and time are what they were a moment before,
and an archive has its end.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from watchfiles import watch

from tiendo.app.collection import pending
from tiendo.app.inbox import is_dropped
from tiendo.errors import EnvironmentFailure
from tiendo.workspace import Workspace

STILL_SECONDS = 1.0
UNFINISHED_SECONDS = 60.0  # an archive without its end is waited for as long, then it is taken as it is
TICK_MS = 500
POLL_MS = 1000
SWEEP_SECONDS = 60.0
RETRY_SECONDS = 10.0
_ARCHIVE, _ARCHIVE_END, _TAIL = b"PK\x03\x04", b"PK\x05\x06", 65_557
_SHARES = frozenset(
    {"9p", "afs", "cifs", "davfs", "drvfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf"}
)

_log = logging.getLogger(__name__)

Take = Callable[[Sequence[Path]], None]
Look = tuple[int, int]  # size, time of change


@dataclass
class Waiting:
    """Files that have changed and are not still yet; and how those looked that were handed over.

    What was handed over and not taken in, as in a locked period, is left to the collections by schedule.
    """

    looks: dict[Path, tuple[Look | None, float]] = field(default_factory=dict)
    handed: dict[Path, Look] = field(default_factory=dict)

    def add(self, files: Iterable[Path]) -> None:
        """Wait for files that have changed since they were handed over."""
        for file in files:
            if file not in self.looks and self.handed.get(file) != _look(file):
                self.looks[file] = (None, time.monotonic())

    def still(self) -> list[Path]:
        """The files that lie still now; they are waited for no longer."""
        found = []
        for file, (before, since) in list(self.looks.items()):
            look = _look(file)
            if look is None:
                del self.looks[file]
            elif look != before:
                self.looks[file] = (look, time.monotonic())
            elif time.monotonic() - since >= (STILL_SECONDS if _has_its_end(file) else UNFINISHED_SECONDS):
                del self.looks[file]
                self.handed[file] = look
                found.append(file)
        return sorted(found)

    def give_back(self, files: Iterable[Path]) -> None:
        """Handing these over has failed: they may come again as they are."""
        for file in files:
            self.handed.pop(file, None)


def settled(files: Iterable[Path]) -> list[Path]:
    """Those of `files` that lie still: at two looks, a moment apart, they are the same."""
    first = {file: _look(file) for file in files}
    if first:
        time.sleep(STILL_SECONDS)
    return [
        file
        for file, look in first.items()
        if look is not None and look == _look(file) and _has_its_end(file)
    ]


def watch_inbox(ws: Workspace, take: Take, stop: Event, *, polling: bool | None = None) -> None:
    """Hand every dropped file to `take` until `stop` is set. What `take` fails on comes again.

    `polling` says whether the inbox is looked through instead of listened to; by default it is on a share.
    """
    ws.submissions.mkdir(parents=True, exist_ok=True)
    waiting = Waiting()
    next_sweep = 0.0
    for changed in _changes(ws.submissions, stop, on_share(ws.submissions) if polling is None else polling):
        waiting.add(file for file in changed if is_dropped(ws, file))
        # A folder that is moved in tells nothing of its files.
        if time.monotonic() >= next_sweep or any(path.is_dir() for path in changed):
            waiting.add(pending(ws))
            next_sweep = time.monotonic() + SWEEP_SECONDS
        still = waiting.still()
        if still and not _handed(take, still):
            waiting.give_back(still)
            next_sweep = min(next_sweep, time.monotonic() + RETRY_SECONDS)


def _handed(take: Take, files: Sequence[Path]) -> bool:
    """Hand files over; False where that has to be tried again."""
    try:
        take(files)
    except EnvironmentFailure as failure:
        _log.warning("Chưa tiếp nhận được %d tệp, sẽ thử lại: %s", len(files), failure.vi)
        return False
    return True


def _changes(folder: Path, stop: Event, polling: bool) -> Iterator[set[Path]]:
    """What has changed below a folder, every half second, also when nothing has."""
    for changes in watch(
        folder,
        stop_event=stop,
        force_polling=polling,
        poll_delay_ms=POLL_MS,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        watch_filter=None,
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        yield {Path(path) for _, path in changes}


def _look(file: Path) -> Look | None:
    try:
        found = file.stat(follow_symlinks=False)
    except OSError:
        return None  # gone, or not to be reached just now: the next sweep finds it again
    return (found.st_size, found.st_mtime_ns)


def _has_its_end(file: Path) -> bool:
    """Whether a file that begins as a zip archive also ends as one. Others cannot be told."""
    try:
        with file.open("rb") as content:
            if content.read(len(_ARCHIVE)) != _ARCHIVE:
                return True
            content.seek(max(0, content.seek(0, os.SEEK_END) - _TAIL))
            return _ARCHIVE_END in content.read()
    except OSError:
        return False  # still held by whoever writes it


def on_share(folder: Path) -> bool:
    """Whether a folder lies on another machine, which does not tell what others write there."""
    resolved = folder.resolve()
    if sys.platform == "win32":
        return _on_windows_share(resolved)
    entries = [line.split(" ")[1:3] for line in _mounts()]
    above = [(Path(place.replace("\\040", " ")), kind) for place, kind in entries]
    kinds = {len(place.parts): kind for place, kind in above if resolved.is_relative_to(place)}
    kind = kinds[max(kinds)] if kinds else ""
    return kind in _SHARES or kind.startswith("fuse.")


def _mounts() -> list[str]:
    """What is mounted where, as Linux lists it; nothing elsewhere."""
    mounts = Path("/proc/self/mounts")
    return mounts.read_text(encoding="utf-8").splitlines() if mounts.is_file() else []


def _on_windows_share(folder: Path) -> bool:
    import ctypes

    remote = 4
    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)  # type: ignore[attr-defined, unused-ignore]
    return folder.anchor.startswith("\\\\") or kind == remote
