"""Figures: all numbers are figures, ids are unique and stable, sources exist."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.document import Document, Figure
from schemas.records import TABLES
from schemas.snapshot import Snapshot
from tests.reports.reading import parts
from tests.reports.small_plan import small_plan
from tests.reports.worlds import busy_year, everybody_done, mixed, nobody_reported, real_plan
from tiendo.reports import annual_report
from tiendo.reports.wording import LANGUAGES

WORLDS = [nobody_reported, everybody_done, mixed]
NOT_COUNTING = re.compile(
    r"agencies\.(returned|excluded)|submissions\.excluded|submission\.errors"
)  # behind no result
# Numbers that identify and do not count: days, numbers of documents, the snapshot's id, files and hashes.
_DAY = r"\d\d/\d\d/\d{4}|\d{1,2} (?:tháng \d{1,2} năm|[A-Z][a-z]+) \d{4}|(?:năm )?\b20\d\d\b"
IDENTIFIER = re.compile(
    rf"{_DAY}|\b7/QĐ-TTg|0123456789abcdef|bao-cao-\d+\.xlsx|0{{12}}|phiên bản 1|version 1|SHA-256|12 ký tự|12 char"
)


@pytest.fixture(params=WORLDS, ids=lambda world: world.__name__)
def world(request: pytest.FixtureRequest) -> Callable[[], Snapshot]:
    return request.param


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_in_the_text_is_a_figure(world: Callable[[], Snapshot], lang: str) -> None:
    document = annual_report(small_plan(), world(), lang)
    texts = [value for name, value in document.values.items() if name not in ("document_date", "year")]
    strings = [part for part in _parts_of(texts) if isinstance(part, str)]

    assert [text for text in strings if re.search(r"\d", IDENTIFIER.sub("", text))] == []


def _parts_of(values: list[object]) -> list[str | Figure]:
    return list(parts(Document("", "", {str(i): value for i, value in enumerate(values)})))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_figures_is_what_is_printed(world: Callable[[], Snapshot], lang: str) -> None:
    document = annual_report(small_plan(), world(), lang)
    printed = [part for part in parts(document) if isinstance(part, Figure)]

    assert {figure.id: figure for figure in printed} == document.figures
    assert all(document.figures[figure.id] == figure for figure in printed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_say_what_they_are(world: Callable[[], Snapshot], lang: str) -> None:
    for figure in annual_report(small_plan(), world(), lang).figures.values():
        assert figure.formula
        assert figure.text
        assert (figure.numerator is None) == (figure.denominator is None) == ("-of-" not in figure.id)
        if figure.denominator is not None:
            expected = (
                100 * figure.numerator / figure.denominator if ".percent" in figure.id else figure.numerator
            )
            assert figure.value == expected


def test_sources_are_records_that_count(root: Path) -> None:
    plan = real_plan(root)
    for snapshot, document in [
        (mixed(), annual_report(small_plan(), mixed(), "vi")),
        (busy := busy_year(plan, "2022"), annual_report(plan, busy, "vi")),
    ]:
        current = set(snapshot.tables["submissions"].filter("current")["submission"])
        known = {
            (table, *key)
            for table in TABLES
            for key in snapshot.tables[table].select("submission", "row").iter_rows()
        } | {("", submission, 0) for submission in current}
        sources = {
            source
            for figure in document.figures.values()
            if not NOT_COUNTING.search(figure.id)
            for source in figure.sources
        }

        assert sources
        assert {(source.table, source.submission, source.row) for source in sources} <= known


def test_agencies_that_were_returned_or_left_out_lead_to_what_they_sent() -> None:
    sent = set(mixed().tables["submissions"]["submission"])
    current = set(mixed().tables["submissions"].filter("current")["submission"])
    figures = [
        figure
        for figure in annual_report(small_plan(), mixed(), "vi").figures.values()
        if NOT_COUNTING.search(figure.id) and figure.value
    ]

    assert figures
    for figure in figures:
        assert {source.submission for source in figure.sources} <= sent - current, figure.id
        assert figure.sources, figure.id


def test_both_languages_have_the_same_figures(root: Path) -> None:
    plan = real_plan(root)
    snapshot = busy_year(plan, "2022")
    of_language = [annual_report(plan, snapshot, lang).figures for lang in LANGUAGES]

    values = [{key: (figure.value, figure.sources) for key, figure in found.items()} for found in of_language]
    assert values[0] == values[1]


PROGRAM = """
import json, sys
from pathlib import Path
from tests.reports.worlds import busy_year, real_plan
from tiendo.reports import annual_report
plan = real_plan(Path(sys.argv[1]))
document = annual_report(plan, busy_year(plan, "2022"), "vi")
print(json.dumps([[f.id, f.value, f.text, [[s.submission, s.table, s.row] for s in f.sources]]
                  for f in document.figures.values()]))
"""


@pytest.mark.slow
def test_figures_are_the_same_in_every_process(root: Path) -> None:
    found = [_in_another_process(root, seed) for seed in ("1", "2")]

    assert found[0] == found[1]
    assert len(found[0]) > 100


def _in_another_process(root: Path, seed: str) -> list:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROGRAM, str(root)]
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, check=True)
    return json.loads(done.stdout)
