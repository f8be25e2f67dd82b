"""Where an indicator goes: against the period before, against its baseline and towards its target.

- The previous value is that of the period just before. A period without a figure breaks the chain: nothing is carried
  over it and nothing is called 0.
- A change in percent is of the size of what it is compared with; from 0 there is none.
- Better and worse follow the direction that the plan gives; without one the change is shown and not judged.
- Two periods are comparable when the same agencies reported in both; else a report says so beside the change. A
  successor is the same as its predecessors together: those of the period before are put under the structure of the
  period, and a successor counts among them only where all its predecessors reported. The figure of some of those that
  were merged (`merged_parts`) is only the same as another of the same ones; who is lacking is named. What cannot be
  compared is called neither better nor worse.
- Nothing is compared over a break in the series, which the plan names with its reason: neither with the period before
  nor with a baseline that is older than the break. A target is held against the new series all the same.
- Progress is the part of the way from baseline to target, in percent, rising or falling alike. It is neither cut at
  100 nor at 0. Without a baseline, or with a target equal to it, there is no way to measure; then only whether the
  target is met is said. Whether it is met follows the direction, and is not said where there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from schemas.results import Trend
from schemas.terms import Direction

_OF_PLAN = ["indicator", "direction", "baseline", "baseline_year", "target"]
_BEARERS = {"period": pl.String, "agency": pl.String, "bearer": pl.String}
_BREAKS = {"indicator": pl.String, "period": pl.String, "year": pl.Int64}
_PARTIAL = dict.fromkeys(("indicator", "period", "agency", "told", "lacking"), pl.String)


@dataclass(frozen=True)
class Compared:
    """What limits comparisons; None is nothing."""

    bearers: pl.DataFrame | None = (
        None  # period, agency, bearer: who bears its duties later, where that is another
    )
    breaks: pl.DataFrame | None = None  # indicator, period, year: the first periods of new series
    partial: pl.DataFrame | None = None  # schemas.results.PartialValues


def trends(
    indicators: pl.DataFrame,
    periods: Sequence[str],
    values: pl.DataFrame,
    of_agencies: pl.DataFrame,
    compared: Compared | None = None,
) -> pl.DataFrame:
    """`schemas.results.IndicatorTrends` in the order of `values`.

    `periods` are the ids in their order, `values` are IndicatorValues, `of_agencies` AgencyValues. A bearer
    in `compared` is who bears an agency's duties one period later.
    """
    limits = compared or Compared()
    order = pl.DataFrame({"period": periods}, schema={"period": pl.String}).with_row_index("nth")
    reporters = _reporters(
        of_agencies, _or_none(limits.bearers, _BEARERS), _or_none(limits.partial, _PARTIAL)
    )
    return (
        values.join(reporters, on=["indicator", "period"], how="left", maintain_order="left")
        .join(order, on="period", maintain_order="left")
        .with_columns(
            _one_before("value", "previous"),
            _one_before("reporters_later", "previous_reporters"),
            _one_before("lacking_later", "lacking_before"),
        )
        .join(indicators.select(_OF_PLAN), on="indicator", maintain_order="left")
        .pipe(_over_no_break, _or_none(limits.breaks, _BREAKS), order)
        .with_columns((pl.col("value") - pl.col("previous")).alias("change"))
        .with_columns(_comparable().alias("comparable"))
        .select(
            "indicator",
            "period",
            "value",
            "previous",
            "change",
            _percent(pl.col("change"), pl.col("previous")).alias("change_percent"),
            "comparable",
            _lacking().alias("lacking"),
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


def _or_none(table: pl.DataFrame | None, schema: dict) -> pl.DataFrame:
    return pl.DataFrame(schema=schema) if table is None else table


def _reporters(of_agencies: pl.DataFrame, bearers: pl.DataFrame, partial: pl.DataFrame) -> pl.DataFrame:
    """Who reported an indicator in a period, as one text that is equal for equal sets: then, and one period later.

    One period later an agency is its successor, who counts as having reported where all that it succeeds did. Where
    only some did, these are named with it; `lacking` are the others.
    """
    key = ["indicator", "period"]
    known = of_agencies.join(partial, on=[*key, "agency"], how="left").with_columns(
        pl.when("reported").then(pl.coalesce("told", "agency")).alias("told"),
        pl.when("reported").then("lacking").otherwise("agency").alias("lacking"),
        (pl.col("reported") & pl.col("told").is_null()).alias("whole"),
    )
    later = known.join(bearers, on=["period", "agency"], how="left").with_columns(
        pl.coalesce("bearer", "agency").alias("bearer")
    )
    return _listed(known, "agency", "").join(
        _listed(later, "bearer", "_later"), on=key, how="full", coalesce=True
    )


def _listed(rows: pl.DataFrame, who: str, name: str) -> pl.DataFrame:
    of_each = (
        rows.group_by("indicator", "period", who)
        .agg(
            pl.col("reported").any(),
            pl.col("whole").all(),
            *(
                pl.col(part).drop_nulls().sort().str.join(";").replace("", None)
                for part in ("told", "lacking")
            ),
        )
        .filter("reported")
        .with_columns(pl.when("whole").then(who).otherwise(pl.format("{}({})", who, "told")).alias("named"))
    )
    return of_each.group_by("indicator", "period").agg(
        pl.col("named").sort().str.join(",").alias(f"reporters{name}"),
        pl.col("lacking").drop_nulls().sort().str.join(";").replace("", None).alias(f"lacking{name}"),
    )


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


def _lacking() -> pl.Expr:
    """Whose part is in one of the two figures only."""
    both = pl.concat_str("lacking", "lacking_before", separator=";", ignore_nulls=True)
    named = both.str.split(";").list.unique().list.sort().list.join(";").replace("", None)
    return pl.when(~pl.col("comparable")).then(named)


def _trend() -> pl.Expr:
    change, direction = pl.col("change"), pl.col("direction")
    better = pl.when(direction == Direction.down).then(change < 0).otherwise(change > 0)
    return (
        pl.when(change.is_null())
        .then(pl.lit(Trend.unknown))
        .when((direction == Direction.none) | ~pl.col("comparable"))
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
