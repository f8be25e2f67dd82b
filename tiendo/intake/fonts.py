"""Texts typed in the fonts of before Unicode: TCVN3 (“.Vn…”) and VNI (“VNI-…”). Converted when that is sure."""

import re
from dataclasses import dataclass
from functools import cache

from tiendo.intake.syllables import accented, is_syllable, words

_TCVN3_LETTERS = (
    "àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË đ® èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ òß óã ỏá õâ "
    "ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ Ă¡ Â¢ Đ§ Ê£ Ô¤ Ơ¥ Ư¦"
)
_VNI_VOWELS = {
    "a": "aø à aù á aû ả aõ ã aï ạ aâ â aà ầ aá ấ aå ẩ aã ẫ aä ậ aê ă aè ằ aé ắ aú ẳ aü ẵ aë ặ",
    "e": "eø è eù é eû ẻ eõ ẽ eï ẹ eâ ê eà ề eá ế eå ể eã ễ eä ệ",
    "o": "oø ò où ó oû ỏ oõ õ oï ọ oâ ô oà ồ oá ố oå ổ oã ỗ oä ộ",
    "ô": "ôø ờ ôù ớ ôû ở ôõ ỡ ôï ợ ô ơ",
    "u": "uø ù uù ú uû ủ uõ ũ uï ụ",
    "ö": "öø ừ öù ứ öû ử öõ ữ öï ự ö ư",
    "y": "yø ỳ yù ý yû ỷ yõ ỹ",
    "": "ì ì í í æ ỉ ó ĩ ò ị î ỵ ñ đ",
}

# UTF-8 read as Windows-1252: lead bytes with what follows them. Controls among those are gone by now.
_TRAIL = "\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = re.compile(f"[ÃÄÅÆ][{_TRAIL}]|á[º»][{_TRAIL}]")
LETTERS_LOST = re.compile(r"[^\W\d_]\?[^\W\d_?]")
_SOME, _MANY = 2, 3  # fewer may stand in an honest text
GARBLED = "[\ufffd?ÃÄÅÆº»]"  # finds every text worth a closer look


@dataclass(frozen=True)
class Retyped:
    """A text in Unicode, and the font that it was typed in."""

    text: str
    font: str


def retyped(text: str) -> Retyped | None:
    """The text in Unicode if it is surely of a legacy font: wrong as it stands, Vietnamese once converted."""
    if _beyond_latin(text) or not _glued(text):
        return None
    candidates = (Retyped(convert(text), font) for font, convert in _FONTS.items())
    return next((found for found in candidates if found.text != text and _is_vietnamese(found.text)), None)


def is_unclear(text: str) -> bool:
    """Some words are surely of a legacy font, but the text as a whole is not."""
    return retyped(text) is None and sum(map(_is_legacy_word, _glued(text))) >= 2


def is_garbled(text: str) -> bool:
    """Letters were lost on the way: replaced by signs of loss or question marks, or read in a wrong encoding."""
    return (
        "\ufffd" in text or len(_MISREAD.findall(text)) >= _SOME or len(LETTERS_LOST.findall(text)) >= _MANY
    )


def suspicious() -> str:
    """A regular expression that finds every text worth a closer look."""
    return _SUSPICIOUS


def _beyond_latin(text: str) -> bool:
    """Legacy fonts know 256 characters; whoever used others typed Unicode."""
    return any(ord(character) > 0xFF for character in text)


def _glued(text: str) -> list[str]:
    """Runs in which a suspect character stands among letters: not a bullet, a quote or a sign of its own.

    A capital with an accent after a small letter is as suspect: nobody writes Vietnamese like that.
    """
    return [
        run
        for run in text.split()
        if re.search("[A-Za-z]", run) and (set(run) & _SUSPECTS or re.search(_CAPITAL_INSIDE, run))
    ]


def _is_legacy_word(run: str) -> bool:
    return any(_is_vietnamese(convert(run)) for convert in _FONTS.values())


def _is_vietnamese(text: str) -> bool:
    special = accented(words(text))
    return bool(special) and all(map(is_syllable, special)) and not set(text) & _SUSPECTS


def from_tcvn3(text: str) -> str:
    """TCVN3 bytes, seen as Latin-1 characters, in Unicode."""
    return text.translate(_tcvn3())


@cache
def _tcvn3() -> dict[int, str]:
    table = {ord(pair[1]): pair[0] for pair in _TCVN3_LETTERS.split()}
    return {**table, 0xAD: "ư", 0xA0: " "}


def from_vni(text: str) -> str:
    """VNI bytes, seen as Latin-1 characters, in Unicode."""
    table, result, i = _vni(), [], 0
    while i < len(text):
        pair = text[i : i + 2]
        size = 2 if pair in table else 1
        result.append(table.get(pair[:size], pair[:size]))
        i += size
    return "".join(result)


@cache
def _vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _VNI_VOWELS.values():
        parts = line.split()
        for written, meant in zip(parts[::2], parts[1::2], strict=True):
            table |= {written: meant, written.upper(): meant.upper(), written.capitalize(): meant.upper()}
            if len(written) == 2:
                table[written[0].upper() + written[1]] = meant.upper()
    return table


_VIETNAMESE = set("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
_LEGACY = {p[1] for p in _TCVN3_LETTERS.split()} | set("øûïåäëüöæîñ") | {"\xad"}
_SUSPECTS = _LEGACY - _VIETNAMESE - {letter.upper() for letter in _VIETNAMESE}
_CAPITAL_INSIDE = "[a-z][À-Ý]"
_SUSPICIOUS = f"[{''.join(sorted(_SUSPECTS))}]|{_CAPITAL_INSIDE}"
_FONTS = {"TCVN3 (ABC)": from_tcvn3, "VNI": from_vni}
