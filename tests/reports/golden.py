"""Golden sentences: what a function of the wording says, in both languages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.reports.figures_at_hand import Hand
from tiendo.reports.wording import LANGUAGES


@dataclass(frozen=True)
class Golden:
    """A call of `sentence` and what it says; None where it says nothing.

    Several texts, such as a chart's title and description, are joined by " | ". `named` are parts given by name.
    """

    sentence: str
    parts: Callable[[Hand], tuple[Any, ...]]
    vi: str | None
    en: str | None
    named: Mapping[str, Any] = field(default_factory=dict)

    def expected(self, lang: str) -> str | None:
        return self.vi if lang == "vi" else self.en


def both_languages(sentences: Iterable[Golden]) -> list[Any]:
    """Parameters of a test: every sentence in every language."""
    return [
        pytest.param(case, lang, id=f"{case.sentence}-{i}-{lang}")
        for i, case in enumerate(sentences)
        for lang in LANGUAGES
    ]


def spoken(section: str, case: Golden, lang: str) -> str | None:
    speak = getattr(getattr(LANGUAGES[lang], section), case.sentence)
    return printed(speak(*case.parts(Hand(lang)), **case.named))


def printed(said: Any) -> str | None:
    if isinstance(said, dict):
        return printed([text for texts in said.values() for text in texts])
    if isinstance(said, list | tuple):
        return " | ".join(map(str, said))
    return None if said is None else str(said)
