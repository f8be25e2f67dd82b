"""`tiendo remind`."""

from datetime import datetime
from typing import Annotated

import typer

from flows.cli.common import (
    AsJson,
    AsPdf,
    DocumentLang,
    Home,
    PeriodId,
    PlanId,
    console,
    counted,
    day,
    present_workspace,
    print_json,
    say,
    with_pdf,
)

On = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        formats=["%Y-%m-%d"],
        help="Ngày của công văn (YYYY-MM-DD), mặc định hôm nay. · Day of the letters, today by default.",
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(remind)


def remind(
    plan: PlanId,
    period: PeriodId,
    on: On = None,
    home: Home = None,
    lang: DocumentLang = None,
    pdf: AsPdf = False,
    json: AsJson = False,
) -> None:
    """Lập công văn đôn đốc và tóm tắt trình lãnh đạo. · Write letters to those who owe, and a summary."""
    from tiendo import app

    written = app.remind(present_workspace(home), plan, period, on=day(on), lang=lang or "vi")
    paths = with_pdf([str(path) for path in (*written.letters, written.summary)], pdf)
    if json:
        print_json(paths)
        return
    if written.letters:
        n, folder = len(written.letters), written.letters[0].parent
        said = say(f"Đã lập {n} công văn tại {folder}", f"Wrote {counted(n, 'letter')} in {folder}")
    else:
        said = say("Không còn cơ quan nào phải đôn đốc.", "No agency owes a report.")
    console().print(said, markup=False)
    console().print(say(f"Báo cáo tóm tắt: {written.summary}", f"Summary: {written.summary}"), markup=False)
