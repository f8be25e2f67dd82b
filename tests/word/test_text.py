"""What `sanitise` makes of any text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tiendo.word import sanitise
from tiendo.word.text import LIMIT, run_text

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]), max_size=60)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("a\x0bb\x0cc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x1bd\x7fe", "abcde"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufdd0b\uffffc\U0001ffffd", "a\ufffdb\ufffdc\ufffdd"),
        (unicodedata.normalize("NFD", "Quyết định của Thủ tướng"), "Quyết định của Thủ tướng"),
        ("trái \u202eiảhp\u202c sang", "trái iảhp sang"),
        ("\ufeffđầu tệp", "đầu tệp"),
        ("cột\tcột", "cột\tcột"),
        ("العربية 🇻🇳 👩‍⚖️", "العربية 🇻🇳 👩‍⚖️"),
    ],
)
def test_text_is_made_clean(text: str, clean: str) -> None:
    assert sanitise(text) == clean


def test_a_text_beyond_the_limit_says_that_it_was_cut() -> None:
    cut = sanitise("ơ" * (LIMIT + 7))

    assert cut.startswith("ơ" * LIMIT)
    assert cut.endswith("… [đã lược bớt 7 ký tự]")


@given(ANY_TEXT)
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert sanitise(sanitise(text)) == sanitise(text)


@given(ANY_TEXT)
def test_any_text_becomes_well_formed_xml_that_reads_the_same(text: str) -> None:
    root = etree.fromstring(f'<w:r xmlns:w="w"><w:t xml:space="preserve">{run_text(text)}</w:t></w:r>')

    assert "".join(root.itertext()) == sanitise(text).replace("\n", "").replace("\t", "")
