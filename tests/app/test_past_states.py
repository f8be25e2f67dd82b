"""Any state of the past can be computed again: recomputing gives the very snapshot that was frozen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.test_clock import at
from tests.app.world import PERIOD, World, form
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app import clock
from tiendo.app.locking import lock_of
from tiendo.app.session import ledger_of
from tiendo.ledger import Decision, decide

REASON = "Lý do minh họa"


def approve_on(world: World, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of what was approved at a moment."""
    with monkeypatch.context() as patch:
        patch.setattr(clock, "datetime", at(moment))
        snapshot = app.consolidate(world.ws, PLAN, PERIOD).id
    _decide(world, "approve", moment, snapshot=snapshot)
    return snapshot


def _decide(world: World, kind: str, moment: datetime, **about: object) -> None:
    made = Decision(kind, PLAN, PERIOD, "thu-truong", REASON, decided_at=moment, **about)  # type: ignore[arg-type]
    with ledger_of(world.ws) as ledger:
        decide(ledger, made)


def test_what_was_approved_while_the_period_ran(two: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reopened, corrected, another file taken in: the day of approval still gives what was approved."""
    on = datetime(2023, 1, 10, 3, tzinfo=UTC)
    frozen = approve_on(two, on, monkeypatch)
    _decide(two, "reopen", on + timedelta(days=5))
    _decide(two, "exclude", on + timedelta(days=6), submission=2)
    two.drop("tinh-x")
    two.collect(received_on=date(2023, 1, 17))
    now = app.consolidate(two.ws, PLAN, PERIOD).id
    assert app.consolidate(two.ws, PLAN, PERIOD, as_of=date(2023, 1, 10)).id == frozen != now


def test_what_was_approved_after_the_period_had_closed(two: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judged on the closing day, with what was known on the day of approval."""
    frozen = approve_on(two, datetime(2023, 5, 2, 3, tzinfo=UTC), monkeypatch)
    _decide(two, "reopen", datetime(2023, 6, 1, 3, tzinfo=UTC))
    two.drop("tinh-x")
    two.collect(received_on=date(2023, 6, 2))
    again = app.consolidate(two.ws, PLAN, PERIOD, known_on=date(2023, 5, 2))
    assert again.id == frozen
    assert again.as_of == two.plan.period(PERIOD).closes_on


def test_computing_while_locked_gives_what_was_approved(approved: World) -> None:
    with ledger_of(approved.ws) as ledger:
        lock = lock_of(ledger, PLAN, PERIOD)
    assert lock is not None
    assert app.consolidate(approved.ws, PLAN, PERIOD).id == lock.snapshot


def test_a_second_approval_shows_what_lay_between(two: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first approval, the reopening and what was decided then are part of the second snapshot."""
    approve_on(two, datetime(2023, 1, 10, 3, tzinfo=UTC), monkeypatch)
    _decide(two, "reopen", datetime(2023, 1, 12, 3, tzinfo=UTC))
    _decide(two, "exclude", datetime(2023, 1, 13, 3, tzinfo=UTC), submission=2)
    second = approve_on(two, datetime(2023, 1, 20, 3, tzinfo=UTC), monkeypatch)
    again = app.consolidate(two.ws, PLAN, PERIOD, as_of=date(2023, 1, 20))
    assert again.id == second
    assert again.tables["decisions"]["kind"].to_list() == ["approve", "reopen", "exclude"]


@pytest.mark.slow
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 99)), min_size=1, max_size=4), st.integers(0, 41)
)
def test_whatever_comes_later(
    tmp_path_factory: pytest.TempPathFactory, arrivals: list[tuple[int, int]], seen: int
) -> None:
    """The state at the end of a day is the same, computed on that day or after all that came later."""
    world = World.in_folder(tmp_path_factory.mktemp("arrivals"))
    begin = date(2022, 12, 1)
    looked_at = begin + timedelta(days=seen)
    on_the_day = None
    for days, percent in sorted(arrivals):
        if days > seen and on_the_day is None:
            on_the_day = app.consolidate(world.ws, PLAN, PERIOD, as_of=looked_at).id
        world.drop("bo-a", form(world.plan, "bo-a", percent=percent), name=f"{days}-{percent}.xlsx")
        world.collect(received_on=begin + timedelta(days=days))
    later = app.consolidate(world.ws, PLAN, PERIOD, as_of=looked_at).id
    assert on_the_day in (None, later)
