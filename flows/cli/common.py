"""What the commands share: options, output."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tiendo.errors import UsageError
from tiendo.settings import settings
from tiendo.workspace import Workspace, default_home

_chosen: dict[str, str] = {}


def _choose_language(value: str | None) -> str | None:
    if value is not None:
        if value not in ("vi", "en"):
            raise typer.BadParameter(value)
        _chosen["lang"] = value
    return value


def language() -> str:
    """The language of messages: `--lang`, else TIENDO_LANG, else Vietnamese."""
    return _chosen.get("lang") or settings().lang


def say(vi: str, en: str) -> str:
    return vi if language() == "vi" else en


def counted(number: int, what: str) -> str:
    """A number of things in English; Vietnamese nouns stay as they are."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Thư mục làm việc; mặc định TIENDO_HOME, rồi thư mục phần mềm. · "
        "Workspace; default TIENDO_HOME, then the checkout.",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        callback=_choose_language,
        is_eager=True,
        help="Ngôn ngữ thông báo: vi, en. · Language of messages: vi, en.",
    ),
]
DocumentLang = Annotated[  # without it messages follow TIENDO_LANG, documents are Vietnamese
    str | None,
    typer.Option(
        "--lang",
        callback=_choose_language,
        is_eager=True,
        help="Ngôn ngữ của văn bản và thông báo: vi, en; mặc định văn bản tiếng Việt. "
        "· Language of documents and messages: vi, en; documents are Vietnamese by default.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="In ra JSON cho máy đọc. · Print JSON for machines.")]
AsPdf = Annotated[
    bool,
    typer.Option(
        "--pdf", help="Lập thêm bản PDF (cần LibreOffice). · Write PDF copies too (needs LibreOffice)."
    ),
]
PlanId = Annotated[str, typer.Argument(help="Mã kế hoạch. · Id of the plan.", metavar="PLAN")]
PeriodId = Annotated[str, typer.Argument(help="Kỳ báo cáo. · The period.", metavar="PERIOD")]
KnownOn = Annotated[
    datetime | None,
    typer.Option(
        "--known-on",
        formats=["%Y-%m-%d"],
        help="Chỉ dùng những gì đã biết đến hết ngày này; mặc định là ngày --as-of. · "
        "Only what was known at the end of this day; default that of --as-of.",
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        help="Tính đến hết ngày (YYYY-MM-DD). · As known at the end of a day.",
    ),
]


def workspace(home: Path | None) -> Workspace:
    """The workspace, which what a command writes may bring about."""
    return Workspace((home or settings().home or default_home()).resolve())


def present_workspace(home: Path | None) -> Workspace:
    """The workspace of a command that works on what is there: a mistyped one would look like an empty one."""
    found = workspace(home)
    if not found.home.is_dir():
        raise UsageError(
            f"Không có thư mục làm việc {found.home}. Kiểm tra --home hoặc TIENDO_HOME; tạo thư mục nếu là nơi mới.",
            f"There is no workspace {found.home}. See to --home or TIENDO_HOME; make the folder if it is a new one.",
        )
    return found


def with_pdf(paths: Sequence[str], wanted: bool) -> list[str]:
    """The documents and, where wanted, their PDF copies."""
    if not wanted:
        return list(paths)
    from tiendo import app

    return [*paths, *map(str, app.print_documents([Path(path) for path in paths]))]


def day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


@cache
def console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def print_json(data: Any) -> None:
    """Machine output: UTF-8, nothing else on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=1, default=str))


def print_table(title: str, columns: list[str], rows: list[list[str]], *, first_whole: bool = False) -> None:
    """A table for people; `first_whole` keeps what is there to be copied in one piece."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=first_whole and number == 0)
    for row in rows:
        table.add_row(*row)
    console().print(table, soft_wrap=False)
