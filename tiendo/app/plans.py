"""The plan by which a period is handled: that of today or, once it was approved, the one with which it was."""

from collections.abc import Iterable
from dataclasses import replace

from schemas.snapshot import Snapshot
from schemas.terms import DecisionKind
from tiendo.app.session import ledger_of
from tiendo.files import write_all
from tiendo.ledger import Ledger, decisions
from tiendo.plan import Plan, digest_of, load_plan, plan_files
from tiendo.snapshot import plan_digest_of
from tiendo.workspace import Workspace

_LOOKS = "report"  # the part of a head that says how documents look and who signs them


def plan_for(ws: Workspace, plan: str, period: str) -> Plan:
    """The plan by which a period is handled: see `plan_of`."""
    with ledger_of(ws) as ledger:
        return plan_of(ws, ledger, plan, period)


def plan_of(ws: Workspace, ledger: Ledger, plan: str, period: str) -> Plan:
    """A plan as it was when the period was approved, also after a reopening that did not ask for today's.

    Today's plan for any other period, and where the former one was not kept. Who signs and how documents look is always
    today's: it changes nothing that was reported.
    """
    current = load_plan(ws.plans, plan)
    digest = _approved_with(ws, ledger, plan, period)
    return current if digest is None else _kept(ws, current, digest)


def plans_of(ws: Workspace, current: Plan, snapshots: Iterable[Snapshot]) -> dict[str, Plan]:
    """The plans with which snapshots were made, by their digests, those that were kept; `current` is today's."""
    found = {digest: _kept(ws, current, digest) for digest in {one.plan_digest for one in snapshots}}
    return {digest: plan for digest, plan in found.items() if plan.digest == digest}


def _kept(ws: Workspace, current: Plan, digest: str) -> Plan:
    """The plan of a digest as it was kept, or today's where it was not."""
    if digest == current.digest or digest_of(plan_files(ws.kept_plans / digest, current.id)) != digest:
        return current
    former = load_plan(ws.kept_plans / digest, current.id)
    return replace(former, head={**former.head, _LOOKS: current.head.get(_LOOKS, {})})


def keep_plan(ws: Workspace, plan: Plan) -> None:
    """Keep the files of a plan below its digest, unless they are; nothing where they were changed since it was read."""
    folder = ws.kept_plans / plan.digest
    if digest_of(plan_files(folder, plan.id)) == plan.digest:
        return
    files = plan_files(ws.plans, plan.id)
    if digest_of(files) == plan.digest:
        write_all({folder / name: content for name, content in files})


def _approved_with(ws: Workspace, ledger: Ledger, plan: str, period: str) -> str | None:
    """The digest of the plan to which an approval or a reopening holds the period."""
    holding = (DecisionKind.approve, DecisionKind.reopen)
    held = [made.snapshot for made in decisions(ledger, plan, period) if made.kind in holding]
    return plan_digest_of(ws.snapshots, plan, period, held[-1]) if held and held[-1] else None
