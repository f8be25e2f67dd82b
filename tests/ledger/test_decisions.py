"""Decisions, and the ledger as it was known on an earlier day."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from schemas.terms import DecisionKind
from tests.ledger.entries import PERIOD, PLAN, ids, record, sent
from tiendo.ledger import (
    Decision,
    Ledger,
    Overtaken,
    PeriodLocked,
    decide,
    decisions,
    standing,
    submissions,
)

ACTOR = "can-bo-minh-hoa"


def made(kind: DecisionKind, submission: int | None = None, **about: object) -> Decision:
    return Decision(kind, PLAN, PERIOD, ACTOR, "Lý do minh họa", submission, **about)  # type: ignore[arg-type]


def state(ledger: Ledger, known_on: date | None = None) -> list[tuple[int, bool, bool]]:
    found = submissions(ledger, PLAN, PERIOD, known_on)
    return found.select("revision", "excluded", "current").rows()


def test_decisions_come_back_oldest_first(ledger: Ledger) -> None:
    (number,) = ids(record(ledger, sent(1)))
    written = [
        made(DecisionKind.exclude, number),
        made(DecisionKind.waive, number, finding="result_missing:L7"),
        made(DecisionKind.approve, snapshot="0a1b"),
    ]
    for one in written:
        decide(ledger, one)
    read = decisions(ledger, PLAN, PERIOD)
    assert [(d.kind, d.submission, d.finding, d.snapshot) for d in read] == [
        (d.kind, d.submission, d.finding, d.snapshot) for d in written
    ]
    assert {d.reason for d in read} == {"Lý do minh họa"}
    assert decisions(ledger, PLAN, "2023") == []


def test_unknown_kind(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="forget"):
        decide(ledger, Decision("forget", PLAN, PERIOD, ACTOR, "Lý do"))


def test_a_moment_keeps_its_place_in_time(ledger: Ledger) -> None:
    hanoi = timezone(timedelta(hours=7))
    moment = datetime(2022, 12, 1, 6, 30, tzinfo=hanoi)
    decide(ledger, made(DecisionKind.reopen, decided_at=moment))
    (read,) = decisions(ledger, PLAN, PERIOD)
    assert read.decided_at == moment
    assert read.decided_at.date() == date(
        2022, 12, 1
    )  # where the coordinator is; in London it is still November


def test_now_is_the_default(ledger: Ledger) -> None:
    decide(ledger, made(DecisionKind.reopen))
    (read,) = decisions(ledger, PLAN, PERIOD)
    assert abs(datetime.now(UTC) - read.decided_at) < timedelta(minutes=5)


def test_an_excluded_revision_makes_the_one_before_current(ledger: Ledger) -> None:
    _, second = ids(record(ledger, sent(1), sent(2)))
    decide(ledger, made(DecisionKind.exclude, second))
    assert state(ledger) == [(1, False, True), (2, True, False)]
    decide(ledger, made(DecisionKind.include, second))
    assert state(ledger) == [(1, False, False), (2, False, True)]
    decide(ledger, made(DecisionKind.exclude, second))
    assert state(ledger) == [(1, False, True), (2, True, False)]


def test_excluding_everything_leaves_nothing_current(ledger: Ledger) -> None:
    for number in ids(record(ledger, sent(1), sent(2))):
        decide(ledger, made(DecisionKind.exclude, number))
    assert state(ledger) == [(1, True, False), (2, True, False)]


def test_a_decision_needs_a_submission_that_exists(ledger: Ledger) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        decide(ledger, made(DecisionKind.exclude, 999))
    assert decisions(ledger, PLAN, PERIOD) == []


def test_as_known_on_a_day(ledger: Ledger) -> None:
    late, early = date(2022, 12, 3), date(2022, 11, 20)
    first, _ = ids(record(ledger, sent(1, received_on=early), sent(2, received_on=late)))
    decide(ledger, made(DecisionKind.exclude, first, decided_at=datetime(2022, 12, 10, tzinfo=UTC)))
    assert state(ledger, date(2022, 11, 19)) == []
    assert state(ledger, early) == [(1, False, True)]
    assert state(ledger, late) == [(1, False, False), (2, False, True)]
    assert state(ledger, date(2022, 12, 10)) == [(1, True, False), (2, False, True)]
    assert state(ledger) == state(ledger, date(2030, 1, 1))


def test_the_end_of_a_day_is_that_of_the_coordinator(ledger: Ledger) -> None:
    (number,) = ids(record(ledger, sent(1, received_on=date(2022, 11, 1))))
    evening_in_london = datetime(2022, 11, 30, 23, 0, tzinfo=UTC)
    decide(ledger, made(DecisionKind.exclude, number, decided_at=evening_in_london))
    assert state(ledger, date(2022, 11, 30)) == [(1, False, True)]
    assert state(ledger, date(2022, 12, 1)) == [(1, True, False)]


def test_an_approved_period_takes_nothing_in_until_it_is_reopened(ledger: Ledger) -> None:
    record(ledger, sent(1))
    decide(ledger, made(DecisionKind.approve, snapshot="0a1b"))
    with pytest.raises(PeriodLocked):
        record(ledger, sent(1, "bo-b"))
    assert submissions(ledger, PLAN, PERIOD).height == 1
    record(ledger, sent(1, "bo-b"), period="2023")
    decide(ledger, made(DecisionKind.reopen))
    assert record(ledger, sent(1, "bo-b"))[0].id is not None
    found = submissions(ledger, PLAN, PERIOD).select("agency", "after_reopening").rows()
    assert found == [("bo-a", False), ("bo-b", True)]
    assert submissions(ledger, PLAN, "2023")["after_reopening"].to_list() == [False]


def test_a_decision_founded_on_what_has_changed_is_not_recorded(ledger: Ledger) -> None:
    approve = made(DecisionKind.approve, snapshot="0a1b")
    before = standing(ledger, PLAN, PERIOD)
    (number,) = ids(record(ledger, sent(1)))
    with pytest.raises(Overtaken):
        decide(ledger, approve, before)
    before = standing(ledger, PLAN, PERIOD)
    decide(ledger, made(DecisionKind.exclude, number))
    with pytest.raises(Overtaken):
        decide(ledger, approve, before)
    record(ledger, sent(1), period="2023")  # another period's entries do not matter
    decide(ledger, approve, standing(ledger, PLAN, PERIOD))
    assert [d.kind for d in decisions(ledger, PLAN, PERIOD)] == ["exclude", "approve"]
