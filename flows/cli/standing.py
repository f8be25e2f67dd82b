"""`tiendo status`: who has reported, of one period or over all of them."""

from typing import Annotated, Any

import typer

from flows.cli.common import (
    AsJson,
    Home,
    Lang,
    PlanId,
    console,
    language,
    present_workspace,
    print_json,
    print_table,
    say,
)
from schemas.terms import AgencyKind, Rate, Timeliness

OptionalPeriod = Annotated[
    str | None,
    typer.Argument(
        metavar="[PERIOD]",
        help="Kỳ báo cáo; bỏ trống: mọi kỳ đã bắt đầu. · The period; default all that have begun.",
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(status)


def status(
    plan: PlanId, period: OptionalPeriod = None, home: Home = None, lang: Lang = None, json: AsJson = False
) -> None:
    """Ai đã báo cáo, khi nào, đúng hạn hay không; ai còn thiếu. · Who has reported, when, on time or not."""
    from tiendo import app

    ws = present_workspace(home)
    standing = app.status(ws, plan, period) if period else app.status_over_periods(ws, plan)
    if json:
        print_json(standing)
    elif period:
        _tell(standing)
    else:
        _tell_over(standing)


def _tell(standing: dict[str, Any]) -> None:
    rows = [
        [
            _name(one),
            Timeliness(one["timeliness"]).label(language()),
            f"{on:%d/%m/%Y}" if (on := one["first_accepted_on"]) else "",
            str(one["n_revisions"]),
        ]
        for one in standing["agencies"]
    ]
    columns = [
        say("Cơ quan", "Agency"),
        say("Báo cáo", "Report"),
        say("Ngày được chấp nhận", "Accepted on"),
        say("Lần nộp", "Revisions"),
    ]
    print_table(f"{standing['plan']} {standing['period']}", columns, rows)
    _tell_kinds(standing["kinds"])
    _tell_led(standing["led"])
    for one in standing["returned"]:
        reasons = "; ".join(reason[say("title_vi", "title_en")] for reason in one["reasons"])
        console().print(say("Trả lại: ", "Returned: ") + f"{one['path']}: {reasons}", markup=False)
    _tell_rates(standing["rates"])


def _tell_kinds(kinds: list[dict[str, Any]]) -> None:
    asked = say(" (được đề nghị)", " (requested)")
    counted = [how for how in Timeliness if any(one[f"n_{how.value}"] for one in kinds)]
    rows = [
        [
            AgencyKind(one["kind"]).label(language()) + (asked if one["requested"] else ""),
            f"{one['n_reported']}/{one['n_agencies']}",
            *(str(one[f"n_{how.value}"]) for how in counted),
        ]
        for one in kinds
    ]
    columns = [
        say("Loại cơ quan", "Kind of agency"),
        say("Đã báo cáo", "Reported"),
        *(how.label(language()) for how in counted),
    ]
    print_table(say("Theo loại cơ quan", "By kind of agency"), columns, rows)


_OF_TASKS = (Rate.completed_all, Rate.completed_due, Rate.on_time_completed)


def _tell_led(led: list[dict[str, Any]]) -> None:
    """The rates of the tasks that each kind of agency leads; nothing where the plan assigns none."""
    found: dict[tuple[str, bool], dict[str, str]] = {}
    for one in led:
        pairs = found.setdefault((one["kind"], one["requested"]), {})
        pairs[one["rate"]] = f"{one['numerator']}/{one['denominator']}"
    if not found:
        return
    rows = [
        [
            AgencyKind(kind).label(language()) + (say(" (được đề nghị)", " (requested)") if asked else ""),
            *(pairs[rate] for rate in _OF_TASKS),
        ]
        for (kind, asked), pairs in found.items()
    ]
    columns = [say("Loại cơ quan", "Kind of agency"), *(rate.label(language()) for rate in _OF_TASKS)]
    print_table(say("Nhiệm vụ chủ trì", "Tasks led"), columns, rows)


def _tell_rates(rates: dict[str, dict[str, int]]) -> None:
    for name, rate in rates.items():
        console().print(f"{Rate(name).label(language())}: {rate['numerator']}/{rate['denominator']}")


_MARKS = {  # several periods side by side leave little room
    Timeliness.on_time: ("Đ", "T"),
    Timeliness.late: ("M", "L"),
    Timeliness.after_lock: ("K", "W"),
    Timeliness.after_reopening: ("S", "A"),
    Timeliness.returned: ("T", "R"),
    Timeliness.missing: ("-", "-"),
}


def _tell_over(standing: dict[str, Any]) -> None:
    periods = [one["period"] for one in standing["periods"]]
    rows = [
        [
            _name(one),
            *(say(*_MARKS[Timeliness(how)]) if (how := one["timeliness"].get(p)) else "" for p in periods),
            f"{one['on_time']['numerator']}/{one['on_time']['denominator']}",
        ]
        for one in standing["agencies"]
    ]
    columns = [say("Cơ quan", "Agency"), *periods, say("Đúng hạn", "On time")]
    print_table(standing["plan"], columns, rows)
    console().print("; ".join(f"{say(*mark)}: {how.label(language())}" for how, mark in _MARKS.items()))
    console().print(
        say(
            "Đúng hạn: số kỳ nộp đúng hạn / số kỳ đã đến hạn nộp hoặc đã nộp.",
            "On time: periods in time / periods that are due or were reported.",
        )
    )
    for one in standing["periods"]:
        not_due = "" if one["due"] else say(" (chưa đến hạn nộp)", " (not due yet)")
        console().print(one["period"] + not_due, style="bold")
        _tell_rates(one["rates"])


def _name(one: dict[str, Any]) -> str:
    return str(one[say("name_vi", "name_en")])
