"""Golden sentences: what a function of the wording says, in both languages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.reports.figures_at_hand import Hand
from tiendo.reports.wording import LANGUAGES


@dataclass(frozen=True)
class Golden:
    """A call of `sentence` and what it says; None where it says nothing."""

    sentence: str
    parts: Callable[[Hand], tuple[Any, ...]]
    vi: str | None
    en: str | None

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
    said = getattr(getattr(LANGUAGES[lang], section), case.sentence)(*case.parts(Hand(lang)))
    return None if said is None else str(said)
