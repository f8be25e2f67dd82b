"""One written value → one typed value, as Vietnamese officials write numbers, dates and choices.

Each parser returns the value and, where there is something to say, the code of a finding with its details. A value
that cannot be understood is None with the code of an error; one that was understood with doubt has a warning.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from rapidfuzz import process

from schemas.records import Field
from schemas.terms import Term
from tiendo.text import clean, fold

_TOO_LARGE = 1e15  # beyond what is counted, and what such a number can tell from the next
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)  # the Excel serial numbers of 2000 to 2099
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_THOUSANDS_DOT = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_THOUSANDS_COMMA = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
# Not with a zone: midnight there is the day before or after here.
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_DAY_FIRST = re.compile(
    r"(?:ngày )?(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
# Words, folded, that make another status of one, and numbers.
_QUALIFIED = re.compile(r"\b(?:chua|khong|gan|sap|co ban|mot phan|not|nearly|partly)\b|\d")


@dataclass(frozen=True)
class Parsed:
    value: object = None
    code: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


def parser_for(definition: Field) -> Callable[[str], Parsed]:
    """The parser of a field. Text and keys are taken as they are."""
    if definition.terms is not None:
        terms = definition.terms
        return lambda text: parse_choice(text, terms)
    return {"percent": parse_percent, "number": parse_number, "date": parse_date}[definition.kind]


def parse_choice(text: str, terms: type[Term]) -> Parsed:
    """A member of a vocabulary by its label in either language or its code, however spelt."""
    known = _choices(terms)
    said = set(map(fold, text.splitlines()))  # joining cells in Word stacks what each of them said
    if len(said) == 1 and (code := known.get(*said)) is not None:
        return Parsed(code)
    labels = {"allowed_vi": _listed(terms, "vi"), "allowed_en": _listed(terms, "en")}
    near = process.extractOne(fold(text), known.keys(), score_cutoff=75)
    if near is None or _says_another(fold(text), near[0], known):
        return Parsed(None, "choice_unknown", labels)
    meant = terms(known[near[0]])
    return Parsed(None, "choice_misspelt", {**labels, "meant_vi": meant.vi, "meant_en": meant.en})


def _says_another(written: str, alike: str, known: Mapping[str, str]) -> bool:
    """The words look alike but say something else: "not completed", "80 % completed", "done or in progress"."""
    named = {known[label] for label in known if label in written}
    done = "da" in written.split() and not {"dang", "chua"}.isdisjoint(alike.split())
    return len(named) > 1 or done or not set(_QUALIFIED.findall(written)) <= set(_QUALIFIED.findall(alike))


@cache
def _choices(terms: type[Term]) -> dict[str, str]:
    return {fold(word): term.value for term in terms for word in (term.value, term.vi, term.en)}


def _listed(terms: type[Term], lang: str) -> str:
    return "; ".join(term.label(lang) for term in terms)


def parse_percent(text: str) -> Parsed:
    """0 to 100. "50", "50%" and a cell formatted as percent (0.5) all mean 50; "1" may be 1 % or a whole."""
    has_sign = text.rstrip().endswith("%")
    number = _decimal(text.strip().removesuffix("%"))
    if number is None:
        return Parsed(None, "percent_malformed")
    if number == 1 and not has_sign:
        return Parsed(number, "percent_one")
    is_fraction = not has_sign and 0 < number < 1
    return Parsed(round(number * 100, 6) if is_fraction else number)


def _decimal(text: str) -> float | None:
    compact = "".join(text.split())
    return float(compact.replace(",", ".")) if _PLAIN.fullmatch(compact) else None


def parse_number(text: str) -> Parsed:
    """A number with "." or "," for thousands or decimals: 1.234,5 as well as 1,234.5."""
    parsed = _number("".join(text.split()))
    too_large = isinstance(parsed.value, float) and not abs(parsed.value) < _TOO_LARGE
    return Parsed(None, "number_too_large") if too_large else parsed


def _number(compact: str) -> Parsed:
    if _THOUSANDS_DOT.fullmatch(compact):
        number = float(compact.replace(".", "").replace(",", "."))
        sure = compact.count(".") > 1 or "," in compact
        return Parsed(number) if sure else Parsed(number, "number_unclear", {"read_as": f"{number:.0f}"})
    if _THOUSANDS_COMMA.fullmatch(compact):
        number = float(compact.replace(",", ""))
        sure = compact.count(",") > 1 or "." in compact
        return Parsed(number) if sure else Parsed(number, "number_unclear", {"read_as": f"{number:.0f}"})
    plain = _decimal(compact)
    return Parsed(plain) if plain is not None else Parsed(None, "number_malformed")


def parse_date(text: str) -> Parsed:
    """A day: 15/11/2023, 15-11-2023, "ngày 15 tháng 11 năm 2023", an Excel date or its serial number."""
    written = _settled(text)
    if match := _ISO.fullmatch(written):
        year, month, day = (int(match.group(n)) for n in (1, 3, 4))
        return _day(year, month, day)
    if match := _DAY_FIRST.fullmatch(written) or _IN_WORDS.fullmatch(written):
        day, month, year = map(int, match.groups())
        if len(match.group(3)) == 2:
            parsed = _day(2000 + year, month, day)
            return Parsed(parsed.value, parsed.code or "date_short_year", {"read_as": str(2000 + year)})
        return _day(year, month, day)
    if written.isdecimal() and int(written) in _SERIALS:
        found = _EXCEL_EPOCH + timedelta(days=int(written))
        return Parsed(found, "date_as_number", {"read_as": f"{found:%d/%m/%Y}"})
    return Parsed(None, "date_malformed")


def _settled(text: str) -> str:
    """A day as it was written, without the mark that ended its sentence."""
    return clean(text).rstrip(".,;")


def is_month_first(text: str) -> bool:
    """The text is a day only if its first number is the month."""
    match = _DAY_FIRST.fullmatch(_settled(text))
    return match is not None and int(match.group(2)) > 12 >= int(match.group(1)) > 0


def either_order(text: str) -> date | None:
    """The day as it is read, where month first would be another day."""
    match = _DAY_FIRST.fullmatch(_settled(text))
    if match is None or match.group(1) == match.group(2) or max(map(int, match.groups()[:2])) > 12:
        return None
    found = parse_date(text).value
    return found if isinstance(found, date) else None


def _day(year: int, month: int, day: int) -> Parsed:
    try:
        return Parsed(date(year, month, day))
    except ValueError:
        return Parsed(None, "date_impossible")
