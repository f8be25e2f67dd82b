"""Compare: two snapshots of a plan → a Word document of what changed between them."""

from pathlib import Path

from schemas.snapshot import Snapshot
from schemas.terms import DecisionKind
from tiendo.app.locking import lock_of
from tiendo.app.plans import plans_of
from tiendo.app.session import ledger_of
from tiendo.app.sidecar import origins_of, sidecar_of, state_of
from tiendo.errors import UsageError
from tiendo.files import write_all
from tiendo.ledger import decisions
from tiendo.plan import load_plan
from tiendo.reports import changes as compose
from tiendo.snapshot import load_snapshot, newest_snapshot
from tiendo.word import render
from tiendo.workspace import Workspace


def changes(
    ws: Workspace, plan: str, period: str, *, before: str, after: str | None = None, lang: str = "vi"
) -> Path:
    """Write what changed from `before` to `after` and return the path.

    Both are ids of snapshots of the period, or other periods: then what was approved of these, else their newest
    snapshot. Without `after`, that of `period` itself. Raises UsageError where there is no such snapshot.
    """
    register = load_plan(ws.plans, plan)
    register.period(period)
    old, new = _state(ws, plan, period, before), _state(ws, plan, period, after or period)
    plans = plans_of(ws, register, (old, new))
    document = compose(register, old, new, lang, plans=plans, synthetic=ws.demo_manifest.is_file())
    target = ws.reports / plan / period / f"changes-{old.id[:8]}-{new.id[:8]}-{lang}.docx"
    about = {"plan": plan, "before": state_of(old), "after": state_of(new)}
    with ledger_of(ws) as ledger:
        origins = origins_of(ledger, about, [document])
    content = render(ws.templates / document.template, document)
    write_all({target: content, target.with_suffix(".json"): sidecar_of(about, document, origins).encode()})
    return target


def _state(ws: Workspace, plan: str, period: str, named: str) -> Snapshot:
    """The snapshot of that id in the period, or that of the period of that id."""
    known = {path.name for path in (ws.snapshots / plan / period).glob("*") if path.is_dir()}
    with ledger_of(ws) as ledger:
        if named in known:
            approved = any(
                one.kind == DecisionKind.approve and one.snapshot == named
                for one in decisions(ledger, plan, period)
            )
            return load_snapshot(ws.snapshots, plan, period, named, approved=approved)
        lock = lock_of(ledger, plan, named)
    found = lock.snapshot if lock else newest_snapshot(ws.snapshots, plan, named)
    if found is None:
        raise UsageError(
            f"Kỳ {period} không có bản chốt “{named}”, cũng không có kỳ nào mang mã đó đã được tổng hợp.",
            f"Period {period} has no snapshot “{named}”, and no period of that id has been consolidated.",
        )
    return load_snapshot(ws.snapshots, plan, named, found, approved=lock is not None)
