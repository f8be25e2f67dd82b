"""What was done once stays done: the last words of leads that are silent in a period."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from schemas.records import Progress
from schemas.results import Submissions
from tests.plan.toy import PLAN, Row, assigned, owes, period, task, toy_plan
from tests.progress.frames import frame
from tiendo.plan import Plan
from tiendo.progress import Consolidation, consolidate, settled_leads, told_before

Told = tuple[str, str, str, date | None]  # period, agency, status, day of completion
SPRING, AUTUMN = date(2021, 4, 1), date(2021, 10, 1)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return small_plan(tmp_path_factory.mktemp("plans"), {"kind": "once", "due": "2021-12-31"})


def small_plan(folder: Path, milestone: Row) -> Plan:
    """Bộ A, Bộ B and, requested, the court lead 1.1. Bộ B is followed by Bộ C in the middle of 2022."""
    return toy_plan(
        folder,
        tasks=[task("1", leaf=False), task("1.1")],
        assignments=[
            assigned("1.1", "lead", "bo-a"),
            assigned("1.1", "lead", "bo-b"),
            assigned("1.1", "lead", "toa", requested=True),
        ],
        milestones=[{"ref": "1.1"} | milestone],
        obligations=[owes("a", "@cac-bo")],
        periods=[period(2021), period(2022), period(2023)],
    )


def of_2023(plan: Plan, told: Sequence[Told]) -> Consolidation:
    rows = list(enumerate(told, 1))
    sent = [{"submission": n, "plan": PLAN, "period": p, "agency": a} for n, (p, a, _, _) in rows]
    said = [{"submission": n, "ref": "1.1", "status": s, "completed_on": on} for n, (_, _, s, on) in rows]
    submissions, progress = frame(Submissions, sent), frame(Progress, said)
    chosen = plan.period("2023")
    now = submissions.filter(period="2023")
    current = progress.join(now, on="submission", how="semi")
    state = consolidate(plan, chosen, now, current, chosen.closes_on)
    if not told_before(state.tasks, state.leads):
        return state
    earlier = [plan.period(one) for one in ("2021", "2022")]
    settled = settled_leads(plan.registry, earlier, submissions, progress, chosen)
    return consolidate(plan, chosen, now, current, chosen.closes_on, settled)


DONE_NOW: Told = ("2023", "bo-a", "completed", date(2023, 5, 1))
CASES: dict[str, tuple[list[Told], str, date | None]] = {
    "both others had completed": (
        [DONE_NOW, ("2021", "bo-b", "completed", SPRING), ("2022", "toa", "completed", AUTUMN)],
        "completed",
        date(2023, 5, 1),
    ),
    "the latest of all days counts": (
        [
            ("2023", "bo-a", "completed", SPRING),
            ("2021", "bo-b", "completed", AUTUMN),
            ("2021", "toa", "completed", SPRING),
        ],
        "completed",
        AUTUMN,
    ),
    "one gave no day": (
        [DONE_NOW, ("2021", "bo-b", "completed", None), ("2021", "toa", "completed", SPRING)],
        "completed",
        None,
    ),
    "a bound one never said anything": (
        [DONE_NOW, ("2021", "toa", "completed", SPRING)],
        "in_progress",
        None,
    ),
    "a requested one never said anything": (
        [DONE_NOW, ("2021", "bo-b", "completed", SPRING)],
        "in_progress",
        None,
    ),
    "a requested one was still at it": (
        [DONE_NOW, ("2021", "bo-b", "completed", SPRING), ("2022", "toa", "in_progress", None)],
        "in_progress",
        None,
    ),
    "both bound ones report, a requested one was still at it": (
        [DONE_NOW, ("2023", "bo-c", "completed", SPRING), ("2022", "toa", "in_progress", None)],
        "in_progress",
        None,
    ),
    "both bound ones report, a requested one had completed later": (
        [
            ("2023", "bo-a", "completed", SPRING),
            ("2023", "bo-c", "completed", SPRING),
            ("2022", "toa", "completed", AUTUMN),
        ],
        "completed",
        AUTUMN,
    ),
    "one took it back": (
        [
            DONE_NOW,
            ("2021", "bo-b", "completed", SPRING),
            ("2022", "bo-c", "in_progress", None),
            ("2021", "toa", "completed", SPRING),
        ],
        "in_progress",
        None,
    ),
    "one is still at it": (
        [
            ("2023", "bo-a", "in_progress", None),
            ("2021", "bo-b", "completed", SPRING),
            ("2021", "toa", "completed", SPRING),
        ],
        "in_progress",
        None,
    ),
    "nobody reports, all had completed": (
        [
            (year, who, "completed", on)
            for year, who, on in (("2021", "bo-a", SPRING), ("2021", "bo-b", SPRING), ("2022", "toa", AUTUMN))
        ],
        "completed",
        AUTUMN,
    ),
    "nobody reports, only the bound ones had completed": (
        [("2021", "bo-a", "completed", SPRING), ("2022", "bo-b", "completed", AUTUMN)],
        "not_reported",
        None,
    ),
    "nobody reports, a bound one had not completed": (
        [("2021", "bo-a", "completed", SPRING), ("2021", "bo-b", "in_progress", None)],
        "not_reported",
        None,
    ),
    "nobody reports, a requested one had not completed": (
        [
            ("2021", "bo-a", "completed", SPRING),
            ("2022", "bo-b", "completed", AUTUMN),
            ("2021", "toa", "in_progress", None),
        ],
        "not_reported",
        None,
    ),
    "nobody ever reported": ([], "not_reported", None),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_task_done_once(plan: Plan, case: tuple[list[Told], str, date | None]) -> None:
    told, status, completed_on = case
    (found,) = of_2023(plan, told).tasks.to_dicts()
    assert (found["status"], found["completed_on"]) == (status, completed_on)


def test_who_reported_stays_as_it_is_and_what_settled_it_is_told(plan: Plan) -> None:
    state = of_2023(plan, CASES["both others had completed"][0])
    (found,) = state.tasks.to_dicts()
    assert (found["leads_reported"], found["leads_expected"], found["requested_reported"]) == (1, 2, 0)
    assert (found["derived_status"], found["percent"], found["leads_completed"]) == ("done_late", 100, 1)
    assert state.settled is not None
    assert state.settled.select("agency", "told_in").rows() == [("bo-c", "2021"), ("toa", "2022")]
    assert dict(state.leads.select("agency", "reported").iter_rows()) == {
        "bo-a": True,
        "bo-c": False,
        "toa": False,
    }


def test_a_task_that_recurs_is_judged_by_each_period_alone(tmp_path: Path) -> None:
    yearly = small_plan(tmp_path, {"kind": "annual"})
    for case, status in (
        ("both others had completed", "in_progress"),
        ("nobody reports, all had completed", "not_reported"),
    ):
        state = of_2023(yearly, CASES[case][0])
        assert state.tasks["status"].to_list() == [status]
        assert state.settled is None


def test_what_nobody_reports_again_is_counted_as_not_reported(plan: Plan) -> None:
    state = of_2023(plan, CASES["nobody reports, all had completed"][0])
    (found,) = state.tasks.to_dicts()
    assert (found["leads_reported"], found["leads_expected"], found["requested_reported"]) == (0, 2, 0)
    assert (found["derived_status"], found["percent"], found["leads_completed"]) == ("done_on_time", 100, 0)
    assert state.settled is not None
    assert state.settled.select("agency", "told_in").rows() == [
        ("bo-a", "2021"),
        ("bo-c", "2021"),
        ("toa", "2022"),
    ]


def test_what_nobody_needed_changes_nothing(plan: Plan) -> None:
    """Settled leads that reported after all, and those of tasks that stay open."""
    told: list[Any] = CASES["one is still at it"][0]
    state = of_2023(plan, told)
    schema = {"ref": pl.String, "agency": pl.String}
    all_settled = pl.DataFrame(
        [("1.1", who, SPRING, SPRING, "2021") for who in ("bo-a", "bo-c", "toa")],
        schema=schema | {"completed_on": pl.Date, "judged_on": pl.Date, "told_in": pl.String},
        orient="row",
    )
    chosen = plan.period("2023")
    again = consolidate(
        plan,
        chosen,
        state.submissions.with_columns(plan=pl.lit(PLAN)),
        frame(Progress, [{"submission": 1, "ref": "1.1", "status": "in_progress"}]),
        chosen.closes_on,
        all_settled,
    )
    assert again.tasks.equals(state.tasks)
    assert again.settled is None
