"""What can be a Vietnamese syllable: enough to tell real text from text in a wrong font or encoding."""

import re
import unicodedata
from collections.abc import Iterable

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:oao|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyê|uyu|oă|oa|oe|oo|ôô|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oi|ôi|ơi"
    r"|ua|uâ|ue|uê|ui|uo|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_WORDS = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """The words of a text, small letters, NFC."""
    return _WORDS.findall(unicodedata.normalize("NFC", text).lower())


def is_syllable(word: str) -> bool:
    """`word` (small letters, NFC) has the shape of a Vietnamese syllable with at most one tone."""
    plain = unicodedata.normalize("NFD", word)
    tones = sum(character in _TONES for character in plain)
    toneless = unicodedata.normalize("NFC", "".join(c for c in plain if c not in _TONES))
    return tones <= 1 and _SHAPE.fullmatch(toneless) is not None


def accented(found: Iterable[str]) -> list[str]:
    """Those of the words that are not plain Latin letters."""
    return [word for word in found if not word.isascii()]
