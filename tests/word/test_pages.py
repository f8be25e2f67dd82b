"""Finished pages, as LibreOffice prints them."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.word import sample
from tiendo.errors import EnvironmentFailure
from tiendo.word import pages_to_pdf, pdf, render


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of every page of the sample report."""
    path = tmp_path_factory.mktemp("pages") / "báo cáo năm.docx"
    path.write_bytes(render(sample.TEMPLATE, sample.document()))
    made = pages_to_pdf([path])[0]
    command = [shutil.which("pdftotext") or "pdftotext", "-layout", str(made), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def annexes(pages: list[str]) -> list[int]:
    """Numbers of the pages on which an annex begins."""
    return [
        number for number, page in enumerate(pages) if re.search(r"^\s*Phụ lục [IV]+$", page, re.MULTILINE)
    ]


@pytest.mark.pages
def test_each_annex_counts_its_own_pages_and_hides_the_first_number(pages: list[str]) -> None:
    starts = [0, *annexes(pages), len(pages)]

    assert len(starts) == 8
    for start, end in pairwise(starts):
        numbers = [re.match(r"\s*(\d+)?\s+Dữ liệu minh họa", page) for page in pages[start:end]]
        assert [found.group(1) for found in numbers if found] == [None, *map(str, range(2, end - start + 1))]


@pytest.mark.pages
def test_the_signature_shares_the_last_upright_page_with_text(pages: list[str]) -> None:
    last = pages[annexes(pages)[0] - 1]

    assert "Trên đây là báo cáo" in last
    assert "THỨ TRƯỞNG" in last
    assert "Lưu: VT" in last


@pytest.mark.pages
def test_no_page_ends_with_a_heading(pages: list[str]) -> None:
    heads = re.compile(r"^\s*([IV]+\. [^a-z]+|\d\. \D+|[ab]\) .+|[A-D]\. .+)$")
    last_lines = [page.rstrip().splitlines()[-1] for page in pages[: annexes(pages)[0] - 1]]

    assert [line for line in last_lines if heads.match(line)] == []


@pytest.mark.pages
def test_header_rows_stand_on_every_page_of_an_annex(pages: list[str]) -> None:
    assert all("STT" in page for page in pages[annexes(pages)[0] :])


@pytest.mark.pages
def test_short_columns_are_not_broken_in_words(pages: list[str]) -> None:
    text = "\n".join(pages)

    assert all(word in text for word in ("Đúng", "Trong", "Khác", "Chưa", "STT", "31/12/2023", "28/11/2023"))


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
