"""`tiendo remind`."""

from datetime import datetime
from typing import Annotated

import typer

from flows.cli.common import (
    AsJson,
    Home,
    Lang,
    PeriodId,
    PlanId,
    console,
    day,
    language,
    print_json,
    say,
    workspace,
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
    plan: PlanId, period: PeriodId, on: On = None, home: Home = None, lang: Lang = None, json: AsJson = False
) -> None:
    """Lập công văn đôn đốc các cơ quan chưa có báo cáo. · Write letters to the agencies that owe a report."""
    from tiendo import app

    paths = app.remind(workspace(home), plan, period, on=day(on), lang=language())
    if json:
        print_json([str(path) for path in paths])
    elif paths:
        console().print(
            say(
                f"Đã lập {len(paths)} công văn tại {paths[0].parent}",
                f"Wrote {len(paths)} letters in {paths[0].parent}",
            ),
            markup=False,
        )
    else:
        console().print(say("Không còn cơ quan nào phải đôn đốc.", "No agency owes a report."), markup=False)
