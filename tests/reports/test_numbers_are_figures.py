"""No number stands in a document by itself: what counts or measures is a figure with an id, which can be traced.

The small plan and what its agencies write hold no digit beyond references, so that whatever digit is left in the text
comes from the software. What may stand without an id: days and years, running numbers of rows and revisions, what the
plan, a file or the software calls a thing.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from schemas.document import Document, Figure, Text
from tests.reports.small_plan import small_plan
from tests.reports.spans import PLAN, YEARS, first, second
from tests.reports.test_letters import letters
from tests.reports.worlds import busy_year, everybody_done, mixed, nobody_reported
from tiendo.reports import annual_report, changes, midterm_report, review, summary
from tiendo.reports.wording import LANGUAGES

MONTHS = (
    "Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sep(tember)?|Oct(ober)?|Nov(ember)?|"
    "Dec(ember)?"
)
ON_DAYS = rf"\d\d/\d\d/\d{{4}}|ngày \d\d tháng \d\d? năm \d{{4}}|\d\d? ({MONTHS}) \d{{4}}"
YEARS_AND_DAYS = rf"{ON_DAYS}|(19|20)\d\d(-\d\d-\d\d)?"
NAMES = (
    r"(Quyết định số|Decision No\.) 7/QĐ-TTg",  # the plan's own decision
    r"\b(02 năm|2 years)\b",  # the plan's name of its review
    r"(phiên bản|version) 1\b",  # of the plan's data
    r"\b[0-9a-f]{12}([0-9a-f]{4})?\b",  # snapshots and hashes
    r"bao-cao(-\d)?\.xlsx",
    r"\b[A-Z]\d(:[A-Z]\d)?\b",  # cells of a returned file
    r"(Bảng|Table) 1\b",
    r"12 (ký tự đầu|characters)|(ghi số|filled with) 0\b",  # how something is written
)
ALLOWED = re.compile("|".join((YEARS_AND_DAYS, *NAMES)))
RUNNING = {"no", "revision", "submission"}  # columns: of the row, of the sending, the ledger's of the file


def documents(lang: str) -> Iterator[Document]:
    plan = small_plan()
    for snapshot in (nobody_reported(), everybody_done(), mixed(), busy_year(plan, "2023", 0.9, 3)):
        yield annual_report(plan, snapshot, lang)
        yield midterm_report(plan, snapshot, lang)
        yield summary(plan, snapshot, lang)
    yield annual_report(plan, mixed("2023"), lang, previous=mixed())
    yield review(PLAN, YEARS, [first(), second()], lang)
    yield changes(plan, mixed(), mixed("2023"), lang)
    yield from letters(lang)


def unnamed(document: Document) -> set[str]:
    """The texts that print a number which is neither a figure nor allowed."""
    texts = set(strings(document.values))
    for table in document.tables:
        for _, cells in table.rows:
            texts |= {text for name, cell in cells.items() if name not in RUNNING for text in strings(cell)}
    for chart in document.charts:
        texts |= {chart.title, chart.description, *chart.categories, *(one.name for one in chart.series)}
    return {text for text in texts if re.search(r"\d", ALLOWED.sub("", text))}


def strings(value: object) -> Iterator[str]:
    """All plain text in a value, its figures left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from (part for part in value.parts if not isinstance(part, Figure))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_is_a_figure_or_a_name(lang: str) -> None:
    found = list(documents(lang))

    assert {text for document in found for text in unnamed(document)} == set()
    assert sum(len(document.figures) for document in found) > 1000


def test_a_number_written_into_a_sentence_is_noticed() -> None:
    document = Document(
        "", "vi", {"said": [Text(("Có 3 lỗi",)), Text(("Có ", "07", " lỗi"))], "on": "30/11/2022"}
    )

    assert unnamed(document) == {"Có 3 lỗi", "07"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_frames_of_documents_number_headings_and_tables_only(root: Path, lang: str) -> None:
    ending = ".en.docx" if lang == "en" else ".docx"
    paths = [p for p in (root / "templates").glob(f"*{ending}") if lang == "en" or ".en." not in p.name]
    found = [docx.Document(str(path)) for path in paths]
    texts = [text.text or "" for one in found for text in one.element.body.iter(qn("w:t"))]
    filled = re.compile(r"{{.*?}}|{%.*?%}|\[\[.*?\]\]")
    numbered = {left for text in texts if re.search(r"\d", left := filled.sub("", text))}

    assert len(found) > 5
    assert [
        text for text in numbered if not re.fullmatch(r"[1-5]\. \D+|1", text)
    ] == []  # of a table: its field
