"""`tiendo review` and `tiendo changes`."""

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
    present_workspace,
    print_json,
    say,
    with_pdf,
)

First = Annotated[
    str | None,
    typer.Option(
        "--from",
        help="Kỳ đầu, mặc định theo kế hoạch. · First period, the plan's by default.",
        metavar="PERIOD",
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        "--to",
        help="Kỳ cuối, mặc định theo kế hoạch. · Last period, the plan's by default.",
        metavar="PERIOD",
    ),
]
Before = Annotated[
    str,
    typer.Option(
        "--from", help="Bản tổng hợp hoặc kỳ trước. · Earlier snapshot or period.", metavar="SNAPSHOT"
    ),
]
After = Annotated[
    str | None,
    typer.Option(
        "--to",
        help="Bản tổng hợp sau, mặc định bản mới nhất. · Later snapshot, the newest by default.",
        metavar="SNAPSHOT",
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(review)
    app.command()(changes)


def review(
    plan: PlanId,
    first: First = None,
    last: Last = None,
    home: Home = None,
    lang: DocumentLang = None,
    pdf: AsPdf = False,
    json: AsJson = False,
) -> None:
    """Lập báo cáo tổng kết nhiều năm từ số liệu đã phê duyệt. · Write the multi-year review of approved data."""
    from tiendo import app

    written = app.review(present_workspace(home), plan, first=first, last=last, lang=lang or "vi")
    _tell([str(written)], pdf, json)


def changes(
    plan: PlanId,
    period: PeriodId,
    before: Before,
    after: After = None,
    home: Home = None,
    lang: DocumentLang = None,
    pdf: AsPdf = False,
    json: AsJson = False,
) -> None:
    """Lập bảng đối chiếu thay đổi giữa hai bản tổng hợp hoặc hai kỳ. · Write what changed between two of them."""
    from tiendo import app

    ws = present_workspace(home)
    written = app.changes(ws, plan, period, before=before, after=after, lang=lang or "vi")
    _tell([str(written)], pdf, json)


def _tell(documents: list[str], pdf: bool, json: bool) -> None:
    paths = with_pdf(documents, pdf)
    if json:
        print_json(paths)
        return
    for path in paths:
        console().print(say(f"Đã lập báo cáo: {path}", f"Report written: {path}"), markup=False)
