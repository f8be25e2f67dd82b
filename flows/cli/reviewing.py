"""`tiendo review` and `tiendo changes`."""

from typing import Annotated

import typer

from flows.cli.common import (
    AsJson,
    AsPdf,
    Home,
    PeriodId,
    PlanId,
    console,
    print_json,
    say,
    with_pdf,
    workspace,
)

First = Annotated[
    str | None,
    typer.Option("--from", help="Kỳ đầu, mặc định theo kế hoạch. · First period.", metavar="PERIOD"),
]
Last = Annotated[
    str | None, typer.Option("--to", help="Kỳ cuối, mặc định theo kế hoạch. · Last period.", metavar="PERIOD")
]
Before = Annotated[
    str,
    typer.Option("--from", help="Bản chốt hoặc kỳ trước. · Earlier snapshot or period.", metavar="SNAPSHOT"),
]
After = Annotated[
    str | None,
    typer.Option("--to", help="Bản chốt sau, mặc định bản mới nhất. · Later snapshot.", metavar="SNAPSHOT"),
]
ReportLang = Annotated[
    str, typer.Option("--lang", help="Ngôn ngữ của báo cáo: vi, en. · Language of the report.")
]


def register(app: typer.Typer) -> None:
    app.command()(review)
    app.command()(changes)


def review(
    plan: PlanId,
    first: First = None,
    last: Last = None,
    home: Home = None,
    lang: ReportLang = "vi",
    pdf: AsPdf = False,
    json: AsJson = False,
) -> None:
    """Lập báo cáo tổng kết nhiều năm từ số liệu đã phê duyệt. · Write the multi-year review of approved data."""
    from tiendo import app

    _written(str(app.review(workspace(home), plan, first=first, last=last, lang=lang)), pdf, json)


def changes(
    plan: PlanId,
    period: PeriodId,
    before: Before,
    after: After = None,
    home: Home = None,
    lang: ReportLang = "vi",
    pdf: AsPdf = False,
    json: AsJson = False,
) -> None:
    """Lập bảng đối chiếu thay đổi giữa hai bản chốt hoặc hai kỳ. · Write what changed between two snapshots."""
    from tiendo import app

    _written(
        str(app.changes(workspace(home), plan, period, before=before, after=after, lang=lang)), pdf, json
    )


def _written(document: str, pdf: bool, json: bool) -> None:
    paths = with_pdf([document], pdf)
    if json:
        print_json(paths)
        return
    for path in paths:
        console().print(say(f"Đã lập báo cáo: {path}", f"Report written: {path}"), markup=False)
