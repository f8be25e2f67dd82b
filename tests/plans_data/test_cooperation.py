"""The cooperation priorities 2021–2025: leads only where the source names one, partners as data."""

from collections import Counter
from pathlib import Path

import pytest

from tiendo.plan import Plan, load_plan, reporters
from tiendo.plan.load import read_plan
from tiendo.plan.published import comparisons

PLAN = "hop-tac-2021-2025"
WITHOUT_LEAD = [
    *(f"III.1.{i}" for i in range(1, 6)),
    "III.2.i",
    "III.2.viii",
    *(f"III.3.{i}" for i in range(1, 5)),
]
CONSULTED = ["bo-cong-an", "toa-an-nhan-dan-toi-cao", "vien-kiem-sat-nhan-dan-toi-cao"]


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    return load_plan(root / "plans", PLAN)


def test_areas_and_measures(plan: Plan) -> None:
    below = Counter(plan.tasks["parent"].drop_nulls())
    assert {area: below[area] for area in ("III.1", "III.2", "III.3", "III.4")} == {
        "III.1": 5,
        "III.2": 8,
        "III.3": 4,
        "III.4": 2,
    }
    eight = plan.tasks.filter(parent="III.2")["label"].to_list()
    assert eight == ["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)"]


def test_leads_only_where_the_source_names_one(plan: Plan, root: Path) -> None:
    leads = plan.assignments.filter(role="lead")
    assert set(leads["agency"]) == {"bo-tu-phap"}
    assert [ref for ref in plan.leaves["ref"] if ref not in leads["ref"].to_list()] == WITHOUT_LEAD
    said = [f.value for f in read_plan(root / "plans", PLAN)[1] if f.code == "plan_no_lead"]
    assert said == WITHOUT_LEAD


def test_consulted_bodies_are_asked_not_bound(plan: Plan) -> None:
    support = plan.assignments.filter(role="support")
    assert support.select("ref", "agency", "requested").rows() == [
        ("I", agency, True) for agency in CONSULTED
    ]
    owing = reporters(plan, plan.period("2022"))
    assert set(owing.filter("requested")["agency"]) == set(CONSULTED)
    assert owing.filter(~owing["requested"])["agency"].to_list() == ["bo-tu-phap"]


def test_number_and_date_are_not_invented(plan: Plan, root: Path) -> None:
    assert plan.head["number"] == ""
    assert "issued_on" not in plan.head
    assert plan.cited("vi") == plan.head["title_vi"]
    assert plan.begins_on == plan.periods["window_from"].min()
    said = [f.column for f in read_plan(root / "plans", PLAN)[1] if f.code == "plan_head_open"]
    assert said == ["number", "issued_on"]


def test_partners(plan: Plan) -> None:
    groups = Counter(plan.partners["group_en"])
    assert groups["Bilateral partners (embassies)"] == 15
    assert groups["Donors in law and justice"] == 8
    assert groups["Multilateral partners"] == 7


def test_published_figures_of_one_kind_are_not_added_up(plan: Plan) -> None:
    assert [one.value for one in comparisons(plan)] == [132, 4, 2, 1]
    assert all(one.computed is None for one in comparisons(plan))
