"""Recording a batch: submissions, their records and findings, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
from sqlalchemy import Connection, insert, select

from schemas.terms import Outcome
from tiendo.ledger.bulk import bulk_append
from tiendo.ledger.decisions import is_approved, was_reopened
from tiendo.ledger.engine import Ledger
from tiendo.ledger.tables import finding, records, submission


@dataclass(frozen=True)
class NewSubmission:
    """A submission to be recorded. `number` is its number in the batch's tables and findings."""

    number: int
    agency: str
    unit: str
    path: str
    sha256: str
    layout: str | None
    received_on: date
    outcome: str
    n_errors: int
    n_warnings: int
    places: str | None = None  # where its lines stand (schemas.places), as text


@dataclass(frozen=True)
class Recorded:
    """What the ledger made of a submission; `id` is None where the same bytes had been recorded before."""

    number: int
    id: int | None
    revision: int


class PeriodLocked(Exception):
    """The period was approved: it takes nothing in until it is reopened."""


def record_batch(
    ledger: Ledger,
    *,
    plan: str,
    plan_version: str,
    plan_digest: str,
    period: str,
    actor: str,
    batch: Sequence[NewSubmission],
    tables: Mapping[str, pl.DataFrame],
    findings: pl.DataFrame,
) -> list[Recorded]:
    """Record a batch. Records of returned submissions are not kept: nothing may be computed from them.

    The same bytes from the same sender for the same period are recorded once, whoever else records at the time.
    Raises PeriodLocked, and records nothing, where the period has been approved.
    """
    common: dict[str, Any] = {
        "plan": plan,
        "plan_version": plan_version,
        "plan_digest": plan_digest,
        "period": period,
        "actor": actor,
        "recorded_at": datetime.now(UTC),
    }
    with bulk_append(ledger) as append, ledger.writing() as connection:
        if is_approved(connection, plan, period):
            raise PeriodLocked
        recorded, rows = _numbered(connection, plan, period, batch)
        if not rows:
            return recorded
        statement = insert(submission).returning(submission.c.id, sort_by_parameter_order=True)
        common["after_reopening"] = was_reopened(connection, plan, period)
        ids = connection.execute(statement, [{**common, **row} for row in rows]).scalars().all()
        new = iter(ids)
        recorded = [Recorded(r.number, next(new) if r.id == _NEW else None, r.revision) for r in recorded]
        accepted = {s.number for s in batch if s.outcome != Outcome.returned.value}
        known = {r.number: r.id for r in recorded if r.id is not None}
        frames = {records[name].name: _renumbered(frame, known, accepted) for name, frame in tables.items()}
        append(connection, {**frames, finding.name: _renumbered(findings, known, set(known))})
    return recorded


_NEW = -1


def _numbered(
    connection: Connection, plan: str, period: str, batch: Sequence[NewSubmission]
) -> tuple[list[Recorded], list[dict]]:
    """Revision numbers for a batch, and the rows of those that are new."""
    s = submission.c
    query = select(s.agency, s.unit, s.sha256, s.revision).where(s.plan == plan, s.period == period)
    revisions: dict[tuple[str, str], dict[str, int]] = {}
    for agency, unit, sha256, revision in connection.execute(query).all():
        revisions.setdefault((agency, unit), {})[sha256] = revision
    recorded, rows = [], []
    for new in batch:
        known = revisions.setdefault((new.agency, new.unit), {})
        is_new = new.sha256 not in known
        revision = known.setdefault(new.sha256, len(known) + 1)
        recorded.append(Recorded(new.number, _NEW if is_new else None, revision))
        if is_new:
            row = {key: value for key, value in vars(new).items() if key != "number"}
            rows.append({**row, "revision": revision})
    return recorded, rows


def _renumbered(frame: pl.DataFrame, ids: Mapping[int, int], wanted: set[int]) -> pl.DataFrame:
    """Rows of the wanted submissions, under their ledger ids."""
    chosen = {number: id_ for number, id_ in ids.items() if number in wanted}
    mapping = pl.DataFrame(
        {"submission": list(chosen), "id": list(chosen.values())},
        schema={"submission": pl.Int64, "id": pl.Int64},
    )
    renumbered = frame.join(mapping, on="submission", how="inner", maintain_order="left")
    return renumbered.with_columns(submission="id").drop("id")
