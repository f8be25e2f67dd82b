"""How officials write what they mean: numbers, dates and choices as each of them is used to."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random

from schemas.records import TABLES, Field, fields_of
from schemas.terms import Term
from tiendo.demo.answers import Answers, Line, Written
from tiendo.text import fold

_WHOLE = 100

_CHOICES: dict[str, tuple[int, Callable[[str], str]]] = {
    "from the list": (70, lambda label: label),
    "capitals": (8, str.upper),
    "no diacritics": (8, fold),
    "loose spaces": (7, lambda label: f"  {label.replace(' ', '  ')} "),
    "decomposed": (7, lambda label: unicodedata.normalize("NFD", label)),
}
# A percentage formatted as percent is stored as a fraction; a whole one would be 1, which reads as one per cent.
_PERCENTS: dict[str, tuple[int, Callable[[float], Written]]] = {
    "number": (62, lambda percent: percent),
    "sign": (18, lambda percent: f"{percent:g}%"),
    "fraction": (12, lambda percent: percent / _WHOLE if percent < _WHOLE else f"{percent:g}%"),
    "comma": (8, lambda percent: f"{percent / _WHOLE:g}".replace(".", ",") if percent < _WHOLE else percent),
}
_DATES: dict[str, tuple[int, Callable[[date], Written]]] = {
    "date": (60, lambda day: day),
    "slashes": (20, lambda day: f"{day:%d/%m/%Y}"),
    "dashes": (8, lambda day: f"{day:%d-%m-%Y}"),
    "dots": (6, lambda day: f"{day.day}.{day.month}.{day.year}"),
    "words": (6, lambda day: f"ngày {day:%d} tháng {day.month} năm {day.year}"),
}
_NUMBERS: dict[str, tuple[int, Callable[[float], Written]]] = {
    "number": (94, lambda number: number),
    "points": (6, lambda number: f"{number:,}".replace(",", "~").replace(".", ",").replace("~", ".")),
}
_TEXTS: dict[str, tuple[int, Callable[[str], str]]] = {
    "plain": (84, lambda text: text),
    "decomposed": (8, lambda text: unicodedata.normalize("NFD", text)),
    "loose spaces": (8, lambda text: f" {text.replace('. ', '.  ')} "),
}


@cache
def _fields(table: str) -> Mapping[str, Field]:
    return fields_of(table)


@dataclass(frozen=True)
class Habits:
    """One official's ways of writing, one for each kind of value."""

    choice: Callable[[str], str]
    percent: Callable[[float], Written]
    day: Callable[[date], Written]
    number: Callable[[float], Written]
    text: Callable[[str], str]

    def write(self, answers: Answers) -> Answers:
        """The same answers as this official writes them. What is text already in a typed field stays as it is."""
        return replace(
            answers,
            **{
                table: tuple(self._line(line, _fields(table)) for line in getattr(answers, table))
                for table in TABLES
            },
        )

    def _line(self, line: Line, fields: Mapping[str, Field]) -> Line:
        return {name: self._value(value, fields[name]) for name, value in line.items()}

    def _value(self, value: Written, field: Field) -> Written:
        match value:
            case Term():
                return self.choice(value.vi)
            case date():
                return self.day(value)
            case str():
                return self.text(value) if field.kind == "text" else value
            case int() | float():
                return self.percent(value) if field.kind == "percent" else self.number(value)
            case _:
                return None


def habits(draw: Random) -> Habits:
    """The ways of an official, drawn."""
    ways = (_CHOICES, _PERCENTS, _DATES, _NUMBERS, _TEXTS)
    return Habits(*[_drawn(ways_of_one_kind, draw) for ways_of_one_kind in ways])


def _drawn(ways: dict, draw: Random) -> Callable:
    weights = [weight for weight, _ in ways.values()]
    (chosen,) = draw.choices([way for _, way in ways.values()], weights)
    return chosen
