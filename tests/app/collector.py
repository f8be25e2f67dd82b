"""A process to be killed, or to be met by another: `python -m tests.app.collector HOME DEED [NUMBER]`.

It counts the steps that leave something behind (a file written, put into place, a transaction committed; before and
after each). The deeds "collect" and "course" kill themselves at the given step; the deed "year" pauses a moment at
each, by the given seed. Without a number it prints how many steps there were. When it begins it says so.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from tests.app.world import World

PAUSE = 0.01  # seconds at most

_steps = 0

AtStep = Callable[[int], None]


def main(home: str, deed: str, number: int | None = None) -> None:
    world = World.in_folder(Path(home))
    at_step = _pausing(number) if deed == "year" else partial(_killed_at, number)
    for owner, name in (
        (Path, "write_bytes"),
        (Path, "replace"),
        (os, "fsync"),
        (DefaultDialect, "do_commit"),
    ):
        setattr(owner, name, _counted(getattr(owner, name), at_step))
    _say("begins")
    if deed == "course":
        world.run_course()
    elif deed == "year":
        world.run_year()
    else:
        for one in world.collect():
            _say(f"{one.outcome} {one.path}")
    _say(str(_steps))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _counted(act: Callable[..., Any], at_step: AtStep) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        _step(at_step)
        result = act(*args, **kwargs)
        _step(at_step)
        return result

    return counted


def _step(at_step: AtStep) -> None:
    global _steps  # noqa: PLW0603
    _steps += 1
    at_step(_steps)


def _killed_at(last: int | None, step: int) -> None:
    if step == last:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))  # on Windows SIGTERM kills as hard


def _pausing(seed: int | None) -> AtStep:
    chance = random.Random(seed)
    return lambda _step: time.sleep(chance.random() * PAUSE)


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))
