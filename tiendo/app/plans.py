"""The plan by which a period is handled: that of today or, once it was approved, the one with which it was."""

from dataclasses import replace

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
    if digest is None or digest == current.digest:
        return current
    if digest_of(plan_files(ws.kept_plans / digest, plan)) != digest:
        return current
    former = load_plan(ws.kept_plans / digest, plan)
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
