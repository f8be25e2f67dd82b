"""An indicator over several periods, as a review of years needs it.

- A count is the sum over the periods that have one; how many of them there are stands beside it.
- A stock and an index are levels: the last period that has one gives the value, and is named.
- A ratio of two counts is the sum of numerators over the sum of denominators; any other ratio is that of the last
  period that has one, and the period is named.
"""

import polars as pl

from schemas.results import IndicatorSpans
from schemas.terms import IndicatorKind
from tiendo.progress.figures import ratio, scale, total

_FIGURES = ("value", "numerator", "denominator")


def over_periods(indicators: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.IndicatorSpans` from the IndicatorValues of the periods meant, in the order of time."""
    known = pl.coalesce("value", "numerator").is_not_null()
    of_span = values.group_by("indicator").agg(
        *(total(pl.col(figure).filter(known)).alias(f"{figure}_sum") for figure in _FIGURES),
        *(pl.col(figure).filter(known).last().alias(f"{figure}_last") for figure in _FIGURES),
        pl.col("period").filter(known).last().alias("period_last"),
        known.sum().cast(pl.Int64).alias("n_periods_reported"),
        pl.len().cast(pl.Int64).alias("n_periods"),
    )
    adds = pl.col("adds")
    found = (
        _manners(indicators)
        .join(of_span, on="indicator", maintain_order="left")
        .with_columns(
            pl.when(adds).then(f"{figure}_sum").otherwise(f"{figure}_last").alias(figure)
            for figure in _FIGURES
        )
        .with_columns(
            pl.when(adds & (pl.col("kind") == IndicatorKind.ratio))
            .then(ratio())
            .otherwise("value")
            .alias("value"),
            pl.when(~adds).then("period_last").alias("at_period"),
        )
    )
    return IndicatorSpans.validate(found.select(*IndicatorSpans.to_schema().columns))


def _manners(indicators: pl.DataFrame) -> pl.DataFrame:
    """Which indicators add over time: counts, and ratios of two counts."""
    counts = indicators.filter(kind=IndicatorKind.count.value)["indicator"].to_list()
    of_counts = pl.col("numerator").is_in(counts) & pl.col("denominator").is_in(counts)
    adds = pl.col("indicator").is_in(counts) | of_counts.fill_null(value=False)
    return indicators.select("indicator", "kind", scale(), adds.alias("adds"))
