"""The finished Word report, read back, against a recount of the workbooks that were accepted."""

import json
import re
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pytest

from schemas.layout import load_layouts
from tests.acceptance.recount import Recount
from tiendo import app
from tiendo.demo import Play, drop
from tiendo.plan import load_plan, plan_ids
from tiendo.word import printed_figures
from tiendo.workspace import Workspace

# Figures that depend on how many of a list the text names; what they count is recounted under another id.
BY_CHOICE_OF_WORDS = re.compile(
    r"\.rest|^sections$|^rule\.|^tasks\.claiming@|^tasks\.low_coverage|^tasks\.recurring"
)
PERIODS = ["2020", "2023"]
PLAN = "iccpr-1252"


@pytest.fixture(scope="module", params=PERIODS)
def season(request, tmp_path_factory) -> tuple[Workspace, str, list[dict]]:
    """A period of the demo collected day by day and reported, and what became of each file."""
    ws = Workspace(tmp_path_factory.mktemp("home"))
    assert PLAN in plan_ids(ws.plans)
    plan = load_plan(ws.plans, PLAN)
    play = Play(plan, load_layouts(ws.templates / "forms")[0], plan.period(request.param))
    entries = []
    for day, arriving in groupby(play, key=attrgetter("received_on")):
        files = [drop(ws, one) for one in arriving]
        entries += [{**vars(done), "received_on": day} for done in app.collect(ws, files, received_on=day)]
    app.report(ws, PLAN, request.param)
    return ws, request.param, entries


@pytest.fixture(scope="module")
def recount(season) -> Recount:
    ws, period, entries = season
    return Recount(Path(ws.plans), PLAN, period, entries, ws.home)


def printed(ws: Workspace, period: str) -> tuple[dict[str, str], dict[str, dict]]:
    report = ws.reports / PLAN / period / "annual-vi.docx"
    sidecar = json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))
    return dict(printed_figures(report.read_bytes())), {entry["id"]: entry for entry in sidecar["figures"]}


def number(text: str) -> float:
    return float(text.split("/", 1)[0].rstrip("%").replace(".", "").replace(",", "."))


@pytest.mark.slow
def test_every_number_of_the_text_is_recounted(season, recount: Recount) -> None:
    ws, period, _ = season
    recounted = recount.figures()
    texts, _ = printed(ws, period)
    in_text = {
        figure: text for figure, text in texts.items() if not figure.startswith(("table.", "submission."))
    }
    compared = {figure for figure in in_text if figure in recounted}
    for figure in sorted(compared):
        assert number(in_text[figure]) == pytest.approx(recounted[figure], abs=0.05), figure
    left = {f for f in in_text if f not in recounted and not BY_CHOICE_OF_WORDS.search(f)}
    named_beforehand = {f for f in left if "@" not in f}
    assert named_beforehand <= {"proposals", "proposals.agencies", "proposals.solved"}
    assert len(compared) > 100


@pytest.mark.slow
def test_the_table_of_agencies_is_recounted(season, recount: Recount) -> None:
    ws, period, _ = season
    texts, _ = printed(ws, period)
    for agency in recount.reporters():
        led = [ref for ref, leads in recount.leads.items() if agency in leads]
        said = [line for ref in led if (line := recount.said(ref, agency)) is not None]
        assert number(texts[f"table.agency.leads@{agency}"]) == len(led)
        assert number(texts[f"table.agency.leads_reported@{agency}"]) == len(said)
        completed = sum(line.status == "completed" for line in said)
        assert number(texts[f"table.agency.leads_completed@{agency}"]) == completed


@pytest.mark.slow
def test_every_figure_says_what_it_came_from(season) -> None:
    ws, period, _ = season
    texts, written = printed(ws, period)
    assert set(texts) == set(written)
    for figure, entry in written.items():
        assert entry["text"] == texts[figure]
        assert entry["formula"]
        if entry["value"] and figure.startswith(("tasks.done", "tasks.doing", "tasks.completed")):
            assert entry["sources"], figure
