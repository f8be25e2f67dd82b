"""`tiendo form issue`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.common import (
    AsJson,
    Home,
    Lang,
    PeriodId,
    PlanId,
    console,
    counted,
    print_json,
    say,
    workspace,
)


class FormFormat(StrEnum):
    """What a form is filled in with."""

    xlsx = "xlsx"
    docx = "docx"


form = typer.Typer(no_args_is_help=True, help="Biểu mẫu báo cáo. · Reporting forms.")


def register(app: typer.Typer) -> None:
    app.add_typer(form, name="form")


@form.callback()
def _group() -> None:
    """Keep `issue` a sub-command although it is the only one."""


@form.command()
def issue(
    plan: PlanId,
    period: PeriodId,
    agency: Annotated[
        str | None, typer.Option(help="Chỉ một cơ quan (mã hoặc tên). · One agency only (id or name).")
    ] = None,
    format: Annotated[
        FormFormat, typer.Option(help="Bảng tính (xlsx) hoặc Word (docx). · Workbook (xlsx) or Word (docx).")
    ] = FormFormat.xlsx,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Thư mục ghi biểu mẫu; mặc định forms/PLAN/PERIOD. · "
            "Where to write; default forms/PLAN/PERIOD."
        ),
    ] = None,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Cấp biểu mẫu điền sẵn cho các cơ quan phải báo cáo. · Issue the pre-filled forms."""
    from rich.progress import track

    from tiendo.app import issue_forms

    paths = issue_forms(workspace(home), plan, period, agency=agency, out=out, form=format.value)
    written = list(
        paths
        if json or not console().is_terminal
        else track(paths, say("Lập biểu mẫu", "Issuing"), console=console())
    )
    if json:
        print_json([str(path) for path in written])
    else:
        console().print(
            say(
                f"Đã lập {len(written)} biểu mẫu tại {written[0].parent}",
                f"Issued {counted(len(written), 'form')} in {written[0].parent}",
            ),
            markup=False,
        )
