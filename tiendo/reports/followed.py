"""What a report says beyond its own period: own plans, difficulties since they were first told, who succeeded whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from schemas.document import Source
from schemas.terms import DifficultyState, OwnPlanForm, OwnPlanStanding
from tiendo.plan import Period
from tiendo.reports.facts import Facts


@dataclass(frozen=True)
class OwnPlan:
    """What is known of an agency's own plan over the periods (schemas.results.OwnPlanStates)."""

    agency: str
    requested: bool
    due_before: date | None
    form: OwnPlanForm | None
    number: str | None
    issued_on: date | None
    standing: OwnPlanStanding
    title: str | None = None  # of its plan, or of the plan into which the tasks were integrated
    source: Source | None = None  # the row that said so, of whichever period


@dataclass(frozen=True)
class Silent:
    """An unsolved difficulty of an earlier period that is no longer mentioned; `last` is the period that did."""

    agency: str
    ref: str | None
    difficulty: str
    proposal: str | None
    authority: str | None
    state: DifficultyState | None
    last: Period
    source: Source


def own_plans(facts: Facts) -> list[OwnPlan]:
    """Of whoever owes a plan of its own; [] where the plan asks for none."""
    return [
        OwnPlan(
            row["agency"],
            row["requested"],
            row["due_before"],
            OwnPlanForm(row["form"]) if row["form"] else None,
            row["number"],
            row["issued_on"],
            OwnPlanStanding(row["standing"]),
            row.get("title"),  # snapshots of before it was asked have none
            None if row["submission"] is None else Source(row["submission"], "cover", row["row"]),
        )
        for row in facts.rows("own_plans")
    ]


def first_told(facts: Facts) -> dict[Source, Period]:
    """Of each difficulty, by the row that tells it last, the first period that told of it."""
    return {_told(row): facts.plan.period(row["first_period"]) for row in facts.rows("followed")}


def silent(facts: Facts) -> list[Silent]:
    """The unsolved difficulties that their agencies no longer mention, in the plan's order, general ones last."""
    order = {ref: i for i, ref in enumerate(facts.plan.tasks["ref"])}
    found = [_silent(facts, row) for row in facts.rows("followed") if row["silent"]]
    return sorted(found, key=lambda one: order.get(one.ref or "", len(order)))


def _silent(facts: Facts, row: dict[str, Any]) -> Silent:
    said = {name: row[name] for name in ("ref", "difficulty", "proposal", "authority")}
    state = DifficultyState(row["state"]) if row["state"] else None
    last = facts.plan.period(row["last_period"])
    return Silent(facts.name(row["agency"]), state=state, last=last, source=_told(row), **said)


def _told(row: dict[str, Any]) -> Source:
    """Where a followed difficulty was told last."""
    return Source(row["submission"], "difficulties", row["row"])


def mergers(facts: Facts) -> dict[tuple[date, str], list[tuple[str, str]]]:
    """Who succeeded whom inside the data window: day and basis → successor and predecessor, as a sentence names them.

    Only those whose successor reports in the period.
    """
    concerned = {agency.agency for agency in facts.agencies}
    found: dict[tuple[date, str], list[tuple[str, str]]] = {}
    for row in facts.plan.registry.successions.sort("effective_on").iter_rows(named=True):
        inside = facts.period.window_from < row["effective_on"] <= facts.period.window_to
        if inside and row["successor"] in concerned:
            names = facts.in_sentence(row["successor"]), facts.in_sentence(row["predecessor"])
            found.setdefault((row["effective_on"], row["basis_vi"]), []).append(names)
    return found
