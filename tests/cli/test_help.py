"""Every command says in both languages what it does, and the page of commands says the same."""

import pytest

from docs.make_commands import PAGE, Entry, entries, page
from tests.cli.conftest import Tiendo

COMMANDS = list(entries())


def by_words(entry: Entry) -> str:
    return " ".join(entry.words)


def test_there_are_commands() -> None:
    """Were the walk through the commands broken, the other tests would pass on nothing."""
    assert {("check",), ("collect",), ("plan", "show"), ("form", "issue")} <= {e.words for e in COMMANDS}


@pytest.mark.parametrize("entry", COMMANDS, ids=by_words)
def test_help_is_in_both_languages(entry: Entry) -> None:
    assert entry.vi, entry.words
    assert entry.en, entry.words
    lacking = [option.written for option in entry.options if not (option.vi and option.en)]
    assert lacking == []


@pytest.mark.parametrize("entry", COMMANDS, ids=by_words)
def test_every_command_takes_a_home(entry: Entry) -> None:
    assert "--home HOME" in [option.written for option in entry.options]


@pytest.mark.parametrize("entry", COMMANDS, ids=by_words)
def test_help_can_be_asked_for(entry: Entry, tiendo: Tiendo) -> None:
    ran = tiendo(*entry.words, "--help")
    assert ran.code == 0
    assert entry.vi.split()[0] in ran.out


def test_all_commands_are_listed(tiendo: Tiendo) -> None:
    ran = tiendo("--help")
    assert ran.code == 0
    assert all(entry.words[0] in ran.out for entry in COMMANDS)


def test_the_page_is_current() -> None:
    """When this fails: `python -m docs.make_commands`, and commit the page with the command."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("entry", COMMANDS, ids=by_words)
def test_the_page_names_every_command_and_option(entry: Entry) -> None:
    text = PAGE.read_text(encoding="utf-8")
    _, _, rest = text.partition(f"\n## {by_words(entry)}\n")
    section, _, _ = rest.partition("\n## ")
    assert section
    assert all(f"`{option.written}`" in section for option in entry.options)
