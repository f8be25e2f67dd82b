"""What a run has found, for people: a line a measurement, then the ratios beside their targets."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from rich.console import Console
from rich.table import Table

from bench.cases import CASES
from bench.ratios import Measured, ratios

_NUMBERS = ("size", "s", "cpu s", "ms each", "MB", "found", "target")


def print_results(console: Console, results: Sequence[Measured]) -> None:
    """Print one run."""
    title = "Medians of time, highest peak of memory; fixed seeds, made-up data"
    table = _table(title, "case", "of what", "size", "s", "cpu s", "ms each", "MB")
    for name, group in groupby(results, attrgetter("name")):
        for result in group:
            table.add_row(name, CASES[name].what, *_figures(result))
        table.add_section()
    console.print(table)
    if found := ratios({(result.name, result.size): result for result in results}):
        table = _table("Ratios and limits of this run", "what (size)", "found", "target", "")
        for ratio in found:
            verdict = "met" if ratio.is_met else "MISSED"
            table.add_row(ratio.what, f"{ratio.found:.3g} {ratio.unit}", ratio.target, verdict)
        console.print(table)


def _figures(result: Measured) -> tuple[str, ...]:
    each = result.seconds / result.size * 1000
    return (
        str(result.size),
        f"{result.seconds:.3f}",
        f"{result.cpu:.3f}",
        f"{each:.2f}",
        f"{result.peak_mb:.0f}",
    )


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, justify="right" if column in _NUMBERS else "left")
    return table
