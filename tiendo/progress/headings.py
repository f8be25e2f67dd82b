"""Tasks counted by derived status below every heading of the plan, and for the plan as a whole."""

import polars as pl

from schemas.terms import DerivedStatus

WHOLE_PLAN = ""


def group_states(tasks: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.GroupStates`: one row a heading × derived status, zero counts included.

    `tasks` are all rows of the annex (schemas.plan.Tasks), `states` the leaf tasks
    (schemas.results.TaskStates). A task counts once at every heading above it, so that each heading is the
    sum of the headings and tasks below.
    """
    headings = tasks.filter(~pl.col("leaf"))["ref"].to_list()
    groups = pl.DataFrame({"group": [WHOLE_PLAN, *headings]})
    statuses = pl.DataFrame({"derived_status": DerivedStatus.codes()})
    counts = (
        below(tasks)
        .join(states.select("ref", "derived_status"), on="ref", how="inner")
        .group_by("group", "derived_status")
        .agg(pl.len().cast(pl.Int64).alias("n_tasks"))
    )
    return (
        groups.join(statuses, how="cross")
        .join(counts, on=["group", "derived_status"], how="left", maintain_order="left")
        .with_columns(pl.col("n_tasks").fill_null(0))
    )


def below(tasks: pl.DataFrame) -> pl.DataFrame:
    """Every leaf task (`ref`) beside every heading above it (`group`), the whole plan among them."""
    leaves = tasks.filter("leaf").select("ref", pl.col("parent").alias("group"))
    parents = tasks.select(pl.col("ref").alias("group"), "parent")
    levels = [leaves.select("ref", pl.lit(WHOLE_PLAN).alias("group"))]
    level = leaves.drop_nulls("group")
    while not level.is_empty():
        levels.append(level)
        level = level.join(parents, on="group", how="inner").select("ref", pl.col("parent").alias("group"))
        level = level.drop_nulls("group")
    return pl.concat(levels)


def top_headings(tasks: pl.DataFrame) -> list[str]:
    """The headings that stand directly below the plan, in its order."""
    return tasks.filter(~pl.col("leaf") & pl.col("parent").is_null())["ref"].to_list()
