"""Where an indicator goes: against the period before, against its baseline and towards its target.

- The previous value is that of the period just before. A period without a figure breaks the chain: nothing is carried
  over it and nothing is called 0.
- A change in percent is of the size of what it is compared with; from 0 there is none.
- Better and worse follow the direction that the plan gives; without one the change is shown and not judged.
- Two periods are comparable when the same agencies reported in both; else a report says so beside the change. A
  successor is the same as its predecessors together: those of the period before are put under the structure of the
  period, and a successor counts among them only where all its predecessors reported.
- Nothing is compared over a break in the series, which the plan names with its reason: neither with the period before
  nor with a baseline that is older than the break. A target is held against the new series all the same.
- Progress is the part of the way from baseline to target, in percent, rising or falling alike. It is neither cut at
  100 nor at 0. Without a baseline, or with a target equal to it, there is no way to measure; then only whether the
  target is met is said. Whether it is met follows the direction, and is not said where there is none.
"""

from collections.abc import Sequence

import polars as pl

from schemas.results import Trend
from schemas.terms import Direction

_OF_PLAN = ["indicator", "direction", "baseline", "baseline_year", "target"]
_BEARERS = {"period": pl.String, "agency": pl.String, "bearer": pl.String}
_BREAKS = {"indicator": pl.String, "period": pl.String, "year": pl.Int64}


def trends(
    indicators: pl.DataFrame,
    periods: Sequence[str],
    values: pl.DataFrame,
    of_agencies: pl.DataFrame,
    bearers: pl.DataFrame | None = None,
    breaks: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """`schemas.results.IndicatorTrends` in the order of `values`.

    `periods` are the ids in their order, `values` are IndicatorValues, `of_agencies` AgencyValues. `bearers` (period,
    agency, bearer) names who bears an agency's duties one period later, where that is somebody else. `breaks`
    (indicator, period, year) are the first periods of new series.
    """
    order = pl.DataFrame({"period": periods}, schema={"period": pl.String}).with_row_index("nth")
    reporters = _reporters(of_agencies, pl.DataFrame(schema=_BEARERS) if bearers is None else bearers)
    return (
        values.join(reporters, on=["indicator", "period"], how="left", maintain_order="left")
        .join(order, on="period", maintain_order="left")
        .with_columns(_one_before("value", "previous"), _one_before("reporters_later", "previous_reporters"))
        .join(indicators.select(_OF_PLAN), on="indicator", maintain_order="left")
        .pipe(_over_no_break, pl.DataFrame(schema=_BREAKS) if breaks is None else breaks, order)
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


def _one_before(column: str, name: str) -> pl.Expr:
    return pl.col(column).shift(1).over("indicator", order_by="nth").alias(name)


def _reporters(of_agencies: pl.DataFrame, bearers: pl.DataFrame) -> pl.DataFrame:
    """Who reported an indicator in a period, as one text that is equal for equal sets: then, and one period later.

    One period later an agency is its successor, who counts as having reported where all that it succeeds did.
    """
    key = ["indicator", "period"]
    later = (
        of_agencies.join(bearers, on=["period", "agency"], how="left")
        .with_columns(pl.col("bearer").fill_null(pl.col("agency")))
        .group_by(*key, "bearer")
        .agg(pl.col("reported").all())
    )
    then = _listed(of_agencies.filter("reported"), "agency", "reporters")
    return then.join(
        _listed(later.filter("reported"), "bearer", "reporters_later"), on=key, how="full", coalesce=True
    )


def _listed(rows: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    return rows.group_by("indicator", "period").agg(pl.col(column).sort().str.join(";").alias(name))


def _over_no_break(rows: pl.DataFrame, breaks: pl.DataFrame, order: pl.DataFrame) -> pl.DataFrame:
    """The rows without what lies before a break: the previous value at one, an older baseline from it on."""
    older = pl.col("baseline_year").is_null() | (pl.col("baseline_year") < pl.col("year"))
    begun = (
        rows.select("indicator", "period", "nth", "baseline_year")
        .join(breaks.join(order, on="period").drop("period"), on="indicator", suffix="_of_break")
        .filter(pl.col("nth_of_break") <= pl.col("nth"))
        .group_by("indicator", "period")
        .agg((pl.col("nth_of_break") == pl.col("nth")).any().alias("at_break"), older.any().alias("older"))
    )
    return rows.join(begun, on=["indicator", "period"], how="left", maintain_order="left").with_columns(
        pl.when(pl.col("at_break").fill_null(value=False).not_()).then("previous"),
        pl.when(pl.col("older").fill_null(value=False).not_()).then("baseline"),
    )


def _percent(part: pl.Expr, whole: pl.Expr, *, signed: bool = False) -> pl.Expr:
    return pl.when(whole != 0).then(part / (whole if signed else whole.abs()) * 100)


def _comparable() -> pl.Expr:
    return pl.when(pl.col("change").is_not_null()).then(
        pl.col("reporters").eq_missing(pl.col("previous_reporters"))
    )


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
