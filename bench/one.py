"""One step of one case in a process of its own: `python -m bench.one prepare|measure NAME SIZE FOLDER`.

`measure` prints time and peak memory as JSON on its last line.
"""

import json
import os
import sys
import time
from pathlib import Path

# pandera loads this wherever it finds it, for a third of a second: those who use tiendo have not got it.
sys.modules["hypothesis"] = None  # type: ignore[assignment]

from bench.cases import CASES  # noqa: E402
from bench.peak import peak_mb  # noqa: E402


def main(step: str, name: str, size: int, folder: Path) -> None:
    case = CASES[name]
    if step == "prepare":
        case.prepare(folder, size)
        return
    work = case.ready(folder, size)
    start, busy = time.perf_counter(), _cpu_seconds()
    work()
    seconds, cpu = time.perf_counter() - start, _cpu_seconds() - busy
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": peak_mb()}))


def _cpu_seconds() -> float:
    """What this process and those that it has waited for have used: tells a busy machine from slow code."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
