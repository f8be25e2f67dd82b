"""Review: the approved snapshots of a span of periods → one Word document under `reports/<plan>/`."""

from pathlib import Path

import polars as pl

from tiendo.app.locking import lock_of
from tiendo.app.narrative import narrated
from tiendo.app.plans import plans_of
from tiendo.app.reporting import published_spans
from tiendo.app.session import ledger_of
from tiendo.app.sidecar import origins_of, sidecar_of
from tiendo.errors import UsageError
from tiendo.files import write_all
from tiendo.plan import Period, Plan, load_plan
from tiendo.progress import over_periods
from tiendo.reports import Frozen
from tiendo.reports import review as compose
from tiendo.snapshot import load_snapshot
from tiendo.word import render
from tiendo.workspace import Workspace

NARRATIVE = "review"  # the folder of what coordinators add, beside those of the periods


def review(
    ws: Workspace, plan: str, *, first: str | None = None, last: str | None = None, lang: str = "vi"
) -> Path:
    """Write the review of the periods from `first` to `last`, by default the plan's `[review]`; return its path.

    Made from approved periods only. Raises UsageError where no span is set, where it runs backwards, and where none of
    its periods is approved.
    """
    register = load_plan(ws.plans, plan)
    periods = _span(register, first, last)
    frozen = _frozen(ws, register, periods)
    values = _values(frozen)
    document = compose(
        register,
        periods,
        frozen,
        lang,
        spans=None if values is None else over_periods(register.indicators, values),
        covered=published_spans(register, values),
        synthetic=ws.demo_manifest.is_file(),
    )
    document, narrative = narrated(ws, document, plan, NARRATIVE)
    target = ws.reports / plan / f"review-{periods[0].id}-{periods[-1].id}-{lang}.docx"
    about = {
        "plan": plan,
        "periods": [period.id for period in periods],
        "snapshots": {one.snapshot.period: one.snapshot.id for one in frozen},
        "narrative": narrative,
    }
    content = render(ws.templates / document.template, document)
    with ledger_of(ws) as ledger:
        origins = origins_of(ledger, about, [document])
    write_all({target: content, target.with_suffix(".json"): sidecar_of(about, document, origins).encode()})
    return target


def _span(plan: Plan, first: str | None, last: str | None) -> list[Period]:
    settings = plan.head.get("review", {})
    begin, end = first or settings.get("from"), last or settings.get("to")
    if begin is None or end is None:
        raise UsageError(
            f"Kế hoạch {plan.id} không quy định giai đoạn tổng kết; hãy ghi kỳ đầu và kỳ cuối.",
            f"Plan {plan.id} sets no span for its review; give the first and the last period.",
        )
    bounds = plan.period(str(begin)).window_from, plan.period(str(end)).window_from
    ordered = plan.periods.filter(pl.col("window_from").is_between(*bounds)).sort("window_from")
    if ordered.is_empty():
        raise UsageError(
            f"Kỳ {begin} không đứng trước kỳ {end}.", f"Period {begin} does not come before period {end}."
        )
    return [plan.period(one) for one in ordered["period"]]


def _frozen(ws: Workspace, plan: Plan, periods: list[Period]) -> list[Frozen]:
    with ledger_of(ws) as ledger:
        locks = [(period.id, lock_of(ledger, plan.id, period.id)) for period in periods]
    approved = [
        (lock, load_snapshot(ws.snapshots, plan.id, period, lock.snapshot, approved=True))
        for period, lock in locks
        if lock is not None
    ]
    plans = plans_of(ws, plan, [snapshot for _, snapshot in approved])
    return [
        Frozen(snapshot, lock.actor, lock.on, plans.get(snapshot.plan_digest)) for lock, snapshot in approved
    ]


def _values(frozen: list[Frozen]) -> pl.DataFrame | None:
    """The indicators of the approved periods; None where no snapshot holds any."""
    own = [
        one.snapshot.tables["values"].filter(period=one.snapshot.period)
        for one in frozen
        if "values" in one.snapshot.tables
    ]
    return pl.concat(own) if own else None
