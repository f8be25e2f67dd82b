"""The `tiendo` command: its sub-commands, and how errors end it."""

import sys
from typing import NoReturn

import typer

from flows.cli import (
    checking,
    collecting,
    deciding,
    demonstrating,
    forms,
    letters,
    plans,
    reporting,
    reviewing,
    serving,
    standing,
    tracing,
)
from flows.cli.common import language
from flows.cli.usage import explained
from tiendo.errors import EnvironmentFailure, TiendoError, UsageError
from tiendo.settings import settings

app = typer.Typer(
    name="tiendo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Từ tệp các cơ quan gửi đến báo cáo Word để ký. · "
    "From the files agencies drop to the reports reviewers sign.",
)
for room in (
    plans,
    forms,
    checking,
    collecting,
    standing,
    deciding,
    reporting,
    letters,
    reviewing,
    tracing,
    serving,
    demonstrating,
):
    room.register(app)


def main() -> None:
    """Run a command. Exit code 0 done, 1 the input has errors, 2 wrong usage, 3 the environment failed."""
    for stream in (sys.stdout, sys.stderr):
        # Names of files may hold what no letter stands for; they are printed as escapes.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        settings()
    except UsageError as error:
        _end(error, f"{error.vi}\n{error.en}")  # the language itself may be what is wrong
    try:
        sys.exit(app(standalone_mode=False))
    except typer.TyperException as error:
        if said := explained(error):
            print(said, file=sys.stderr)
        sys.exit(UsageError.exit_code)
    except TiendoError as error:
        _end(error, error.message(language()))
    except OSError as error:
        failure = EnvironmentFailure(*_system_messages(error))
        _end(failure, failure.message(language()))


def _end(error: TiendoError, message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(error.exit_code)


def _system_messages(error: OSError) -> tuple[str, str]:
    place, reason = error.filename or "", error.strerror or str(error)
    return (
        f"Hệ thống báo lỗi khi đọc hoặc ghi {place}: {reason}.",
        f"The system failed to read or write {place}: {reason}.",
    )
