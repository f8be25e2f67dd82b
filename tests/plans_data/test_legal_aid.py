"""Legal aid: indicators that provinces report, and published totals shown as they are."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli.main import app
from schemas.layout import load_layouts
from tiendo.forms import Contents, write_workbook
from tiendo.plan import Plan, load_plan, reporters
from tiendo.plan.published import comparisons

PLAN = "tro-giup-phap-ly"
FORMS = {
    "vu-viec-tham-gia-to-tung": 139_200,
    "vu-viec-tu-van-phap-luat": 93_260,
    "vu-viec-dai-dien-ngoai-to-tung": 2_070,
}


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    return load_plan(root / "plans", PLAN)


def test_no_task_is_invented(plan: Plan) -> None:
    assert plan.leaves.is_empty()
    assert plan.assignments.is_empty()


def test_published_figures_are_those_of_the_source(plan: Plan) -> None:
    cases = plan.published.filter(label_en="2018 to 2024")
    assert dict(cases.select("indicator", "value").iter_rows()) == {
        "vu-viec": 234_569,
        **FORMS,
        "ty-le-tham-gia-to-tung": 59.4,
    }
    assert cases["wording_vi"].to_list() == ["hơn"] * 4 + [None]


def test_published_and_computed_stand_side_by_side(plan: Plan) -> None:
    found = {(one.indicator, one.value): one for one in comparisons(plan)}
    total = found["vu-viec", 234_569]
    assert (total.computed, total.agrees) == (sum(FORMS.values()), False)
    assert total.computed == 234_530
    share = found["ty-le-tham-gia-to-tung", 59.4]
    assert (round(share.computed or 0, 1), share.agrees) == (59.3, False)
    people = found["nguoi-thuc-hien", 1440]
    assert (people.computed, people.agrees) == (710 + 700 + 22, False)


def test_the_two_counts_of_centres_are_kept_apart(plan: Plan) -> None:
    centres = plan.published.filter(indicator="trung-tam")
    assert dict(centres.select("label_en", "value").iter_rows()) == {
        "as of 31 December 2024": 63,
        "after the merger": 53,
    }


def test_differences_are_said_by_the_check() -> None:
    result = CliRunner().invoke(app, ["plan", "check", PLAN, "--lang", "vi"])
    assert result.exit_code == 0
    for said in ("234.569 ≠ 234.530", "59,4 ≠ 59,3", "1.440 ≠ 1.432"):
        assert said in result.stdout


def test_show_gives_both(plan: Plan) -> None:
    result = CliRunner().invoke(app, ["plan", "show", PLAN, "--json"])
    first = json.loads(result.stdout)["published"][0]
    assert (first["value"], first["computed"], first["agrees"]) == (234_569, 234_530, False)
    table = CliRunner().invoke(app, ["plan", "show", PLAN, "--lang", "en"]).stdout
    assert "more than 234,569" in table
    assert "234,530" in table


@pytest.mark.parametrize(("year", "count"), [("2018", 63), ("2024", 63), ("2025", 34)])
def test_provinces_report(plan: Plan, year: str, count: int) -> None:
    assert reporters(plan, plan.period(year)).height == count


def test_a_provinces_form_asks_for_figures_only(plan: Plan, root: Path) -> None:
    content = Contents(plan, plan.period("2024")).of("ha-noi")
    assert (content.rows["progress"], content.rows["contributions"]) == ([], [])
    assert len(content.rows["observations"]) == 11  # the ratio is computed
    layout = load_layouts(root / "templates" / "forms")[0]
    assert write_workbook(layout, content).startswith(b"PK")
