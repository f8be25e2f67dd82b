"""Names of agencies and groups as they stand in running text, whatever their case, diacritics, commas and dashes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from schemas.terms import AgencyKind
from tiendo.plan.model import Registry
from tiendo.text import fold

_ALL_OF = "cac "  # a group may be written without it: "các bộ, ngành, cơ quan có liên quan"
_ALIKE = 80  # per cent, for "did you mean"
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})

_Table = defaultdict[str, list[tuple[re.Pattern[str], str, bool]]]  # first word → pattern, id, is a group


@dataclass(frozen=True)
class Name:
    """An agency or a group that was recognised, and where its name ends."""

    id: str
    is_group: bool
    end: int


def key(text: str) -> str:
    """The folded text, character for character: places in it are places in `text` (which is NFC)."""
    plain = (fold(character) or " " for character in text.translate(_DASHES))
    return "".join(character if len(character) == 1 else "?" for character in plain)


class Names:
    """Everything that the registry can call an agency or a group."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def at(self, text_key: str, start: int, *, bare: bool = False) -> Name | None:
        """The longest name that begins at a place; with `bare` also ministries without the word "ministry"."""
        word = re.match(r"\w+", text_key[start:])
        if word is None:
            return None
        tables = [self._full, self._bare] if bare else [self._full]
        found = [
            Name(id, is_group, match.end())
            for table in tables
            for pattern, id, is_group in table[word.group()]
            if (match := pattern.match(text_key, start))
        ]
        return max(found, key=lambda name: name.end, default=None)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in a text."""
        text_key = key(text)
        starts = (match.start() for match in re.finditer(r"\b\w", text_key))
        found = ((start, self.at(text_key, start, bare=True)) for start in starts)
        return [(start, name.end) for start, name in found if name]

    def like(self, text: str) -> str:
        """The official name that a text resembles most, "" where there is none."""
        found = process.extractOne(fold(text), self._spoken.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._spoken[found[0]] if found else ""

    @cached_property
    def _full(self) -> _Table:
        short = {fold(name) for _, name in _short_names(self._registry)}
        table: _Table = defaultdict(list)
        for text, id, is_group in self._spellings():
            if fold(text) not in short:
                _add(table, text, id, is_group)
        return table

    @cached_property
    def _bare(self) -> _Table:
        table: _Table = defaultdict(list)
        for id, name in _short_names(self._registry):
            _add(table, name, id, is_group=False)
        return table

    def _spellings(self) -> Iterator[tuple[str, str, bool]]:
        registry = self._registry
        for id, name in registry.agencies.select("agency", "name_vi").iter_rows():
            yield name, id, False
        for id, alias in registry.aliases.select("agency", "alias").iter_rows():
            yield alias, id, False
        for table in (
            registry.groups.select("group", "name_vi"),
            registry.group_aliases.select("group", "alias"),
        ):
            for id, name in table.iter_rows():
                yield name, id, True
                if fold(name).startswith(_ALL_OF):
                    yield name[len(_ALL_OF) :], id, True

    @cached_property
    def _spoken(self) -> dict[str, str]:
        return {fold(text): self._registry.name(id) for text, id, _ in self._spellings()}


@lru_cache(maxsize=4)
def names_of(registry: Registry) -> Names:
    """The names of a registry, worked out once."""
    return Names(registry)


def _short_names(registry: Registry) -> Iterator[tuple[str, str]]:
    """Ministries without the word: after "Các Bộ:" stands "Quốc phòng, Ngoại giao"."""
    word = f"{AgencyKind.ministry.vi} "
    ministries = registry.agencies.filter(kind=AgencyKind.ministry.value)
    for id, name in ministries.select("agency", "name_vi").iter_rows():
        if name.startswith(word):
            yield id, name[len(word) :]


def _add(table: _Table, text: str, id: str, is_group: bool) -> None:
    words = re.findall(r"\w+|[^\w\s]", key(fold(text)))
    pattern = r"\s*".join(_flexible(word) for word in words)
    spaced = re.compile(rf"{pattern}(?!\w)")
    if words:
        table[words[0]].append((spaced, id, is_group))


def _flexible(word: str) -> str:
    """Commas may be missing; words are parted by at least a space, which the boundary asks for."""
    return r",?" if word == "," else rf"\b{re.escape(word)}\b" if word.isalnum() else re.escape(word)
