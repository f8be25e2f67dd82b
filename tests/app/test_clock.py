"""The day on which the software acts is that of the coordinating agency."""

from datetime import UTC, date, datetime, tzinfo

import pytest

from tests.app.world import World
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
