"""All that the demo plays, collected day by day and approved: made once, for every test that looks at documents.

One more file comes in at the end, with more mistakes than any of the demo's.
"""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from schemas.layout import load_layouts
from tests.acceptance.recount import Recount
from tiendo import app
from tiendo.demo import Play, drop
from tiendo.plan import load_plan
from tiendo.snapshot import load_snapshot, newest_snapshot
from tiendo.workspace import Workspace

Season = tuple[str, str]  # a plan and one of its periods
PLAYED = {
    "hop-tac-2021-2025": ("2025",),
    "iccpr-1252": ("2020", "2021", "2022", "2023"),
    "lao-dong-145": ("2020",),
    "tro-giup-phap-ly": ("2024",),
}
SEASONS: list[Season] = [(plan, period) for plan, periods in PLAYED.items() for period in periods]
DRAFTED: Season = ("lao-dong-145", "2020")  # of which a draft was made after the first day
PLAN, PERIODS = "iccpr-1252", ("2022", "2023")
CARELESS: tuple[Season, str] = (
    ("tro-giup-phap-ly", "2024"),
    "nam-dinh",
)  # who sends the file with many mistakes


class Seasons(NamedTuple):
    ws: Workspace
    entries: Mapping[Season, list[dict[str, Any]]]  # what became of each file, in its order
    draft: tuple[str, int]  # its snapshot, and how many files had come by then


@pytest.fixture(scope="session")
def seasons(tmp_path_factory: pytest.TempPathFactory) -> Seasons:
    return played(Workspace(tmp_path_factory.mktemp("home")))


def played(ws: Workspace) -> Seasons:
    entries: dict[Season, list[dict[str, Any]]] = {}
    draft = "", 0
    for season in SEASONS:
        plan = load_plan(ws.plans, season[0])
        play = Play(plan, load_layouts(ws.templates / "forms")[0], plan.period(season[1]))
        entries[season] = []
        for day, arriving in groupby(play, key=attrgetter("received_on")):
            entries[season] += _collected(ws, [drop(ws, one) for one in arriving], day)
            if season == DRAFTED and not draft[1]:
                draft = app.consolidate(ws, *season).id, len(entries[season])
        if season == CARELESS[0]:
            last = entries[season][-1]["received_on"]
            entries[season] += _collected(ws, [_with_many_mistakes(ws, entries[season])], last)
        app.consolidate(ws, *season)
        app.approve(ws, *season, by="Lãnh đạo Bộ")
    return Seasons(ws, entries, draft)


def _collected(ws: Workspace, files: list[Path], day: date) -> list[dict[str, Any]]:
    return [{**vars(done), "received_on": day} for done in app.collect(ws, files, received_on=day)]


def _with_many_mistakes(ws: Workspace, entries: list[dict[str, Any]]) -> Path:
    """The report of a neighbour under another name, with words for figures."""
    model = next(ws.home / e["path"] for e in entries if e["outcome"] == "accepted")
    book = load_workbook(model)
    for cell in (cell for line in book["Thông tin chung"].iter_rows(max_col=2) for cell in line):
        if cell.value == model.parent.name:
            cell.value = CARELESS[1]
    for n, (figure,) in enumerate(book["Số liệu"].iter_rows(min_row=6, min_col=5, max_col=5)):
        figure.value = "chưa thống kê" if n < 7 else figure.value
    folder = model.parent.parent / CARELESS[1]
    folder.mkdir(exist_ok=True)
    book.save(folder / "nhieu-loi.xlsx")
    return folder / "nhieu-loi.xlsx"


@pytest.fixture(scope="session")
def structured_on(seasons: Seasons) -> Mapping[Season, date]:
    """The days whose structure of agencies the reports show: those on which their snapshots were made."""
    found = {}
    for plan, period in SEASONS:
        newest = newest_snapshot(seasons.ws.snapshots, plan, period)
        assert newest is not None
        snapshot = load_snapshot(seasons.ws.snapshots, plan, period, newest, approved=True)
        found[plan, period] = snapshot.created_on
    return found


@pytest.fixture(scope="session")
def recounts(seasons: Seasons) -> Mapping[Season, Recount]:
    """Every period recounted from its accepted workbooks, each knowing those of its plan before it."""
    found: dict[Season, Recount] = {}
    for (plan, period), entries in seasons.entries.items():
        earlier = tuple(recount for (of, _), recount in found.items() if of == plan)
        found[plan, period] = Recount(seasons.ws.plans, plan, period, entries, seasons.ws.home, earlier)
    return found
