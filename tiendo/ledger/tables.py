"""The ledger's tables. It only grows: revisions supersede, decisions are rows of their own."""

from datetime import UTC, datetime
from typing import Any

import polars as pl
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from schemas.records import TABLES, frame_schema


class Moment(TypeDecorator):
    """A moment with its zone. SQLite keeps none, so UTC is what is written and what is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", Text, nullable=False),
    Column("plan_version", Text, nullable=False),  # the version of the plan that it answered
    Column("plan_digest", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("layout", Text),
    Column("received_on", Date, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("n_errors", Integer, nullable=False),
    Column("n_warnings", Integer, nullable=False),
    Column("places", Text),  # where its lines stand (schemas.places), from version 0002 on
    Column("after_reopening", Boolean, nullable=False),  # the period had been locked, and opened again
    UniqueConstraint("plan", "period", "agency", "unit", "revision", name="uq_submission_revision"),
    UniqueConstraint("plan", "period", "agency", "unit", "sha256", name="uq_submission_sha256"),
)

finding = Table(
    "finding",
    metadata,
    Column("submission", Integer, ForeignKey("submission.id"), nullable=False, index=True),
    Column("sheet", Text),
    Column("row", Integer),
    Column("column", Text),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("value", Text),
    Column("details", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("submission", Integer, ForeignKey("submission.id")),
    Column("finding", Text),  # of a waiver: the finding's place and code
    # What was approved; of a reopening: with whose plan the period goes on, null: today's.
    Column("snapshot", Text),
    Column("decided_at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_decision_period", "plan", "period"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("path", Text, primary_key=True),  # as last seen, so that an unchanged file need not be read again
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
)


def _record_table(name: str) -> Table:
    types: dict[Any, type[TypeEngine]] = {
        pl.Int64: Integer,
        pl.Float64: Float,
        pl.Date: Date,
        pl.String: Text,
    }
    columns: list[Column] = [
        Column(column, types[dtype]) for column, dtype in list(frame_schema(name).items())[1:]
    ]
    key = Column("submission", Integer, ForeignKey("submission.id"), nullable=False, index=True)
    return Table(f"record_{name}", metadata, key, *columns)


records = {name: _record_table(name) for name in TABLES}
