"""The named rates, each with its numerator and denominator. They answer different questions: never mix them.

Of tasks, for the plan and each top heading:

- `completed_all` — completed ÷ all tasks;
- `completed_due` — completed tasks that are due ÷ tasks whose deadline is on or before the day of
  consolidation;
- `on_time_completed` — completed on time ÷ completed tasks that have a deadline;
- `completed_or_overdue` — completed ÷ (completed + in progress or not started beyond the deadline). The
  rate that official summaries often print. Tasks not reported, suspended or still within their time are in
  neither number.

The same for each agency, over the assignments that it leads: its own report is judged against the deadline of the
task, so that an agency that is done is not held to those that are not. Of a kind of agencies both numbers are the sums
of its agencies'; bound and requested bodies stay apart.

Of those who report, for the plan:

- `reported_bound` — bound agencies with an accepted submission in force ÷ all bound agencies;
- `reported_requested` — the same among the bodies that are only asked;
- `submitted_on_time` — bound agencies whose first accepted submission came in time ÷ all bound agencies.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from schemas.results import KindRates
from schemas.terms import AgencyKind, DerivedStatus, TaskStatus, Timeliness
from tiendo.progress.headings import WHOLE_PLAN, below, top_headings
from tiendo.progress.judgement import OVERDUE, derived_status


@dataclass(frozen=True)
class _Rate:
    """A named rate: which rows are in its numerator, which in its denominator."""

    name: str
    numerator: pl.Expr
    denominator: pl.Expr


def rates(tasks: pl.DataFrame, states: pl.DataFrame, agencies: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """`schemas.results.Rates`: by rate; the whole plan first, then its top headings."""
    of_tasks = below(tasks).join(states, on="ref", how="inner")
    of_reporters = agencies.with_columns(pl.lit(WHOLE_PLAN).alias("group"))
    groups = [WHOLE_PLAN, *top_headings(tasks)]
    counted = [_counted(of_tasks, groups, rate) for rate in _task_rates(as_of)]
    counted += [_counted(of_reporters, [WHOLE_PLAN], rate) for rate in _reporter_rates()]
    return pl.concat(counted)


def agency_rates(
    leads: pl.DataFrame, deadlines: pl.DataFrame, agencies: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """`schemas.results.AgencyRates` from the frame of `leads.lead_states`, in the order of `agencies`.

    Who leads a task without owing a submission stands last, requested where all its assignments are.
    """
    task_rates = _task_rates(as_of)
    counts = (
        leads.join(deadlines.select("ref", "due"), on="ref", how="left", maintain_order="left")
        .with_columns(pl.col("status").fill_null(TaskStatus.not_reported))
        .with_columns(derived_status(as_of).alias("derived_status"))
        .group_by("agency", maintain_order=True)
        .agg(pl.col("requested").all().alias("all_requested"), *(_pair(rate) for rate in task_rates))
    )
    order = agencies.select("agency", "requested").with_row_index("nth")
    ordered = (
        counts.join(order, on="agency", how="left")
        .sort("nth", "agency", nulls_last=True)
        .with_columns(pl.coalesce("requested", "all_requested").alias("requested"))
    )
    long = [
        ordered.select(
            "agency", "requested", pl.lit(rate.name).alias("rate"), pl.col(rate.name).struct.unnest()
        )
        for rate in task_rates
    ]
    return pl.concat(long)


def kind_rates(agencies: pl.DataFrame, of_agencies: pl.DataFrame) -> pl.DataFrame:
    """`schemas.results.KindRates` from the registry's agencies and `schemas.results.AgencyRates`."""
    rank = pl.DataFrame({"kind": AgencyKind.codes()}).with_row_index("rank")
    found = (
        of_agencies.join(agencies.select("agency", "kind"), on="agency", maintain_order="left")
        .group_by("kind", "requested", "rate", maintain_order=True)
        .agg(pl.col("numerator").sum(), pl.col("denominator").sum())
        .join(rank, on="kind", maintain_order="left")
        .sort("requested", "rank", maintain_order=True)
        .drop("rank")
    )
    return KindRates.validate(found)


def _pair(rate: _Rate) -> pl.Expr:
    return pl.struct(
        rate.numerator.sum().cast(pl.Int64).alias("numerator"),
        rate.denominator.sum().cast(pl.Int64).alias("denominator"),
    ).alias(rate.name)


def _counted(rows: pl.DataFrame, groups: list[str], rate: _Rate) -> pl.DataFrame:
    counts = rows.group_by("group").agg(
        rate.numerator.sum().cast(pl.Int64).alias("numerator"),
        rate.denominator.sum().cast(pl.Int64).alias("denominator"),
    )
    return (
        pl.DataFrame({"group": groups}, schema={"group": pl.String})
        .join(counts, on="group", how="left", maintain_order="left")
        .select("group", pl.lit(rate.name).alias("rate"), pl.col("numerator", "denominator").fill_null(0))
    )


def _task_rates(as_of: date) -> list[_Rate]:
    completed = pl.col("status") == TaskStatus.completed
    due = pl.col("due") <= pl.lit(as_of)
    on_time = pl.col("derived_status") == DerivedStatus.done_on_time
    late = pl.col("derived_status") == DerivedStatus.done_late
    overdue = pl.col("derived_status").is_in([status.value for status in OVERDUE])
    return [
        _Rate("completed_all", completed, pl.col("ref").is_not_null()),
        _Rate("completed_due", completed & due, due),
        _Rate("on_time_completed", on_time, on_time | late),
        _Rate("completed_or_overdue", completed, completed | overdue),
    ]


def _reporter_rates() -> list[_Rate]:
    reported = pl.col("submission").is_not_null()
    bound = ~pl.col("requested")
    on_time = pl.col("timeliness") == Timeliness.on_time
    return [
        _Rate("reported_bound", bound & reported, bound),
        _Rate("reported_requested", ~bound & reported, ~bound),
        _Rate("submitted_on_time", bound & on_time, bound),
    ]
