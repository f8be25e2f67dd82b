"""Finished pages, as LibreOffice prints them."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.word import kinds, sample
from tiendo.errors import EnvironmentFailure
from tiendo.word import pages_to_pdf, pdf, render
from tiendo.word.printing import LONG

Pages = list[str]  # the text of every page

MARK = {"vi": "Dữ liệu minh họa", "en": "Illustrative data"}
WITH_ANNEXES = [(kind, lang) for kind, lang in kinds.FORMS if kind in ("annual", "review", "changes")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Pages]:
    """The pages of every sample in every form."""
    folder = tmp_path_factory.mktemp("trang in")
    paths = [folder / f"văn bản {kind}.{lang}.docx" for kind, lang in kinds.FORMS]
    for path, (kind, lang) in zip(paths, kinds.FORMS, strict=True):
        path.write_bytes(render(kinds.template(kind, lang), kinds.document(kind, lang)))
    return {form: text_of(made) for form, made in zip(kinds.FORMS, pages_to_pdf(paths), strict=True)}


def text_of(made: Path) -> Pages:
    command = [shutil.which("pdftotext") or "pdftotext", "-layout", str(made), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


def annexes(pages: Pages) -> list[int]:
    """Numbers of the pages on which an annex begins."""
    heading = re.compile(r"^\s*(Phụ lục|Annex) [IV]+$", re.MULTILINE)
    return [number for number, page in enumerate(pages) if heading.search(page)]


@pytest.mark.pages
@pytest.mark.parametrize(("kind", "lang"), WITH_ANNEXES)
def test_each_annex_counts_its_own_pages_and_hides_the_first_number(
    printed: dict[tuple[str, str], Pages], kind: str, lang: str
) -> None:
    pages = printed[kind, lang]
    starts = [0, *annexes(pages), len(pages)]

    assert len(starts) == {"annual": 8, "review": 8, "changes": 5}[kind]
    for start, end in pairwise(starts):
        numbers = [re.match(rf"\s*(\d+)?\s+{MARK[lang]}", page) for page in pages[start:end]]
        assert [found.group(1) for found in numbers if found] == [None, *map(str, range(2, end - start + 1))]


@pytest.mark.pages
@pytest.mark.parametrize("kind", ["annual", "review", "reminder"])
def test_the_signature_shares_the_last_upright_page_with_text(
    printed: dict[tuple[str, str], Pages], kind: str
) -> None:
    pages = printed[kind, "vi"]
    last = pages[(annexes(pages) or [len(pages)])[0] - 1]

    assert kinds.document(kind).values["closing"][:18] in last
    assert "THỨ TRƯỞNG" in last
    assert "Lưu: VT" in last


@pytest.mark.pages
@pytest.mark.parametrize("lang", kinds.LANGUAGES)
def test_the_summary_is_one_page(printed: dict[tuple[str, str], Pages], lang: str) -> None:
    assert len(printed["summary", lang]) == 1


@pytest.mark.pages
@pytest.mark.parametrize(("kind", "lang"), kinds.FORMS)
def test_no_page_is_empty(printed: dict[tuple[str, str], Pages], kind: str, lang: str) -> None:
    assert [number for number, page in enumerate(printed[kind, lang]) if len(page.split()) < 15] == []


@pytest.mark.pages
@pytest.mark.parametrize("kind", ["annual", "review"])
def test_no_page_ends_with_a_heading(printed: dict[tuple[str, str], Pages], kind: str) -> None:
    pages = printed[kind, "vi"]
    heads = re.compile(r"^\s*([IV]+\. [^a-z]+|\d\. \D+|[ab]\) .+|[A-D]\. .+)$")
    last_lines = [page.rstrip().splitlines()[-1] for page in pages[: annexes(pages)[0] - 1]]

    assert [line for line in last_lines if heads.match(line)] == []


@pytest.mark.pages
@pytest.mark.parametrize(("kind", "lang"), WITH_ANNEXES)
def test_header_rows_stand_on_every_page_of_an_annex(
    printed: dict[tuple[str, str], Pages], kind: str, lang: str
) -> None:
    pages = printed[kind, lang]

    assert all({"vi": "STT", "en": "No."}[lang] in page for page in pages[annexes(pages)[0] :])


@pytest.mark.pages
def test_short_columns_are_not_broken_in_words(printed: dict[tuple[str, str], Pages]) -> None:
    text = "\n".join(printed["annual", "vi"] + printed["review", "vi"])

    assert all(word in text for word in ("Đúng", "Trong", "Khác", "Chưa", "STT", "31/12/2023", "28/11/2023"))


@pytest.mark.pages
@pytest.mark.parametrize("lang", kinds.LANGUAGES)
def test_the_contents_give_the_page_of_every_heading(
    printed: dict[tuple[str, str], Pages], lang: str
) -> None:
    pages = printed["review", lang]
    entries = re.findall(r"^ *(\S.*?)\.{3,} *(\d+)$", pages[0], re.MULTILINE)

    assert len(entries) == 5 + 14
    for title, number in entries:
        assert title.split("  ")[0][:30] in pages[int(number) - 1]


@pytest.mark.pages
def test_charts_are_drawn_with_their_numbers(printed: dict[tuple[str, str], Pages]) -> None:
    for kind, pictures in (("annual", 5), ("review", 5), ("summary", 1)):
        text = "\n".join(printed[kind, "vi"])
        assert re.findall(r"Hình (\d+)\.", text) == [str(n) for n in range(1, pictures + 1)]
    assert "65,4%" in "\n".join(printed["annual", "vi"])
    assert "65.4%" in "\n".join(printed["annual", "en"])


@pytest.mark.pages
def test_a_table_that_is_printed_in_pieces_reads_like_one(tmp_path: Path) -> None:
    """Every page of it begins with the header rows, and nowhere else do these stand; no line is missing."""
    path = tmp_path / "dài.docx"
    path.write_bytes(render(sample.TEMPLATE, sample.document(tables=(sample.task_rows(6),))))
    (made,) = pages_to_pdf([path])
    pages = text_of(made)
    first, after = annexes(pages)[:2]
    long = pages[first:after]

    assert len(long) > 30
    assert [len(re.findall(r"\bSTT\b", page)) for page in long] == [1] * len(long)
    numbers = [int(n) for page in long for n in re.findall(r"^ {0,6}(\d+) +[A-Z]\.", page, re.MULTILINE)]
    assert numbers == list(range(1, max(numbers) + 1))
    assert max(numbers) > LONG
    assert min(len(page.split()) for page in long[:-1]) > 40


@pytest.mark.pages
def test_documents_of_one_name_in_two_folders_do_not_clash(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "thư.docx" for folder in ("một", "hai")]
    for path, lang in zip(paths, kinds.LANGUAGES, strict=True):
        path.parent.mkdir()
        path.write_bytes(render(kinds.template("reminder", lang), kinds.document("reminder", lang)))

    texts = ["".join(text_of(made)) for made in pages_to_pdf(paths)]
    assert [("Kính gửi" in text, "Copies to" in text) for text in texts] == [(True, False), (False, True)]
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "thư.docx",
        "thư.docx",
        "thư.pdf",
        "thư.pdf",
    ]


def test_without_libreoffice_the_failure_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: None)

    with pytest.raises(EnvironmentFailure, match="install LibreOffice") as failure:
        pages_to_pdf([tmp_path / "x.docx"])

    assert "cài đặt LibreOffice" in failure.value.vi


@pytest.mark.pages
def test_a_document_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match=r"missing\.pdf"):
        pages_to_pdf([tmp_path / "missing.docx"])
