"""The catalogue and the intake know the same codes, and every code has been seen in a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.findings import Entry, catalogue
from tests.intake.defects import defects
from tiendo import intake

SOURCES = sorted(Path(intake.__file__).parent.rglob("*.py"))
ELSEWHERE = {
    "layout_older": "test_layouts.py",
    "parts_differ": "test_parts.py",
    "sender_succeeded": "test_successors.py",
    "sender_succeeded_later": "test_successors.py",
}
OF_THE_LEDGER = {"period_locked"}


def ours() -> dict[str, Entry]:
    others = {code for code in catalogue() if code.startswith(("plan_", "import_"))} | OF_THE_LEDGER
    return {code: entry for code, entry in catalogue().items() if code not in others}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_two_findings_of_a_file_are_called_the_same(lang: str) -> None:
    """Summaries count by title: two lines of one name would look like one line too many."""
    titles = [getattr(entry, f"title_{lang}") for entry in ours().values()]
    assert sorted(titles) == sorted(set(titles))


def words() -> set[str]:
    """Every string of the intake's source."""
    return {node.value for tree in _trees() for node in ast.walk(tree) if _is_text(node)}


def _trees() -> Iterator[ast.Module]:
    yield from (ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def raised() -> set[str]:
    """The codes that stand where only a code can stand: Problem(…, code), Rule(code, …), Unreadable(code)."""
    places = {"Problem": 1, "Rule": 0, "Unreadable": 0, "Parsed": 1}
    calls = (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = ((call, places[call.func.id]) for call in calls if getattr(call.func, "id", None) in places)
    return {call.args[i].value for call, i in named if len(call.args) > i and _is_text(call.args[i])}


def test_every_code_of_the_catalogue_is_used():
    assert set(ours()) - words() == set()


def test_every_code_in_use_is_in_the_catalogue():
    assert len(raised()) > 40
    assert raised() - set(ours()) == set()


def test_every_code_was_seen():
    seen = {found.code for defect in defects() for found in defect.expected}

    assert set(ours()) - seen == set(ELSEWHERE)
    for code, file in ELSEWHERE.items():
        assert f'"{code}"' in (Path(__file__).parent / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ours())
def test_entries_speak_both_languages(code):
    entry = catalogue()[code]
    texts = [
        getattr(entry, f"{part}_{lang}") for part in ("title", "message", "fix") for lang in ("vi", "en")
    ]

    assert all(text == text.strip() and text for text in texts)
    assert entry.message_vi.endswith((".", "?"))
    assert entry.fix_vi.endswith(".")
    assert "  " not in "".join(texts)
