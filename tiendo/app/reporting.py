"""Report: a snapshot and its template → Word documents under `reports/<plan>/<period>/`."""

import json
from collections.abc import Callable
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
from tiendo.snapshot import load_snapshot
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
    document = _KINDS[kind](register, snapshot, lang, synthetic=ws.demo_manifest.is_file())
    content = render(ws.templates / document.template, document)
    target = ws.reports / plan / period / f"{kind}-{lang}.docx"
    write_whole(target, content)
    sidecar = target.with_suffix(".json")
    write_whole(sidecar, _sidecar(register, snapshot, document).encode())
    return [target]


def _state(ws: Workspace, plan: str, period: str, as_of: date | None) -> Snapshot:
    """What was approved, where the period is locked and nothing else is asked for; else the state computed anew."""
    with ledger_of(ws) as ledger:
        lock = lock_of(ledger, plan, period)
    if lock is not None and as_of is None:
        return load_snapshot(ws.snapshots, plan, period, lock.snapshot, approved=True)
    return consolidate(ws, plan, period, as_of=as_of)


def _sidecar(plan: Plan, snapshot: Snapshot, document: Document) -> str:
    about = {
        "plan": plan.id,
        "plan_digest": snapshot.plan_digest,
        "period": snapshot.period,
        "as_of": snapshot.as_of.isoformat(),
        "snapshot": snapshot.id,
        "approved": snapshot.approved,
        "figures": [_figure(figure) for figure in document.figures.values()],
    }
    return json.dumps(about, ensure_ascii=False, indent=1)


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
