"""What was measured: the figures of the agencies → every indicator in every period, with its coverage.

- A count and a stock are the sum over the agencies that reported one; a count adds over time as well, a stock does
  not (`indicator_spans`).
- A ratio is the sum of numerators over the sum of denominators of the agencies that reported both: never a mean of
  ratios, never the numerator of one agency over the denominator of others. It is given in percent when its unit is
  "%". Over a denominator of 0 it is not defined.
- An index does not add: its value is that of its only reporter, and none when several reported.
- Where nobody reported there is no value; missing is never zero. Coverage (reported of expected) stands beside it.
- The units of one agency are added up like agencies, before agencies are. A ratio takes those of its units that
  reported both figures; only where none did are they taken to share the two among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from schemas.results import INDICATOR_TABLES, ExpectedObservations
from schemas.terms import IndicatorKind, Role
from tiendo.plan import Period, Plan, duties
from tiendo.progress.figures import ratio, scale, total
from tiendo.progress.indicator_trends import Compared, trends
from tiendo.progress.merged_parts import partial_values
from tiendo.progress.parts import parts_checks
from tiendo.progress.succession import borne_submissions

_FIGURES = ("value", "numerator", "denominator")
_KEY = ("indicator", "period", "agency")


@dataclass(frozen=True)
class IndicatorResults:
    """The indicators of a plan over some periods; each table is the one of `schemas.results.INDICATOR_TABLES`."""

    agency_values: pl.DataFrame
    values: pl.DataFrame
    trends: pl.DataFrame
    parts: pl.DataFrame
    partial: pl.DataFrame


def measure(
    plan: Plan, periods: Sequence[Period], submissions: pl.DataFrame, observations: pl.DataFrame
) -> IndicatorResults:
    """Every indicator of `plan` in each of `periods`, which are given in their order.

    `submissions` (schemas.results.Submissions) and `observations` (schemas.records.Observations, `submission` being
    the ledger number) may hold all periods; only rows of current submissions count. The order of rows never matters.
    Raises pandera.errors.SchemaError when a result breaks its contract.
    """
    expected = pl.concat([expected_observations(plan, period) for period in periods])
    of_the_plan = _borne(plan, periods, submissions)
    order = [period.id for period in periods]
    of_agencies = agency_values(plan.indicators, expected, of_the_plan, observations)
    values = indicator_values(plan.indicators, order, of_agencies)
    partial = partial_values(plan, periods, submissions, observations)
    compared = Compared(_bearers(plan, periods), _breaks(plan, periods[0]), partial)
    tables = {
        "agency_values": of_agencies,
        "values": values,
        "trends": trends(plan.indicators, order, values, of_agencies, compared),
        "parts": parts_checks(plan.indicators, of_agencies),
        "partial": partial,
    }
    return IndicatorResults(
        **{name: INDICATOR_TABLES[name].validate(table) for name, table in tables.items()}
    )


def _borne(plan: Plan, periods: Sequence[Period], submissions: pl.DataFrame) -> pl.DataFrame:
    """The plan's submissions of each period, of agencies that ended inside its window those of their successors."""
    return pl.concat(
        [
            borne_submissions(plan.registry, submissions.filter(plan=plan.id, period=one.id), one.window_to)
            for one in periods
        ]
    )


def _bearers(plan: Plan, periods: Sequence[Period]) -> pl.DataFrame:
    """Who bears an agency's duties at the end of the period after, where that is somebody else."""
    rows = [
        (period.id, agency, bearer)
        for period, after in pairwise(periods)
        for agency in plan.registry.successions["predecessor"]
        if (bearer := plan.registry.bearer(agency, after.window_to)) != agency
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(("period", "agency", "bearer"), pl.String), orient="row")


def _breaks(plan: Plan, first: Period) -> pl.DataFrame:
    """The breaks with their years; one of before the first period measured holds from that period on."""
    dated = plan.breaks.join(plan.periods, on="period")
    before = pl.col("window_from") < pl.lit(first.window_from)
    since = pl.when(before).then(pl.lit(first.id)).otherwise("period").alias("period")
    return dated.select("indicator", since, "year")


