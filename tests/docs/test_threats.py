"""The threat table names tests that exist, and every row names one or says that it is not covered."""

import ast
import re
from functools import cache

import pytest

from tests.docs.markdown import ROOT, pages

PAGE = "docs/threats.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::([\w:]+)`")
ROWS = [
    line for line in pages()[PAGE].splitlines() if line.startswith("| ") and not line.startswith("| threat |")
]
NAMED = sorted(set(TEST.findall(pages()[PAGE])))


def test_rows_are_found() -> None:
    assert len(ROWS) > 25
    assert len(NAMED) > 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_every_threat_has_a_test_or_is_said_to_have_none(row: str) -> None:
    assert TEST.search(row) or "*not covered*" in row


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    assert name in names_in(file)


def test_a_test_that_does_not_exist_is_noticed() -> None:
    assert "test_rows_are_not_found" not in names_in("tests/docs/test_threats.py")


@cache
def names_in(file: str) -> set[str]:
    """The names of a file's tests as pytest writes them, without parameters."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    methods = {f"{one.name}::{name}" for one in classes for name in _functions(one.body)}
    return {*_functions(tree.body), *methods}


def _functions(body: list[ast.stmt]) -> list[str]:
    return [node.name for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
