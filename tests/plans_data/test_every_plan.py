"""What every shipped plan keeps to, whatever its source."""

import json
import unicodedata
from pathlib import Path

import polars as pl
import pytest

from tiendo.forms import Contents
from tiendo.plan import Plan, duties, load_plan, plan_ids, reporters
from tiendo.plan.describe import describe
from tiendo.plan.load import read_plan

PLANS = Path(__file__).resolve().parents[2] / "plans"


@pytest.fixture(scope="module", params=plan_ids(PLANS))
def plan(request: pytest.FixtureRequest) -> Plan:
    return load_plan(PLANS, request.param)


def test_four_plans_are_shipped() -> None:
    assert len(plan_ids(PLANS)) == 4


def test_no_errors_and_nothing_untranslated(plan: Plan) -> None:
    codes = {finding.code for finding in read_plan(PLANS, plan.id)[1]}
    assert not codes & {"plan_not_translated", "plan_cycle", "plan_reference_unknown"}


def test_folder_and_head_agree(plan: Plan) -> None:
    assert plan.head["id"] == plan.id


def test_texts_are_nfc_and_in_both_languages(plan: Plan) -> None:
    text = json.dumps(describe(plan), ensure_ascii=False, default=str)
    assert unicodedata.is_normalized("NFC", text)
    titles = pl.concat(
        [plan.tasks.select("title_vi", "title_en"), plan.indicators.select("title_vi", "title_en")]
    )
    assert not (titles["title_vi"] == titles["title_en"]).any()


def test_a_reference_is_its_parents_and_its_own(plan: Plan) -> None:
    for ref, parent in plan.tasks.select("ref", "parent").iter_rows():
        assert ref.rpartition(".")[0] == (parent or "")


def test_headings_carry_no_assignments(plan: Plan) -> None:
    headings = plan.tasks.filter(~pl.col("leaf"))["ref"].to_list()
    for table in (plan.assignments, plan.outputs, plan.milestones):
        assert not table["ref"].is_in(headings).any()


def test_periods_follow_one_another(plan: Plan) -> None:
    periods = plan.periods.sort("window_from")
    assert (periods["window_from"] < periods["window_to"]).all()
    assert (periods["window_to"] < periods["due_before"]).all()
    assert (periods["due_before"] <= periods["closes_on"]).all()
    follows = periods["window_from"].shift(-1).drop_nulls() - periods["window_to"].head(periods.height - 1)
    assert set(follows.dt.total_days()) <= {1}
    assert periods["period"].to_list() == plan.periods["period"].to_list()


def test_the_review_spans_periods_of_the_plan(plan: Plan) -> None:
    ids = plan.periods["period"].to_list()
    review = plan.head["review"]
    assert ids.index(review["from"]) < ids.index(review["to"])


def test_whoever_leads_a_task_owes_a_report(plan: Plan) -> None:
    for period_id in plan.periods["period"]:
        period = plan.period(period_id)
        leads = set(duties(plan, period).filter(role="lead")["agency"])
        assert leads <= set(reporters(plan, period)["agency"])


def test_every_reporter_gets_a_form_with_something_to_fill_in(plan: Plan) -> None:
    contents = Contents(plan, plan.period(plan.periods["period"][0]))
    owing = reporters(plan, contents.period)["agency"]
    bound = [agency for agency in owing if not contents.of(agency).requested]
    assert bound
    for agency in bound:
        rows = contents.of(agency).rows
        assert any(rows[table] for table in ("progress", "contributions", "observations")), agency


def test_parts_are_reported_by_whoever_reports_their_total(plan: Plan) -> None:
    parts = plan.indicators.filter(pl.col("part_of").is_not_null())
    totals = plan.indicators.select(pl.col("indicator").alias("part_of"), "ref", "kind", "agency", "group")
    columns = ["part_of", "ref", "kind", "agency", "group"]
    both = parts.select(columns).join(totals, on=columns, nulls_equal=True)
    assert both.height == parts.height
