"""`tiendo consolidate` and `tiendo report`."""

from typing import Annotated

import typer

from flows.cli.collecting import Direct
from flows.cli.common import (
    AsJson,
    AsOf,
    Home,
    KnownOn,
    Lang,
    PeriodId,
    PlanId,
    console,
    day,
    language,
    print_json,
    print_table,
    say,
    workspace,
)
from schemas.terms import DerivedStatus


def register(app: typer.Typer) -> None:
    app.command()(consolidate)
    app.command()(report)


def consolidate(
    plan: PlanId,
    period: PeriodId,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    direct: Direct = False,
    home: Home = None,
    lang: Lang = None,
    json: AsJson = False,
) -> None:
    """Tổng hợp tiến độ theo nhiệm vụ, nhóm, cơ quan. · Consolidate progress by task, group and agency."""
    from tiendo.app.consolidation import saved_state

    ws = workspace(home)
    if direct:
        from tiendo import app

        snapshot = app.consolidate(ws, plan, period, as_of=day(as_of), known_on=day(known_on)).id
    else:
        from flows import run

        snapshot = run.consolidate(ws, plan, period, as_of=day(as_of), known_on=day(known_on)).snapshot
    state = saved_state(ws, plan, period, snapshot)
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
            console().print(f"{rate['rate']}: {rate['numerator']}/{rate['denominator']}")


def report(
    plan: PlanId,
    period: PeriodId,
    kind: Annotated[str, typer.Option("--kind", help="Loại báo cáo. · Kind of report.")] = "annual",
    as_of: AsOf = None,
    direct: Direct = False,
    home: Home = None,
    lang: Annotated[
        str, typer.Option("--lang", help="Ngôn ngữ của báo cáo: vi, en. · Language of the report.")
    ] = "vi",
    json: AsJson = False,
) -> None:
    """Lập báo cáo Word của kỳ. · Write the period's Word report."""
    ws = workspace(home)
    if direct:
        from tiendo import app

        paths = [str(path) for path in app.report(ws, plan, period, kind=kind, lang=lang, as_of=day(as_of))]
    else:
        from flows import run

        paths = list(run.report(ws, plan, period, kind=kind, lang=lang, as_of=day(as_of)).paths)  # type: ignore[arg-type]
    if json:
        print_json(paths)
        return
    for path in paths:
        console().print(say(f"Đã lập báo cáo: {path}", f"Report written: {path}"), markup=False)
