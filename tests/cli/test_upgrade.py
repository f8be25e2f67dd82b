"""The upgrade of docs/operations.md: a ledger that the first version left goes on, and nothing of it is lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.app.world import PERIOD, World, form
from tests.cli.conftest import Tiendo
from tests.ledger.older import aged
from tests.ledger.postgres import Postgres
from tests.plan.toy import PLAN
from tiendo import app
from tiendo.app.session import ledger_of

pytestmark = pytest.mark.slow

READ = (("status", PLAN, PERIOD), ("consolidate", PLAN, PERIOD, "--direct"))


@pytest.fixture
def lived_in(collected: World) -> World:
    """A workspace with a past: a return, a second revision, an exclusion, an approval and its report."""
    collected.drop("bo-a", form(collected.plan, "bo-a", percent=80))
    collected.collect()
    collected.drop("tinh-x")
    collected.collect()
    app.exclude(collected.ws, 1, reason="Bản gửi nhầm.", actor="can-bo")
    app.approve(collected.ws, PLAN, PERIOD, by="thu-truong")
    app.report(collected.ws, PLAN, PERIOD)
    return collected


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def test_a_ledger_of_the_first_version_goes_on(
    lived_in: World, tiendo: Tiendo, root: Path, tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    before = [_told(tiendo, *words, home=lived_in.ws.home) for words in READ]
    settings = _settle_old_ledger(lived_in, tmp_path, database, request)
    assert all(words in _documented(root) for words in (("status", "PLAN", "PERIOD"), ("plan", "check")))

    upgraded = tiendo("status", PLAN, PERIOD, "--home", lived_in.ws.home, **settings)
    checked = tiendo("plan", "check", "--home", lived_in.ws.home, **settings)

    assert (upgraded.code, checked.code) == (0, 0), upgraded.err + checked.err
    assert [_told(tiendo, *words, home=lived_in.ws.home, **settings) for words in READ] == before
    reopened = tiendo("reopen", PLAN, PERIOD, "--reason", "Bổ sung.", "--home", lived_in.ws.home, **settings)
    assert reopened.code == 0, reopened.err
    lived_in.drop("bo-a", form(lived_in.plan, "bo-a", percent=90))
    (taken,) = _told(tiendo, "collect", "--direct", home=lived_in.ws.home, **settings)
    assert taken["revision"] == 3


def _settle_old_ledger(
    world: World, folder: Path, database: str, request: pytest.FixtureRequest
) -> dict[str, str]:
    """Have the workspace's ledger be one of the first version; the settings that lead to it."""
    old = folder / "old.sqlite"
    url = f"sqlite:///{old.as_posix()}"
    if database == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        url = server.address(server.new_database())
    with ledger_of(world.ws) as ledger:
        aged(ledger, url, folder)
    for file in world.ws.state.glob("ledger.sqlite*"):
        file.unlink()
    if database == "postgresql":
        return {"TIENDO_DATABASE_URL": url}
    old.rename(world.ws.state / "ledger.sqlite")
    return {}


def _documented(root: Path) -> set[tuple[str, ...]]:
    """The commands of tiendo that the page names under "Upgrade", as words."""
    page = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    upgrade = page.split("## Upgrade")[1].split("\n## ")[0]
    lines = re.findall(r"bin/tiendo ([^#\n]+)", upgrade)
    return {tuple(line.split()) for line in lines}


def _told(tiendo: Tiendo, *words: object, home: Path, **settings: str) -> Any:
    ran = tiendo(*words, "--json", "--home", home, **settings)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)
