"""Text as people write it: one Unicode form, and keys under which spelling variants meet."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")  # those of Latin letters
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})


def clean(text: str) -> str:
    """NFC, one space between words, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def unaccented(text: str) -> str:
    """Without diacritics, as Vietnamese names are written in English."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    bare = _MARKS.sub("", plain)
    return (
        "".join(c for c in bare if not unicodedata.combining(c))
        if any(map(unicodedata.combining, bare))
        else bare
    )


def fold(text: str) -> str:
    """A key for comparing: without diacritics, case, or difference of spaces and dashes."""
    if text.isascii():
        return clean(text).casefold()
    return clean(unaccented(text.translate(_DASHES))).casefold()
