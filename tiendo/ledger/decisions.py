"""Decisions: who decided what, when and why. Never changed, only followed by later ones."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, exists, func, insert, select

from schemas.terms import DecisionKind
from tiendo.ledger.engine import Ledger
from tiendo.ledger.tables import decision, submission
from tiendo.settings import settings


@dataclass(frozen=True)
class Decision:
    """A decision. `decided_at` is the coordinating agency's local time: days are judged by it."""

    kind: str
    plan: str
    period: str
    actor: str
    reason: str
    submission: int | None = None
    finding: str | None = None
    snapshot: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """How far a period's entries reach: equal standings, nothing new between them."""

    submission: int
    decision: int


class Overtaken(Exception):
    """The period's entries have changed since the standing on which a decision was founded."""


def standing(ledger: Ledger, plan: str, period: str) -> Standing:
    """How far the entries of a period reach now."""
    with ledger.reading() as connection:
        return _standing(connection, plan, period)


def decide(ledger: Ledger, made: Decision, founded_on: Standing | None = None) -> None:
    """Record a decision, now unless it says when. Raises Overtaken where `founded_on` no longer holds."""
    row = {
        **vars(made),
        "kind": DecisionKind(made.kind).value,
        "decided_at": made.decided_at or datetime.now(UTC),
    }
    with ledger.writing() as connection:
        if founded_on is not None and _standing(connection, made.plan, made.period) != founded_on:
            raise Overtaken
        connection.execute(insert(decision), row)


def decisions(ledger: Ledger, plan: str, period: str) -> list[Decision]:
    """The decisions on a period, oldest first."""
    d = decision.c
    query = (
        select(d.kind, d.plan, d.period, d.actor, d.reason, d.submission, d.finding, d.snapshot, d.decided_at)
        .where(d.plan == plan, d.period == period)
        .order_by(d.id)
    )
    zone = ZoneInfo(settings().timezone)
    with ledger.reading() as connection:
        made = [Decision(*row) for row in connection.execute(query)]
    return [replace(one, decided_at=one.decided_at.astimezone(zone)) for one in made if one.decided_at]


def is_approved(connection: Connection, plan: str, period: str) -> bool:
    """Whether the last word on a period is an approval, as seen in a connection's transaction."""
    d = decision.c
    locking = [DecisionKind.approve.value, DecisionKind.reopen.value]
    query = (
        select(d.kind)
        .where(d.plan == plan, d.period == period, d.kind.in_(locking))
        .order_by(d.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar() == DecisionKind.approve.value


def was_reopened(connection: Connection, plan: str, period: str) -> bool:
    """Whether a period was ever opened again after an approval, as seen in a connection's transaction."""
    d = decision.c
    reopened = exists().where(d.plan == plan, d.period == period, d.kind == DecisionKind.reopen.value)
    return bool(connection.execute(select(reopened)).scalar())


def _standing(connection: Connection, plan: str, period: str) -> Standing:
    last = (
        select(func.coalesce(func.max(table.c.id), 0))
        .where(table.c.plan == plan, table.c.period == period)
        .scalar_subquery()
        for table in (submission, decision)
    )
    return Standing(*connection.execute(select(*last)).one())
