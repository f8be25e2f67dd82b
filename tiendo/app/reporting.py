"""Report: a snapshot and its template → Word documents under `reports/<plan>/<period>/`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from schemas.document import Document
from schemas.snapshot import Snapshot
from tiendo.app.consolidation import consolidate
from tiendo.app.locking import lock_of
from tiendo.app.narrative import narrated
from tiendo.app.plans import plan_for
from tiendo.app.session import ledger_of
from tiendo.app.sidecar import origins_of, sidecar_of, state_of
from tiendo.errors import UsageError
from tiendo.files import write_all
from tiendo.garbage import no_search_for_cycles
from tiendo.plan import Period, Plan
from tiendo.progress import agencies_under, figures_under, over_periods, units_apart
from tiendo.reports import Structure, annual_report, midterm_report
from tiendo.snapshot import load_snapshot, newest_snapshot
from tiendo.word import render
from tiendo.workspace import Workspace


@dataclass(frozen=True)
class _Material:
    """What a report is made from."""

    plan: Plan
    snapshot: Snapshot
    previous: Snapshot | None
    earlier: tuple[Snapshot, ...]
    lang: str
    synthetic: bool
    ad_hoc: bool


def _annual(of: _Material) -> Document:
    return annual_report(
        of.plan,
        of.snapshot,
        of.lang,
        synthetic=of.synthetic,
        previous=of.previous,
        earlier=of.earlier,
        spans=published_spans(of.plan, of.snapshot.tables.get("values")),
        ad_hoc=of.ad_hoc,
        under=_under(of.plan, of.snapshot),
    )


def _under(plan: Plan, snapshot: Snapshot) -> Structure:
    """The agencies and figures under the structure of the day on which the snapshot was made."""
    on, tables = snapshot.created_on, snapshot.tables
    return Structure(
        on, agencies_under(plan.registry, tables["agencies"], on), values_under(plan, snapshot, on)
    )


def values_under(plan: Plan, snapshot: Snapshot, on: date) -> pl.DataFrame | None:
    """The period's figures under the structure of a day; None where nothing is measured."""
    tables = snapshot.tables
    if "agency_values" not in tables:
        return None
    of_agencies = tables["agency_values"].filter(period=snapshot.period)
    sent = tables["submissions"], tables["observations"]
    apart = units_apart(plan.registry, plan.indicators, of_agencies, sent, on)
    return figures_under(plan.registry, plan.indicators, apart, on)


def _midterm(of: _Material) -> Document:
    return midterm_report(
        of.plan, of.snapshot, of.lang, previous=of.previous, synthetic=of.synthetic, ad_hoc=of.ad_hoc
    )


_KINDS: dict[str, Callable[[_Material], Document]] = {"annual": _annual, "midterm": _midterm}


def report(
    ws: Workspace,
    plan: str,
    period: str,
    *,
    kind: str = "annual",
    lang: str = "vi",
    as_of: date | None = None,
) -> list[Path]:
    """Write a report from the period's consolidation, with a sidecar that says where each figure comes from.

    With `as_of` it is an ad hoc report on what was known on that day, in a file of its own. What coordinators wrote for
    the period is added.
    """
    if kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise UsageError(
            f"Không có loại báo cáo “{kind}”. Các loại có: {known}.",
            f"There is no kind of report “{kind}”. There are: {known}.",
        )
    register = plan_for(ws, plan, period)
    snapshot = _state(ws, plan, period, as_of)
    before = _before(ws, register, period)
    *earlier, previous = before
    synthetic, ad_hoc = ws.demo_manifest.is_file(), as_of is not None
    material = _Material(register, snapshot, previous, tuple(filter(None, earlier)), lang, synthetic, ad_hoc)
    with no_search_for_cycles():
        document, narrative = narrated(ws, _KINDS[kind](material), plan, period)
        content = render(ws.templates / document.template, document)
    name = f"{kind}-{lang}.docx" if as_of is None else f"{kind}-{as_of.isoformat()}-{lang}.docx"
    target = ws.reports / plan / period / name
    about = {**_about(register, snapshot, before), "narrative": narrative}
    with ledger_of(ws) as ledger:
        origins = origins_of(ledger, about, [document])
    write_all({target: content, target.with_suffix(".json"): sidecar_of(about, document, origins).encode()})
    return [target]


def _state(ws: Workspace, plan: str, period: str, as_of: date | None) -> Snapshot:
    """What was approved, where the period is locked and nothing else is asked for; else the state computed anew."""
    with ledger_of(ws) as ledger:
        lock = lock_of(ledger, plan, period)
    if lock is not None and as_of is None:
        return load_snapshot(ws.snapshots, plan, period, lock.snapshot, approved=True)
    return consolidate(ws, plan, period, as_of=as_of)


def _before(ws: Workspace, plan: Plan, period: str) -> list[Snapshot | None]:
    """Of each period before, in their order, what `_known` gives; of a plan's first period [None]."""
    now = plan.period(period)
    before = plan.periods.filter(pl.col("window_from") < now.window_from).sort("window_from")["period"]
    return [_known(ws, plan, plan.period(one)) for one in before] or [None]


def _known(ws: Workspace, plan: Plan, before: Period) -> Snapshot | None:
    """What was approved of a period, else its newest snapshot; None where it has none."""
    with ledger_of(ws) as ledger:
        lock = lock_of(ledger, plan.id, before.id)
    found = lock.snapshot if lock else newest_snapshot(ws.snapshots, plan.id, before.id)
    return (
        load_snapshot(ws.snapshots, plan.id, before.id, found, approved=lock is not None) if found else None
    )


def published_spans(plan: Plan, values: pl.DataFrame | None) -> dict[tuple[str, str], pl.DataFrame]:
    """The indicators over the periods that each published figure covers, whether all of these have values or not."""
    if values is None:
        return {}
    order = plan.periods.sort("window_from")["period"].to_list()
    covered = plan.published.select("period_from", "period_to").drop_nulls().unique(maintain_order=True)
    spans: dict[tuple[str, str], pl.DataFrame] = {}
    for first, last in covered.iter_rows():
        within = order[order.index(first) : order.index(last) + 1]
        of_span = pl.concat([values.filter(period=period) for period in within])
        spans[first, last] = over_periods(plan.indicators, of_span).with_columns(
            pl.lit(len(within), pl.Int64).alias("n_periods")
        )
    return spans


def _about(plan: Plan, snapshot: Snapshot, before: Sequence[Snapshot | None]) -> dict[str, object]:
    """What the report was made from: its own state, and those of earlier periods that it is compared with."""
    return {
        "plan": plan.id,
        **state_of(snapshot),
        "approved": snapshot.approved,
        "earlier": [state_of(one) for one in before if one is not None],
    }
