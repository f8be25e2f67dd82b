"""`tiendo exclude`, `include`, `waive`, `approve`, `reopen`: decisions, recorded with actor, time and reason."""

from typing import Annotated

import typer

from flows.cli.common import Home, Lang, PeriodId, PlanId, console, present_workspace, say

Number = Annotated[
    int,
    typer.Argument(
        metavar="SUBMISSION",
        help="Số của bản nộp, ghi trên phiếu tiếp nhận. · Number of the submission, as on its receipt.",
    ),
]
Reason = Annotated[str, typer.Option("--reason", help="Lý do. · The reason.")]
By = Annotated[str, typer.Option("--by", help="Người phê duyệt. · Who approves.")]
Actor = Annotated[
    str | None,
    typer.Option(
        "--actor",
        help="Người quyết định; mặc định TIENDO_ACTOR, rồi tài khoản của máy. · "
        "Who decides; default TIENDO_ACTOR, then the account.",
    ),
]

CurrentPlan = Annotated[
    bool,
    typer.Option(
        "--current-plan",
        help="Từ nay dùng dữ liệu kế hoạch hiện nay, thay cho dữ liệu khi phê duyệt. · Go on with today's plan.",
    ),
]


def register(app: typer.Typer) -> None:
    for command in (exclude, include, waive, approve, reopen):
        app.command()(command)


def exclude(
    submission: Number, reason: Reason, actor: Actor = None, home: Home = None, lang: Lang = None
) -> None:
    """Loại một bản nộp khỏi tổng hợp, có lý do. · Leave a submission out of consolidations."""
    from tiendo import app

    app.exclude(present_workspace(home), submission, reason=reason, actor=actor)
    console().print(say(f"Đã loại bản nộp {submission}.", f"Submission {submission} is excluded."))


def include(
    submission: Number, reason: Reason, actor: Actor = None, home: Home = None, lang: Lang = None
) -> None:
    """Đưa lại một bản nộp đã loại vào tổng hợp. · Take an excluded submission in again."""
    from tiendo import app

    app.include(present_workspace(home), submission, reason=reason, actor=actor)
    console().print(say(f"Đã đưa lại bản nộp {submission}.", f"Submission {submission} is included again."))


def waive(
    finding: Annotated[
        str,
        typer.Argument(
            metavar="FINDING",
            help="BẢN_NỘP:MÃ[:Ô], ví dụ 342:line_unfilled. · "
            "SUBMISSION:CODE[:CELL], such as 342:line_unfilled.",
        ),
    ],
    reason: Reason,
    actor: Actor = None,
    home: Home = None,
    lang: Lang = None,
) -> None:
    """Bỏ qua một cảnh báo, có lý do. · Set a warning aside."""
    from tiendo import app

    app.waive(present_workspace(home), finding, reason=reason, actor=actor)
    console().print(say(f"Đã bỏ qua cảnh báo {finding}.", f"Warning {finding} is waived."))


def approve(plan: PlanId, period: PeriodId, by: By, home: Home = None, lang: Lang = None) -> None:
    """Phê duyệt: chốt số liệu và khóa kỳ báo cáo. · Approve: freeze the snapshot and lock the period."""
    from tiendo import app

    snapshot = app.approve(present_workspace(home), plan, period, by=by)
    console().print(
        say(
            f"Đã chốt và khóa kỳ {period}. Bản chốt: {snapshot}",
            f"Period {period} is locked. Snapshot: {snapshot}",
        )
    )


def reopen(
    plan: PlanId,
    period: PeriodId,
    reason: Reason,
    actor: Actor = None,
    current_plan: CurrentPlan = False,
    home: Home = None,
    lang: Lang = None,
) -> None:
    """Mở lại một kỳ đã khóa, có lý do. · Unlock an approved period."""
    from tiendo import app

    app.reopen(present_workspace(home), plan, period, reason=reason, actor=actor, current_plan=current_plan)
    console().print(say(f"Đã mở lại kỳ {period}.", f"Period {period} is open again."))
