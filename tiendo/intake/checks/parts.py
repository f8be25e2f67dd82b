"""Parts must add to their total: within one submission, where the total and all its parts are given."""

from collections.abc import Iterator

import polars as pl

from schemas.terms import IndicatorKind
from tiendo.intake.checks.bench import Bench
from tiendo.intake.gather import Places
from tiendo.intake.model import Problem, as_written

_ADDING = (IndicatorKind.count.value, IndicatorKind.stock.value)
_SMALLEST = 1e-6  # below this a difference is one of arithmetic


def parts_that_differ(lines: pl.DataFrame, bench: Bench, places: Places) -> Iterator[Problem]:
    """A problem at each total that its parts do not give. `lines` are the observations of a batch."""
    adding = bench.plan.indicators.filter(pl.col("kind").is_in(_ADDING)).drop_nulls("part_of")
    n_parts = adding.group_by("part_of").len("n_parts")
    figures = lines.drop_nulls("value").unique(["submission", "indicator"], keep="first", maintain_order=True)
    sums = (
        figures.join(adding.select("indicator", "part_of"), on="indicator")
        .group_by("submission", "part_of")
        .agg(pl.col("value").sum().alias("sum"), pl.len().alias("n_given"))
        .join(n_parts, on="part_of")
        .filter(pl.col("n_given") == pl.col("n_parts"))
    )
    differing = figures.join(
        sums, left_on=["submission", "indicator"], right_on=["submission", "part_of"], maintain_order="left"
    ).filter((pl.col("value") - pl.col("sum")).abs() > _SMALLEST)
    for row in differing.iter_rows(named=True):
        details = {"sum": as_written(row["sum"])}
        yield places.problem(
            row["submission"],
            "observations",
            "value",
            row["row"],
            "parts_differ",
            as_written(row["value"]),
            details,
        )
