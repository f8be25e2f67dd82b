"""Who has reported, by kind of agency: completeness and timeliness, bound and requested bodies apart.

Every agency stands in exactly one row, so that the rows add up to the whole.
"""

import polars as pl

from schemas.results import KindStates
from schemas.terms import AgencyKind, Timeliness

_COUNTED = ("n_leads", "n_leads_reported", "n_leads_completed")


def kind_states(agencies: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.KindStates` from the registry's agencies and `schemas.results.AgencyStates`."""
    rank = pl.DataFrame({"kind": AgencyKind.codes()}).with_row_index("rank")
    found = (
        states.join(agencies.select("agency", "kind"), on="agency", maintain_order="left")
        .group_by("kind", "requested")
        .agg(*timeliness_counts(), pl.col(*_COUNTED).sum())
        .join(rank, on="kind")
        .sort("requested", "rank")
        .drop("rank")
    )
    return KindStates.validate(found)


def timeliness_counts() -> list[pl.Expr]:
    """How many agencies of a group there are, have a submission in force, and stand how."""
    return [
        pl.len().cast(pl.Int64).alias("n_agencies"),
        pl.col("submission").is_not_null().sum().cast(pl.Int64).alias("n_reported"),
        *((pl.col("timeliness") == how).sum().cast(pl.Int64).alias(f"n_{how.value}") for how in Timeliness),
    ]
