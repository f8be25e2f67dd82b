"""Every figure of every finished document, read back from Word and recounted from the accepted workbooks.

All plans and periods that the demo plays, in both languages: annual reports with their annexes and charts, tables for a
mid-term report, reviews, what changed, summaries and letters. A figure that nobody recounts fails like a wrong one.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.acceptance.comparing import charted, differing, number, numbers_of, sidecar
from tests.acceptance.conftest import PLAYED, SEASONS, Season, Seasons
from tests.acceptance.recount import Recount
from tests.acceptance.recount_annual import RecountAnnual
from tests.acceptance.recount_papers import RecountReminders, changed
from tests.acceptance.recount_review import RecountReview
from tiendo import app
from tiendo.demo import demo_periods
from tiendo.plan import load_plan, plan_ids
from tiendo.word import printed_figures

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("acceptance")]

# The last day in time: letters are written then, the first and the second time.
DAYS_AFTER = {"vi": 3, "en": 16}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LEAST = {"iccpr-1252": 1900, "tro-giup-phap-ly": 1000, "lao-dong-145": 1000, "hop-tac-2021-2025": 100}

every_language = pytest.mark.parametrize("lang", ["vi", "en"])
every_season = pytest.mark.parametrize("season", SEASONS, ids="-".join)
every_plan = pytest.mark.parametrize("plan", PLAYED)


@pytest.fixture(scope="module")
def reports(seasons: Seasons) -> Mapping[tuple[Season, str], Path]:
    return {
        (season, lang): app.report(seasons.ws, *season, lang=lang)[0]
        for season in SEASONS
        for lang in ("vi", "en")
    }


@pytest.fixture(scope="module")
def annuals(
    reports: Mapping[tuple[Season, str], Path],
    recounts: Mapping[Season, Recount],
    structured_on: Mapping[Season, date],
) -> Mapping[Season, RecountAnnual]:
    return {
        season: RecountAnnual(recounts[season], numbers_of(reports[season, "vi"]), structured_on[season])
        for season in SEASONS
    }


def test_nothing_that_the_demo_plays_is_left_out(root: Path) -> None:
    plans = [load_plan(root / "plans", plan) for plan in plan_ids(root / "plans")]

    assert {plan.id: tuple(period.id for period in demo_periods(plan)) for plan in plans} == PLAYED


@every_language
@every_season
def test_every_number_of_the_annual_report(
    reports: Mapping[tuple[Season, str], Path],
    annuals: Mapping[Season, RecountAnnual],
    season: Season,
    lang: str,
) -> None:
    path = reports[season, lang]

    assert differing(path, annuals[season].figures, lang) == {}
    assert len(dict(printed_figures(path.read_bytes()))) > LEAST[season[0]]


@every_language
@every_plan
def test_the_table_for_a_mid_term_report(
    seasons: Seasons, annuals: Mapping[Season, RecountAnnual], plan: str, lang: str
) -> None:
    season = plan, PLAYED[plan][-1]
    (path,) = app.report(seasons.ws, *season, kind="midterm", lang=lang)

    assert differing(path, {**annuals[season].figures, **annuals[season].midterm()}, lang) == {}


@every_language
@every_plan
def test_every_number_of_the_review(
    seasons: Seasons, annuals: Mapping[Season, RecountAnnual], plan: str, lang: str
) -> None:
    periods = PLAYED[plan]
    path = app.review(seasons.ws, plan, first=periods[0], last=periods[-1], lang=lang)
    entries = {period: seasons.entries[plan, period] for period in periods}

    assert differing(path, RecountReview(annuals[plan, periods[-1]], entries).figures(), lang) == {}


@every_language
@pytest.mark.parametrize(
    ("plan", "before", "now"),
    [(plan, *pair) for plan, periods in PLAYED.items() for pair in itertools.pairwise(periods)],
)
def test_what_changed(
    seasons: Seasons, annuals: Mapping[Season, RecountAnnual], plan: str, before: str, now: str, lang: str
) -> None:
    path = app.changes(seasons.ws, plan, now, before=before, lang=lang)

    assert differing(path, changed(annuals[plan, now]), lang) == {}
    assert len(dict(printed_figures(path.read_bytes()))) > 100


@every_language
@every_season
def test_summary_and_letters(
    seasons: Seasons, annuals: Mapping[Season, RecountAnnual], season: Season, lang: str
) -> None:
    plan = load_plan(seasons.ws.plans, season[0])
    on = plan.period(season[1]).due_before - timedelta(days=1) + timedelta(days=DAYS_AFTER[lang])
    written = app.remind(seasons.ws, *season, on=on, lang=lang)
    expected = RecountReminders(annuals[season], on).figures(plan.head["coordinator"])

    assert len(written.letters) == expected["summary.urged"] + expected["summary.asked"]
    for path in (written.summary, *written.letters):
        assert differing(path, expected, lang) == {}, path.name


def charts(content: bytes) -> Iterator[tuple[list[list[float | None]], list[list[float | None]]]]:
    """The values of each chart, series by series: those that it shows, those of the workbook behind it."""
    with ZipFile(BytesIO(content)) as archive:
        for name in sorted(n for n in archive.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", n)):
            root = etree.fromstring(archive.read(name))
            shown = [
                [float(p.findtext(f"{C}v") or 0) for p in one.iterfind(f"{C}val//{C}pt")]
                for one in root.iter(f"{C}ser")
            ]
            relations = etree.fromstring(archive.read(f"word/charts/_rels/{Path(name).name}.rels"))
            target = relations[0].get("Target").removeprefix("../")
            rows = list(load_workbook(BytesIO(archive.read(f"word/{target}"))).active.values)[1:]
            behind = [[row[n] for row in rows if row[n] is not None] for n in range(1, len(rows[0]))]
            yield shown, behind


@every_language
@every_plan
def test_charts_show_what_their_workbooks_and_the_text_say(
    seasons: Seasons, reports: Mapping[tuple[Season, str], Path], plan: str, lang: str
) -> None:
    periods = PLAYED[plan]
    review = app.review(seasons.ws, plan, first=periods[0], last=periods[-1], lang=lang)
    for path in (reports[(plan, periods[-1]), lang], review):
        content = path.read_bytes()
        found = list(charts(content))
        texts = {figure["id"]: figure["text"] for figure in sidecar(path)["figures"]}

        assert len(found) > 2 or len(periods) == 1
        assert [shown for shown, _ in found] == [behind for _, behind in found]
        points = sorted(value for shown, _ in found for series in shown for value in series)
        assert points == sorted(number(texts[one], lang) for one in charted(content))
