"""Reading the ledger in bulk, as frames."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import polars as pl
from sqlalchemy import ColumnElement, literal_column, select

from schemas.findings import Findings
from schemas.places import SheetPlace, load_places
from schemas.records import frame_schema
from schemas.results import ResultTable, Submissions
from schemas.terms import DecisionKind, Outcome
from tiendo.ledger.bulk import read_frame
from tiendo.ledger.decisions import decisions
from tiendo.ledger.engine import Ledger
from tiendo.ledger.tables import finding, submission
from tiendo.ledger.tables import records as record_tables


def known_hashes(ledger: Ledger, plan: str, period: str) -> set[tuple[str, str, str]]:
    """(agency, unit, sha256) of everything recorded for a period."""
    s = submission.c
    with ledger.reading() as connection:
        query = select(s.agency, s.unit, s.sha256).where(s.plan == plan, s.period == period)
        return {tuple(row) for row in connection.execute(query).all()}


def submissions(ledger: Ledger, plan: str, period: str, known_on: date | None = None) -> pl.DataFrame:
    """All revisions of a period (schemas.results.Submissions), as known at the end of a day, by default now."""
    return submissions_over(ledger, plan, [period], known_on)


def submissions_over(
    ledger: Ledger, plan: str, periods: Sequence[str], known_on: date | None = None
) -> pl.DataFrame:
    """The same of several periods at once, in their order."""
    s, schema = submission.c, _frame_of(Submissions)
    own = {name: dtype for name, dtype in schema.items() if name not in _STATE}
    columns = [s.id.label("submission") if name == "submission" else s[name] for name in own]
    query = select(*columns).where(s.plan == plan, s.period.in_(periods)).order_by(s.received_on, s.id)
    if known_on is not None:
        query = query.where(s.received_on <= known_on)
    found = read_frame(ledger, query, pl.Schema(own))
    excluded = {number for period in periods for number in _excluded(ledger, plan, period, known_on)}
    order = pl.DataFrame({"period": periods}, schema={"period": pl.String}).with_row_index("nth")
    ordered = found.join(order, on="period").sort("nth", maintain_order=True)
    return Submissions.validate(_with_state(ordered, excluded).select(list(schema)))


_STATE = ("excluded", "current")


def _frame_of(model: type[ResultTable]) -> pl.Schema:
    """Column names and Polars types of a table, for building frames."""
    return pl.Schema({name: column.dtype.type for name, column in model.to_schema().columns.items()})


def _excluded(ledger: Ledger, plan: str, period: str, known_on: date | None) -> set[int]:
    excluded: set[int] = set()
    for made in decisions(ledger, plan, period):
        if made.submission is None or (known_on and made.decided_at and made.decided_at.date() > known_on):
            continue
        if made.kind == DecisionKind.exclude:
            excluded.add(made.submission)
        elif made.kind == DecisionKind.include:
            excluded.discard(made.submission)
    return excluded


def _with_state(found: pl.DataFrame, excluded: set[int]) -> pl.DataFrame:
    counts = (pl.col("outcome") != Outcome.returned.value) & ~pl.col("excluded")
    latest = pl.when(counts).then(pl.col("revision")).max().over("period", "agency", "unit")
    return found.with_columns(excluded=pl.col("submission").is_in(sorted(excluded))).with_columns(
        current=(counts & (pl.col("revision") == latest)).fill_null(value=False)
    )


def places(ledger: Ledger, plan: str, period: str) -> dict[int, list[SheetPlace]]:
    """Where the lines of each submission of a period stand in its file; none where nothing was kept."""
    s = submission.c
    query = select(s.id, s.places).where(s.plan == plan, s.period == period)
    with ledger.reading() as connection:
        return {number: load_places(text) for number, text in connection.execute(query)}


class Sent(NamedTuple):
    """Whose a file is and what became of it, and its places as they are kept: see `schemas.places`."""

    file: dict[str, Any]
    places: str | None


_FILE = "period agency unit revision path sha256 received_on outcome plan_version".split()
_AT_ONCE = 1000  # submissions asked for in one query


def sent(ledger: Ledger, numbers: Iterable[int]) -> dict[int, Sent]:
    """The submissions of those numbers, of whatever plan and period."""
    s, wanted = submission.c, sorted(numbers)
    found: dict[int, Sent] = {}
    with ledger.reading() as connection:
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            query = select(s.id.label("submission"), *(s[name] for name in _FILE), s.places)
            for row in connection.execute(query.where(s.id.in_(some))).mappings():
                file = {**row, "received_on": row["received_on"].isoformat()}
                found[row["submission"]] = Sent(file, file.pop("places"))
    return found


def submission_row(ledger: Ledger, submission_id: int) -> dict[str, Any] | None:
    """One submission as recorded, or None."""
    with ledger.reading() as connection:
        row = (
            connection.execute(select(submission).where(submission.c.id == submission_id)).mappings().first()
        )
    return dict(row) if row else None


def records(
    ledger: Ledger,
    table: str,
    submission_ids: pl.Series,
    *,
    saying: str | None = None,
    about: Collection[str] | None = None,
) -> pl.DataFrame:
    """The records of a table (schemas.records) that came with the given submissions; those alone that say something
    in the column `saying`, or that are about the tasks `about`, where such are given.
    """
    source = record_tables[table]
    wanted = submission_ids.unique().sort()
    if wanted.is_empty():
        return pl.DataFrame(schema=frame_schema(table))
    query = select(source).where(source.c.submission.between(wanted[0], wanted[-1]))
    if saying is not None:
        query = query.where(source.c[saying].is_not(None))
    if about is not None:
        query = query.where(source.c.ref.in_(about))
    frame = read_frame(ledger, query, frame_schema(table))
    return frame.filter(pl.col("submission").is_in(wanted.implode())).sort("submission", "row")


def findings(ledger: Ledger, submission_id: int) -> pl.DataFrame:
    """The findings of one submission (schemas.findings.Findings), in the order in which they were found."""
    schema = {name: column.dtype.type for name, column in Findings.to_schema().columns.items()}
    as_written: ColumnElement[str] = literal_column("rowid" if ledger.is_sqlite else "ctid")
    query = (
        select(*(finding.c[name] for name in schema))
        .where(finding.c.submission == submission_id)
        .order_by(as_written)
    )
    with ledger.reading() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    return pl.DataFrame(rows, schema=schema, orient="row")
