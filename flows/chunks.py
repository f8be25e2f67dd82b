"""Splitting the files of a collection into the few parts that become Prefect tasks."""

from collections.abc import Sequence
from pathlib import PurePosixPath

# What is read at a time: twice as many take twice the memory and are no faster (docs/scale.md).
LEAST_FILES = 600
MOST_CHUNKS = 20
_AGENCY_DEPTH = 4  # submissions/<plan>/<period>/<agency>


def split(paths: Sequence[str]) -> list[list[str]]:
    """`paths` (below the workspace, with "/") in at most MOST_CHUNKS chunks of about LEAST_FILES files or more.

    The files of one agency and period stay together and in order: each may supersede the one before.
    """
    number = max(1, min(MOST_CHUNKS, len(paths) // LEAST_FILES))
    size = len(paths) / number
    chunks: list[list[str]] = [[]]
    placed = 0
    for folder in _by_agency(paths):
        if placed >= size * len(chunks):
            chunks.append([])
        chunks[-1].extend(folder)
        placed += len(folder)
    return chunks if paths else []


def _by_agency(paths: Sequence[str]) -> list[list[str]]:
    folders: dict[tuple[str, ...], list[str]] = {}
    for path in paths:
        folders.setdefault(PurePosixPath(path).parts[:_AGENCY_DEPTH], []).append(path)
    return list(folders.values())
