"""The whole consolidation of one period: reports in, the state of the plan at a date out."""

from dataclasses import dataclass, fields
from datetime import date

import polars as pl

from schemas.results import OPTIONAL_RESULT_TABLES, RESULT_TABLES
from schemas.terms import TaskStatus
from tiendo.plan import Period, Plan, deadlines, duties, reporters
from tiendo.progress.agencies import agency_states
from tiendo.progress.headings import group_states
from tiendo.progress.leads import lead_states
from tiendo.progress.rates import agency_rates, rates
from tiendo.progress.succession import borne_submissions
from tiendo.progress.tasks import task_states
from tiendo.progress.turns import with_turns


@dataclass(frozen=True)
class Expected:
    """What a plan expects in one period."""

    tasks: pl.DataFrame  # schemas.plan.Tasks, in the order of the annex
    duties: pl.DataFrame  # schemas.plan.Duties
    reporters: pl.DataFrame  # schemas.plan.Reporters
    deadlines: pl.DataFrame  # schemas.results.Deadlines
    due_before: date  # submissions: the day before is the last in time


@dataclass(frozen=True)
class Consolidation:
    """The computed state of a plan at a date; each table is the one of its name in `schemas.results`."""

    as_of: date
    submissions: pl.DataFrame
    deadlines: pl.DataFrame
    leads: pl.DataFrame
    tasks: pl.DataFrame
    groups: pl.DataFrame
    agencies: pl.DataFrame
    rates: pl.DataFrame
    agency_rates: pl.DataFrame
    settled: pl.DataFrame | None = None  # where silent leads had completed before

    @property
    def tables(self) -> dict[str, pl.DataFrame]:
        """The tables by name, those that there are."""
        found = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "as_of"}
        return {name: table for name, table in found.items() if table is not None}


def consolidate(
    plan: Plan,
    period: Period,
    submissions: pl.DataFrame,
    progress: pl.DataFrame,
    as_of: date,
    settled: pl.DataFrame | None = None,
    turns: pl.DataFrame | None = None,
) -> Consolidation:
    """The state of `plan` in `period`, judged on the day `as_of` (the last day that counts as in time).

    `submissions` (schemas.results.Submissions) are all revisions known at the moment that is to be shown;
    those of other plans and periods are not read. `progress` (schemas.records.Progress) are their rows,
    `submission` being the ledger number; only rows of current submissions count. The order of rows in both
    never matters. Agencies that ended inside the window stand as their successors (`succession`). `settled` are the
    leads that had completed before (`settled.settled_leads`), where a look at earlier periods is wanted; `turns`
    are tasks that are judged by a turn before the period (`turns.open_turns`). Raises
    pandera.errors.SchemaError when a result breaks its contract.
    """
    due = with_turns(deadlines(plan, period), turns)
    expected = Expected(plan.tasks, duties(plan, period), reporters(plan, period), due, period.due_before)
    of_the_period = submissions.filter(plan=plan.id, period=period.id)
    borne = borne_submissions(plan.registry, of_the_period, period.window_to)
    return validated(consolidate_frames(expected, borne, progress, as_of, settled))


def consolidate_frames(
    expected: Expected,
    submissions: pl.DataFrame,
    progress: pl.DataFrame,
    as_of: date,
    settled: pl.DataFrame | None = None,
) -> Consolidation:
    """`consolidate` for duties, reporters and deadlines already at hand; nothing is validated yet."""
    known = submissions.sort("submission")
    leads = lead_states(expected.duties, known, progress)
    tasks = task_states(expected.tasks.filter("leaf"), expected.deadlines, leads, as_of, settled)
    agencies = agency_states(expected.reporters, known, leads, expected.due_before)
    return Consolidation(
        as_of=as_of,
        submissions=known,
        deadlines=expected.deadlines,
        leads=leads.drop("judged_on"),
        tasks=tasks,
        groups=group_states(expected.tasks, tasks),
        agencies=agencies,
        rates=rates(expected.tasks, tasks, agencies, as_of),
        agency_rates=agency_rates(leads, expected.deadlines, agencies, as_of),
        settled=_used(settled, leads, tasks),
    )


def _used(settled: pl.DataFrame | None, leads: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame | None:
    """What completed a task; None where nothing did."""
    if settled is None:
        return None
    silent = leads.filter(~pl.col("reported"))
    completed = tasks.filter(pl.col("status") == TaskStatus.completed)
    used = settled.join(silent, on=["ref", "agency"], how="semi").join(completed, on="ref", how="semi")
    return None if used.is_empty() else used.sort("ref", "agency")


def validated(found: Consolidation) -> Consolidation:
    """The same, each table held against its contract. Raises pandera.errors.SchemaError."""
    models = RESULT_TABLES | OPTIONAL_RESULT_TABLES
    tables = {name: models[name].validate(table) for name, table in found.tables.items()}
    return Consolidation(found.as_of, **tables)
