"""Text that is not looked at again is what normalising would leave as it is."""

import unicodedata
from importlib import import_module

import polars as pl
import pytest

_GATHER = import_module("tiendo.intake.gather")
ALL = pl.Series([chr(code) for code in range(0x1_0000) if not 0xD800 <= code < 0xE000])
SETTLED = ALL.filter(~ALL.str.contains(_GATHER.UNSETTLED)).to_list()


def test_settled_letters_are_composed_and_join_with_nothing():
    assert len(SETTLED) > 1_000
    pairs = [f"{before}{letter}" for letter in SETTLED for before in ("", "a", "ê")]
    assert [pair for pair in pairs if unicodedata.normalize("NFC", pair) != pair] == []


def test_settled_letters_are_no_controls():
    assert pl.Series(SETTLED).str.contains(_GATHER.CONTROL).any() is False


@pytest.mark.parametrize(
    "text", ["Hoàn thành", "Hoa\u0300n", "a\x07b", "\u200bx", "x\r\ny", "ﬁ", "한", "👍", "\ufeff"]
)
def test_whatever_needs_cleaning_is_noticed(text):
    cleaned = pl.Series([unicodedata.normalize("NFC", text)]).str.replace_all(_GATHER.CONTROL, "").item()

    assert cleaned == text or pl.Series([text]).str.contains(_GATHER.UNSETTLED).item()
