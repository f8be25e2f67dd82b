"""Milestones of every kind: what was due when in a period, and whether it was kept."""

from datetime import date
from pathlib import Path

import pytest

from schemas.records import Progress
from schemas.results import Submissions, TaskStates
from schemas.terms import MilestoneKind
from tests.plan.toy import period, task, toy_plan
from tests.progress.frames import frame
from tiendo.plan import Plan
from tiendo.progress import milestone_states

LEADS = [
    {"ref": "1.1", "role": "lead", "agency": "bo-a", "requested": False},
    {"ref": "1.1", "role": "lead", "agency": "bo-b", "requested": False},
    {"ref": "1.1", "role": "lead", "agency": "toa", "requested": True},
    {"ref": "1.2", "role": "lead", "agency": "toa", "requested": True},
]


def plan_with(folder: Path, *milestones: dict) -> Plan:
    rows = [{"ref": "1.1"} | one for one in milestones]
    periods = [period(2021), period(2022), period(2023)]
    tasks = [task("1", leaf=False), task("1.1"), task("1.2")]
    return toy_plan(folder, tasks=tasks, assignments=LEADS, milestones=rows, periods=periods)


def stand(
    plan: Plan,
    year: str,
    status: str = "in_progress",
    completed_on: date | None = None,
    preliminary: tuple[tuple[str, str, date], ...] = (),
    as_of: date | None = None,
) -> list[tuple]:
    """(due, done_on, standing) of each milestone. `preliminary`: period, agency, day of the preliminary report."""
    sent = [{"submission": n, "period": p, "agency": a} for n, (p, a, _) in enumerate(preliminary, 1)]
    told = [
        {"submission": n, "ref": "1.1", "status": "in_progress", "preliminary_on": on}
        for n, (_, _, on) in enumerate(preliminary, 1)
    ]
    counts = [c for c in TaskStates.to_schema().columns if c.startswith(("leads_", "requested_"))]
    one = {"status": status, "completed_on": completed_on, "derived_status": "no_deadline"} | dict.fromkeys(
        counts, 1
    )
    states = [{"ref": ref, "recurring": False, "conflicting": False} | one for ref in ("1.1", "1.2")]
    found = milestone_states(
        plan,
        plan.period(year),
        frame(Submissions, sent),
        frame(Progress, told),
        frame(TaskStates, states),
        as_of or date(int(year), 12, 31),
    )
    return found.select("due", "done_on", "standing").rows()


PRELIMINARY = {"kind": "preliminary", "due": "2021-12-31"}
BOTH = (("2021", "bo-a", date(2021, 5, 1)), ("2022", "bo-c", date(2022, 3, 1)))


def test_a_preliminary_report_is_that_of_every_bound_lead(tmp_path: Path) -> None:
    """The requested court need not give one; the successor of Bộ B gives it a year later."""
    plan = plan_with(tmp_path, PRELIMINARY)
    assert stand(plan, "2021", preliminary=BOTH[:1]) == [(date(2021, 12, 31), None, "waiting")]
    assert stand(plan, "2022", preliminary=BOTH[:1]) == [(date(2021, 12, 31), None, "overdue")]
    assert stand(plan, "2022", preliminary=BOTH) == [(date(2021, 12, 31), date(2022, 3, 1), "late")]


def test_the_first_day_given_counts(tmp_path: Path) -> None:
    again = (*BOTH, ("2022", "bo-a", date(2022, 6, 1)))
    assert stand(plan_with(tmp_path, PRELIMINARY), "2022", preliminary=again)[0][1] == date(2022, 3, 1)


def test_of_units_and_predecessors_the_last_had_it(tmp_path: Path) -> None:
    """Both Bộ B and Bộ C sent a day for 2022, and Bộ C answers for both: the report was there when the later was."""
    sent = (*BOTH, ("2022", "bo-b", date(2022, 5, 1)), ("2022", "bo-a", date(2021, 4, 1)))
    assert stand(plan_with(tmp_path, PRELIMINARY), "2022", preliminary=sent)[0][1] == date(2022, 5, 1)


def test_a_completed_task_had_its_preliminary_report(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, PRELIMINARY)
    (found,) = stand(plan, "2021", "completed", date(2021, 11, 1))
    assert found[1:] == (date(2021, 11, 1), "on_time")


@pytest.mark.parametrize("kind", ["final", "once", "range"])
@pytest.mark.parametrize(
    ("status", "completed_on", "as_of", "standing"),
    [
        ("completed", date(2022, 12, 31), date(2023, 2, 1), "on_time"),
        ("completed", date(2023, 1, 1), date(2023, 2, 1), "late"),
        ("completed", None, date(2023, 2, 1), "undated"),
        ("in_progress", None, date(2022, 12, 31), "waiting"),
        ("in_progress", None, date(2023, 1, 1), "overdue"),
        ("not_started", None, date(2023, 1, 1), "overdue"),
        ("suspended", None, date(2023, 1, 1), "stopped"),
        ("no_activity", None, date(2023, 1, 1), "stopped"),
        ("not_reported", None, date(2023, 1, 1), "not_reported"),
    ],
)
def test_what_is_done_once(tmp_path: Path, kind, status, completed_on, as_of, standing) -> None:
    plan = plan_with(tmp_path, {"kind": kind, "due": "2022-12-31"})
    (found,) = stand(plan, "2022", status, completed_on, as_of=as_of)
    assert found == (date(2022, 12, 31), completed_on, standing)


@pytest.mark.parametrize(
    ("milestone", "due"),
    [
        ({"kind": "annual"}, ["2021-12-31", "2022-12-31", "2023-12-31"]),
        ({"kind": "biennial", "due": "2020-12-31"}, ["2022-12-31", "2022-12-31", "2024-12-31"]),
        ({"kind": "ad_hoc"}, [None] * 3),
        ({"kind": "other_schedule"}, [None] * 3),
        ({"kind": "none"}, [None] * 3),
    ],
)
def test_each_period_has_its_day(tmp_path: Path, milestone: dict, due: list[str | None]) -> None:
    plan = plan_with(tmp_path, milestone)
    found = [stand(plan, year)[0] for year in ("2021", "2022", "2023")]
    assert [day and day.isoformat() for day, _, _ in found] == due
    assert {standing for day, _, standing in found if day is None} <= {"no_day"}


def test_every_kind_is_told_of(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, *({"kind": kind, "due": "2022-12-31"} for kind in MilestoneKind.codes()))
    assert len(stand(plan, "2022")) == len(MilestoneKind)
