"""Two periods of the demo, collected day by day and approved: made once, for every test that looks at documents."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pytest

from schemas.layout import load_layouts
from tests.acceptance.recount import Recount
from tiendo import app
from tiendo.demo import Play, drop
from tiendo.plan import load_plan
from tiendo.snapshot import load_snapshot, newest_snapshot
from tiendo.workspace import Workspace

PLAN, PERIODS = "iccpr-1252", ("2022", "2023")


class Seasons(NamedTuple):
    ws: Workspace
    entries: Mapping[str, list[dict[str, Any]]]  # period → what became of each file, in its order


@pytest.fixture(scope="session")
def seasons(tmp_path_factory: pytest.TempPathFactory) -> Seasons:
    ws = Workspace(tmp_path_factory.mktemp("home"))
    plan = load_plan(ws.plans, PLAN)
    entries: dict[str, list[dict[str, Any]]] = {}
    for period in PERIODS:
        play = Play(plan, load_layouts(ws.templates / "forms")[0], plan.period(period))
        entries[period] = [
            {**vars(done), "received_on": day}
            for day, arriving in groupby(play, key=attrgetter("received_on"))
            for done in app.collect(ws, [drop(ws, one) for one in arriving], received_on=day)
        ]
        app.consolidate(ws, PLAN, period)
        app.approve(ws, PLAN, period, by="Lãnh đạo Bộ")
    return Seasons(ws, entries)


@pytest.fixture(scope="session")
def structured_on(seasons: Seasons) -> date:
    """The day whose structure of agencies the last period's report shows: that on which its snapshot was made."""
    found = newest_snapshot(seasons.ws.snapshots, PLAN, PERIODS[-1])
    assert found is not None
    return load_snapshot(seasons.ws.snapshots, PLAN, PERIODS[-1], found, approved=True).created_on


@pytest.fixture(scope="session")
def recounts(seasons: Seasons) -> Mapping[str, Recount]:
    """Every period recounted from its accepted workbooks, each knowing those before it."""
    found: dict[str, Recount] = {}
    for period, entries in seasons.entries.items():
        earlier = tuple(found.values())
        found[period] = Recount(seasons.ws.plans, PLAN, period, entries, seasons.ws.home, earlier)
    return found
