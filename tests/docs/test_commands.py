"""Every command that a page shows can be typed."""

import re
import tomllib

import pytest

from flows.cli import common
from tests.docs.command_lines import wrong
from tests.docs.markdown import ROOT, Shown, commands, pages, targets
from tiendo.settings import Settings

_VARIABLE = re.compile(r"\bTIENDO_[A-Z][A-Z_]*\b")
_SOURCES = ("tiendo", "flows", "tests", "bench")


@pytest.fixture(autouse=True)
def _language_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing `--lang` chooses the language of the process."""
    monkeypatch.setattr(common, "_chosen", dict(common._chosen))


def test_every_command_shown_exists_with_its_options() -> None:
    assert [f"{shown.page}: {shown.line}: {said}" for shown in commands() if (said := wrong(shown))] == []


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("checks bao-cao.xlsx", False),
        ("plan shows", True),
        ("check", True),
        ("check a.xlsx --strictly", True),
        ("check --strictly", False),
        ("check a.xlsx b.xlsx", False),
        ("report iccpr-1252 2023 --as-of tomorrow", True),
        ("exclude first --reason x", True),
    ],
)
def test_a_wrong_command_is_seen(line: str, whole: bool) -> None:
    assert wrong(Shown("page", line, whole))


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("check bao-cao.xlsx --json  # a comment", True),
        ("check", False),
        ("check FILE --annotate OUT", False),
    ],
)
def test_a_right_command_passes(line: str, whole: bool) -> None:
    assert wrong(Shown("page", line, whole)) is None


def test_pages_show_commands() -> None:
    """Were the pattern broken, the first test would pass on nothing."""
    assert {shown.whole for shown in commands()} == {True, False}


def test_every_target_of_make_exists() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert [f"{shown.page}: make {shown.line}" for shown in targets() if shown.line not in known] == []


def test_every_environment_variable_is_read_by_something() -> None:
    fields = {f"TIENDO_{name.upper()}" for name in Settings.model_fields}
    code = "".join(p.read_text(encoding="utf-8") for f in _SOURCES for p in (ROOT / f).rglob("*.py"))
    named = {(page, name) for page, text in pages().items() for name in _VARIABLE.findall(text)}

    assert [(page, name) for page, name in named if name not in fields and name not in code] == []


def test_extras_that_pages_install_are_offered() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        (page, extra) for page, text in pages().items() for extra in re.findall(r"install \.\[(\w+)\]", text)
    }

    assert [one for one in asked if one[1] not in project["optional-dependencies"]] == []
