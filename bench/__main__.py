"""`python -m bench [NAME…] [--quick] [--size N…] [--out FILE] [--page FILE]`: measure, print, write the JSON."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.progress import Progress

from bench.case import Case
from bench.cases import CASES
from bench.growth import write_growth
from bench.ratios import Measured
from bench.table import print_results

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
_PAGE = 120  # columns of a table that goes to a file


def main() -> None:
    options = _options()
    console = Console(width=None if sys.stdout.isatty() else _PAGE)
    chosen = [CASES[name] for name in options.names or CASES]
    steps = [(case, size) for case in chosen for size in _sizes(case, options)]
    results: list[Measured] = []
    start = perf_counter()
    with Progress(console=console, transient=True) as progress:
        bar = progress.add_task("", total=len(steps))
        for case, size in steps:
            progress.update(bar, description=f"{case.name} {size}")
            results.append(_measure(case, size))
            _write(options.out, results)
            progress.advance(bar)
    print_results(console, results)
    console.print(f"{len(results)} measurements in {(perf_counter() - start) / 60:.0f} minutes")
    if options.page:
        write_growth(options.page, results)


def _sizes(case: Case, options: argparse.Namespace) -> Sequence[int]:
    if options.quick:
        return case.sizes[:1]
    return [size for size in case.sizes if not options.size or size in options.size]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CASES, []], metavar="NAME", help=", ".join(CASES))
    parser.add_argument("--quick", action="store_true", help="each case at its smallest size only")
    parser.add_argument("--size", type=int, nargs="+", metavar="N", help="only these sizes, such as 3400")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the JSON goes")
    parser.add_argument(
        "--page", type=Path, help="a page whose table of growth is written anew: docs/scale.md"
    )
    return parser.parse_args()


def _write(out: Path, results: Sequence[Measured]) -> None:
    out.write_text(json.dumps([result.as_entry() for result in results], indent=1) + "\n", encoding="utf-8")


def _measure(case: Case, size: int) -> Measured:
    """A case at a size, repeated: the median time, the highest peak."""
    runs = list(_runs(case, size))
    seconds, cpu = (round(median(run[key] for run in runs), 4) for key in ("seconds", "cpu"))
    return Measured(case.name, size, seconds, cpu, max(run["peak_mb"] for run in runs))


def _runs(case: Case, size: int) -> Iterator[dict[str, float]]:
    left = case.repeats
    while left:
        with tempfile.TemporaryDirectory(prefix="tiendo-bench-", ignore_cleanup_errors=True) as folder:
            _process("prepare", case, size, folder)
            for _ in range(1 if case.alters else left):
                _settle()
                yield json.loads(_process("measure", case, size, folder).splitlines()[-1])
                left -= 1


def _settle() -> None:
    """Have the disk finish what the preparation wrote, so that it does not count."""
    if hasattr(os, "sync"):
        os.sync()


def _process(step: str, case: Case, size: int, folder: str) -> str:
    """Run bench.one in a process of its own and return what it printed."""
    command = [sys.executable, "-m", "bench.one", step, case.name, str(size), folder]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "TIENDO_"))}
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
