"""What a benchmark is: how its data are made, what is timed, at which sizes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], object]


def nothing(_folder: Path, _size: int) -> None:
    """For cases that need no data."""


@dataclass(frozen=True)
class Case:
    """`prepare` makes the data in a folder, in a process of its own. `ready` loads what the work needs, in the
    process that is measured, and returns the work; only the work is timed.

    `alters` says that the work changes its folder, so that each repetition needs a new one. `counts`: the size is a
    number of what is worked on, not the number of a form.
    """

    name: str
    what: str
    sizes: tuple[int, ...]
    ready: Callable[[Path, int], Work]
    prepare: Callable[[Path, int], None] = nothing
    alters: bool = False
    repeats: int = 3
    counts: bool = True
