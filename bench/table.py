"""What a run has found, for people: a line a measurement with its growth, then the ratios beside their targets."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from rich.console import Console
from rich.table import Table

from bench.cases import CASES
from bench.ratios import Measured, growth, ratios

_GROWTH = ("size grows", "time", "memory")
_NUMBERS = ("size", "s", "cpu s", "ms each", "MB", "found", "target", *_GROWTH)


def print_results(console: Console, results: Sequence[Measured]) -> None:
    """Print one run."""
    title = "Medians of time, highest peak of memory; fixed seeds, made-up data"
    table = _table(title, "case", "of what", "size", "s", "cpu s", "ms each", "MB", *_GROWTH)
    for name, group in groupby(results, attrgetter("name")):
        before = None
        for result in group:
            table.add_row(name, CASES[name].what, *_figures(result), *_growth(before, result))
            before = result
        table.add_section()
    console.print(table)
    if found := ratios({(result.name, result.size): result for result in results}):
        table = _table("Ratios and limits of this run", "what (size)", "found", "target", "")
        for ratio in found:
            verdict = "met" if ratio.is_met else "MISSED"
            table.add_row(ratio.what, f"{ratio.found:.3g} {ratio.unit}", ratio.target, verdict)
        console.print(table)


def _figures(result: Measured) -> tuple[str, ...]:
    each = f"{result.seconds / result.size * 1000:.2f}" if CASES[result.name].counts else ""
    return str(result.size), f"{result.seconds:.3f}", f"{result.cpu:.3f}", each, f"{result.peak_mb:.0f}"


def _growth(before: Measured | None, result: Measured) -> tuple[str, ...]:
    """Of the size, the time and the memory, since the size before."""
    if before is None or not CASES[result.name].counts:
        return ("",) * len(_GROWTH)
    grown = growth(before, result)
    return f"{grown.size:.3g} ×", f"{grown.seconds:.2g} ×", f"{grown.peak_mb:.2g} ×"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, justify="right" if column in _NUMBERS else "left")
    return table
