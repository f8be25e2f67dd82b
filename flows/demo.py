"""The main job on synthetic data: drop filled forms as agencies would, over some periods, and run the flows on them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.cli.common import console, language, print_table, say
from flows.server import prefect_api
from schemas.terms import DerivedStatus, Outcome, Timeliness
from tiendo.demo import Drop, demo_periods, drop, ensure_demo_home, made_ahead
from tiendo.plan import Period, Plan, load_plan, plan_ids
from tiendo.workspace import Workspace

if TYPE_CHECKING:
    from flows.summary import Annual
    from tiendo.app import Collected

Stage = tuple[Plan, Period]


@dataclass
class Played:
    """What one period of the demo came to."""

    plan: Plan
    period: Period
    files: list["Collected"] = field(default_factory=list)
    done: "Annual | None" = None


def run_demo(ws: Workspace) -> None:
    """Play every plan's demo periods and tell what came of them. A second run finds nothing new to take in."""
    ensure_demo_home(ws)
    plans = [load_plan(ws.plans, plan_id) for plan_id in plan_ids(ws.plans)]
    stages = [(plan, period) for plan in plans for period in demo_periods(plan)]
    with made_ahead(ws, [(plan.id, period.id) for plan, period in stages]) as drops, prefect_api(ws):
        _tell(ws, [_play(ws, *stage, files) for stage, files in _shown(stages, drops)])


def _shown(stages: Sequence[Stage], drops: Iterable[list[Drop]]) -> Iterator[tuple[Stage, list[Drop]]]:
    """The stages with their files, and a bar that tells how far they are."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(), transient=True) as progress:
        bar = progress.add_task("", total=len(stages))
        for (plan, period), files in zip(stages, drops, strict=True):
            progress.update(bar, description=f"{plan.id} {period.id}")
            yield (plan, period), files
            progress.advance(bar)


def _play(ws: Workspace, plan: Plan, period: Period, drops: Sequence[Drop]) -> Played:
    """Drop a period's files day by day, collecting at the end of each, then consolidate and report."""
    from flows import run

    played = Played(plan, period)
    for day, arriving in groupby(drops, key=attrgetter("received_on")):
        for one in arriving:
            drop(ws, one)
        played.files += run.collect(ws, plan.id, period.id, received_on=day).files
    played.done = run.annual(ws, plan.id, period.id)
    return played


def _tell(ws: Workspace, played: Sequence[Played]) -> None:
    for one in played:
        _tell_period(one)
    console().print(say("Mọi số liệu trên là dữ liệu minh họa.", "All of this is synthetic data."))
    console().print(say("Báo cáo Word:", "Word reports:"))
    for one in played:
        if one.done is not None:
            for document in one.done.reported.paths:
                console().print(f"  {(ws.home / document)}", markup=False)


def _tell_period(one: Played) -> None:
    if one.done is None:
        return
    lang = language()
    outcomes = Counter(file.outcome for file in one.files)
    timeliness, tasks = one.done.consolidated.agencies, one.done.consolidated.tasks
    rows = [[say("Tệp", "Files"), outcome.label(lang), str(outcomes[outcome.value])] for outcome in Outcome]
    rows += [[say("Cơ quan", "Agencies"), t.label(lang), str(timeliness.get(t.value, 0))] for t in Timeliness]
    found = [status for status in DerivedStatus if tasks.get(status.value)]
    rows += [[say("Nhiệm vụ", "Tasks"), status.label(lang), str(tasks[status.value])] for status in found]
    title = f"{one.plan.head[f'short_{lang}']} · {one.period.title(lang)}"
    print_table(title, ["", say("Tình trạng", "Status"), say("Số lượng", "Number")], rows)
    _tell_returned(one)


def _tell_returned(one: Played) -> None:
    """Why files were returned: each reason with the number of files."""
    from schemas.findings import catalogue

    reasons: Counter[str] = Counter()
    for file in one.files:
        if file.outcome == Outcome.returned.value:
            reasons.update(set(file.findings.filter(severity="fail")["code"]))
    for code, number in sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0])):
        entry = catalogue()[code]
        console().print(f"  {number} × {say(entry.title_vi, entry.title_en)}", markup=False)
