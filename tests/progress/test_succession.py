"""A merger inside the data window: what a predecessor had sent is not lost, and not counted twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.plan import Breaks
from schemas.records import Observations, Progress
from schemas.results import Submissions
from tests.plan.toy import PLAN, assigned, owes, period, task, toy_plan
from tests.progress.frames import frame
from tiendo.plan import Plan
from tiendo.progress import consolidate, measure
from tiendo.progress.succession import borne_submissions

COUNT = {
    "indicator": "vu-viec",
    "ref": "1.1",
    "kind": "count",
    "direction": "none",
    "title_vi": "Số vụ việc",
    "title_en": "Cases",
    "unit_vi": "vụ việc",
    "unit_en": "cases",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Bộ B ended in the middle of 2022; Bộ C follows it. Both years' windows are the calendar year."""
    return toy_plan(
        tmp_path_factory.mktemp("plans"),
        tasks=[task("1", leaf=False), task("1.1"), task("1.2")],
        assignments=[assigned("1.1", "lead", "bo-b"), assigned("1.2", "lead", "bo-c")],
        obligations=[owes("a", "@cac-bo")],
        indicators=[COUNT],
        periods=[period(2021), period(2022)],
    )


def sent(*senders: str, year: str = "2022") -> pl.DataFrame:
    rows = [
        {"plan": PLAN, "period": year, "agency": one, "submission": n} for n, one in enumerate(senders, 1)
    ]
    return frame(Submissions, rows)


def found(plan: Plan, *senders: str):
    """The state of 2022 and the indicators; each sender completed 1.1 and counted 10 times its number."""
    submissions = sent(*senders)
    numbers = submissions["submission"].to_list()
    progress = frame(Progress, [{"submission": n, "ref": "1.1", "status": "completed"} for n in numbers])
    figures = frame(
        Observations, [{"submission": n, "indicator": "vu-viec", "value": 10.0 * n} for n in numbers]
    )
    chosen = plan.period("2022")
    return (
        consolidate(plan, chosen, submissions, progress, chosen.closes_on),
        measure(plan, [plan.period("2021"), chosen], submissions, figures),
    )


def test_a_predecessors_report_counts_for_its_successor(plan: Plan) -> None:
    state, measured = found(plan, "bo-b")
    (task_state,) = state.tasks.filter(ref="1.1").to_dicts()
    assert (task_state["status"], task_state["leads_reported"], task_state["leads_expected"]) == (
        "completed",
        1,
        1,
    )
    (agency,) = state.agencies.filter(agency="bo-c").to_dicts()
    assert (agency["submission"], agency["timeliness"]) == (1, "on_time")
    assert state.submissions.select("agency", "unit", "current").rows() == [("bo-c", "Bộ B", True)]
    assert measured.values.filter(period="2022")["value"].to_list() == [10]


def test_the_successors_own_report_supersedes_it(plan: Plan) -> None:
    """It is for the whole window: adding both would count the time before the merger twice."""
    state, measured = found(plan, "bo-b", "bo-c")
    assert state.agencies.filter(agency="bo-c")["submission"].to_list() == [2]
    assert state.submissions.select("unit", "current").rows() == [("Bộ B", False), ("", True)]
    assert measured.values.filter(period="2022")["value"].to_list() == [20]


SURVIVOR = {
    "predecessor": "bo-b",
    "successor": "bo-a",
    "effective_on": "2022-07-01",
    "basis_vi": "Nghị quyết",
}


@pytest.mark.parametrize(
    ("received_on", "counted", "value"),
    [(date(2022, 6, 30), [1, 2], 30), (date(2022, 7, 1), [2], 20), (date(2022, 11, 20), [2], 20)],
)
def test_what_a_survivor_sent_before_it_took_others_up_speaks_for_itself_alone(
    tmp_path: Path, received_on: date, counted: list[int], value: float
) -> None:
    """Bộ A goes on and takes Bộ B up on 1 July. Bộ B had sent in May; Bộ A did not know of B's tasks before July."""
    plan = toy_plan(
        tmp_path,
        successions=[SURVIVOR],
        tasks=[task("1", leaf=False), task("1.1"), task("1.2")],
        assignments=[assigned("1.1", "lead", "bo-b"), assigned("1.2", "lead", "bo-a")],
        obligations=[owes("a", "@cac-bo")],
        indicators=[COUNT | {"group": "cac-bo"}],
        periods=[period(2022)],
    )
    chosen = plan.period("2022")
    submissions = sent("bo-b", "bo-a").with_columns(received_on=pl.Series([date(2022, 5, 20), received_on]))
    done = [{"submission": n, "ref": f"1.{n}", "status": "completed"} for n in (1, 2)]
    figures = [{"submission": n, "indicator": "vu-viec", "value": 10.0 * n} for n in (1, 2)]
    state = consolidate(plan, chosen, submissions, frame(Progress, done), chosen.closes_on)
    measured = measure(plan, [chosen], submissions, frame(Observations, figures))
    assert state.submissions.filter("current")["submission"].to_list() == counted
    expected = {"1.1": "completed" if 1 in counted else "not_reported", "1.2": "completed"}
    assert dict(state.tasks.select("ref", "status").iter_rows()) == expected
    assert measured.agency_values.filter(agency="bo-a")["value"].to_list() == [value]


