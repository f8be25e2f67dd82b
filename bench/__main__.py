"""`python -m bench [NAME…] [--quick] [--out FILE]`: measure, print one table, write the JSON."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench.case import Case
from bench.cases import CASES
from bench.ratios import Measured, ratios

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"


def main() -> None:
    options = _options()
    console = Console()
    chosen = [CASES[name] for name in options.names or CASES]
    steps = [(case, size) for case in chosen for size in (case.sizes[:1] if options.quick else case.sizes)]
    results = []
    with Progress(console=console, transient=True) as progress:
        bar = progress.add_task("", total=len(steps))
        for case, size in steps:
            progress.update(bar, description=f"{case.name} {size}")
            results.append(_measure(case, size))
            progress.advance(bar)
    options.out.write_text(json.dumps([asdict(r) for r in results], indent=1) + "\n", encoding="utf-8")
    _print(console, results)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CASES, []], metavar="NAME", help=", ".join(CASES))
    parser.add_argument("--quick", action="store_true", help="each case at its smallest size only")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the JSON goes")
    return parser.parse_args()


def _measure(case: Case, size: int) -> Measured:
    """A case at a size, repeated: the median time, the highest peak."""
    runs = list(_runs(case, size))
    seconds, peaks = [run["seconds"] for run in runs], [run["peak_mb"] for run in runs]
    return Measured(case.name, size, round(median(seconds), 4), max(peaks))


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


def _print(console: Console, results: Sequence[Measured]) -> None:
    table = Table(
        title="Benchmarks: median time, highest peak of memory; fixed seeds, synthetic data",
        title_justify="left",
    )
    for column, justify in (
        ("case", "left"),
        ("size", "right"),
        ("of what", "left"),
        ("s", "right"),
        ("ms each", "right"),
        ("MB", "right"),
    ):
        table.add_column(column, justify=justify)
    for i, result in enumerate(results):
        each = f"{result.seconds / result.size * 1000:.2f}"
        last = i + 1 == len(results) or results[i + 1].name != result.name
        what = CASES[result.name].what
        table.add_row(
            result.name,
            str(result.size),
            what,
            f"{result.seconds:.3f}",
            each,
            f"{result.peak_mb:.0f}",
            end_section=last,
        )
    console.print(table)
    _print_ratios(console, results)


def _print_ratios(console: Console, results: Sequence[Measured]) -> None:
    found = ratios({(result.name, result.size): result for result in results})
    if not found:
        return
    table = Table(title="Ratios and limits of this run", title_justify="left")
    for column, justify in (("what (size)", "left"), ("found", "right"), ("target", "right"), ("", "left")):
        table.add_column(column, justify=justify)
    for ratio in found:
        table.add_row(
            ratio.what, f"{ratio.found:.3g} {ratio.unit}", ratio.target, "met" if ratio.is_met else "MISSED"
        )
    console.print(table)


if __name__ == "__main__":
    main()
