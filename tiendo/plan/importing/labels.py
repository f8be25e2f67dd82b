"""The numbers in front of an annex's rows: A. · II. · 1. · 1.1. · a) · đ · (iv)."""

import re
from dataclasses import dataclass

VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_WORDS = r"(?:(?:Phần|Mục|Nhóm|Chương|Khoản|Điểm|Nhiệm vụ)\s+)?"
_CORE = rf"(?:\d+(?:\.\d+)*|{_ROMAN}|{_ROMAN.lower()}|[A-ZĐa-zđ])"
_LABEL = re.compile(rf"^{_WORDS}\(?({_CORE})\)?[.):]*\s*[-–]?$")
_LABEL_AND_TITLE = re.compile(rf"^({_WORDS}\(?{_CORE}\)?[.):]+)\s+(\S.*)$", re.DOTALL)
_OUTLINE = re.compile(rf"^(?:{_ROMAN}|[A-ZĐ]|\d+)(?:\.(?:{_ROMAN}|[A-ZĐ]|\d+|[a-zđ]))+$")


@dataclass(frozen=True)
class Reading:
    """One way to read a number: "C" is a letter and a Roman hundred. `path` is that of 1.2: (1, 2)."""

    style: str
    ordinal: int
    core: str
    path: tuple[int, ...] = ()


def core_of(label: str) -> str | None:
    """The number without dots and brackets; None where the text is no number of a row."""
    found = _LABEL.match(label.strip())
    if found:
        return found[1]
    bare = label.strip().rstrip(".):")
    return bare if _OUTLINE.match(bare) else None


def is_label(cell: str) -> bool:
    return core_of(cell) is not None


def begins_with_label(line: str) -> bool:
    return _LABEL_AND_TITLE.match(line.strip()) is not None


def split_label(cell: str) -> tuple[str, str] | None:
    """Number and title of a cell that holds both."""
    found = _LABEL_AND_TITLE.match(cell.strip())
    return (found[1], found[2]) if found else None


def readings(core: str) -> list[Reading]:
    """Every way to read a number."""
    if re.fullmatch(r"\d+(\.\d+)*", core):
        path = tuple(int(part) for part in core.split("."))
        return [Reading("decimal", path[-1], core.rpartition(".")[2], path)]
    found = []
    if len(core) == 1 and core.lower() in LATIN + VIETNAMESE:
        found.append(Reading("capital" if core.isupper() else "letter", _ordinal(core), core))
    if re.fullmatch(_ROMAN, core.upper()):
        found.append(Reading("Roman" if core.isupper() else "roman", _roman(core.upper()), core))
    return found


def gap(before: str, after: Reading) -> int:
    """How many numbers are left out between two of one style; negative where they do not follow one another."""
    if after.style not in ("capital", "letter"):
        return after.ordinal - readings_of_style(before, after.style).ordinal - 1
    alphabets = [a for a in (VIETNAMESE, LATIN) if before.lower() in a and after.core.lower() in a]
    gaps = [a.index(after.core.lower()) - a.index(before.lower()) - 1 for a in alphabets]
    return min((one for one in gaps if one >= 0), default=-1)


def readings_of_style(core: str, style: str) -> Reading:
    return next(reading for reading in readings(core) if reading.style == style)


def _ordinal(letter: str) -> int:
    alphabet = VIETNAMESE if letter.lower() in VIETNAMESE else LATIN
    return alphabet.index(letter.lower()) + 1


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[digit] for digit in text]
    return sum(
        -value if any(value < later for later in values[i + 1 :]) else value for i, value in enumerate(values)
    )
