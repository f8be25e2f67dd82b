"""Every figure of every finished document, read back from Word and recounted from the accepted workbooks.

The annual report in both languages with its annexes and charts, what changed, the summary and the letters; the review
is in `test_review_numbers`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.acceptance.conftest import PERIODS, PLAN, Seasons
from tests.acceptance.recount import Recount
from tests.acceptance.recount_annual import RecountAnnual
from tests.acceptance.recount_papers import RecountReminders, changed, numbers_of
from tiendo import app
from tiendo.plan import load_plan
from tiendo.word import printed_figures

pytestmark = pytest.mark.slow

BEFORE, NOW = PERIODS
DAYS_AFTER = 3  # the last day in time: letters are written then
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FINDINGS = re.compile(
    r"^submission\.(errors|faults)@"
)  # what checks found in returned files, not what reports say


def number(text: str, lang: str) -> float:
    plain = text.partition("/")[0].partition(" of ")[0].rstrip("%").removeprefix("+")
    return float(plain.replace(".", "").replace(",", ".") if lang == "vi" else plain.replace(",", ""))


def differing(
    content: bytes, recounted: Mapping[str, float], lang: str
) -> dict[str, tuple[str, float | None]]:
    """Figure id → what is printed and what should be, wherever a document prints something else or nobody recounts."""
    wrong: dict[str, tuple[str, float | None]] = {}
    for figure, text in printed_figures(content):
        expected = recounted.get(figure)
        if not FINDINGS.search(figure) and (expected is None or off(text, expected, lang)):
            wrong[figure] = text, expected
    return wrong


def off(text: str, expected: float, lang: str) -> bool:
    """Whether a text prints another number, given the decimals that it has."""
    decimals = re.search(r"[.,](\d{1,2})%?$", text.partition("/")[0].partition(" of ")[0])
    return (
        abs(number(text, lang) - expected) > 0.5 * 10 ** -(len(decimals.group(1)) if decimals else 0) + 1e-6
    )


@pytest.fixture(scope="module")
def reports(seasons: Seasons) -> Mapping[str, Path]:
    return {lang: app.report(seasons.ws, PLAN, NOW, lang=lang)[0] for lang in ("vi", "en")}


@pytest.fixture(scope="module")
def recount(
    reports: Mapping[str, Path], recounts: Mapping[str, Recount], structured_on: date
) -> RecountAnnual:
    numbers = numbers_of(json.loads(reports["vi"].with_suffix(".json").read_text(encoding="utf-8")))
    return RecountAnnual(recounts[NOW], recounts[BEFORE], numbers, structured_on)


@pytest.fixture(scope="module")
def annual(recount: RecountAnnual) -> Mapping[str, float]:
    return recount.figures()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_number_of_the_annual_report(
    reports: Mapping[str, Path], annual: Mapping[str, float], lang: str
) -> None:
    content = reports[lang].read_bytes()

    assert differing(content, annual, lang) == {}
    assert len(dict(printed_figures(content))) > 2000


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_for_a_mid_term_report(seasons: Seasons, annual: Mapping[str, float], lang: str) -> None:
    (path,) = app.report(seasons.ws, PLAN, NOW, kind="midterm", lang=lang)
    content = path.read_bytes()
    wrong = differing(content, annual, lang)

    assert {
        figure for figure in wrong if not figure.startswith("midterm.")
    } == set()  # those count excerpts left out
    assert len(dict(printed_figures(content))) > 100


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_changed(seasons: Seasons, recount: RecountAnnual, lang: str) -> None:
    content = app.changes(seasons.ws, PLAN, NOW, before=BEFORE, lang=lang).read_bytes()

    assert differing(content, changed(recount), lang) == {}
    assert len(dict(printed_figures(content))) > 100


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_summary_and_letters(seasons: Seasons, recount: RecountAnnual, lang: str) -> None:
    plan = load_plan(seasons.ws.plans, PLAN)
    on = plan.period(NOW).due_before - timedelta(days=1) + timedelta(days=DAYS_AFTER)
    written = app.remind(seasons.ws, PLAN, NOW, on=on, lang=lang)
    expected = RecountReminders(recount, seasons.entries[NOW], on).figures(plan.head["coordinator"])

    assert len(written.letters) == expected["summary.urged"] + expected["summary.asked"]
    for path in (written.summary, *written.letters):
        assert differing(path.read_bytes(), expected, lang) == {}, path.name


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


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_charts_show_what_their_workbooks_and_the_text_say(
    seasons: Seasons, reports: Mapping[str, Path], annual: Mapping[str, float], lang: str
) -> None:
    review = app.review(seasons.ws, PLAN, first=BEFORE, last=NOW, lang=lang)
    for path in (reports[lang], review):
        content = path.read_bytes()
        found = list(charts(content))
        sidecar = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        texts = {figure["id"]: figure["text"] for figure in sidecar["figures"]}

        assert len(found) > 2
        assert [shown for shown, _ in found] == [behind for _, behind in found]
        points = sorted(value for shown, _ in found for series in shown for value in series)
        with ZipFile(BytesIO(content)) as archive:
            maps = [archive.read(n) for n in archive.namelist() if n.startswith("customXml/item")]
        ids = [one for xml in maps for one in re.findall(rb'<point [^>]* id="([^"]*)"', xml)]
        assert points == sorted(number(texts[one.decode()], lang) for one in ids)