@pytest.mark.parametrize(
    ("senders", "told"),  # who gave a figure for 2022, on which day → of whom it is made, and who is lacking
    [
        ([("bo-b", 20)], [("bo-b", "bo-a")]),
        ([("bo-a", 20)], [("bo-a", "bo-b")]),
        ([("bo-a", 20), ("bo-b", 20)], []),
        ([("bo-b", 20), ("bo-a", 200)], []),  # Bộ A's report since the merger speaks for both
        ([("bo-a", 200)], []),
        ([], []),
    ],
)
def test_who_is_lacking_in_the_figure_of_a_merged_agency(
    tmp_path: Path, senders: list[tuple[str, int]], told: list[tuple[str, str]]
) -> None:
    plan = toy_plan(
        tmp_path,
        successions=[SURVIVOR],
        tasks=[task("1", leaf=False), task("1.1"), task("1.2")],
        assignments=[assigned("1.1", "lead", "bo-b"), assigned("1.2", "lead", "bo-a")],
        obligations=[owes("a", "@cac-bo")],
        indicators=[COUNT | {"group": "cac-bo"}],
        periods=[period(2021), period(2022), period(2023)],
    )
    before, now = sent("bo-a", "bo-b", year="2021"), sent(*(who for who, _ in senders))
    now = now.with_columns(
        pl.col("submission") + 10,
        received_on=pl.Series(
            [date(2022, 5, n) if n < 30 else date(2022, 11, 1) for _, n in senders], dtype=pl.Date
        ),
    )
    after = sent("bo-a", year="2023").with_columns(pl.col("submission") + 20)
    submissions = pl.concat([before, now, after])
    figures = frame(
        Observations,
        [{"submission": n, "indicator": "vu-viec", "value": 10.0} for n in submissions["submission"]],
    )
    measured = measure(plan, [plan.period(one) for one in ("2021", "2022", "2023")], submissions, figures)
    assert measured.partial.select("told", "lacking").rows() == told
    compared = measured.trends.select("comparable", "lacking").rows()[1:]
    if told:
        ((_, lacking),) = told
        assert compared == [(False, lacking), (False, lacking)]
    elif senders:
        assert compared == [(True, None), (True, None)]


def test_before_the_merger_nothing_changes(plan: Plan) -> None:
    known = sent("bo-b", "bo-a", year="2021")
    assert borne_submissions(plan.registry, known, plan.period("2021").window_to).equals(known)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(senders=st.lists(st.sampled_from(["bo-a", "bo-b", "bo-c", "tinh-x", "tinh-y", "toa"]), unique=True))
def test_every_agency_that_sent_is_heard(plan: Plan, senders: list[str]) -> None:
    """No submission is lost, and who sent or whose predecessor sent has one in force."""
    registry, on = plan.registry, plan.period("2022").window_to
    known = sent(*senders)
    borne = borne_submissions(registry, known, on)
    assert borne["submission"].equals(known["submission"])
    heard = set(borne.filter("current")["agency"])
    assert heard == {registry.bearer(one, on) for one in senders}


def test_a_break_before_the_periods_measured_still_hides_an_older_baseline(plan: Plan) -> None:
    """Only the last periods are measured; what the plan says of the years before them holds all the same."""
    why = {
        "indicator": "vu-viec",
        "period": "2021",
        "reason_vi": "Cách tính mới",
        "reason_en": "Counted anew",
    }
    based = plan.indicators.with_columns(baseline=pl.lit(5.0), baseline_year=pl.lit(2020, pl.Int64))
    figures = frame(Observations, [{"submission": 1, "indicator": "vu-viec", "value": 30.0}])
    for breaks, change in (([], 25.0), ([why], None)):
        broken = replace(plan, indicators=based, breaks=frame(Breaks, breaks))
        measured = measure(broken, [plan.period("2022")], sent("bo-c"), figures)
        assert measured.trends["baseline_change"].to_list() == [change]
