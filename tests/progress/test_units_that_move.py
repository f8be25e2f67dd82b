"""A unit that moves from one agency to another by itself: what it reports goes with it, the totals stay."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.records import Difficulties, Observations
from schemas.results import Submissions
from tests.plan.toy import AGENCIES, PLAN, SUCCESSIONS, assigned, owes, period, task, toy_plan
from tests.progress.frames import frame
from tests.progress.test_succession import COUNT
from tiendo.plan import Plan, duties, load_plan, reporters
from tiendo.progress import figures_under, followed_difficulties, measure, units_apart
from tiendo.progress.succession import borne_submissions

UNIT = {"agency": "cuc-x", "kind": "unit", "name_vi": "Cục X", "name_en": "Department X", "parent": "bo-a"}
MOVE = {"predecessor": "cuc-x", "successor": "bo-c", "effective_on": "2022-07-01", "basis_vi": "Nghị quyết"}
SENDERS = (("bo-a", ""), ("bo-a", "cuc-x"), ("bo-a", "Phòng Một"), ("bo-c", ""), ("tinh-x", ""))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Cục X of Bộ A went to Bộ C in the middle of 2022."""
    return toy_plan(
        tmp_path_factory.mktemp("plans"),
        agencies=[*AGENCIES, UNIT],
        successions=[*SUCCESSIONS, MOVE],
        tasks=[task("1", leaf=False), task("1.1")],
        assignments=[assigned("1.1", "lead", "cuc-x")],
        obligations=[owes("a", "@cac-bo"), owes("b", "cuc-x"), owes("c", "@cac-tinh")],
        indicators=[COUNT | {"group": "cac-bo"}],
        periods=[period(2021), period(2022)],
    )


def sent(*senders: tuple[str, str], year: str) -> pl.DataFrame:
    rows = [
        {"plan": PLAN, "period": year, "agency": agency, "unit": unit, "submission": n}
        for n, (agency, unit) in enumerate(senders, 1)
    ]
    return frame(Submissions, rows)


def figures(submissions: pl.DataFrame) -> pl.DataFrame:
    return frame(
        Observations,
        [{"submission": n, "indicator": "vu-viec", "value": 10.0 * n} for n in submissions["submission"]],
    )


def test_its_duties_pass_to_the_agency_that_it_went_to(plan: Plan) -> None:
    of = {year: set(duties(plan, plan.period(year))["agency"]) for year in ("2021", "2022")}
    owing = {year: set(reporters(plan, plan.period(year))["agency"]) for year in ("2021", "2022")}
    assert of == {"2021": {"cuc-x"}, "2022": {"bo-c"}}
    assert "cuc-x" in owing["2021"] - owing["2022"]


def test_a_task_whose_scope_is_the_unit_goes_with_it(tmp_path: Path) -> None:
    """The annex brackets the unit behind its agency: plan data say whose task it is. Any other scope stays."""
    plan = toy_plan(
        tmp_path,
        agencies=[*AGENCIES, UNIT],
        successions=[*SUCCESSIONS, MOVE],
        tasks=[task("1", leaf=False), task("1.1"), task("1.2")],
        assignments=[
            assigned("1.1", "lead", "bo-a", scope="Cục X"),
            assigned("1.2", "lead", "bo-a", scope="Cục X và các đơn vị liên quan"),
        ],
        periods=[period(2021), period(2022)],
    )
    led = {
        year: dict(duties(plan, plan.period(year)).select("ref", "agency").iter_rows())
        for year in ("2021", "2022")
    }
    assert led == {"2021": {"1.1": "bo-a", "1.2": "bo-a"}, "2022": {"1.1": "bo-c", "1.2": "bo-a"}}


def test_what_it_sent_within_its_old_agency_counts_for_the_new_one(plan: Plan) -> None:
    borne = borne_submissions(
        plan.registry, sent(("bo-a", ""), ("bo-a", "cuc-x"), year="2022"), plan.period("2022").window_to
    )
    assert borne.select("agency", "unit", "current").rows() == [
        ("bo-a", "", True),
        ("bo-c", "Bộ A / cuc-x", True),
    ]


def test_other_units_stay_and_so_does_the_period_before(plan: Plan) -> None:
    known = sent(("bo-a", "Phòng Một"), ("bo-a", "cuc-x"), year="2021")
    assert borne_submissions(plan.registry, known, plan.period("2021").window_to).equals(known)


def test_its_difficulty_is_followed_to_the_new_agency(plan: Plan) -> None:
    periods = [plan.period("2021"), plan.period("2022")]
    known = pl.concat(
        [
            sent(("bo-a", "cuc-x"), year="2021"),
            sent(("bo-c", ""), year="2022").with_columns(submission=pl.lit(2, pl.Int64)),
        ]
    )
    told = frame(Difficulties, [{"submission": n, "row": 6, "difficulty": "Thiếu kinh phí"} for n in (1, 2)])
    (one,) = followed_difficulties(plan.registry, periods, known, told).to_dicts()
    assert (one["agency"], one["n_periods"]) == ("bo-c", 2)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(who=st.lists(st.sampled_from(SENDERS), unique=True, min_size=1))
def test_todays_structure_keeps_the_total(plan: Plan, who: list[tuple[str, str]]) -> None:
    before, today = plan.period("2021"), plan.period("2022").window_to
    known = sent(*who, year="2021")
    measured = measure(plan, [before], known, figures(known))
    apart = units_apart(
        plan.registry, plan.indicators, measured.agency_values, (known, figures(known)), today
    )
    under = figures_under(plan.registry, plan.indicators, apart, today)
    total = measured.values["value"][0]
    assert (under["value"].sum() if under["value"].count() else None) == total
    if ("bo-a", "cuc-x") in who:
        own = 10.0 * (who.index(("bo-a", "cuc-x")) + 1)
        (of_c,) = under.filter(agency="bo-c").to_dicts()
        assert of_c["value"] == own
        assert "cuc-x" in of_c["counted"].split(";")


def test_the_religious_committee_went_to_the_new_ministry(root: Path) -> None:
    registry = load_plan(root / "plans", "iccpr-1252").registry
    unit = "Ban Tôn giáo Chính phủ"
    then, now = (load_plan(root / "plans", "iccpr-1252").period(year).window_to for year in ("2023", "2025"))
    assert registry.bearer("bo-noi-vu", then, unit) == "bo-noi-vu"
    assert registry.bearer("bo-noi-vu", now, unit) == "bo-dan-toc-va-ton-giao"
    assert registry.bearer("bo-noi-vu", now) == "bo-noi-vu"


def test_its_task_went_with_it(root: Path) -> None:
    plan = load_plan(root / "plans", "iccpr-1252")
    leads = {
        year: set(duties(plan, plan.period(year)).filter(ref="A.II.1.4", role="lead")["agency"])
        for year in ("2023", "2025")
    }
    assert leads["2023"] - leads["2025"] >= {"bo-noi-vu"}
    assert "bo-dan-toc-va-ton-giao" in leads["2025"]
