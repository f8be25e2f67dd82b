"""Figures under the structure of another day: an agency that has ended is counted with its successor.

Only the grouping changes. Every report and every figure is in exactly one row, so that all totals are those of the
figures as reported; nothing is written back, and who reported what can be seen in `counted`.

- Counts and stocks are added; a ratio is the sum of numerators over the sum of denominators; an index does not add, and
  has no value where several agencies reported one.
- A unit that moved by itself is counted with the agency that it is part of now: its figures apart (`units_apart`);
  the tasks that its former agency led stay there.
- Missing is never zero: a figure of a successor says how many of those it succeeds reported one.
"""

from datetime import date

import polars as pl

from schemas.results import StructureStates, StructureValues
from schemas.terms import IndicatorKind
from tiendo.plan import Registry
from tiendo.progress.figures import ratio, scale, total
from tiendo.progress.indicators import agency_values
from tiendo.progress.kinds import timeliness_counts
from tiendo.progress.succession import with_bearer

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


def units_apart(
    registry: Registry,
    indicators: pl.DataFrame,
    of_agencies: pl.DataFrame,
    sent: tuple[pl.DataFrame, pl.DataFrame],
    on: date,
) -> pl.DataFrame:
    """`schemas.results.AgencyValues` of one period: units that by a day have moved elsewhere stand by themselves.

    `sent` are the period's submissions and observations. The agency that a unit left keeps what others of it reported.
    """
    submissions, observations = sent
    borne = with_bearer(registry, submissions, on)
    of_agency = {one: registry.bearer(one, on) for one in borne["agency"].unique()}
    whole = pl.col("agency").replace_strict(of_agency, return_dtype=pl.String).alias("with_agency")
    moved = borne.with_columns(whole).filter("current", pl.col("bearer") != pl.col("with_agency"))
    if moved.is_empty():
        return of_agencies
    unit_of = {unit: registry.resolve(unit) for unit in moved["unit"].unique()}
    apart = moved.select(
        "submission",
        pl.col("unit").replace_strict(unit_of, return_dtype=pl.String).alias("part"),
        parent="agency",
    )
    known = borne.drop("bearer").join(
        apart.drop("parent"), on="submission", how="left", maintain_order="left"
    )
    plain = of_agencies.join(indicators.filter(kind=IndicatorKind.ratio.value), on="indicator", how="anti")
    keys = plain.select("indicator", "period", "agency")
    parts = keys.join(apart.select("part", "parent").unique(), left_on="agency", right_on="parent")
    expected = pl.concat([keys, parts.select("indicator", "period", agency="part")])
    senders = known.with_columns(pl.coalesce("part", "agency").alias("agency")).drop("part")
    return agency_values(indicators, expected, senders, observations)


def _borne(registry: Registry, rows: pl.DataFrame, on: date) -> pl.DataFrame:
    """The rows with whoever bears the agency's duties on a day as `agency`, and the agency itself as `counted`."""
    bearers = {agency: registry.bearer(agency, on) for agency in rows["agency"].unique()}
    return rows.with_columns(
        pl.col("agency").alias("counted"),
        pl.col("agency").replace_strict(bearers, return_dtype=pl.String),
    )
