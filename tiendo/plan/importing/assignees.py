"""A cell of lead or cooperating agencies → assignments with their scopes, requests and qualifiers.

- Bộ A (phần của A), Bộ B: phần của B; các Bộ: C, D và các bộ, ngành có liên quan - Đề nghị E, G phối hợp
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tiendo.plan.importing.items import items
from tiendo.plan.importing.names import Name, Names, key

_REQUEST = re.compile(r"de nghi\s+")
_MINISTRIES = re.compile(r"(cac\s+)?bo\s*:\s*")
_OPENING = re.compile(r"(cac|de nghi)\b")
_AND = re.compile(r"\s*(,|;|/|&|\bva\b)\s*(va\s+)?")
_CONCERNED = re.compile(r"(khac\s+)?(co\s+)?lien quan")
_NEXT_NAME = re.compile(r"[,;(]|\s(?:và|-)\s")


@dataclass(frozen=True)
class Assignee:
    """An agency or group with what the cell says about its part."""

    id: str
    is_group: bool
    requested: bool
    scope: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True)
class Assignees:
    """What a cell names; `unknown` are the names that the registry does not know, `shared` scopes of several."""

    known: list[Assignee]
    unknown: list[str]
    shared: list[str]


def assignees(text: str, names: Names) -> Assignees:
    """Everybody whom a cell names, in its order."""
    found = Assignees([], [], [])
    for item in _entries(text, names):
        _Item(item, names, found).read()
    return found


def _entries(text: str, names: Names) -> list[str]:
    """The entries of a cell. One that begins in the middle of a sentence belongs to the one before."""
    entries: list[str] = []
    for item in items(text, semicolons=True, whole=names.spans(text)):
        item_key = key(item)
        begins = not item[0].islower() or names.at(item_key, 0) or _OPENING.match(item_key)
        if entries and not begins:
            entries[-1] += f"; {item}"
        else:
            entries.append(item)
    return entries


class _Item:
    """One entry of a cell: names, then what is said about them."""

    def __init__(self, text: str, names: Names, found: Assignees) -> None:
        self._text = text
        self._key = key(text)
        self._names = names
        self._found = found
        self._at = 0
        self._own: list[Assignee] = []

    def read(self) -> None:
        requested = self._skip(_REQUEST)
        bare = self._skip(_MINISTRIES)
        self._read_names(requested=requested, bare=bare)
        self._read_rest()
        self._found.known.extend(self._own)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._key, self._at)
        self._at = found.end() if found else self._at
        return found is not None

    def _read_names(self, *, requested: bool, bare: bool) -> None:
        while self._at < len(self._text):
            name = self._names.at(self._key, self._at, bare=bare)
            if name:
                self._own.append(Assignee(name.id, name.is_group, requested))
                self._at = name.end
                self._read_brackets()
            elif not self._read_unknown():
                return
            following = _AND.match(self._key, self._at)
            if not following or not self._is_name(following.end(), bare=bare):
                return
            self._at = following.end()

    def _is_name(self, at: int, *, bare: bool) -> bool:
        known: Name | None = self._names.at(self._key, at, bare=bare)
        return known is not None or self._text[at : at + 1].isupper()

    def _read_unknown(self) -> bool:
        """Pass over a name that the registry does not know. False where no name stands."""
        if self._own and not self._text[self._at].isupper():
            return False
        end = _NEXT_NAME.search(self._text, self._at)
        stop = end.start() if end else len(self._text)
        unknown = self._text[self._at : stop].strip()
        if unknown:
            self._found.unknown.append(unknown)
        self._at = stop
        return bool(unknown)

    def _read_brackets(self) -> None:
        opened = re.match(r"\s*\(", self._text[self._at :])
        if opened:
            inside, end = _bracketed(self._text, self._at + opened.end())
            self._give_scope(inside)
            self._at = end

    def _read_rest(self) -> None:
        """What follows the names: a scope after a colon or in brackets, else how they are to act."""
        rest = self._text[self._at :].strip(" ;,.")
        if not rest:
            return
        if rest.startswith(":"):
            self._give_scope(rest[1:].strip())
            return
        opened = rest.find("(")
        if opened >= 0:
            inside, end = _bracketed(rest, opened + 1)
            self._give_scope(inside)
            rest = f"{rest[:opened].strip()} {rest[end:].strip()}".strip()
        if rest:
            self._give_qualifier(rest)

    def _give_scope(self, scope: str) -> None:
        without = [i for i, one in enumerate(self._own) if one.scope is None and not one.is_group]
        without = without or list(range(len(self._own)))[-1:]
        if len(without) > 1:
            self._found.shared.append(scope)
        for i in without:
            self._own[i] = replace(self._own[i], scope=scope)

    def _give_qualifier(self, qualifier: str) -> None:
        """Words such as "có liên quan" belong to the last name, as does all behind a group; else to every name."""
        if not self._own:
            return
        only_last = self._own[-1].is_group or _CONCERNED.match(key(qualifier)) is not None
        for i in [len(self._own) - 1] if only_last else range(len(self._own)):
            self._own[i] = replace(self._own[i], qualifier=qualifier)


def _bracketed(text: str, start: int) -> tuple[str, int]:
    """The text up to the bracket that closes the one before `start`, and the place behind it."""
    depth = 1
    for i in range(start, len(text)):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return text[start:i].strip(), i + 1
    return text[start:].strip(), len(text)


def without_repeats(known: Sequence[Assignee]) -> list[Assignee]:
    """Each agency once a scope."""
    return list({(one.id, one.is_group, one.scope): one for one in known}.values())
