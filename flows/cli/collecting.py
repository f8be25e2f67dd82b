"""`tiendo collect`."""

from datetime import datetime
from typing import Annotated

import typer

from flows.cli.common import (
    AsJson,
    DocumentLang,
    Home,
    console,
    counted,
    day,
    language,
    present_workspace,
    print_json,
    say,
)
from schemas.terms import Outcome
from tiendo.workspace import Workspace

OptionalPlan = Annotated[
    str | None,
    typer.Argument(
        metavar="[PLAN]", help="Mã kế hoạch; bỏ trống: mọi kế hoạch. · Id of the plan; default all."
    ),
]
OptionalPeriod = Annotated[
    str | None,
    typer.Argument(metavar="[PERIOD]", help="Kỳ báo cáo; bỏ trống: mọi kỳ. · The period; default all."),
]
ReceivedOn = Annotated[
    datetime | None,
    typer.Option(
        "--received-on",
        formats=["%Y-%m-%d"],
        help="Ngày đến (YYYY-MM-DD), nếu tệp không đến hôm nay. · Day of receipt (YYYY-MM-DD) if not today.",
    ),
]
Direct = Annotated[bool, typer.Option("--direct", help="Chạy không qua Prefect. · Run without Prefect.")]


def register(app: typer.Typer) -> None:
    app.command()(collect)


def collect(
    plan: OptionalPlan = None,
    period: OptionalPeriod = None,
    received_on: ReceivedOn = None,
    direct: Direct = False,
    home: Home = None,
    lang: DocumentLang = None,
    json: AsJson = False,
) -> None:
    """Tiếp nhận mọi tệp mới trong hộp thư: kiểm tra, ghi sổ, phản hồi. · Take in everything new in the inbox."""
    ws = present_workspace(home)
    _known(ws, plan, period)
    if direct:
        from tiendo import app

        files = app.collect(ws, app.pending(ws, plan, period), received_on=day(received_on))
        for plan_id, period_id in sorted(
            {(file.plan, file.period) for file in files if file.submission is not None}
        ):
            app.give_feedback(ws, plan_id, period_id, lang=lang)
    else:
        from flows import run

        files = list(
            run.collect(ws, plan, period, received_on=day(received_on), lang=lang).files  # type: ignore[arg-type]
        )
    if json:
        print_json([entry(file) for file in files])
        return
    tell(files)


def _known(ws: Workspace, plan: str | None, period: str | None) -> None:
    """A mistyped plan or period would look like an empty inbox."""
    if plan is not None:
        from tiendo.plan import load_plan

        loaded = load_plan(ws.plans, plan)
        if period is not None:
            loaded.period(period)


def entry(file) -> dict:  # type: ignore[no-untyped-def]
    """One collected file for machines."""
    from tiendo.app.checking import finding_entry

    about = {key: value for key, value in vars(file).items() if key != "findings"}
    return {
        **about,
        "findings": [finding_entry(file.path, row) for row in file.findings.iter_rows(named=True)],
    }


def tell(files) -> None:  # type: ignore[no-untyped-def]
    """The outcome of a collection for people: counts, then what was returned and why."""
    counts: dict[str, int] = {}
    for file in files:
        counts[file.outcome] = counts.get(file.outcome, 0) + 1
    words = {o.value: o.label(language()) for o in Outcome} | {
        "unchanged": say("Đã nhận từ trước", "Received before"),
        "misplaced": say("Đặt sai thư mục", "In the wrong folder"),
        "locked": say("Kỳ đã khóa, chờ mở lại", "Period locked, waiting"),
        "busy": say(
            "Đang được ghi, đang mở ở nơi khác hoặc không có quyền đọc, chờ lần sau",
            "Being written, open elsewhere or not to be read, next time",
        ),
    }
    console().print(say(f"Đã xem {len(files)} tệp.", f"{counted(len(files), 'file')} looked at."))
    for outcome, count in counts.items():
        console().print(f"  {words[outcome]}: {count}")
    for file in files:
        if file.outcome == Outcome.returned.value:
            _tell_returned(file)
        elif file.outcome == "misplaced":
            console().print(
                say(f"  Không rõ của cơ quan nào: {file.path}", f"  Whose is it? {file.path}"), markup=False
            )
        elif file.superseded_by:
            _tell_superseded(file)


def _tell_superseded(file) -> None:  # type: ignore[no-untyped-def]
    again = say(
        f"  {file.path} là lần nộp {file.revision} gửi lại; lần nộp {file.superseded_by} đã thay thế "
        "và vẫn có hiệu lực. Muốn dùng lại nội dung cũ: mở tệp, lưu lại (Save) rồi gửi.",
        f"  {file.path} is revision {file.revision} again; revision {file.superseded_by} has superseded it "
        "and remains in force. To go back to it, open the file, save it and send that.",
    )
    console().print(again, markup=False)


def _tell_returned(file) -> None:  # type: ignore[no-untyped-def]
    from tiendo.receipts import lines

    console().print(f"  {file.path}", markup=False)
    for line in lines(file.findings.filter(severity="fail"), language()):
        console().print(f"    {line}", markup=False, highlight=False)
