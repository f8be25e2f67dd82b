"""The files of the checkout, for tests that scan them."""

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ENGINE = ("tiendo", "flows", "schemas")
CODE_SUFFIXES = (".py", ".toml", ".ini", ".mako", ".sql", ".j2")
OFFICE_SUFFIXES = (".docx", ".xlsx", ".ods")
# What the set-up, the tools and a run leave behind; none of it is committed.
LEFT_BEHIND = {".git", ".venv", ".tiendo", ".hypothesis", "__pycache__", "dist", "build"}
LEFT_BEHIND_AT_TOP = {"submissions", "reports", "forms"}


def engine_files() -> list[Path]:
    """Source and data of the engine, where no plan may be named."""
    return [
        path
        for room in ENGINE
        for path in sorted((ROOT / room).rglob("*"))
        if path.suffix in CODE_SUFFIXES and "shipped" not in path.parts
    ]


@cache
def project_texts() -> dict[str, str]:
    """Every text that can be committed, by its place; Word files and workbooks part by part."""
    return {place: text for path in _walk(ROOT) for place, text in _texts(path)}


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _left_behind(path):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def _left_behind(path: Path) -> bool:
    """In a worktree `.git` is a file."""
    if path.parent == ROOT and path.name in LEFT_BEHIND_AT_TOP:
        return True
    return path.name in LEFT_BEHIND or path.name.endswith(("_cache", ".egg-info"))


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    place = path.relative_to(ROOT).as_posix()
    if path.suffix in OFFICE_SUFFIXES:
        with zipfile.ZipFile(path) as parts:
            for name in parts.namelist():
                yield f"{place}!{name}", parts.read(name).decode("utf-8", errors="replace")
    else:
        yield place, path.read_bytes().decode("utf-8", errors="replace")
