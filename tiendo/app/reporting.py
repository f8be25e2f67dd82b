"""Report: a snapshot and its template → Word documents under `reports/<plan>/<period>/`."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from schemas.document import Document, Figure
from schemas.snapshot import Snapshot
from tiendo.app.consolidation import consolidate
from tiendo.app.locking import lock_of
from tiendo.app.session import ledger_of
from tiendo.errors import UsageError
from tiendo.files import write_whole
from tiendo.plan import Plan, load_plan
from tiendo.reports import annual_report
from tiendo.snapshot import load_snapshot, newest_snapshot
from tiendo.word import render
from tiendo.workspace import Workspace

_KINDS: dict[str, Callable[..., Document]] = {"annual": annual_report}


def report(
    ws: Workspace,
    plan: str,
    period: str,
    *,
    kind: str = "annual",
    lang: str = "vi",
    as_of: date | None = None,
) -> list[Path]:
    """Write a report from the period's consolidation, with a sidecar that says where each figure comes from."""
    if kind not in _KINDS:
        known = ", ".join(_KINDS)
        raise UsageError(
            f"Không có loại báo cáo “{kind}”. Các loại có: {known}.",
            f"There is no kind of report “{kind}”. There are: {known}.",
        )
    register = load_plan(ws.plans, plan)
    snapshot = _state(ws, plan, period, as_of)
    previous = _before(ws, register, period)
    document = _KINDS[kind](register, snapshot, lang, synthetic=ws.demo_manifest.is_file(), previous=previous)
    content = render(ws.templates / document.template, document)
    target = ws.reports / plan / period / f"{kind}-{lang}.docx"
    write_whole(target, content)
    sidecar = target.with_suffix(".json")
    write_whole(sidecar, sidecar_of(_about(register, snapshot), document).encode())
    return [target]


def _state(ws: Workspace, plan: str, period: str, as_of: date | None) -> Snapshot:
    """What was approved, where the period is locked and nothing else is asked for; else the state computed anew."""
    with ledger_of(ws) as ledger:
        lock = lock_of(ledger, plan, period)
    if lock is not None and as_of is None:
        return load_snapshot(ws.snapshots, plan, period, lock.snapshot, approved=True)
    return consolidate(ws, plan, period, as_of=as_of)


def _before(ws: Workspace, plan: Plan, period: str) -> Snapshot | None:
    """What was approved of the period before, else its newest snapshot; None where it has none."""
    before = plan.period_before(plan.period(period))
    if before is None:
        return None
    with ledger_of(ws) as ledger:
        lock = lock_of(ledger, plan.id, before.id)
    found = lock.snapshot if lock else newest_snapshot(ws.snapshots, plan.id, before.id)
    return (
        load_snapshot(ws.snapshots, plan.id, before.id, found, approved=lock is not None) if found else None
    )


def _about(plan: Plan, snapshot: Snapshot) -> dict[str, object]:
    return {
        "plan": plan.id,
        "plan_digest": snapshot.plan_digest,
        "period": snapshot.period,
        "as_of": snapshot.as_of.isoformat(),
        "snapshot": snapshot.id,
        "approved": snapshot.approved,
    }


def sidecar_of(about: Mapping[str, object], document: Document) -> str:
    """What stands beside a report for machines: what it is about, and each figure with its sources."""
    figures = [_figure(figure) for figure in document.figures.values()]
    return json.dumps({**about, "figures": figures}, ensure_ascii=False, indent=1)


def _figure(figure: Figure) -> dict:
    return {
        "id": figure.id,
        "value": figure.value,
        "text": figure.text,
        "formula": figure.formula,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "sources": [[s.submission, s.table, s.row] for s in figure.sources],
    }
