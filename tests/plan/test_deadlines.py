"""The day on which a task is judged in a period."""

from datetime import date
from pathlib import Path

import pytest

from tests.plan.toy import Row, period, toy_plan
from tiendo.plan import Plan, deadlines, load_plan

YEARS = [2019, 2020, 2021, 2022, 2023]
END_2020, END_2022 = "2020-12-31", "2022-12-31"


def milestone(kind: str, due: str = "", from_on: str = "") -> Row:
    return {"ref": "1.1", "kind": kind, "due": due, "from_on": from_on}


def due(tmp_path: Path, year: int, *milestones: Row) -> tuple[date | None, bool]:
    plan = toy_plan(tmp_path, milestones=milestones, periods=[period(year) for year in YEARS])
    ((_, day, recurring),) = deadlines(plan, plan.period(str(year))).filter(ref="1.1").rows()
    return day, recurring


@pytest.mark.parametrize("year", YEARS)
def test_a_yearly_task_is_due_on_the_last_day_of_the_year(tmp_path: Path, year: int) -> None:
    assert due(tmp_path, year, milestone("annual")) == (date(year, 12, 31), True)


@pytest.mark.parametrize(
    ("year", "turn"), [(2019, 2020), (2020, 2020), (2021, 2022), (2022, 2022), (2023, 2024)]
)
def test_a_biennial_task_is_due_on_its_next_turn(tmp_path: Path, year: int, turn: int) -> None:
    assert due(tmp_path, year, milestone("biennial", END_2020)) == (date(turn, 12, 31), True)


@pytest.mark.parametrize("year", YEARS)
def test_a_task_with_two_reports_is_judged_on_the_final_one(tmp_path: Path, year: int) -> None:
    found = due(tmp_path, year, milestone("preliminary", END_2020), milestone("final", END_2022))
    assert found == (date(2022, 12, 31), False)


@pytest.mark.parametrize("kind", ["once", "range"])
def test_a_year_as_deadline_is_its_last_day(tmp_path: Path, kind: str) -> None:
    assert due(tmp_path, 2021, milestone(kind, END_2022)) == (date(2022, 12, 31), False)


@pytest.mark.parametrize("kind", ["ad_hoc", "other_schedule", "none"])
def test_no_day_no_deadline(tmp_path: Path, kind: str) -> None:
    assert due(tmp_path, 2021, milestone(kind)) == (None, False)


def test_no_milestone_no_deadline(tmp_path: Path) -> None:
    assert due(tmp_path, 2021) == (None, False)


def test_yearly_or_ad_hoc_is_yearly(tmp_path: Path) -> None:
    assert due(tmp_path, 2021, milestone("annual"), milestone("ad_hoc")) == (date(2021, 12, 31), True)


def test_a_span_beside_another_schedule_keeps_its_end(tmp_path: Path) -> None:
    found = due(tmp_path, 2021, milestone("range", END_2022, "2019-01-01"), milestone("other_schedule"))
    assert found == (date(2022, 12, 31), False)


@pytest.fixture(scope="module")
def shipped(root: Path) -> Plan:
    return load_plan(root / "plans", "iccpr-1252")


def test_the_annexes_own_deadlines(shipped: Plan) -> None:
    frame = deadlines(shipped, shipped.period("2021"))
    days = dict(frame.select("ref", "due").iter_rows())
    assert len(days) == 54
    assert days["A.I"] == date(2021, 12, 31)
    assert days["A.II.1.7"] == date(2020, 12, 31)
    assert days["A.II.2.2.đ"] is None
    assert days["A.III"] == date(2022, 12, 31)
    assert days["D.V.2"] == date(2022, 12, 31)
    recurring = set(frame.filter("recurring")["ref"])
    assert {"A.I", "A.III", "B.II", "D.I"} <= recurring
    assert not {"A.II.1.1", "B.I", "B.III.1", "B.IV.1", "C.I", "D.V.2"} & recurring
