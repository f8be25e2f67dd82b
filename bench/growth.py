"""The table of growth in `docs/scale.md`, written from one run between two marks; until then nothing stands there."""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bench.cases import CASES
from bench.ratios import Measured

BEGIN = "<!-- growth: bench/growth.py writes its table between these two lines -->"
END = "<!-- /growth -->"
_INTRODUCTION = """How time and memory grow from size to size, in one run that wrote this table
(`make bench CASES="--page docs/scale.md"`):

"""
_BETWEEN = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)


def write_growth(page: Path, results: Sequence[Measured]) -> None:
    """Put the run's table between the marks of the page."""
    text = page.read_text(encoding="utf-8")
    table = growth_table(results)
    page.write_text(_BETWEEN.sub(lambda _: f"{BEGIN}\n{table}{END}", text, count=1), encoding="utf-8")


def growth_table(results: Sequence[Measured]) -> str:
    """As Markdown: a line a case that has several sizes, which count something."""
    lines = [_INTRODUCTION, "| case | size | seconds | MB |\n", "|---|---|---|---|\n"]
    for name, group in groupby(results, attrgetter("name")):
        found = list(group)
        if len(found) > 1 and CASES[name].counts:
            lines.append(_line(CASES[name].what, found))
    return "".join(lines)


def _line(what: str, found: Sequence[Measured]) -> str:
    sizes = " · ".join(f"{one.size:,}" for one in found)
    seconds = " · ".join(f"{one.seconds:.2g}" if one.seconds < 100 else f"{one.seconds:.0f}" for one in found)
    memory = " · ".join(f"{one.peak_mb:.0f}" for one in found)
    return f"| `{found[0].name}` ({what}) | {sizes} | {seconds} | {memory} |\n"
