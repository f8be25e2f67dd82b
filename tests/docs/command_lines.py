"""Command lines held against the real command line: does this command, with these options and arguments, exist?"""

import shlex
from functools import cache
from typing import Any

import typer

from flows.cli.main import app
from tests.docs.markdown import Shown

Command = Any  # typer keeps the classes of its parser to itself
WRONG: type[Exception] = typer.BadParameter.__mro__[
    1
]  # the family of all that can be wrong with a command line


@cache
def tiendo() -> Command:
    return typer.main.get_command(app)


def wrong(shown: Shown) -> str | None:
    """What is wrong with a command line, or None."""
    words = shlex.split(shown.line, comments=True)
    command = tiendo()
    while words and hasattr(command, "commands"):
        if words[0] in ("--help", "…"):
            return None
        if words[0] not in command.commands:
            return f"no command {words[0]}"
        command = command.commands[words.pop(0)]
    return _whole(command, words) if shown.whole else _partial(command, words)


def _whole(command: Command, words: list[str]) -> str | None:
    if hasattr(command, "commands"):
        return "a command is missing"
    if "--help" in words:
        return None
    try:
        command.make_context(command.name, words)
    except WRONG as error:
        return str(error)
    return None


def _partial(command: Command, words: list[str]) -> str | None:
    options = {name: option for option in command.params for name in option.opts if name.startswith("-")}
    arguments = [param for param in command.params if not param.opts[0].startswith("-")]
    left = list(words)
    given = 0
    while left:
        word = left.pop(0)
        if not word.startswith("-"):
            given += 1
        elif word in options:
            if not options[word].is_flag and left:
                left.pop(0)
        elif word != "--help":
            return f"no option {word}"
    return f"{given} arguments, {len(arguments)} at most" if given > len(arguments) else None
