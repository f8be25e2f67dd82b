"""The made pages are those that their sources make, and all text is in the form that people search for."""

import unicodedata

import pytest

from docs.make_pages import FOLDER
from docs.make_pages import pages as made
from tests.docs.markdown import pages


@pytest.mark.parametrize("name", made())
def test_the_committed_page_is_current(name: str) -> None:
    """When this fails: `python -m docs.make_pages`, and commit the page with its source."""
    assert (FOLDER / name).read_text(encoding="utf-8") == made()[name]


@pytest.mark.parametrize("page", pages())
def test_text_is_composed(page: str) -> None:
    """NFC: a letter and its tone are one character, or searching for a word misses it."""
    text = pages()[page]

    assert text == unicodedata.normalize("NFC", text)


def test_decisions_are_numbered_each_once() -> None:
    """When this fails: give the page that came later the next number, and `python -m docs.make_pages`."""
    pages_of = sorted((FOLDER / "adr").glob("[0-9]*.md"))
    titled = [int(page.read_text(encoding="utf-8").removeprefix("# ").partition(".")[0]) for page in pages_of]
    assert titled == [int(page.name[:4]) for page in pages_of] == list(range(1, len(pages_of) + 1))
