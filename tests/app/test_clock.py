"""The day on which the software acts is that of the coordinating agency."""

from datetime import UTC, date, datetime, tzinfo

import pytest

from tests.app.world import World, form
from tiendo.app import clock
from tiendo.settings import settings


def at(moment: datetime) -> type[datetime]:
    class Frozen(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    return Frozen


EVENING_IN_LONDON = datetime(2022, 11, 29, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [(None, date(2022, 11, 30)), ("Europe/London", date(2022, 11, 29)), ("UTC", date(2022, 11, 29))],
)
def test_today(zone: str | None, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    if zone:
        monkeypatch.setenv("TIENDO_TIMEZONE", zone)
    settings.cache_clear()
    monkeypatch.setattr(clock, "datetime", at(EVENING_IN_LONDON))
    assert clock.today() == day


def test_a_file_that_arrives_in_the_night_before_the_due_day_is_late(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half past midnight in Hanoi on the day before which reports are due; the machine's clock is in London."""
    from tiendo import app

    monkeypatch.setattr(clock, "datetime", at(datetime(2023, 1, 14, 17, 30, tzinfo=UTC)))
    world.drop("bo-a")
    world.collect(received_on=None)
    standing = app.status(world.ws, "minh-hoa", "2022")
    row = next(row for row in standing["agencies"] if row["agency"] == "bo-a")
    assert (row["timeliness"], row["first_accepted_on"]) == ("late", date(2023, 1, 15))


def test_decisions_bear_the_coordinators_day(world: World) -> None:
    from tiendo import app
    from tiendo.app.locking import lock_of
    from tiendo.ledger import Decision, decide, open_ledger

    world.drop("bo-a")
    world.collect()
    snapshot = app.consolidate(world.ws, "minh-hoa", "2022").id
    ledger = open_ledger(world.ws.state)
    approval = Decision(
        "approve", "minh-hoa", "2022", "x", "", snapshot=snapshot, decided_at=EVENING_IN_LONDON
    )
    decide(ledger, approval)
    assert lock_of(ledger, "minh-hoa", "2022", known_on=date(2022, 11, 29)) is None
    lock = lock_of(ledger, "minh-hoa", "2022", known_on=date(2022, 11, 30))
    assert lock is not None
    assert lock.on == date(2022, 11, 30)
    ledger.close()


def test_a_closed_period_stands_as_on_the_day_it_closed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Task 1.1 is due on 31 December 2022. Looked at two years later, 2021 is still the year that its report shows."""
    from tiendo import app

    monkeypatch.setattr(clock, "datetime", at(datetime(2024, 6, 1, tzinfo=UTC)))
    world.drop("bo-a", form(world.plan, "bo-a", period="2021"), period="2021")
    world.collect(date(2021, 12, 20))
    snapshot = app.consolidate(world.ws, "minh-hoa", "2021")
    frozen = snapshot.tables["agency_rates"].filter(agency="bo-a", rate="completed_due")
    told = app.status(world.ws, "minh-hoa", "2021")["led"]
    (due,) = [one for one in told if (one["kind"], one["rate"]) == ("ministry", "completed_due")]
    assert due["denominator"] == frozen["denominator"].sum() == 0


@pytest.mark.parametrize(
    ("now", "reported", "on_time"),
    [
        (datetime(2022, 6, 1, tzinfo=UTC), (1, 1), (1, 1)),  # 2022 runs; it is due on 14 January 2023
        (datetime(2023, 1, 15, tzinfo=UTC), (1, 2), (1, 2)),
    ],
)
def test_what_is_not_due_is_held_against_nobody(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
    reported: tuple[int, int],
    on_time: tuple[int, int],
) -> None:
    from tiendo import app

    monkeypatch.setattr(clock, "datetime", at(now))
    world.drop("bo-a", form(world.plan, "bo-a", period="2021"), period="2021")
    world.collect(date(2021, 12, 20))
    over = app.status_over_periods(world.ws, "minh-hoa")
    of = next(one for one in over["agencies"] if one["agency"] == "bo-a")
    assert tuple(of["reported"].values()) == reported
    assert tuple(of["on_time"].values()) == on_time
    assert [one["due"] for one in over["periods"]] == [True, now.year == 2023]
