"""Who answers for what in a period, and who owes a report."""

from pathlib import Path

import polars as pl
import pytest

from tests.plan.toy import Row, assigned, owes, toy_plan
from tiendo.plan import Plan, duties, indicators_for, load_plan, plan_ids, reporters

BEFORE, AFTER = "2021", "2022"  # Bộ B and Tỉnh Y end on 30 June 2022

Duty = tuple[str, str, str, str | None, bool]


def found(plan: Plan, period: str) -> list[Duty]:
    frame = duties(plan, plan.period(period)).select("ref", "role", "agency", "group", "requested")
    return list(frame.iter_rows())


def of(tmp_path: Path, period: str, *assignments: Row) -> list[Duty]:
    return found(toy_plan(tmp_path, assignments=assignments), period)


def test_a_group_is_its_members_on_the_last_day_of_the_window(tmp_path: Path) -> None:
    plan = toy_plan(tmp_path, assignments=[assigned("1.1", "lead", "@cac-bo")])
    before, after = found(plan, BEFORE), found(plan, AFTER)
    assert before == [("1.1", "lead", "bo-a", "cac-bo", False), ("1.1", "lead", "bo-b", "cac-bo", False)]
    assert after == [("1.1", "lead", "bo-a", "cac-bo", False), ("1.1", "lead", "bo-c", "cac-bo", False)]


def test_an_open_group_has_no_known_members(tmp_path: Path) -> None:
    assert of(tmp_path, BEFORE, assigned("1.1", "support", "@khac")) == []


def test_a_lead_does_not_also_support(tmp_path: Path) -> None:
    rows = [assigned("1.1", "lead", "bo-a"), assigned("1.1", "support", "@cac-bo")]
    assert of(tmp_path, BEFORE, *rows) == [
        ("1.1", "lead", "bo-a", None, False),
        ("1.1", "support", "bo-b", "cac-bo", False),
    ]


def test_the_same_agency_may_lead_one_task_and_support_another(tmp_path: Path) -> None:
    rows = [assigned("1.2", "support", "bo-a"), assigned("1.1", "lead", "bo-a")]
    assert of(tmp_path, BEFORE, *rows) == [
        ("1.1", "lead", "bo-a", None, False),
        ("1.2", "support", "bo-a", None, False),
    ]


def test_named_beats_group(tmp_path: Path) -> None:
    rows = [assigned("1.1", "lead", "@cac-bo"), assigned("1.1", "lead", "bo-a", "phần của A")]
    plan = toy_plan(tmp_path, assignments=rows)
    (own,) = duties(plan, plan.period(BEFORE)).filter(agency="bo-a").to_dicts()
    assert (own["group"], own["scope_vi"]) == (None, "phần của A")


def test_asked_by_name_and_ordered_through_its_group_is_ordered(tmp_path: Path) -> None:
    rows = [assigned("1.1", "lead", "bo-a", requested=True), assigned("1.1", "lead", "@cac-bo")]
    assert ("1.1", "lead", "bo-a", None, False) in of(tmp_path, BEFORE, *rows)


def test_a_successor_takes_over_once_and_joins_the_scopes(tmp_path: Path) -> None:
    rows = [assigned("1.1", "lead", "bo-b", "phần B"), assigned("1.1", "lead", "bo-c", "phần C")]
    plan = toy_plan(tmp_path, assignments=rows)
    before = duties(plan, plan.period(BEFORE))
    assert before.select("agency", "scope_vi").rows() == [("bo-b", "phần B"), ("bo-c", "phần C")]
    after = duties(plan, plan.period(AFTER))
    assert after.select("agency", "scope_vi").rows() == [("bo-c", "phần B; phần C")]


def test_order_is_the_plans(tmp_path: Path) -> None:
    rows = [assigned("1.2", "lead", "toa"), assigned("1.2", "lead", "bo-a"), assigned("1.1", "lead", "bo-a")]
    assert [duty[:3] for duty in of(tmp_path, BEFORE, *rows)] == [
        ("1.1", "lead", "bo-a"),
        ("1.2", "lead", "toa"),
        ("1.2", "lead", "bo-a"),
    ]


def test_reporters_are_bound_where_any_duty_binds_them(tmp_path: Path) -> None:
    plan = toy_plan(
        tmp_path,
        obligations=[
            owes("a", "@cac-tinh", requested=True),
            owes("b", "tinh-x"),
            owes("c", "toa", requested=True),
            owes("d", "bo-a", reports=False),
        ],
    )
    before = reporters(plan, plan.period(BEFORE)).rows()
    assert before == [("toa", True), ("tinh-x", False), ("tinh-y", True)]
    assert reporters(plan, plan.period(AFTER)).rows() == [("toa", True), ("tinh-x", False)]


