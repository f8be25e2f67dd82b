"""Make `docs/commands.md` from the command line itself: `python -m docs.make_commands`.

A test fails when the committed page is not what this script makes, so every command and option is documented.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import typer

from flows.cli.main import app

PAGE = Path(__file__).resolve().parent / "commands.md"
_MADE = "<!-- Made by docs/make_commands.py: change the help of the command, not this page. -->"
_INTRO = """\
`--help` says the same at the command. Codes at the end · Mã kết thúc: 0 done · xong; 1 the input has errors · dữ liệu
nhập có lỗi; 2 wrong usage · dùng sai lệnh; 3 the environment failed · lỗi môi trường (disk · ổ đĩa, database · cơ sở dữ
liệu, server · máy chủ). Data go to standard output, everything else to standard error. Messages are in Vietnamese or
English by `--lang` or `TIENDO_LANG`."""


class Option(NamedTuple):
    """An option or argument of a command as people type it, with its help in both languages."""

    written: str
    required: bool
    vi: str
    en: str


class Entry(NamedTuple):
    """A command: the words that call it, its help in both languages, what it takes."""

    words: tuple[str, ...]
    vi: str
    en: str
    options: tuple[Option, ...]

    @property
    def usage(self) -> str:
        """How it is called with what it needs. Arguments that may be left out stand in brackets."""
        needed = [o.written for o in self.options if o.required or not o.written.startswith("-")]
        return " ".join(["tiendo", *self.words, *needed])


def entries() -> Iterator[Entry]:
    """Every command, in the order of `tiendo --help`."""
    yield from _below(typer.main.get_command(app), ())


def page() -> str:
    """The page as Markdown."""
    found = list(entries())
    overview = [("Command", "Tiếng Việt", "English")]
    overview += [(f"[`{' '.join(e.words)}`](#{_anchor(e)})", e.vi, e.en) for e in found]
    parts = ["# Commands · Các lệnh", _MADE, _INTRO, _table(overview), *map(_section, found)]
    return "\n\n".join(parts) + "\n"


def _below(command: Any, words: tuple[str, ...]) -> Iterator[Entry]:
    if hasattr(command, "commands"):
        for name, inner in command.commands.items():
            yield from _below(inner, (*words, name))
        return
    options = tuple(_option(param) for param in command.params)
    yield Entry(words, *_both(command.help), options)


def _option(param: Any) -> Option:
    if param.param_type_name == "argument":
        return Option(param.metavar or param.name.upper(), param.required, *_both(param.help))
    value = "" if param.is_flag else f" {param.metavar or param.name.upper()}"
    return Option(" / ".join(param.opts + param.secondary_opts) + value, param.required, *_both(param.help))


def _both(text: str | None) -> tuple[str, str]:
    """A help text is its Vietnamese, " · ", its English. One without the mark lacks a language: both stay empty."""
    vi, mark, en = " ".join((text or "").split()).partition(" · ")
    return (vi, en) if mark else ("", "")


def _section(entry: Entry) -> str:
    rows = [("", "Tiếng Việt", "English"), *((f"`{o.written}`", o.vi, o.en) for o in entry.options)]
    return "\n\n".join(
        [f"## {' '.join(entry.words)}", f"{entry.vi} · {entry.en}", f"`{entry.usage}`", _table(rows)]
    )


def _anchor(entry: Entry) -> str:
    return "-".join(entry.words)


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
