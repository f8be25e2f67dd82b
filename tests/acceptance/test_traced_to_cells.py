"""Figures of finished documents, taken at random, followed to the cells in the files that agencies sent."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from math import isclose
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from tests.acceptance.comparing import sidecar
from tests.acceptance.conftest import PERIODS, PLAN, SEASONS, Seasons
from tests.acceptance.recount import CODES, OWN_PLANS, STATES, day, number, percent, plain
from tiendo import app
from tiendo.plan import load_plan

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("acceptance")]

HOW_MANY = 40
FEW = 2  # sources of each figure that are opened
WORDS: Mapping[str, str] = CODES | OWN_PLANS | STATES


def documents(seasons: Seasons) -> Iterator[Path]:
    for season in SEASONS:
        yield app.report(seasons.ws, *season)[0]
    yield app.review(seasons.ws, PLAN, first=PERIODS[0], last=PERIODS[-1])
    yield app.changes(seasons.ws, PLAN, PERIODS[-1], before=PERIODS[0])
    yield app.report(seasons.ws, PLAN, PERIODS[-1], kind="midterm", lang="en")[0]
    for season in SEASONS:
        plan = load_plan(seasons.ws.plans, season[0])
        written = app.remind(seasons.ws, *season, on=plan.period(season[1]).due_before)
        yield from (written.summary, *written.letters[:3])


@cache
def book(path: Path) -> Workbook:
    return load_workbook(path, data_only=True)


def means(cell: object, said: object) -> bool:
    """Whether a cell says what the trace says that it does."""
    if isinstance(said, date):
        return day(cell) == said
    if isinstance(said, float):
        read = percent if isinstance(cell, str) and "%" in cell else number
        return any(isclose(one, said, abs_tol=1e-9) for one in (read(cell), percent(cell)) if one is not None)
    if WORDS.get(plain(cell)) == said:
        return True
    return " ".join(unicodedata.normalize("NFC", str(cell)).split()) == " ".join(str(said).split())


def test_figures_lead_to_the_cells_that_their_senders_wrote(seasons: Seasons) -> None:
    chance, found = Random(17), list(documents(seasons))
    known = {path: [one["id"] for one in sidecar(path)["figures"] if one["value"]] for path in found}
    followed = cells = 0
    for path in chance.choices(found, [len(known[path]) ** 0.5 for path in found], k=HOW_MANY):
        figure = chance.choice(known[path])
        traced = app.trace(seasons.ws, path, figure)

        assert not traced["altered"]
        assert traced["formula"]
        followed += bool(traced["sources"])  # who sent nothing, and what the plan sets, leads to no file
        for source in chance.sample(traced["sources"], min(FEW, len(traced["sources"]))):
            file = seasons.ws.home / source["path"]
            assert hashlib.sha256(file.read_bytes()).hexdigest() == source["sha256"]
            assert bool(source["snapshot"]) == any(
                one["period"] == source["period"] for one in traced["approvals"]
            )
            for field, said in source.get("record", {}).items():
                cell = book(file)[source["sheet"]][source["cells"][field]].value
                assert means(cell, said), (path, figure, source["path"], source["cells"][field], cell, said)
                cells += 1
    assert followed > 0.7 * HOW_MANY
    assert cells > 100
