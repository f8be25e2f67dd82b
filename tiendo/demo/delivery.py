"""Drop the demo's files into a workspace, and keep them apart from real ones."""

import hashlib
import json
import os
from pathlib import Path

from tiendo.app.inbox import dropped_files
from tiendo.demo.drops import Drop
from tiendo.errors import UsageError
from tiendo.files import write_whole
from tiendo.workspace import Workspace

_SHOWN = 5


def drop(ws: Workspace, drop: Drop) -> Path:
    """Write a file into the inbox and return its path. Nothing happens where the same bytes lie there already."""
    folder = ws.submissions / drop.plan / drop.period / drop.agency
    target = (folder / drop.unit if drop.unit else folder) / drop.filename
    if not (target.is_file() and target.read_bytes() == drop.data):
        _note(ws, target, drop.data)
        write_whole(target, drop.data)
    return target


def ensure_demo_home(ws: Workspace) -> None:
    """Raise UsageError where the inbox holds files that the demo did not drop: real data stay by themselves."""
    known = _dropped(ws)
    paths = [Path(entry.path) for entry in dropped_files(ws)]
    foreign = [
        ws.relative(path)
        for path in paths
        if _digest(path.read_bytes()) not in known.get(ws.relative(path), ())
    ]
    if foreign:
        shown = "".join(f"\n- {path}" for path in foreign[:_SHOWN])
        raise UsageError(
            f"Thư mục submissions có {len(foreign)} tệp không phải dữ liệu minh họa:{shown}\n"
            "Không trộn dữ liệu minh họa với dữ liệu thật. Hãy chạy với một thư mục làm việc khác (--home).",
            f"The submissions folder holds {len(foreign)} files that are not from the demo:{shown}\n"
            "Illustrative data are not mixed with real data. Run the demo in another workspace (--home).",
        )


def _note(ws: Workspace, target: Path, data: bytes) -> None:
    """Note a file as the demo's own, before it is written: a crash leaves no file of which nobody knows."""
    manifest = ws.demo_manifest
    manifest.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"path": ws.relative(target), "sha256": _digest(data)}, ensure_ascii=False)
    with manifest.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def _dropped(ws: Workspace) -> dict[str, set[str]]:
    """Path → the hashes of what the demo has dropped there."""
    manifest = ws.demo_manifest
    if not manifest.is_file():
        return {}
    known: dict[str, set[str]] = {}
    for line in manifest.read_text(encoding="utf-8").split("\n"):
        if line.endswith("}"):  # a crash may leave half a line, whose file was not written
            entry = json.loads(line)
            known.setdefault(entry["path"], set()).add(entry["sha256"])
    return known


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
