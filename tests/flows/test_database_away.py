"""A database server that falls over in the midst of a step: the step is tried again, and nothing is lost or doubled."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows import run
from tests.app.world import PERIOD, World
from tests.flows.history import History
from tests.ledger.postgres import Postgres
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.errors import EnvironmentFailure
from tiendo.ledger import bulk
from tiendo.settings import settings
from tiendo.workspace import Workspace

pytestmark = pytest.mark.server

MESSAGE = "The database does not work"
WHERE_IT_FALLS = {"take_in": "_copy", "compute": "_fetch"}  # rows on their way in, rows on their way out


class Attempts:
    """The use cases. The database is back before the given attempt, if any; until then each finds it away."""

    def __init__(self, postgres: Postgres, back_at: int | None) -> None:
        self.postgres, self.back_at, self.made = postgres, back_at, 0

    def __getattr__(self, name: str) -> Callable[..., object]:
        act = getattr(app, name)
        return self._counted(act) if name in ("collect", "consolidate") else act

    def _counted(self, act: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            self.made += 1
            if self.made == self.back_at:
                self.postgres.come_back()
            return act(*args, **kwargs)

        return counted


@pytest.fixture
def world(
    impatient: Workspace, postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    """Two agencies have sent their forms; the ledger is on PostgreSQL."""
    world = World.in_folder(tmp_path)
    world.drop("bo-a")
    world.drop("tinh-x")
    monkeypatch.setenv("TIENDO_DATABASE_URL", postgres.address(postgres.new_database()))
    settings.cache_clear()
    assert world.known().is_empty()
    yield world
    settings.cache_clear()


@pytest.fixture
def attempts(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, int | None], Attempts]]:
    """Have the server fall over in the midst of a task's first attempt; it is back when the test is over."""
    from flows import collect, consolidate

    def begin(task: str, back_at: int | None) -> Attempts:
        found = Attempts(postgres, back_at)
        for module in (collect, consolidate):
            monkeypatch.setattr(module, "app", found)
        name = WHERE_IT_FALLS[task]
        act = getattr(bulk, name)

        def act_and_fall(*args: object) -> object:
            result = act(*args)
            if found.made == 1:
                postgres.fall_over()
            return result

        monkeypatch.setattr(bulk, name, act_and_fall)
        return found

    yield begin
    postgres.come_back()


def test_a_collection_goes_on_when_the_database_is_back(world: World, served: Workspace, attempts) -> None:
    made = attempts("take_in", 3)

    assert len(run.collect(world.ws, PLAN, PERIOD).files) == 2

    assert made.made == 3
    assert History.of(served).last_flow_run()[2] == "Completed"
    assert sorted(world.known()["revision"]) == [1, 1]
    assert world.collect() == []


def test_a_consolidation_goes_on_when_the_database_is_back(world: World, attempts) -> None:
    world.collect()
    made = attempts("compute", 3)

    found = run.consolidate(world.ws, PLAN, PERIOD)

    assert made.made == 3
    assert found.snapshot == app.consolidate(world.ws, PLAN, PERIOD).id


def test_a_database_that_stays_away_is_named_and_nothing_is_lost(
    world: World, served: Workspace, postgres: Postgres, attempts
) -> None:
    made = attempts("take_in", None)

    with pytest.raises(EnvironmentFailure, match=MESSAGE):
        run.collect(world.ws, PLAN, PERIOD)

    assert made.made == 4
    assert History.of(served).last_flow_run()[2] == "Failed"
    postgres.come_back()
    assert world.known().is_empty()
    assert {one.revision for one in world.collect()} == {1}
    assert world.known().height == 2
