"""Deadlines of tasks in a period."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from schemas.results import Deadlines
from schemas.terms import RECURRING, MilestoneKind
from tiendo.plan.model import Period, Plan


@lru_cache(maxsize=32)
def deadlines(plan: Plan, period: Period) -> pl.DataFrame:
    """The day on which each leaf task is judged in a period (schemas.results.Deadlines).

    A task with a preliminary and a final milestone is judged on the final one. A yearly task is due on the last day
    of the period's year, a biennial one on its next turn (but see `progress.turns`). Ad hoc, other schedules and none
    give no deadline.
    """
    of_task: dict[str, list[dict[str, Any]]] = {}
    for row in plan.milestones.iter_rows(named=True):
        of_task.setdefault(row["ref"], []).append(row)
    own = [(ref, of_task.get(ref, [])) for ref in plan.leaves["ref"]]
    rows = [(ref, _due(milestones, period), _recurs(milestones)) for ref, milestones in own]
    schema = {"ref": pl.String, "due": pl.Date, "recurring": pl.Boolean}
    return Deadlines.validate(pl.DataFrame(rows, schema=schema, orient="row"))


@lru_cache(maxsize=32)
def milestones_due(plan: Plan, period: Period) -> pl.DataFrame:
    """Every milestone (ref, kind, due) with its day in a period, in the order of the plan; null where it has none."""
    order = plan.leaves.select("ref").with_row_index("nth")
    days = [_milestone_due(row, period) for row in plan.milestones.iter_rows(named=True)]
    return (
        plan.milestones.select("ref", "kind", pl.Series("due", days, dtype=pl.Date))
        .join(order, on="ref")
        .sort("nth", maintain_order=True)
        .drop("nth")
    )


@lru_cache(maxsize=32)
def last_turns(plan: Plan, period: Period) -> pl.DataFrame:
    """The tasks (ref, due) that come every two years, between two turns in a period's year: the day of the last one."""
    every_two_years = plan.milestones.filter(
        (pl.col("kind") == MilestoneKind.biennial).all().over("ref"), pl.col("due").dt.year() < period.year
    )
    rows = [
        (row["ref"], row["due"].replace(year=_turn(row["due"], period).year - 2))
        for row in every_two_years.iter_rows(named=True)
        if _turn(row["due"], period).year > period.year
    ]
    return pl.DataFrame(rows, schema={"ref": pl.String, "due": pl.Date}, orient="row")


def _recurs(milestones: Iterable[dict[str, Any]]) -> bool:
    return any(row["kind"] in RECURRING for row in milestones)


def _due(milestones: Iterable[dict[str, Any]], period: Period) -> date | None:
    candidates = [_milestone_due(row, period) for row in milestones]
    return max((due for due in candidates if due), default=None)


def _turn(first: date, period: Period) -> date:
    """The turn of a period's year, or the next one."""
    turns = max(0, -(-(period.year - first.year) // 2))
    return date(first.year + 2 * turns, first.month, first.day)


def _milestone_due(milestone: dict, period: Period) -> date | None:
    match milestone["kind"]:
        case MilestoneKind.annual:
            return date(period.year, 12, 31)
        case MilestoneKind.biennial:
            return _turn(milestone["due"], period)
        case MilestoneKind.final | MilestoneKind.once | MilestoneKind.range | MilestoneKind.preliminary:
            return milestone["due"]
        case _:
            return None
