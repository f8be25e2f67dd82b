"""Bytes of a text file → text, whichever encoding the sender's program used."""

import codecs
import re
import unicodedata
from contextlib import suppress

from tiendo.intake.fonts import LETTERS_LOST, from_tcvn3, from_vni, is_garbled
from tiendo.intake.limits import Unreadable
from tiendo.intake.syllables import accented, is_syllable, words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURE = 0.7  # share of accented words that must be Vietnamese syllables
_SAMPLE = 200_000
_MANY = 5
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def decoded(data: bytes) -> tuple[str, str | None]:
    """The text (NFC), and the name of the legacy encoding it was in, if it was. Raises Unreadable when unclear."""
    text, legacy = _unicode(data), None
    if text is not None and (once := _read_twice(text)) is not None:
        text, legacy = once, "UTF-8 → Windows-1252 → UTF-8"
    if text is None and _NO_TEXT.search(data[:_SAMPLE]):
        raise Unreadable("file_not_workbook")
    if text is None:
        text, legacy = _legacy(data)
    if "\x00" in text:
        raise Unreadable("file_not_workbook")
    if len(LETTERS_LOST.findall(text)) >= _MANY:
        raise Unreadable("file_letters_lost")
    return unicodedata.normalize("NFC", text), legacy


def _unicode(data: bytes) -> str | None:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        return data.decode(marked or _unmarked(data))
    except UnicodeDecodeError:
        return None


def _read_twice(text: str) -> str | None:
    """The text, where its UTF-8 was read as Windows-1252 and saved as UTF-8 once more."""
    if not is_garbled(text[:_SAMPLE]):
        return None
    codes = {chr(code): bytes([code]) for code in range(0x80, 0xA0)}
    try:
        pieces = [codes[c] if c in codes else c.encode("cp1252") for c in text.lstrip("\ufeff")]
        return b"".join(pieces).decode("utf-8-sig")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark has a zero in every other byte of Latin letters."""
    head = data[:2_000]
    if head[1::2].count(0) > len(head) // 5:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) // 5 else "utf-8"


def _legacy(data: bytes) -> tuple[str, str]:
    candidates = {"TCVN3 (ABC)": from_tcvn3(data.decode("latin-1")), "VNI": from_vni(data.decode("latin-1"))}
    with suppress(UnicodeDecodeError):
        candidates["Windows-1258"] = unicodedata.normalize("NFC", data.decode("cp1258"))
    name = max(candidates, key=lambda key: _share(candidates[key]))
    if _share(candidates[name]) < _SURE:
        raise Unreadable("file_encoding")
    return candidates[name], name


def _share(text: str) -> float:
    special = accented(words(text[:_SAMPLE]))
    return sum(map(is_syllable, special)) / len(special) if special else 0.0
