"""Batches to record, from what a test cares about; the rest is filled in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import polars as pl

from schemas.findings import Findings
from schemas.records import TABLES, frame_schema
from schemas.terms import Outcome, ReportedStatus
from tiendo.ledger import Ledger, NewSubmission, Recorded, record_batch

PLAN, PERIOD = "minh-hoa", "2022"
DAY = date(2022, 11, 20)


def sent(number: int, agency: str = "bo-a", content: str = "", **about: Any) -> NewSubmission:
    """A submission; the same `content` means the same bytes."""
    known = {
        "unit": "",
        "path": f"submissions/{agency}/{number}.xlsx",
        "sha256": f"{content or number:>064}",
        "layout": "1",
        "received_on": DAY,
        "outcome": Outcome.accepted.value,
        "n_errors": 0,
        "n_warnings": 0,
    }
    return NewSubmission(number=number, agency=agency, **(known | about))


def lines(table: str, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Records of a table, absent columns null."""
    schema = frame_schema(table)
    return pl.DataFrame([dict.fromkeys(schema) | row for row in rows], schema=schema)


def progress(*numbers: int) -> pl.DataFrame:
    """One line a submission."""
    status = ReportedStatus.completed.value
    return lines("progress", [{"submission": n, "row": 5, "ref": "1.1", "status": status} for n in numbers])


def no_findings() -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in Findings.to_schema().columns.items()}
    return pl.DataFrame(schema=schema)


def record(
    ledger: Ledger,
    *batch: NewSubmission,
    tables: dict[str, pl.DataFrame] | None = None,
    findings: pl.DataFrame | None = None,
    plan: str = PLAN,
    period: str = PERIOD,
) -> list[Recorded]:
    """Record a batch, by default with one line of progress a submission."""
    given = {"progress": progress(*(s.number for s in batch))} if tables is None else tables
    empty = {table: lines(table, []) for table in TABLES}
    return record_batch(
        ledger,
        plan=plan,
        plan_version="1",
        plan_digest="d" * 64,
        period=period,
        actor="can-bo-minh-hoa",
        batch=batch,
        tables=empty | given,
        findings=no_findings() if findings is None else findings,
    )


def ids(recorded: Sequence[Recorded]) -> list[int]:
    """Ledger numbers; fails where something was not recorded."""
    found = [one.id for one in recorded if one.id is not None]
    assert len(found) == len(recorded)
    return found
