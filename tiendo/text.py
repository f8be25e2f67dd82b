"""Text as people write it: one Unicode form, and keys under which spelling variants meet."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")  # those of Latin letters
_INVISIBLE = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
)
_SAME = str.maketrans({**dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys(f"{_INVISIBLE}\ufeff")})


def clean(text: str) -> str:
    """NFC, one space between words, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unaccented(text: str) -> str:
    """Without diacritics, as Vietnamese names are written in English."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    bare = _MARKS.sub("", plain)
    if bare.isascii() or not any(map(unicodedata.combining, bare)):
        return bare
    return "".join(c for c in bare if not unicodedata.combining(c))


def fold(text: str) -> str:
    """A key for comparing: without diacritics, case, invisible letters, or difference of spaces and dashes."""
    if text.isascii():
        return clean(text).casefold()
    return clean(unaccented(text.translate(_SAME))).casefold()


ALIKE = 90.0  # percent of two wordings that must agree, and
LONG_ENOUGH = 20  # letters from which a small edit tells nothing new
_NUMBERS = re.compile(r"\d+")


def retold(told: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Wordings of one subject, each with the number of the period that tells it → the wording that it repeats.

    Two tell of the same when they differ by case, diacritics or spaces alone; or when both are of some length, at least
    nine tenths of their letters agree, the numbers in them are the same, and no period tells both: then the later is an
    edited repetition of the earlier. Of several the likest is repeated. Wordings are given in the order of time.
    """
    periods: dict[str, set[int]] = {}
    for text, nth in told:
        periods.setdefault(fold(text), set()).add(nth)
    first: dict[str, str] = {}
    for words, own in periods.items():
        alike = [(_likeness(words, one), one) for one in first if not own & periods[first[one]]]
        best, earlier = max(alike, default=(0.0, words))
        first[words] = first[earlier] if best >= ALIKE else words
        periods[first[words]] |= own
    return first


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < LONG_ENOUGH or _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return 0.0
    return fuzz.ratio(one, other)
