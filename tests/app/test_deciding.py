"""Decisions of coordinators, and what they do to consolidations and reports."""

from datetime import date
from pathlib import Path

import pytest

from schemas.snapshot import Snapshot
from schemas.terms import Outcome, TaskStatus
from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app import deciding
from tiendo.app.locking import lock_of
from tiendo.app.session import ledger_of
from tiendo.errors import EnvironmentFailure, UsageError
from tiendo.ledger import decisions

REASON = "Lý do minh họa"


def consolidated(world: World) -> Snapshot:
    return app.consolidate(world.ws, PLAN, PERIOD)


def percent(snapshot: Snapshot, ref: str = "1.1") -> float | None:
    return snapshot.tables["tasks"].filter(ref=ref)["percent"][0]


def approved_snapshot(world: World) -> str:
    with ledger_of(world.ws) as ledger:
        lock = lock_of(ledger, PLAN, PERIOD)
    assert lock is not None
    return lock.snapshot


def made(world: World) -> list[tuple[str, str, str]]:
    with ledger_of(world.ws) as ledger:
        return [(d.kind, d.actor, d.reason) for d in decisions(ledger, PLAN, PERIOD)]


def test_the_latest_accepted_revision_is_consolidated(two: World) -> None:
    assert percent(consolidated(two)) == 80


def test_an_excluded_submission_is_left_out_and_listed(two: World) -> None:
    app.exclude(two.ws, 2, reason=REASON, actor="can-bo")
    snapshot = consolidated(two)
    assert percent(snapshot) == 50
    assert snapshot.tables["submissions"].filter("excluded")["submission"].to_list() == [2]
    assert snapshot.tables["decisions"].select("kind", "actor", "reason").rows() == [
        ("exclude", "can-bo", REASON)
    ]
    app.exclude(two.ws, 1, reason=REASON)
    nothing = consolidated(two)
    assert nothing.tables["tasks"].filter(ref="1.1")["status"].to_list() == [TaskStatus.not_reported]
    app.include(two.ws, 2, reason=REASON, actor="can-bo")
    assert percent(consolidated(two)) == 80


@pytest.mark.parametrize("reason", ["", "  \t "])
def test_no_decision_without_a_reason(two: World, reason: str) -> None:
    for decide in (app.exclude, app.include):
        with pytest.raises(UsageError, match="reason"):
            decide(two.ws, 1, reason=reason)
    app.approve(two.ws, PLAN, PERIOD, by="thu-truong")
    with pytest.raises(UsageError, match="reason"):
        app.reopen(two.ws, PLAN, PERIOD, reason=reason)
    assert [kind for kind, *_ in made(two)] == ["approve"]


def test_a_submission_that_does_not_exist(two: World) -> None:
    with pytest.raises(UsageError, match="999"):
        app.exclude(two.ws, 999, reason=REASON)


class TestWaiving:
    @pytest.fixture
    def warned(self, world: World) -> tuple[World, str]:
        """A report that was accepted with warnings, and one of these as the command takes it."""
        world.drop("bo-a", form(world.plan, "bo-a", skip=1))
        (one,) = world.collect()
        assert one.outcome == Outcome.accepted_with_warnings
        return world, f"{one.submission}:{one.findings.filter(severity='warn')['code'][0]}"

    def test_a_warning_is_set_aside(self, warned: tuple[World, str]) -> None:
        world, finding = warned
        app.waive(world.ws, finding, reason=REASON, actor="can-bo")
        app.waive(world.ws, f"{finding}:L7", reason=REASON, actor="can-bo")
        assert made(world) == [("waive", "can-bo", REASON)] * 2

    @pytest.mark.parametrize("finding", ["", "1", "1:", ":form_empty", "x:form_empty"])
    def test_what_is_no_finding(self, world: World, finding: str) -> None:
        with pytest.raises(UsageError, match="SUBMISSION:CODE"):
            app.waive(world.ws, finding, reason=REASON)

    def test_what_is_no_code(self, world: World) -> None:
        with pytest.raises(UsageError, match="No warning has the code “khong_co_ma_nay”"):
            app.waive(world.ws, "1:khong_co_ma_nay", reason=REASON)

    def test_errors_are_not_waived(self, world: World) -> None:
        world.drop("bo-a", b"khong phai bang tinh")
        (one,) = world.collect()
        with pytest.raises(UsageError, match="cannot be waived"):
            app.waive(world.ws, f"{one.submission}:{one.findings['code'][0]}", reason=REASON)

    def test_a_warning_that_the_submission_does_not_have(self, warned: tuple[World, str]) -> None:
        world, finding = warned
        code = finding.partition(":")[2]
        with pytest.raises(UsageError, match="has no warning"):
            app.waive(world.ws, f"999:{code}", reason=REASON)


