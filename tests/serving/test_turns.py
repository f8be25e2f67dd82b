"""Runs on a plan's period take turns; without a server. Importing Prefect alone takes seconds, hence slow."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest

from tests.flows.own_prefect import forget_prefect
from tests.plan.toy import PLAN, write_folder
from tiendo.errors import EnvironmentFailure
from tiendo.settings import settings

pytestmark = pytest.mark.slow

PERIOD = "2022"


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch, tmp_path) -> Iterator[ModuleType]:
    forget_prefect(monkeypatch, tmp_path)
    write_folder(tmp_path / "plans")
    monkeypatch.setenv("TIENDO_HOME", str(tmp_path))
    settings.cache_clear()
    from flows.served import turns

    monkeypatch.setattr(turns, "_is_taken", lambda _place: False)
    yield turns
    settings.cache_clear()


@pytest.mark.parametrize(
    ("turn", "of", "place"),
    [
        ("one_at_a_time", (PLAN, PERIOD), f"tiendo {PLAN} {PERIOD}"),
        ("one_of_a_kind", ("Thu thập",), "tiendo Thu thập"),
    ],
)
def test_a_killed_run_holds_its_place_a_minute_and_one_that_works_goes_on_without_the_server(
    turns, monkeypatch, turn, of, place
):
    asked = []

    @contextmanager
    def granted(place, **terms):
        asked.append((place, terms))
        yield

    monkeypatch.setattr(turns, "concurrency", granted)

    with getattr(turns, turn)(*of):
        pass

    [(held, terms)] = asked
    assert held == place
    assert terms["lease_duration"] == 60
    assert terms["raise_on_lease_renewal_failure"] is False


def test_a_place_that_stays_taken_is_told(turns, monkeypatch):
    @contextmanager
    def refused(_place, **_terms):
        raise TimeoutError
        yield

    monkeypatch.setattr(turns, "concurrency", refused)

    with (
        pytest.raises(EnvironmentFailure, match="is being worked on by another run"),
        turns.one_at_a_time(PLAN, PERIOD),
    ):
        pass


def test_a_run_that_takes_too_long_is_not_told_to_have_waited_for_another(turns, monkeypatch):
    @contextmanager
    def granted(_place, **_terms):
        yield

    monkeypatch.setattr(turns, "concurrency", granted)

    with pytest.raises(TimeoutError, match="1800"), turns.one_at_a_time(PLAN, PERIOD):
        raise TimeoutError("1800 seconds are over")
