"""`tiendo consolidate` and `tiendo report`."""

from datetime import date
from typing import Annotated, Any

import typer

from flows.cli.collecting import Direct
from flows.cli.common import (
    AsJson,
    AsOf,
    AsPdf,
    DocumentLang,
    Home,
    KnownOn,
    Lang,
    PeriodId,
    PlanId,
    console,
    day,
    language,
    present_workspace,
    print_json,
    print_table,
    say,
    with_pdf,
)
from schemas.terms import DerivedStatus, Rate

Structure = Annotated[
    str | None,
    typer.Option(
        "--structure",
        metavar="DAY",
        help="Thêm số liệu theo tổ chức các cơ quan ngày này (today hoặc YYYY-MM-DD); tổng số không đổi. · "
        "Add the figures under the structure of agencies of this day (today or YYYY-MM-DD); totals stay the same.",
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(consolidate)
    app.command()(report)


def consolidate(
    plan: PlanId,
    period: PeriodId,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    structure: Structure = None,
    direct: Direct = False,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Tổng hợp tiến độ theo nhiệm vụ, nhóm, cơ quan. · Consolidate progress by task, group and agency."""
    from tiendo.app.showing import saved_state

    ws, structure_on = present_workspace(home), _day_of(structure)
    if direct:
        from tiendo import app

        snapshot = app.consolidate(ws, plan, period, as_of=day(as_of), known_on=day(known_on)).id
    else:
        from flows import run

        snapshot = run.consolidate(ws, plan, period, as_of=day(as_of), known_on=day(known_on)).snapshot
    state = saved_state(ws, plan, period, snapshot, structure_on)
    if json:
        print_json(state)
        return
    counts: dict[str, int] = {}
    for task in state["tasks"]:
        counts[task["derived_status"]] = counts.get(task["derived_status"], 0) + 1
    rows = [[status.label(language()), str(counts.get(status.value, 0))] for status in DerivedStatus]
    print_table(
        f"{plan} {period} · {state['as_of']}",
        [say("Tình trạng", "Status"), say("Số nhiệm vụ", "Tasks")],
        rows,
    )
    for rate in state["rates"]:
        if rate["group"] == "":
            label = Rate(rate["rate"]).label(language())
            console().print(f"{label}: {rate['numerator']}/{rate['denominator']}")
    if "structure" in state:
        _tell_structure(state["structure"])


def _day_of(structure: str | None) -> date | None:
    """The day of a structure, None where none is asked for."""
    if structure is None:
        return None
    if structure == "today":
        from tiendo.app.clock import today

        return today()
    try:
        return date.fromisoformat(structure)
    except ValueError as error:
        raise typer.BadParameter(
            say("Ghi today hoặc ngày dạng YYYY-MM-DD.", "Give today or a day as YYYY-MM-DD."),
            param_hint="--structure",
        ) from error


def _tell_structure(structure: dict[str, Any]) -> None:
    rows = [
        [
            one["name_vi"],
            str(one["n_agencies"]),
            f"{one['n_reported']}/{one['n_agencies']}",
            f"{one['n_leads_reported']}/{one['n_leads']}",
            f"{one['n_leads_completed']}/{one['n_leads']}",
        ]
        for one in structure["agencies"]
    ]
    columns = [
        say("Cơ quan", "Agency"),
        say("Số cơ quan khi báo cáo", "Agencies then"),
        say("Đã báo cáo", "Reported"),
        say("Nhiệm vụ chủ trì đã báo cáo", "Leads reported"),
        say("Đã hoàn thành", "Completed"),
    ]
    heading = say(
        f"Theo tổ chức ngày {structure['on']:%d/%m/%Y}", f"Under the structure of {structure['on']}"
    )
    print_table(heading, columns, rows)


def report(
    plan: PlanId,
    period: PeriodId,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help="Loại báo cáo: annual (báo cáo năm), midterm (bảng theo nhóm nhiệm vụ). · "
            "Kind of report: annual, midterm (table by group of tasks).",
        ),
    ] = "annual",
    as_of: AsOf = None,
    direct: Direct = False,
    home: Home = None,
    lang: DocumentLang = None,
    pdf: AsPdf = False,
    json: AsJson = False,
) -> None:
    """Lập báo cáo Word của kỳ. · Write the period's Word report."""
    ws, words = present_workspace(home), lang or "vi"
    if direct:
        from tiendo import app

        paths = [str(path) for path in app.report(ws, plan, period, kind=kind, lang=words, as_of=day(as_of))]
    else:
        from flows import run

        done = run.report(ws, plan, period, kind=kind, lang=words, as_of=day(as_of))  # type: ignore[arg-type]
        paths = [str(ws.home / path) for path in done.paths]
    paths = with_pdf(paths, pdf)
    if json:
        print_json(paths)
        return
    for path in paths:
        console().print(say(f"Đã lập báo cáo: {path}", f"Report written: {path}"), markup=False)