class TestApproving:
    def test_a_locked_period_takes_nothing_in_until_reopened(self, approved: World) -> None:
        before = approved.content()
        approved.drop("tinh-x")
        for _ in range(2):  # the file waits
            assert approved.outcomes() == {"tinh-x/bao-cao.xlsx": "locked"}
        assert approved.content() == before
        app.reopen(approved.ws, PLAN, PERIOD, reason=REASON, actor="can-bo")
        assert "locked" not in approved.outcomes().values()
        assert approved.known().height == 3
        assert [kind for kind, *_ in made(approved)] == ["approve", "reopen"]

    def test_other_periods_stay_open(self, approved: World) -> None:
        approved.drop("bo-a", form(approved.plan, "bo-a", period="2021"), period="2021")
        assert [one.outcome for one in approved.collect()] != ["locked"]

    def test_decisions_wait_too(self, approved: World) -> None:
        for decide in (app.exclude, app.include):
            with pytest.raises(UsageError, match="was approved by thu-truong"):
                decide(approved.ws, 2, reason=REASON)

    def test_twice(self, approved: World) -> None:
        with pytest.raises(UsageError, match="was approved by thu-truong"):
            app.approve(approved.ws, PLAN, PERIOD, by="khac")

    def test_reopening_what_is_open(self, two: World) -> None:
        with pytest.raises(UsageError, match="not approved"):
            app.reopen(two.ws, PLAN, PERIOD, reason=REASON)

    def test_nobody_approves_without_a_name(self, two: World) -> None:
        with pytest.raises(UsageError, match="required"):
            app.approve(two.ws, PLAN, PERIOD, by=" ")

    @pytest.mark.parametrize(("plan", "period"), [("khac", PERIOD), (PLAN, "1999")])
    def test_unknown_plan_or_period(self, two: World, plan: str, period: str) -> None:
        for decide in (
            lambda: app.approve(two.ws, plan, period, by="x"),
            lambda: app.reopen(two.ws, plan, period, reason=REASON),
        ):
            with pytest.raises(UsageError, match=f"{plan}|{period}"):
                decide()

    def test_what_comes_in_while_approving_is_approved_with_the_rest(
        self, two: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A collector records a file between the computing and the decision."""
        two.drop("tinh-x")
        rounds = []

        def compute_and_collect(*args: object) -> Snapshot:
            snapshot = app.consolidate(*args)  # type: ignore[arg-type]
            rounds.append(two.collect())
            return snapshot

        monkeypatch.setattr(deciding, "consolidate", compute_and_collect)
        app.approve(two.ws, PLAN, PERIOD, by="thu-truong")
        assert [len(files) for files in rounds] == [1, 0]
        approved = consolidated(two)
        assert approved.tables["submissions"].height == 3

    def test_a_file_that_is_read_while_somebody_approves_waits(
        self, two: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tiendo.app import collection

        take_in = collection.take_in

        def approve_and_take_in(*args: object, **kwargs: object) -> object:
            app.approve(two.ws, PLAN, PERIOD, by="thu-truong")
            return take_in(*args, **kwargs)  # type: ignore[arg-type]

        two.drop("tinh-x")
        with monkeypatch.context() as patch:
            patch.setattr(collection, "take_in", approve_and_take_in)
            assert two.outcomes() == {"tinh-x/bao-cao.xlsx": "locked"}
        assert two.known().height == 2
        app.reopen(two.ws, PLAN, PERIOD, reason=REASON)
        two.collect()
        assert two.known().height == 3


@pytest.mark.slow
class TestReports:
    """Reports of the shipped plan's kind need its head; the small plan is given what they ask for."""

    def snapshot_of(self, paths: list[Path]) -> dict:
        import json

        return json.loads(paths[0].with_suffix(".json").read_text(encoding="utf-8"))

    def test_a_report_of_a_locked_period_is_made_from_what_was_approved(self, approved: World) -> None:
        world, snapshot = approved, approved_snapshot(approved)
        about = self.snapshot_of(app.report(world.ws, PLAN, PERIOD))
        assert (about["snapshot"], about["approved"]) == (snapshot, True)

    def test_the_same_snapshot_gives_the_same_document(self, approved: World) -> None:
        world = approved
        (first,) = app.report(world.ws, PLAN, PERIOD)
        before = first.read_bytes()
        (again,) = app.report(world.ws, PLAN, PERIOD)
        assert again.read_bytes() == before

    def test_after_reopening_it_is_made_anew(self, approved: World) -> None:
        world, snapshot = approved, approved_snapshot(approved)
        app.reopen(world.ws, PLAN, PERIOD, reason=REASON)
        world.drop("tinh-x")
        world.collect()
        about = self.snapshot_of(app.report(world.ws, PLAN, PERIOD))
        assert about["approved"] is False
        assert about["snapshot"] != snapshot

    @pytest.mark.parametrize("harm", ["table", "manifest", "garbled", "missing"])
    def test_an_altered_snapshot_is_noticed(self, approved: World, harm: str) -> None:
        world, snapshot = approved, approved_snapshot(approved)
        folder = world.ws.snapshots / PLAN / PERIOD / snapshot
        table, manifest = folder / "tasks.parquet", folder / "manifest.json"
        if harm == "table":
            table.write_bytes(table.read_bytes()[:-1] + b"x")
        elif harm == "manifest":
            manifest.write_text(
                manifest.read_text(encoding="utf-8").replace("2022", "2021"), encoding="utf-8"
            )
        elif harm == "garbled":
            manifest.write_text("{", encoding="utf-8")
        else:
            table.unlink()
        with pytest.raises(EnvironmentFailure, match=snapshot):
            app.report(world.ws, PLAN, PERIOD)


def test_an_earlier_day_can_be_looked_at_and_left_again(two: World) -> None:
    """The state of now is told as such, although it was saved before that of the earlier day."""
    from tiendo.app.showing import saved_state

    now = consolidated(two)
    earlier = app.consolidate(two.ws, PLAN, PERIOD, as_of=date(2022, 1, 1))
    again = consolidated(two)
    assert again.id == now.id != earlier.id
    assert percent(earlier) is None
    assert saved_state(two.ws, PLAN, PERIOD, again.id)["tasks"][0]["percent"] == 80


def test_a_damaged_draft_is_mended_by_computing_it_again(two: World) -> None:
    snapshot = consolidated(two)
    table = two.ws.snapshots / PLAN / PERIOD / snapshot.id / "tasks.parquet"
    whole = table.read_bytes()
    table.write_bytes(b"x")
    assert consolidated(two).id == snapshot.id
    assert table.read_bytes() == whole
