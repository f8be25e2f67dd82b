"""The `tiendo` command: its sub-commands, and how errors end it."""

import sys

import typer

from flows.cli import checking, collecting, deciding, demonstrating, forms, plans, reporting, tracing
from flows.cli.common import language
from tiendo.errors import EnvironmentFailure, TiendoError

app = typer.Typer(
    name="tiendo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Từ tệp các cơ quan gửi đến báo cáo Word để ký. · From the files agencies drop to the reports reviewers sign.",
)
for room in (plans, forms, checking, collecting, deciding, reporting, tracing, demonstrating):
    room.register(app)


def main() -> None:
    """Run a command. Exit code 0 done, 1 the input has errors, 2 wrong usage, 3 the environment failed."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        app()
    except TiendoError as error:
        print(error.message(language()), file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        print(_system_message(error), file=sys.stderr)
        sys.exit(EnvironmentFailure.exit_code)


def _system_message(error: OSError) -> str:
    place = error.filename or ""
    if language() == "vi":
        return f"Hệ thống báo lỗi khi đọc hoặc ghi {place}: {error.strerror}."
    return f"The system failed to read or write {place}: {error.strerror}."
