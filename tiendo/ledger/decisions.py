"""Decisions: who decided what, when and why. Never changed, only followed by later ones."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from schemas.terms import DecisionKind
from tiendo.ledger.engine import Ledger
from tiendo.ledger.tables import decision


@dataclass(frozen=True)
class Decision:
    kind: str
    plan: str
    period: str
    actor: str
    reason: str
    submission: int | None = None
    finding: str | None = None
    snapshot: str | None = None
    decided_at: datetime | None = None


def decide(ledger: Ledger, made: Decision) -> None:
    """Record a decision, now unless it says when."""
    row = {
        **vars(made),
        "kind": DecisionKind(made.kind).value,
        "decided_at": made.decided_at or datetime.now(UTC),
    }
    with ledger.writing() as connection:
        connection.execute(insert(decision), row)


def decisions(ledger: Ledger, plan: str, period: str) -> list[Decision]:
    """The decisions on a period, oldest first."""
    d = decision.c
    query = (
        select(d.kind, d.plan, d.period, d.actor, d.reason, d.submission, d.finding, d.snapshot, d.decided_at)
        .where(d.plan == plan, d.period == period)
        .order_by(d.id)
    )
    with ledger.reading() as connection:
        return [Decision(*row) for row in connection.execute(query)]