def test_reporters_of_a_predecessor_are_its_successor_once(tmp_path: Path) -> None:
    plan = toy_plan(tmp_path, obligations=[owes("a", "bo-b"), owes("b", "bo-c")])
    assert reporters(plan, plan.period(AFTER)).rows() == [("bo-c", False)]


def test_indicators_of_an_agency(tmp_path: Path) -> None:
    plan = toy_plan(
        tmp_path,
        assignments=[assigned("1.1", "lead", "bo-a"), assigned("1.2", "support", "bo-a")],
        indicators=[
            _indicator("cua-nhiem-vu", "1.1"),
            _indicator("cua-viec-phoi-hop", "1.2"),
            _indicator("cua-toa", "1.1") | {"agency": "toa"},
            _indicator("cua-nhom", "1.2") | {"group": "cac-bo"},
            _indicator("ty-le", "1.1")
            | {"kind": "ratio", "numerator": "cua-nhiem-vu", "denominator": "cua-toa"},
        ],
    )
    asked = {
        agency: indicators_for(plan, plan.period(BEFORE), agency)["indicator"].to_list()
        for agency in ("bo-a", "bo-b", "toa")
    }
    assert asked == {"bo-a": ["cua-nhiem-vu", "cua-nhom"], "bo-b": ["cua-nhom"], "toa": ["cua-toa"]}


@pytest.fixture(scope="module")
def shipped(root: Path) -> Plan:
    return load_plan(root / "plans", "iccpr-1252")


@pytest.mark.parametrize(("period", "provinces"), [("2020", 63), ("2023", 63), ("2024", 63), ("2025", 34)])
def test_provinces_lead_what_the_annex_gives_them(shipped: Plan, period: str, provinces: int) -> None:
    all_duties = duties(shipped, shipped.period(period))
    leads = all_duties.filter(role="lead", group="ubnd-cac-tinh")
    assert set(leads["ref"]) == {"B.II", "B.IV.1", "B.IV.2", "B.VI.1", "B.VI.2"}
    assert set(leads.group_by("ref").len()["len"]) == {provinces}


def test_ministries_merged_in_2025(shipped: Plan) -> None:
    leads = {
        period: duties(shipped, shipped.period(period)).filter(role="lead") for period in ("2024", "2025")
    }
    ethnic = {period: frame.filter(ref="A.II.3.10")["agency"].to_list() for period, frame in leads.items()}
    assert ethnic == {"2024": ["uy-ban-dan-toc"], "2025": ["bo-dan-toc-va-ton-giao"]}
    associations = {
        period: frame.filter(ref="A.II.3.7")["agency"].to_list() for period, frame in leads.items()
    }
    assert associations == {
        "2024": [
            "bo-noi-vu",
            "bo-lao-dong-thuong-binh-va-xa-hoi",
            "tong-lien-doan-lao-dong",
            "bo-ke-hoach-va-dau-tu",
        ],
        "2025": ["bo-noi-vu", "tong-lien-doan-lao-dong", "bo-tai-chinh"],
    }


def test_courts_and_unions_are_asked_not_bound(shipped: Plan) -> None:
    owing = reporters(shipped, shipped.period("2023"))
    asked = set(owing.filter("requested")["agency"])
    assert asked == {
        "toa-an-nhan-dan-toi-cao",
        "vien-kiem-sat-nhan-dan-toi-cao",
        "van-phong-quoc-hoi",
        "tong-lien-doan-lao-dong",
        "lien-doan-luat-su",
    }
    all_duties = duties(shipped, shipped.period("2023"))
    assert all_duties.filter(pl.col("agency").is_in(asked))["requested"].all()
    assert not all_duties.filter(~pl.col("agency").is_in(asked))["requested"].any()


def test_every_lead_owes_a_report(shipped: Plan) -> None:
    for period in shipped.periods["period"]:
        leads = duties(shipped, shipped.period(period)).filter(role="lead")["agency"]
        assert set(leads) <= set(reporters(shipped, shipped.period(period))["agency"])


def _indicator(indicator: str, ref: str) -> Row:
    words = {"title_vi": "Số", "title_en": "Number", "unit_vi": "vụ", "unit_en": "cases"}
    return {"indicator": indicator, "ref": ref, "kind": "count", "direction": "none"} | words


def test_the_duties_of_some_are_theirs_of_all(root: Path) -> None:
    for plan_id in plan_ids(root / "plans"):
        plan = load_plan(root / "plans", plan_id)
        for period in map(plan.period, plan.periods["period"]):
            of_all = duties(plan, period)
            some = frozenset(of_all["agency"].unique().sort().gather_every(3))
            assert duties(plan, period, some).equals(of_all.filter(pl.col("agency").is_in(list(some))))
