"""One step of one case in a process of its own: `python -m bench.one prepare|measure NAME SIZE FOLDER`.

`measure` prints the seconds and the peak memory as JSON on its last line.
"""

import json
import sys
import time
from pathlib import Path

from bench.cases import CASES
from bench.peak import peak_mb


def main(step: str, name: str, size: int, folder: Path) -> None:
    case = CASES[name]
    if step == "prepare":
        case.prepare(folder, size)
        return
    work = case.ready(folder, size)
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
