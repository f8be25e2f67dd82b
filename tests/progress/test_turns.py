"""Spec tests of tasks that come every two years: which turn a period between two of them is judged by."""

from collections.abc import Mapping
from datetime import date

import pytest

from schemas.records import Progress
from schemas.results import Submissions
from schemas.terms import MilestoneKind
from tests.plan.toy import PLAN, assigned, owes, period, task, toy_plan
from tests.progress import cells
from tests.progress.frames import frame
from tests.progress.rules import rule_book
from tiendo.plan import Plan
from tiendo.progress import (
    Consolidation,
    consolidate,
    milestone_states,
    open_turns,
    periods_of_turns,
    settled_leads,
    told_before,
)

AS_OF = date(2021, 12, 31)
CASES = [pytest.param(case, id=name) for name, case in rule_book().cases("turns")]
LATE = {"told_2020": "A in_progress 50%", "told_2021": "A completed 2021-03-15"}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Bộ A and Bộ B lead 1.1, which is due in 2020 and every two years after."""
    return toy_plan(
        tmp_path_factory.mktemp("plans"),
        tasks=[task("1", leaf=False), task("1.1")],
        assignments=[assigned("1.1", "lead", "bo-a"), assigned("1.1", "lead", "bo-b")],
        milestones=[{"ref": "1.1", "kind": "biennial", "due": "2020-12-31"}],
        obligations=[owes("a", "@cac-bo")],
        periods=[period(year) for year in (2020, 2021, 2022)],
    )


@pytest.mark.parametrize("case", CASES)
def test_turn(plan: Plan, case: Mapping[str, str]) -> None:
    (found,) = of_2021(plan, case).tasks.to_dicts()
    assert (str(found["due"]), found["derived_status"]) == (case["judged_by"], case["derived"])


def test_the_milestone_is_that_of_the_turn(plan: Plan) -> None:
    state = of_2021(plan, LATE)
    nothing = frame(Submissions, []), frame(Progress, [])
    (found,) = milestone_states(plan, plan.period("2021"), *nothing, state.tasks, AS_OF).to_dicts()
    assert found["kind"] == MilestoneKind.biennial
    assert (found["due"], found["done_on"], found["standing"]) == (
        date(2020, 12, 31),
        date(2021, 3, 15),
        "late",
    )


def test_in_the_year_of_a_turn_there_is_no_question(plan: Plan) -> None:
    assert periods_of_turns(plan, plan.period("2022")) == periods_of_turns(plan, plan.period("2020")) == []
    assert [one.id for one in periods_of_turns(plan, plan.period("2021"))] == ["2020"]


def of_2021(plan: Plan, case: Mapping[str, str]) -> Consolidation:
    """The year between the turns, with what was told of the year before, as the application puts them together."""
    alone = case["told_2021"].startswith("A") and "B" not in case["told_2021"]
    sides = {year: _told(case[f"told_{year}"], year, alone=alone) for year in ("2020", "2021")}
    sent, said = sides["2020"]
    chosen, periods = plan.period("2021"), periods_of_turns(plan, plan.period("2021"))
    known = [(one, consolidate(plan, one, sent, said, AS_OF).tasks) for one in periods if not sent.is_empty()]
    turns = open_turns(plan, chosen, known)
    state = consolidate(plan, chosen, *sides["2021"], AS_OF, turns=turns)
    if not told_before(state.tasks, state.leads, turns["ref"]):
        return state
    words = settled_leads(plan.registry, periods, sent, said, chosen)
    return consolidate(plan, chosen, *sides["2021"], AS_OF, words, turns)


def _told(cell: str, year: str, *, alone: bool):  # type: ignore[no-untyped-def]
    """The submissions and lines of a year. Where only Bộ A is spoken of, Bộ B says the same."""
    leads = [] if cell == cells.EMPTY else cells.leads(cell)
    told = [(lead.agency, lead) for lead in leads] + [("b", lead) for lead in leads if alone]
    first = 1 if year == "2020" else 11
    sent = [
        {"submission": n, "plan": PLAN, "period": year, "agency": f"bo-{agency}"}
        for n, (agency, _) in enumerate(told, first)
    ]
    lines = [
        {"submission": n, "ref": "1.1", "status": lead.status, "completed_on": lead.completed_on}
        for n, (_, lead) in enumerate(told, first)
        if lead.status
    ]
    return frame(Submissions, sent), frame(Progress, lines)
