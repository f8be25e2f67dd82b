"""Own plans: who owes one, who has one, with which document, and whether it came in time.

- A plan of the agency's own and an integration into another plan both count.
- Of all that an agency's units said in all periods the document that met the duty first counts: of those with a date
  the earliest, else the first that was told. Who integrated the tasks in time is not late for a plan of its own that
  follows. "Not yet" is what remains where nobody names a document.
- A successor takes over what its predecessors said, as far as it names no document itself.
- In time is a document of a day before the due day; one without a date cannot be judged. Who said nothing is unsaid.
"""

from collections.abc import Sequence

import polars as pl

from schemas.results import OwnPlanStates
from schemas.terms import OwnPlanForm, OwnPlanStanding
from tiendo.plan import Period, Plan, own_plans_owed
from tiendo.progress.succession import with_bearer


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
        .select("submission", "nth", "period", own=pl.col("agency") == pl.col("bearer"), agency="bearer")
    )
    told = cover.drop("agency", "period", "plan").join(senders, on="submission").drop_nulls("own_plan")
    first = [pl.col("own_plan") == OwnPlanForm.none, ~pl.col("own"), pl.col("own_plan_on").is_null()]
    return (
        told.sort(*first, "own_plan_on", "nth", "submission")
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
