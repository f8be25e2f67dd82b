"""What holds of every consolidation, whatever was sent."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from schemas.plan import Duties
from schemas.records import Progress
from schemas.results import RESULT_TABLES, Submissions
from schemas.terms import AgencyKind, ReportedStatus, Role, TaskStatus
from tests.progress import oracle
from tests.progress.frames import frame, with_currency
from tests.progress.worlds import AGENCIES, World, worlds
from tiendo.progress import kind_rates, validated

pytestmark = pytest.mark.slow
properties = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@properties
@given(worlds())
def test_status_agrees_with_a_second_telling(world: World) -> None:
    for state in world.consolidated().tasks.iter_rows(named=True):
        status, percent = oracle.task_status(oracle.reports_of(world, state["ref"]))
        assert state["status"] == status
        assert state["percent"] == (None if percent is None else pytest.approx(percent))
        assert oracle.judged(status, state["due"], world.as_of) in (None, state["derived_status"])


@properties
@given(worlds())
def test_every_table_keeps_its_contract(world: World) -> None:
    found = world.consolidated()
    held = validated(found).tables
    assert held.keys() == RESULT_TABLES.keys()
    assert all(table.equals(found.tables[name]) for name, table in held.items())


@properties
@given(worlds())
def test_headings_are_the_sums_of_what_stands_below(world: World) -> None:
    found = world.consolidated()
    counts = {(row["group"], row["derived_status"]): row["n_tasks"] for row in found.groups.to_dicts()}
    own = found.tasks.group_by("ref", "derived_status").len()
    tasks = world.expected.tasks
    for (heading, status), n_tasks in counts.items():
        children = tasks.filter(pl.col("parent").fill_null("") == heading)
        below = sum(counts[ref, status] for ref in children.filter(~pl.col("leaf"))["ref"])
        leaves = own.filter(pl.col("ref").is_in(children["ref"].to_list()), derived_status=status).height
        assert n_tasks == below + leaves
    assert sum(n for (group, _), n in counts.items() if not group) == found.tasks.height


@properties
@given(worlds())
def test_leads_agencies_and_tasks_tell_the_same_totals(world: World) -> None:
    found = world.consolidated()
    tasks, agencies = found.tasks, found.agencies
    expected = tasks["leads_expected"].sum() + tasks["requested_expected"].sum()
    reported = tasks["leads_reported"].sum() + tasks["requested_reported"].sum()
    assert agencies["n_leads"].sum() == expected == found.leads.height
    assert agencies["n_leads_reported"].sum() == reported == found.leads["reported"].sum()
    assert agencies["n_leads_completed"].sum() == tasks["leads_completed"].sum()


@properties
@given(
    worlds(), st.lists(st.sampled_from(AgencyKind.codes()), min_size=len(AGENCIES), max_size=len(AGENCIES))
)
def test_rates_of_agencies_and_kinds_add_up_to_the_leads(world: World, kinds: list[str]) -> None:
    found = world.consolidated()
    registry = pl.DataFrame({"agency": AGENCIES, "kind": kinds})
    of_kinds = kind_rates(registry, found.agency_rates)
    for table in (found.agency_rates, of_kinds):
        everything = table.filter(rate="completed_all").select("numerator", "denominator").sum().row(0)
        assert everything == (found.agencies["n_leads_completed"].sum(), found.leads.height)
    for rate in found.agency_rates["rate"].unique():
        sums = [
            t.filter(rate=rate).select("numerator", "denominator").sum()
            for t in (of_kinds, found.agency_rates)
        ]
        assert_frame_equal(*sums)
    own = dict(found.agencies.select("agency", "n_leads_completed").iter_rows())
    for agency, numerator in (
        found.agency_rates.filter(rate="completed_all").select("agency", "numerator").iter_rows()
    ):
        assert own[agency] == numerator
    assert (found.agency_rates["numerator"] <= found.agency_rates["denominator"]).all()


@properties
@given(worlds())
def test_top_headings_add_up_to_the_plan(world: World) -> None:
    found = world.consolidated()
    top_leaves = world.expected.tasks.filter("leaf", pl.col("parent").is_null())["ref"].to_list()
    loose = found.tasks.filter(pl.col("ref").is_in(top_leaves))
    rate = found.rates.filter(rate="completed_all")
    parts = rate.filter(pl.col("group") != "").select("numerator", "denominator").sum().row(0)
    loose_completed = loose.filter(status=TaskStatus.completed.value).height
    assert rate.filter(group="").select("numerator", "denominator").row(0) == (
        parts[0] + loose_completed,
        parts[1] + loose.height,
    )


@properties
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(world: World, random: Random) -> None:
    def shuffled(table: pl.DataFrame) -> pl.DataFrame:
        return table[random.sample(range(table.height), table.height)]

    other = replace(world, submissions=shuffled(world.submissions), progress=shuffled(world.progress))
    before, after = world.consolidated().tables, other.consolidated().tables
    for name, table in before.items():
        assert_frame_equal(table, after[name], check_exact=True)


@properties
@given(worlds(), st.sampled_from(ReportedStatus.codes()))
def test_a_support_report_changes_no_status(world: World, status: str) -> None:
    number = world.submissions.height + 1
    refs = world.expected.tasks.filter("leaf")["ref"]
    support = [{"ref": ref, "agency": "supporter", "role": Role.support.value} for ref in refs]
    reports = [{"submission": number, "ref": ref, "status": status, "percent": 5.0} for ref in refs]
    sent = frame(Submissions, [{"submission": number, "agency": "supporter"}])
    other = replace(
        world,
        expected=replace(world.expected, duties=pl.concat([world.expected.duties, frame(Duties, support)])),
        submissions=pl.concat([world.submissions, sent]),
        progress=pl.concat([world.progress, frame(Progress, reports)]),
    )
    before, after = world.consolidated(), other.consolidated()
    for name in ("leads", "tasks", "groups", "agencies", "rates", "agency_rates"):
        assert_frame_equal(getattr(before, name), getattr(after, name))


@properties
@given(worlds())
def test_what_is_not_in_force_changes_nothing(world: World) -> None:
    in_force = world.submissions.filter("current")["submission"].to_list()
    only_these = replace(world, progress=world.progress.filter(pl.col("submission").is_in(in_force)))
    before, after = world.consolidated(), only_these.consolidated()
    assert_frame_equal(before.tasks, after.tasks)
    assert_frame_equal(before.leads, after.leads)


@properties
@given(worlds())
def test_missing_is_never_zero(world: World) -> None:
    found = world.consolidated()
    silent = found.leads.filter(~pl.col("reported"))
    told = silent.select("status", "percent", "completed_on", "submission", "row")
    assert all(column.null_count() == silent.height for column in told)
    untold = found.tasks.filter(pl.col("leads_reported") + pl.col("requested_reported") == 0)
    assert set(untold["status"]) <= {TaskStatus.not_reported}
    assert set(untold["derived_status"]) <= {TaskStatus.not_reported}
    assert untold["percent"].null_count() == untold.height


@properties
@given(worlds())
def test_a_silent_lead_leaves_the_percentage_and_prevents_completion(world: World) -> None:
    refs = world.expected.tasks.filter("leaf")["ref"]
    silent = frame(Duties, [{"ref": ref, "agency": "silent"} for ref in refs])
    duties = pl.concat([world.expected.duties, silent])
    with_silent = replace(world, expected=replace(world.expected, duties=duties)).consolidated().tasks
    assert_frame_equal(
        with_silent.select("ref", "percent"), world.consolidated().tasks.select("ref", "percent")
    )
    assert TaskStatus.completed not in with_silent["status"].to_list()


@properties
@given(worlds())
def test_no_part_exceeds_its_whole(world: World) -> None:
    found = world.consolidated()
    assert (found.rates["numerator"] <= found.rates["denominator"]).all()
    assert (found.tasks["leads_completed"] <= found.tasks["leads_begun"]).all()
    assert (found.tasks["leads_reported"] <= found.tasks["leads_expected"]).all()
    assert (found.tasks["requested_reported"] <= found.tasks["requested_expected"]).all()


@properties
@given(worlds(), st.integers(1, 400))
def test_time_alone_only_makes_tasks_overdue(world: World, days: int) -> None:
    later = replace(world, as_of=world.as_of + timedelta(days=days))
    before, after = world.consolidated(), later.consolidated()
    assert_frame_equal(before.tasks.drop("derived_status"), after.tasks.drop("derived_status"))
    changed = before.tasks["derived_status"] != after.tasks["derived_status"]
    assert after.tasks.filter(changed)["derived_status"].str.ends_with("_overdue").all()


@properties
@given(worlds())
def test_a_revision_replaces_the_one_before(world: World) -> None:
    """An empty accepted revision of every sender takes back all that it said."""
    senders = world.submissions.unique(["agency", "unit"]).select("agency", "unit").to_dicts()
    first = world.submissions.height + 1
    empty = frame(Submissions, [sender | {"submission": first + n} for n, sender in enumerate(senders)])
    known = with_currency(pl.concat([world.submissions, empty]))
    found = replace(world, submissions=known).consolidated()
    assert not found.leads["reported"].any()
    assert set(found.tasks["status"]) <= {TaskStatus.not_reported}
