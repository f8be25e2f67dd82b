"""The inbox: `submissions/<plan>/<period>/<agency>/[<unit>/]<file>`, as agencies and coordinators drop files."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from tiendo.workspace import Workspace

FEEDBACK = "phan-hoi"  # the folder beside a submission in which its feedback is laid
_log = logging.getLogger(__name__)
_LITTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "readme.md", ".gitkeep"})
_LITTER_STARTS = ("~$", ".~lock", ".~", "._", ".")
_LITTER_ENDS = (".tmp", ".part", ".crdownload", ".partial")


@dataclass(frozen=True)
class Dropped:
    """A file in the inbox and what its place says of it."""

    file: Path
    plan: str
    period: str
    folder: str  # the agency as its folder is called
    unit: str


def is_litter(name: str) -> bool:
    """Lock files, half-written files and what desktops leave behind: nobody sent these."""
    lower = name.lower()
    return lower in _LITTER or lower.startswith(_LITTER_STARTS) or lower.endswith(_LITTER_ENDS)


def dropped_files(ws: Workspace, plan: str | None = None, period: str | None = None) -> Iterator[os.DirEntry]:
    """Every file that somebody dropped, in the order of its path. Links are not followed."""
    top = ws.submissions
    for plan_folder in _folders(top, plan):
        for period_folder in _folders(Path(plan_folder.path), period):
            yield from _walk(period_folder.path)


def is_dropped(ws: Workspace, file: Path) -> bool:
    """Whether `dropped_files` would give this path: somebody's file, not litter, not a link, not our feedback."""
    inside = file.relative_to(ws.submissions)
    if len(inside.parts) < 3:  # the inbox itself, or what lies beside the plans and periods
        return False
    *folders, name = inside.parts
    if is_litter(name) or any(f == FEEDBACK or f.startswith(".") for f in folders):
        return False
    try:
        return file.is_file() and file.resolve() == ws.submissions.resolve() / inside
    except PermissionError:  # its folder may not be looked into
        return False


def place(ws: Workspace, file: Path) -> Dropped | None:
    """What a file's place says, as the ledger writes it; None where it does not lie in an agency's folder."""
    inbox = ws.relative(ws.submissions)
    parts = PurePosixPath(ws.relative(file)).relative_to(inbox).parts
    if not 4 <= len(parts) <= 5:
        return None
    return Dropped(file, parts[0], parts[1], parts[2], parts[3] if len(parts) == 5 else "")


def _folders(top: Path, only: str | None) -> list[os.DirEntry]:
    found = [e for e in _inside(str(top)) if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")]
    return [e for e in found if only is None or e.name == only]


def _inside(folder: str) -> list[os.DirEntry]:
    """What lies in a folder, by name. One that is gone meanwhile, or may not be looked into, holds up no other."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda e: e.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        _tell_closed(folder, str(error.strerror))
        return []


@cache  # once a process, not at every look
def _tell_closed(folder: str, why: str) -> None:
    _log.warning("Không mở được thư mục %s (%s): các tệp trong đó chưa được tiếp nhận.", folder, why)


def _walk(folder: str) -> Iterator[os.DirEntry]:
    for entry in _inside(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != FEEDBACK and not entry.name.startswith("."):
                yield from _walk(entry.path)
        elif entry.is_file(follow_symlinks=False) and not is_litter(entry.name):
            yield entry
