"""The labour integration strategy against its source: projects a–h, who reports, which reviews."""

from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tiendo.forms import Contents
from tiendo.plan import Plan, deadlines, load_plan, reporters
from tiendo.plan.load import read_plan

PLAN = "lao-dong-145"
MINISTRY = "bo-lao-dong-thuong-binh-va-xa-hoi"
SOCIAL_PARTNERS = ["tong-lien-doan-lao-dong", "phong-thuong-mai-va-cong-nghiep", "lien-minh-hop-tac-xa"]
MINISTRIES = "@cac-bo-nganh"
# Clause V.3, typed from the decision: letter → cooperation, last year.
PROJECTS = {
    "a": (["bo-ngoai-giao", MINISTRIES], 2030),
    "b": (["bo-ngoai-giao", MINISTRIES], 2020),
    "c": (["bo-tu-phap", "bo-cong-thuong", *SOCIAL_PARTNERS, MINISTRIES], 2020),
    "d": (["bo-tu-phap", "bo-ngoai-giao", *SOCIAL_PARTNERS, MINISTRIES], 2030),
    "đ": (["bo-ngoai-giao", MINISTRIES], 2030),
    "e": (["bo-ke-hoach-va-dau-tu", MINISTRIES], 2030),
    "g": (["bo-ngoai-giao", "bo-noi-vu"], 2020),
    "h": (["bo-ngoai-giao", "bo-thong-tin-va-truyen-thong"], 2020),
}


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    return load_plan(root / "plans", PLAN)


def test_projects_have_vietnamese_letters_in_their_order(plan: Plan) -> None:
    found = plan.tasks.filter(parent="V.3")["ref"].to_list()
    assert found == [f"V.3.{letter}" for letter in PROJECTS]


@pytest.mark.parametrize("letter", PROJECTS)
def test_project(plan: Plan, letter: str) -> None:
    support, year = PROJECTS[letter]
    rows = plan.assignments.filter(ref=f"V.3.{letter}")
    assert rows.filter(role="lead")["agency"].to_list() == [MINISTRY]
    named = [row["agency"] or f"@{row['group']}" for row in rows.filter(role="support").iter_rows(named=True)]
    assert named == support
    (milestone,) = plan.milestones.filter(ref=f"V.3.{letter}").to_dicts()
    assert (milestone["kind"], milestone["from_on"], milestone["due"]) == (
        "range",
        date(2016, 1, 1),
        date(year, 12, 31),
    )


def test_missions_and_solutions_are_tasks_objectives_are_headings(plan: Plan) -> None:
    leaves = Counter(ref.split(".")[0] for ref in plan.leaves["ref"])
    assert leaves == {"III": 24, "IV": 15, "V": 10}
    assert plan.tasks.filter(parent="II")["leaf"].to_list() == [False] * 4


def test_provinces_lead_their_own_plans_and_report_each_year(plan: Plan) -> None:
    led = plan.assignments.filter(role="lead", group="ubnd-cac-tinh")
    assert led["ref"].to_list() == ["V.4.d"]
    for year, count in (("2018", 63), ("2026", 34)):
        bound = reporters(plan, plan.period(year)).filter(~pl.col("requested"))
        assert bound.height == count + 1  # and the ministry itself, or its successor


def test_a_provinces_form(plan: Plan) -> None:
    rows = Contents(plan, plan.period("2018")).of("ha-noi").rows
    assert [row["ref"] for row in rows["progress"]] == ["V.4.d"]
    assert rows["contributions"] == []
    assert len(rows["observations"]) == 2


def test_summaries_and_reviews_are_obligations(plan: Plan) -> None:
    due = dict(plan.obligations.filter(agency=MINISTRY).select("obligation", "due_before").iter_rows())
    assert due == {
        "v-4-a-tong-hop-nam": None,
        "v-4-a-tong-hop-5-nam": None,
        "v-4-a-so-ket": date(2021, 1, 1),
        "v-4-a-tong-ket": date(2031, 1, 1),
    }
    assert plan.head["review"]["from"] == "2016"
    assert plan.head["review"]["to"] == "2020"


def test_what_the_source_leaves_open_stays_open(plan: Plan, root: Path) -> None:
    said = Counter(finding.code for finding in read_plan(root / "plans", PLAN)[1])
    assert said == {
        "plan_calendar_set": 1,
        "plan_obligation_set": 4,
        "plan_no_support": 40,
        "plan_no_output": 48,
        "plan_no_deadline": 38,
    }
    without = deadlines(plan, plan.period("2018")).filter(pl.col("due").is_null())
    assert without.height == 38


def test_it_runs_to_2030(plan: Plan) -> None:
    assert plan.periods["period"].to_list() == [str(year) for year in range(2016, 2031)]
    assert plan.head["issued_on"] == date(2016, 1, 20)
