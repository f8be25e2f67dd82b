"""Every kind of Word document of the real plan, made from the demo's files: as a file, and as printed pages."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import docx
import polars as pl
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table

from tests.acceptance.conftest import PERIODS, PLAN, Seasons
from tiendo import app
from tiendo.plan import Plan, load_plan, reporters
from tiendo.workspace import Workspace

pytestmark = [pytest.mark.pages, pytest.mark.xdist_group("acceptance")]

BEFORE, PERIOD = PERIODS
IN_ENGLISH_TOO = ("annual", "review", "changes", "midterm", "bound", "requested", "summary")
KINDS = (*IN_ENGLISH_TOO, "receipt")
SIGNED = ("annual", "review", "bound", "requested", "summary")
COPIES = {"vi": ("Nơi nhận:", "- Lưu: "), "en": ("Copies to:", "- Archives: ")}
FORMS = [(kind, "vi") for kind in KINDS] + [(kind, "en") for kind in IN_ENGLISH_TOO]
ENGLISH = re.compile(
    r"(?<![\w-])(the|and|of|for|with|which|agency|agencies|report|reports|reported|tasks?|status|overdue|completed|missing|"
    r"period|total|none|null|nan|true|false)(?![\w-])",
    re.IGNORECASE,
)
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
QUOTED = re.compile(r"“[^“”]*”")


class Made(NamedTuple):
    """A document, and the text of each of its printed pages."""

    word: WordDocument
    pdf: Path
    pages: list[str]


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    return load_plan(root / "plans", PLAN)


@pytest.fixture(scope="module")
def workspace(seasons: Seasons) -> Workspace:
    return seasons.ws


@pytest.fixture(scope="module")
def made(workspace: Workspace, plan: Plan) -> dict[tuple[str, str], Made]:
    """Every document, printed in one run."""
    paths: dict[tuple[str, str], Path] = {}
    for lang in ("vi", "en"):
        paths["annual", lang] = next(
            path for path in app.report(workspace, PLAN, PERIOD, lang=lang) if path.suffix == ".docx"
        )
        paths["review", lang] = app.review(workspace, PLAN, first=BEFORE, last=PERIOD, lang=lang)
        paths["changes", lang] = app.changes(workspace, PLAN, PERIOD, before=BEFORE, lang=lang)
        (paths["midterm", lang],) = app.report(workspace, PLAN, PERIOD, kind="midterm", lang=lang)
        paths |= _letters(workspace, plan, lang)
    paths["receipt", "vi"] = app.give_feedback(workspace, PLAN, PERIOD)[0]
    printed = app.print_documents(list(paths.values()))
    return {
        key: Made(docx.Document(str(path)), pdf, _pages(pdf))
        for (key, path), pdf in zip(paths.items(), printed, strict=True)
    }


def _letters(workspace: Workspace, plan: Plan, lang: str) -> dict[tuple[str, str], Path]:
    """One to a bound agency, one to a requested body, and the summary."""
    asked = dict(reporters(plan, plan.period(PERIOD)).select("agency", "requested").iter_rows())
    on = plan.period(PERIOD).due_before.replace(day=20)
    written = app.remind(workspace, PLAN, PERIOD, on=on, lang=lang)
    first = {asked[path.stem.removesuffix(".en")]: path for path in reversed(written.letters)}
    return {
        ("bound", lang): first[False],
        ("requested", lang): first[True],
        ("summary", lang): written.summary,
    }


def _pages(pdf: Path) -> list[str]:
    command = [shutil.which("pdftotext") or "pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


def _without_quotations(text: str) -> str:
    """From the inside out, for what is quoted may quote."""
    shorter = QUOTED.sub("", text)
    return text if shorter == text else _without_quotations(shorter)


def _tables(document: WordDocument) -> dict[str, Table]:
    """The tables that carry a caption, by it."""
    captions = ((table._tbl.tblPr.find(qn("w:tblCaption")), table) for table in document.tables)
    return {caption.get(qn("w:val")): table for caption, table in captions if caption is not None}


def _head_rows(table: Table) -> int:
    return sum(
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
    )


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_pages_are_a4_within_the_margins_of_the_norm(made: dict, kind: str, lang: str) -> None:
    for section in made[kind, lang].word.sections:
        assert sorted((round(section.page_width.mm), round(section.page_height.mm))) == [210, 297]
        assert all(20 <= round(side.mm) <= 25 for side in (section.top_margin, section.bottom_margin))
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_everything_is_printed_in_one_family_with_vietnamese_letters(
    made: dict, kind: str, lang: str
) -> None:
    command = [shutil.which("pdffonts") or "pdffonts", str(made[kind, lang].pdf)]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode().splitlines()[2:]
    fonts = {line.split()[0].partition("+")[2].partition("-")[0] for line in lines}

    assert fonts <= {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPS"}
    assert all("\ufffd" not in page for page in made[kind, lang].pages)


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_no_page_is_empty(made: dict, kind: str, lang: str) -> None:
    assert [n for n, page in enumerate(made[kind, lang].pages, 1) if len(page.split()) < 15] == []


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_every_table_has_header_rows_that_repeat_and_rows_that_stay_whole(
    made: dict, kind: str, lang: str
) -> None:
    for title, table in _tables(made[kind, lang].word).items():
        assert _head_rows(table) >= 1, title
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows), title


@pytest.mark.parametrize("kind", KINDS)
def test_no_english_is_left_in_a_vietnamese_document(made: dict, kind: str) -> None:
    text = "\n".join(made[kind, "vi"].pages)

    assert Counter(match.group() for match in ENGLISH.finditer(text)) == {}


@pytest.mark.parametrize("kind", IN_ENGLISH_TOO)
def test_vietnamese_in_an_english_document_is_quoted_or_a_name(made: dict, kind: str) -> None:
    """Of what the report says itself; annexes give the texts of agencies as they were written."""
    paragraphs = [_without_quotations(paragraph.text) for paragraph in made[kind, "en"].word.paragraphs]
    found = {word for text in paragraphs for word in text.split() if VIETNAMESE.search(word)}

    names = {"Hà", "Nội,", "Lãnh", "đạo", "Bộ"}
    assert {word for word in found if not re.search(r"[\d/]", word)} <= names


@pytest.mark.parametrize(
    "kind", [kind for kind in IN_ENGLISH_TOO if kind != "summary"]
)  # which lists them bare
def test_english_sentences_name_agencies_with_their_article(made: dict, plan: Plan, kind: str) -> None:
    names = sorted(plan.registry.agencies["name_en"], key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, names)))
    wrong = []
    for paragraph in made[kind, "en"].word.paragraphs:
        text = _without_quotations(paragraph.text)
        for found in named.finditer(text):
            name, before = found.group(), text[: found.start()]
            takes_it = plan.registry.in_sentence(plan.registry.resolve(name) or "", "en") != name
            addressed = before in ("", "To: ", "- ") and text[found.end() :] in ("", ";", ".")
            if not addressed and (before[-4:].lower() == "the ") != takes_it:
                wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_annual_report_has_its_headings(made: dict, lang: str) -> None:
    headings = [p.text for p in made["annual", lang].word.paragraphs if p.style.name == "Heading 1"]
    below = [p.text for p in made["annual", lang].word.paragraphs if p.style.name == "Heading 2"]

    assert [text.split(".")[0] for text in headings] == ["I", "II", "III", "IV", "V"]
    assert [text.split(".")[0] for text in below] == ["1", "2", "3", "4", "5", "1", "2", "3"]


def test_the_annexes_have_a_row_for_everything_that_the_plan_holds(made: dict, plan: Plan) -> None:
    tables = _tables(made["annual", "vi"].word)
    rows = {title: len(table.rows) - _head_rows(table) for title, table in tables.items()}
    numbered = {
        title: sum(row.cells[0].text.isdigit() for row in table.rows) for title, table in tables.items()
    }

    assert rows["Tình hình thực hiện từng nhiệm vụ"] == len(plan.tasks)
    assert numbered["Tình hình thực hiện từng nhiệm vụ"] == len(plan.leaves)
    assert rows["Tình hình thực hiện theo nhóm nhiệm vụ"] == 4 + 1
    assert numbered["Tình hình gửi báo cáo của các cơ quan"] == len(reporters(plan, plan.period(PERIOD)))
    serving = {side for one in ("numerator", "denominator") for side in plan.indicators[one].drop_nulls()}
    shown = plan.indicators.filter(
        ~(pl.col("indicator").is_in(serving) & (pl.col("direction") == "none") & pl.col("part_of").is_null())
    )
    assert numbered["Kết quả theo các chỉ tiêu"] == len(shown)
    assert numbered["Văn bản, sản phẩm đã ban hành"] > 100


def test_no_cell_that_should_speak_is_empty(made: dict) -> None:
    for kind in ("annual", "review", "changes", "bound", "summary"):
        for title, table in _tables(made[kind, "vi"].word).items():
            heads = _head_rows(table)
            labels = [cell.text for cell in table.rows[heads - 1].cells]
            for row in list(table.rows)[heads:]:
                silent = [
                    label
                    for label, cell in zip(labels, row.cells, strict=False)
                    if not cell.text.strip()
                    and label not in ("Ghi chú", "STT", "")
                    and "tiến độ" not in label.lower()
                ]
                assert silent == [], (kind, title)


@pytest.mark.parametrize(
    ("kind", "lang"), [*((kind, lang) for kind in SIGNED for lang in COPIES), ("receipt", "vi")]
)
def test_the_signature_stands_whole_below_text(made: dict, kind: str, lang: str) -> None:
    start, end = COPIES[lang]
    (page,) = (page for page in made[kind, lang].pages if start in page)

    assert end in page
    assert (
        len(page.split(start)[0].split()) > {"vi": 15, "en": 12}[lang]
    )  # a closing line is shorter in English


@pytest.mark.parametrize(
    ("kind", "lang"), [("annual", "vi"), ("annual", "en"), ("review", "vi"), ("review", "en")]
)
def test_annexes_count_their_own_pages_and_the_first_page_has_no_number(
    made: dict, kind: str, lang: str
) -> None:
    pages = made[kind, lang].pages
    opening = re.compile(r"^\s*(Phụ lục|Annex) [IV]+$", re.MULTILINE)
    expected = 0
    for page in pages:
        expected = 1 if opening.search(page) or expected == 0 else expected + 1
        number = re.match(r"\s*(\d+)?\s+(Dữ liệu minh họa|Illustrative data)?", page)
        assert (number.group(1) if number else None) == (None if expected == 1 else str(expected))
    assert len([page for page in pages if opening.search(page)]) == 6


def test_charts_have_a_description_and_their_caption(made: dict) -> None:
    word = made["annual", "vi"].word
    described = [one.get("descr") for one in word.element.body.iter(qn("wp:docPr")) if one.get("descr")]
    captions = [p.text for p in word.paragraphs if re.match(r"Hình \d+\. ", p.text)]

    assert [text.split(".")[0] for text in captions] == ["Hình 1", "Hình 2", "Hình 3", "Hình 4"]
    assert len([text for text in described if text.startswith("Biểu đồ")]) == 4
