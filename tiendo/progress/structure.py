"""Figures under the structure of another day: an agency that has ended is counted with its successor.

Only the grouping changes. Every report and every figure is in exactly one row, so that all totals are those of the
figures as reported; nothing is written back, and who reported what can be seen in `counted`.

- Counts and stocks are added; a ratio is the sum of numerators over the sum of denominators; an index does not add, and
  has no value where several agencies reported one.
- Missing is never zero: a figure of a successor says how many of those it succeeds reported one.
"""

from datetime import date

import polars as pl

from schemas.results import StructureStates, StructureValues
from schemas.terms import IndicatorKind
from tiendo.plan import Registry
from tiendo.progress.figures import ratio, scale, total
from tiendo.progress.kinds import timeliness_counts

_COUNTED = ("n_revisions", "n_leads", "n_leads_reported", "n_leads_completed")
_FIGURES = ("value", "numerator", "denominator")


def agencies_under(registry: Registry, states: pl.DataFrame, on: date) -> pl.DataFrame:
    """`schemas.results.StructureStates`: the agencies of `schemas.results.AgencyStates` as of a day's structure."""
    rank = registry.agencies.select("agency").with_row_index("rank")
    found = (
        _borne(registry, states, on)
        .group_by("agency", maintain_order=True)
        .agg(
            pl.col("counted").str.join(";"),
            pl.col("requested").all(),
            *timeliness_counts(),
            pl.col(*_COUNTED).sum(),
        )
        .join(rank, on="agency")
        .sort("rank")
        .drop("rank")
    )
    return StructureStates.validate(found)


def figures_under(
    registry: Registry, indicators: pl.DataFrame, of_agencies: pl.DataFrame, on: date
) -> pl.DataFrame:
    """`schemas.results.StructureValues`: the figures of `schemas.results.AgencyValues` as of a day's structure."""
    is_ratio, is_index = pl.col("kind") == IndicatorKind.ratio, pl.col("kind") == IndicatorKind.index
    value = pl.when(is_ratio).then(ratio()).when(~is_index | (pl.col("n_reported") == 1)).then("value")
    found = (
        _borne(registry, of_agencies, on)
        .group_by("indicator", "period", "agency", maintain_order=True)
        .agg(
            pl.col("counted").str.join(";"),
            *(total(pl.col(figure).filter("reported")).alias(figure) for figure in _FIGURES),
            pl.col("reported").sum().cast(pl.Int64).alias("n_reported"),
            pl.len().cast(pl.Int64).alias("n_expected"),
        )
        .join(indicators.select("indicator", "kind", scale()), on="indicator", maintain_order="left")
        .with_columns(value.alias("value"))
        .drop("kind", "scale")
    )
    return StructureValues.validate(found)


def _borne(registry: Registry, rows: pl.DataFrame, on: date) -> pl.DataFrame:
    """The rows with whoever bears the agency's duties on a day as `agency`, and the agency itself as `counted`."""
    bearers = {agency: registry.bearer(agency, on) for agency in rows["agency"].unique()}
    return rows.with_columns(
        pl.col("agency").alias("counted"),
        pl.col("agency").replace_strict(bearers, return_dtype=pl.String),
    )
