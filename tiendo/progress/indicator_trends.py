"""Where an indicator goes: against the period before, against its baseline and towards its target.

- The previous value is that of the period just before. A period without a figure breaks the chain: nothing is carried
  over it and nothing is called 0.
- A change in percent is of the size of what it is compared with; from 0 there is none.
- Better and worse follow the direction that the plan gives; without one the change is shown and not judged.
- Two periods are comparable when the same agencies reported in both; else a report says so beside the change.
- Progress is the part of the way from baseline to target, in percent, rising or falling alike. It is neither cut at
  100 nor at 0. Without a baseline, or with a target equal to it, there is no way to measure; then only whether the
  target is met is said. Whether it is met follows the direction, and is not said where there is none.
"""

from collections.abc import Sequence

import polars as pl

from schemas.results import Trend
from schemas.terms import Direction


def trends(
    indicators: pl.DataFrame, periods: Sequence[str], values: pl.DataFrame, of_agencies: pl.DataFrame
) -> pl.DataFrame:
    """`schemas.results.IndicatorTrends` in the order of `values`.

    `periods` are the ids in their order, `values` are IndicatorValues, `of_agencies` AgencyValues.
    """
    plan = indicators.select("indicator", "direction", "baseline", "target")
    order = pl.DataFrame({"period": periods}, schema={"period": pl.String}).with_row_index("nth")
    return (
        values.join(_reporters(of_agencies), on=["indicator", "period"], how="left", maintain_order="left")
        .join(plan, on="indicator", maintain_order="left")
        .join(order, on="period", maintain_order="left")
        .with_columns(
            pl.col("value").shift(1).over("indicator", order_by="nth").alias("previous"),
            pl.col("reporters").shift(1).over("indicator", order_by="nth").alias("previous_reporters"),
        )
        .with_columns((pl.col("value") - pl.col("previous")).alias("change"))
        .select(
            "indicator",
            "period",
            "value",
            "previous",
            "change",
            _percent(pl.col("change"), pl.col("previous")).alias("change_percent"),
            _comparable().alias("comparable"),
            _trend().alias("trend"),
            _from_baseline().alias("baseline_change"),
            _percent(_from_baseline(), pl.col("baseline")).alias("baseline_change_percent"),
            _percent(_from_baseline(), pl.col("target") - pl.col("baseline"), signed=True).alias(
                "target_progress"
            ),
            _target_met().alias("target_met"),
        )
    )


def _reporters(of_agencies: pl.DataFrame) -> pl.DataFrame:
    """Who reported an indicator in a period, as one text that is equal for equal sets."""
    return (
        of_agencies.filter("reported")
        .group_by("indicator", "period")
        .agg(pl.col("agency").sort().str.join(";").alias("reporters"))
    )


def _percent(part: pl.Expr, whole: pl.Expr, *, signed: bool = False) -> pl.Expr:
    return pl.when(whole != 0).then(part / (whole if signed else whole.abs()) * 100)


def _comparable() -> pl.Expr:
    return pl.when(pl.col("change").is_not_null()).then(pl.col("reporters") == pl.col("previous_reporters"))


def _trend() -> pl.Expr:
    change, direction = pl.col("change"), pl.col("direction")
    better = pl.when(direction == Direction.down).then(change < 0).otherwise(change > 0)
    return (
        pl.when(change.is_null())
        .then(pl.lit(Trend.unknown))
        .when(direction == Direction.none)
        .then(pl.lit(Trend.not_judged))
        .when(change == 0)
        .then(pl.lit(Trend.steady))
        .when(better)
        .then(pl.lit(Trend.improving))
        .otherwise(pl.lit(Trend.worsening))
    )


def _from_baseline() -> pl.Expr:
    return pl.col("value") - pl.col("baseline")


def _target_met() -> pl.Expr:
    value, target, direction = pl.col("value"), pl.col("target"), pl.col("direction")
    return (
        pl.when(direction == Direction.up)
        .then(value >= target)
        .when(direction == Direction.down)
        .then(value <= target)
    )
