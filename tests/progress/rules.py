"""The rules as data: chapters of rules, each with its cases (`rules.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True)
class Rule:
    """One rule in words, and the cases that show it: one mapping of column → cell a case."""

    id: str
    vi: str
    en: str
    cases: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Chapter:
    id: str
    vi: str
    en: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class RuleBook:
    """All chapters, and how the page names columns and words (Vietnamese, English)."""

    chapters: tuple[Chapter, ...]
    columns: Mapping[str, tuple[str, str]]
    words: Mapping[str, tuple[str, str]]

    def cases(self, chapter: str) -> list[tuple[str, Mapping[str, str]]]:
        """Every case of a chapter with a name for it."""
        rules = next(found for found in self.chapters if found.id == chapter).rules
        return [(f"{rule.id}-{n}", case) for rule in rules for n, case in enumerate(rule.cases, 1)]


@cache
def rule_book() -> RuleBook:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    chapters = tuple(_chapter(chapter) for chapter in data["chapter"])
    return RuleBook(chapters, data["columns"], data["words"])


def _chapter(data: dict) -> Chapter:
    rules = tuple(Rule(rule["id"], rule["vi"], rule["en"], _cases(rule["cases"])) for rule in data["rule"])
    return Chapter(data["id"], data["vi"], data["en"], rules)


def _cases(table: str) -> tuple[Mapping[str, str], ...]:
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return tuple(dict(zip(header, line, strict=True)) for line in lines)