def expected_observations(plan: Plan, period: Period) -> pl.DataFrame:
    """`schemas.results.ExpectedObservations` of a period: `tiendo.plan.indicators_for` of all agencies at once."""
    asked = plan.indicators.filter(pl.col("kind") != IndicatorKind.ratio)
    members = [
        (group, agency)
        for group in asked["group"].drop_nulls().unique(maintain_order=True)
        for agency in plan.registry.members(group, period.window_to)
    ]
    groups = pl.DataFrame(members, schema={"group": pl.String, "agency": pl.String}, orient="row")
    leads = duties(plan, period).filter(role=Role.lead.value).select("ref", "agency")
    of_leads = asked.filter(pl.col("agency").is_null() & pl.col("group").is_null()).drop("agency")
    owed = [
        asked.drop_nulls("agency").select("indicator", "agency"),
        asked.drop("agency")
        .join(groups, on="group", maintain_order="left_right")
        .select("indicator", "agency"),
        of_leads.join(leads, on="ref", maintain_order="left_right").select("indicator", "agency"),
    ]
    found = (
        pl.concat(owed)
        .unique(maintain_order=True)
        .select("indicator", pl.lit(period.id).alias("period"), "agency")
    )
    return ExpectedObservations.validate(found)


def agency_values(
    indicators: pl.DataFrame, expected: pl.DataFrame, submissions: pl.DataFrame, observations: pl.DataFrame
) -> pl.DataFrame:
    """`schemas.results.AgencyValues`: the figures owed by each agency, then the ratios made of them."""
    index = pl.col("kind") == IndicatorKind.index
    told = (
        observations.drop_nulls("value")
        .join(submissions.filter("current").select("submission", "period", "agency"), on="submission")
        .join(indicators.select("indicator", "kind"), on="indicator")
        .sort("submission", "row")
    )
    reported = told.group_by(_KEY).agg(
        pl.when(~index.first() | (pl.len() == 1)).then(pl.col("value").sum()).alias("value"),
        pl.lit(value=True).alias("reported"),
    )
    missing = pl.lit(None, dtype=pl.Float64)
    plain = expected.join(reported, on=_KEY, how="left", maintain_order="left").select(
        *_KEY,
        "value",
        missing.alias("numerator"),
        missing.alias("denominator"),
        pl.col("reported").fill_null(value=False),
    )
    return pl.concat([plain, _ratios(indicators, plain, told)])


def _ratios(indicators: pl.DataFrame, plain: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The ratio rows of agencies that owe both the numerator and the denominator."""
    ratios = indicators.filter(kind=IndicatorKind.ratio.value).select(
        "indicator", "numerator", "denominator", scale()
    )
    of_whole = ["period", "agency"]
    sides = plain.select("indicator", *of_whole, "value")
    of_sender = told.group_by("indicator", *of_whole, "submission", maintain_order=True).agg(
        pl.col("value").sum()
    )
    by_sender = _paired(ratios, of_sender, [*of_whole, "submission"])
    of_senders = by_sender.group_by("indicator", *of_whole).agg(pl.col("above", "below").sum())
    pairs = (
        _paired(ratios, sides, of_whole)
        .join(of_senders, on=_KEY, how="left", maintain_order="left", suffix="_by_senders")
        .with_columns(
            pl.coalesce("above_by_senders", "above").alias("numerator"),
            pl.coalesce("below_by_senders", "below").alias("denominator"),
        )
    )
    both = pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
    return pairs.select(*_KEY, ratio().alias("value"), "numerator", "denominator", both.alias("reported"))


def _paired(ratios: pl.DataFrame, figures: pl.DataFrame, of: list[str]) -> pl.DataFrame:
    """Each ratio with the two figures (`above`, `below`) that somebody who is named by the columns `of` has for it."""
    above = figures.rename({"indicator": "numerator", "value": "above"})
    below = figures.rename({"indicator": "denominator", "value": "below"})
    return ratios.join(above, on="numerator", maintain_order="left_right").join(
        below, on=["denominator", *of], maintain_order="left"
    )


def indicator_values(
    indicators: pl.DataFrame, periods: Sequence[str], of_agencies: pl.DataFrame
) -> pl.DataFrame:
    """`schemas.results.IndicatorValues`: every indicator in every period, in the order of both."""
    sums = of_agencies.group_by("indicator", "period").agg(
        *(total(pl.col(figure).filter("reported")).alias(figure) for figure in _FIGURES),
        pl.col("reported").sum().cast(pl.Int64).alias("n_reported"),
        pl.len().cast(pl.Int64).alias("n_expected"),
    )
    is_ratio, is_index = pl.col("kind") == IndicatorKind.ratio, pl.col("kind") == IndicatorKind.index
    value = pl.when(is_ratio).then(ratio()).when(~is_index | (pl.col("n_reported") == 1)).then("value")
    return (
        indicators.select("indicator", "kind", scale())
        .join(pl.DataFrame({"period": periods}, schema={"period": pl.String}), how="cross")
        .join(sums, on=["indicator", "period"], how="left", maintain_order="left")
        .with_columns(value.alias("value"), pl.col("n_reported", "n_expected").fill_null(0))
        .select(
            "indicator", "period", "kind", "value", "numerator", "denominator", "n_reported", "n_expected"
        )
    )
