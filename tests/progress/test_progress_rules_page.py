"""The rules page says everything that the table says, in the reader's language."""

import pytest

from tests.progress.rules import rule_book
from tests.progress.rules_page import rules_page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_and_case_is_on_the_page(lang: str) -> None:
    page = rules_page(lang)
    rules = [rule for chapter in rule_book().chapters for rule in chapter.rules]
    assert all(f"**{getattr(rule, lang)}**" in page for rule in rules)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert len(rows) == sum(len(rule.cases) + 2 for rule in rules)


def test_no_code_is_left_on_the_page() -> None:
    assert "_" not in rules_page("vi")
    assert "_" not in rules_page("en")


def test_rules_have_names_of_their_own() -> None:
    names = [rule.id for chapter in rule_book().chapters for rule in chapter.rules]
    assert len(set(names)) == len(names)
