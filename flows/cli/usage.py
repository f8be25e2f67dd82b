"""What is wrong with a command line, in the language of messages: the parser itself speaks English only."""

from typing import Any

import typer

from flows.cli.common import say


def explained(error: typer.TyperException) -> str:
    """What was found, what the command takes and where to read on. Empty where the help was printed instead."""
    found = _found(type(error).__name__, error)
    context = getattr(error, "ctx", None)
    if not found or context is None:
        return found
    usage = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
    more = say(
        f"Cách gọi: {usage}\nXem thêm: {context.command_path} --help",
        f"Usage: {usage}\nMore: {context.command_path} --help",
    )
    return f"{found}\n{more}"


def _found(kind: str, error: Any) -> str:
    """The parser's classes are no public names of it; what they are called is."""
    option = getattr(error, "option_name", "")
    match kind:
        case "NoArgsIsHelpError":
            vi = en = ""
        case "MissingParameter":
            vi, en = f"Thiếu {_name(error)}.", f"{_name(error)} is missing."
        case "BadParameter":
            vi, en = (
                f"Giá trị của {_name(error)} không dùng được.",
                f"The value of {_name(error)} cannot be used.",
            )
        case "NoSuchOption":
            vi, en = f"Không có tùy chọn {option}.", f"There is no option {option}."
        case "BadOptionUsage":
            vi = f"Tùy chọn {option} thiếu giá trị, hoặc không nhận giá trị."
            en = f"Option {option} lacks its value, or takes none."
        case _:
            vi, en = _surplus(error)
    about = getattr(getattr(error, "param", None), "help", None)
    return f"{say(vi, en)} {_in_language(about)}" if about else say(vi, en)


def _surplus(error: Any) -> tuple[str, str]:
    """What is left: a word that is no command, or one too many."""
    names = ", ".join(getattr(error.ctx and error.ctx.command, "commands", ()))
    if names:
        return f"Không có lệnh này. Các lệnh có: {names}.", f"There is no such command. Commands: {names}."
    return "Thừa tham số.", "There are too many arguments."


def _name(error: Any) -> str:
    """The option or argument as it is typed."""
    return str(error.param_hint or error.param.get_error_hint()).strip("'")


def _in_language(help_text: str) -> str:
    """The help of an option is its Vietnamese, " · ", its English."""
    vi, _, en = help_text.partition(" · ")
    return say(vi, en)
