"""A process to be killed: `python -m tests.app.collector HOME DEED [STEP]`. The deed is "collect" or "course".

It counts the steps that leave something behind (a file written, put into place, a transaction committed; before and
after each) and kills itself at the given one. Without one it prints their number. When it begins it says so.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from tests.app.world import World

_steps = 0


def main(home: str, deed: str, last: int | None = None) -> None:
    world = World.in_folder(Path(home))
    for owner, name in (
        (Path, "write_bytes"),
        (Path, "replace"),
        (os, "fsync"),
        (DefaultDialect, "do_commit"),
    ):
        setattr(owner, name, _counted(getattr(owner, name), last))
    _say("begins")
    if deed == "course":
        world.run_course()
    else:
        for one in world.collect():
            _say(f"{one.outcome} {one.path}")
    _say(str(_steps))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _counted(act: Callable[..., Any], last: int | None) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        _step(last)
        result = act(*args, **kwargs)
        _step(last)
        return result

    return counted


def _step(last: int | None) -> None:
    global _steps  # noqa: PLW0603
    _steps += 1
    if _steps == last:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # on Windows SIGTERM kills as hard


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))
