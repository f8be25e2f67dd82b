"""Own plans: who owes one, who has one, with which document, and whether it came in time.

- A plan of the agency's own and an integration into another plan both count.
- What is furthest counts of all that an agency's units said in all periods: issued, else integrated, else none; among
  equals one with a date, else the first. A successor takes over what its predecessors said.
- In time is a document of a day before the due day; one without a date cannot be judged. Who said nothing is unsaid.
"""

from collections.abc import Sequence

import polars as pl

from schemas.results import OwnPlanStates
from schemas.terms import OwnPlanForm, OwnPlanStanding
from tiendo.plan import Period, Plan, own_plans_owed
from tiendo.progress.succession import with_bearer

_FURTHEST = (OwnPlanForm.issued, OwnPlanForm.integrated, OwnPlanForm.none)


def own_plan_states(
    plan: Plan, periods: Sequence[Period], submissions: pl.DataFrame, cover: pl.DataFrame
) -> pl.DataFrame:
    """`schemas.results.OwnPlanStates`, one row an agency that owes a plan; empty where the plan asks for none.

    `periods` are given in their order, the last being the one that is reported on. `submissions` and `cover`
    (schemas.records.Cover) may hold all periods; only rows of current submissions count.
    """
    owed = own_plans_owed(plan, periods[-1])
    found = owed.join(
        _said(plan, periods, submissions, cover), on="agency", how="left", maintain_order="left"
    )
    return OwnPlanStates.validate(found.with_columns(_standing().alias("standing")))


def _said(
    plan: Plan, periods: Sequence[Period], submissions: pl.DataFrame, cover: pl.DataFrame
) -> pl.DataFrame:
    on = periods[-1].window_to
    order = pl.DataFrame({"period": [one.id for one in periods]}).with_row_index("nth")
    senders = (
        with_bearer(plan.registry, submissions.filter("current"), on)
        .join(order, on="period")
        .select("submission", "nth", "period", agency="bearer")
    )
    told = cover.drop("agency", "period", "plan").join(senders, on="submission").drop_nulls("own_plan")
    rank = {form.value: place for place, form in enumerate(_FURTHEST)}
    return (
        told.with_columns(
            pl.col("own_plan").replace_strict(rank, return_dtype=pl.Int64).alias("rank"),
        )
        .sort("rank", pl.col("own_plan_on").is_null(), "nth", "submission")
        .group_by("agency", maintain_order=True)
        .first()
        .select(
            "agency",
            pl.col("own_plan").alias("form"),
            pl.col("own_plan_number").alias("number"),
            pl.col("own_plan_on").alias("issued_on"),
            pl.col("own_plan_title").alias("title"),
            "period",
            "submission",
            "row",
        )
    )


def _standing() -> pl.Expr:
    form, issued_on = pl.col("form"), pl.col("issued_on")
    return (
        pl.when(form.is_null())
        .then(pl.lit(OwnPlanStanding.unsaid))
        .when(form == OwnPlanForm.none)
        .then(pl.lit(OwnPlanStanding.none))
        .when(issued_on.is_null())
        .then(pl.lit(OwnPlanStanding.undated))
        .when(issued_on < pl.col("due_before"))
        .then(pl.lit(OwnPlanStanding.in_time))
        .otherwise(pl.lit(OwnPlanStanding.late))
    )
