"""Whether a period is locked: from its approval until it is reopened."""

from dataclasses import dataclass
from datetime import date

from schemas.terms import DecisionKind
from tiendo.ledger import Ledger, decisions


@dataclass(frozen=True)
class Lock:
    """An approval in force."""

    actor: str
    on: date
    snapshot: str


def lock_of(ledger: Ledger, plan: str, period: str, known_on: date | None = None) -> Lock | None:
    """The approval in force now, or at the end of a day."""
    lock = None
    for made in decisions(ledger, plan, period):
        if made.decided_at is None or (known_on is not None and made.decided_at.date() > known_on):
            continue
        if made.kind == DecisionKind.approve and made.snapshot is not None:
            lock = Lock(made.actor, made.decided_at.date(), made.snapshot)
        elif made.kind == DecisionKind.reopen:
            lock = None
    return lock
