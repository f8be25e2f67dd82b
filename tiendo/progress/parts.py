"""Parts must add to their total: does what an agency reported as parts give what it reported as the total?

Judged agency by agency, so that an agency that reported a total without its parts does not look like an error of the
whole. Without the total, or with a part missing, it cannot be told. Only counts and stocks have parts that add.
"""

import polars as pl

from schemas.terms import IndicatorKind
from tiendo.progress.figures import total

_SMALLEST = 1e-6  # below this a difference is one of arithmetic
_ADDING = (IndicatorKind.count.value, IndicatorKind.stock.value)


def parts_checks(indicators: pl.DataFrame, of_agencies: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.PartsChecks` from AgencyValues: one row a total × period × agency that owes it."""
    adding = indicators.filter(pl.col("kind").is_in(_ADDING))
    part_of = adding.drop_nulls("part_of").select("indicator", "part_of")
    parts = (
        of_agencies.join(part_of, on="indicator", maintain_order="left")
        .group_by("part_of", "period", "agency")
        .agg(
            total(pl.col("value")).alias("parts_sum"),
            pl.col("value").count().cast(pl.Int64).alias("n_parts_reported"),
            pl.len().cast(pl.Int64).alias("n_parts"),
        )
    )
    all_there = pl.col("n_parts_reported") == pl.col("n_parts")
    return (
        of_agencies.join(adding.select("indicator"), on="indicator", how="semi", maintain_order="left")
        .join(
            parts,
            left_on=["indicator", "period", "agency"],
            right_on=["part_of", "period", "agency"],
            maintain_order="left",
        )
        .with_columns(pl.col("value").alias("total"))
        .with_columns(pl.when(all_there).then(pl.col("total") - pl.col("parts_sum")).alias("difference"))
        .select(
            "indicator",
            "period",
            "agency",
            "total",
            "parts_sum",
            "difference",
            "n_parts_reported",
            "n_parts",
            (pl.col("difference").abs() < _SMALLEST).alias("adds_up"),
        )
    )
