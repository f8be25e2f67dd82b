"""Ministries' desks run Windows: what only POSIX has is asked for elsewhere only, and each branch for Windows works."""

import ctypes
import os
import re
import subprocess
from pathlib import Path, PureWindowsPath
from types import ModuleType, SimpleNamespace

import pytest

from flows import watcher
from flows.served import pages
from flows.server import embedded
from tests.architecture.project import ROOT
from tiendo import files

_ONLY_POSIX = re.compile(
    r"\bfcntl\b|\bimport (?:pwd|grp|resource|termios)\b"
    r"|os\.(?:fork|sync|umask|get(?:e?u|g)id|chown|kill(?:pg)?|symlink|link)\b"
    r"|SIGKILL|SIGQUIT|SIGHUP|\bsymlink_to\b|preexec_fn|start_new_session|%-[dmHMSjy]|[\"']/(?:tmp|dev|proc|etc|var)\b"
)
_BEHIND_A_BRANCH = {
    ("tiendo/files.py", "os.sync"),
    ("flows/server/embedded.py", "start_new_session"),
    ("flows/served/pages.py", "start_new_session"),
    ("flows/watcher.py", '"/proc'),
}
_ON_WINDOWS = SimpleNamespace(platform="win32")


def test_what_only_posix_has_is_where_a_branch_keeps_it_from_windows() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), word)
        for folder in ("tiendo", "flows", "schemas")
        for path in (ROOT / folder).rglob("*.py")
        for word in _ONLY_POSIX.findall(path.read_text(encoding="utf-8"))
    }
    assert found == _BEHIND_A_BRANCH


def test_many_files_are_flushed_one_by_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(files, "sys", _ON_WINDOWS)
    monkeypatch.delattr(os, "sync", raising=False)
    monkeypatch.setattr(os, "fsync", flushed.append)
    contents = {tmp_path / f"{number}.txt": b"x" for number in range(files._MANY + 1)}
    files.write_all(contents)
    assert len(flushed) == len(contents)
    assert all(path.read_bytes() == b"x" for path in contents)


@pytest.mark.parametrize("module", [embedded, pages], ids=lambda module: module.__name__)
def test_a_server_has_a_group_of_its_own(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "sys", _ON_WINDOWS)
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200, raising=False)
    assert module._own_group() == {"creationflags": 0x200}


@pytest.mark.parametrize(
    ("folder", "kind", "shared"),
    [(r"D:\tiendo", 3, False), (r"N:\tiendo", 4, True), (r"\\may-chu\chung\tiendo", 1, True)],
)
def test_a_share_is_known_by_its_drive(
    folder: str, kind: int, shared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = SimpleNamespace(GetDriveTypeW=lambda _anchor: kind)
    monkeypatch.setattr(watcher, "sys", _ON_WINDOWS)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    place = SimpleNamespace(resolve=lambda: PureWindowsPath(folder))
    assert watcher.on_share(place) is shared  # type: ignore[arg-type]
