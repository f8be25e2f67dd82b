"""The first version of the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001_first"
down_revision = None


def upgrade() -> None:
    _submission()
    op.create_table(
        "finding",
        _submission_key(),
        sa.Column("sheet", sa.Text),
        sa.Column("row", sa.Integer),
        sa.Column("column", sa.Text),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("details", sa.Text, nullable=False),
    )
    op.create_index("ix_finding_submission", "finding", ["submission"])
    _decision()
    op.create_table(
        "inbox",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("mtime_ns", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
    )
    for name, columns in _RECORDS.items():
        _record_table(f"record_{name}", columns)


def _submission() -> None:
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("plan_version", sa.Text, nullable=False),
        sa.Column("plan_digest", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("layout", sa.Text),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("n_errors", sa.Integer, nullable=False),
        sa.Column("n_warnings", sa.Integer, nullable=False),
        sa.UniqueConstraint("plan", "period", "agency", "unit", "revision", name="uq_submission_revision"),
        sa.UniqueConstraint("plan", "period", "agency", "unit", "sha256", name="uq_submission_sha256"),
    )


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("submission", sa.Integer, sa.ForeignKey("submission.id", name="fk_decision_submission")),
        sa.Column("finding", sa.Text),
        sa.Column("snapshot", sa.Text),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("ix_decision_period", "decision", ["plan", "period"])


def _submission_key() -> sa.Column:
    key = sa.ForeignKey("submission.id")
    return sa.Column("submission", sa.Integer, key, nullable=False)


def _record_table(name: str, columns: dict[str, type]) -> None:
    fields: list[sa.Column] = [sa.Column(column, kind) for column, kind in columns.items()]
    op.create_table(name, _submission_key(), sa.Column("row", sa.Integer), *fields)
    op.create_index(f"ix_{name}_submission", name, ["submission"])


_RECORDS: dict[str, dict[str, type]] = {
    "cover": dict.fromkeys(["layout", "plan", "period", "agency", "report_number"], sa.Text)
    | {"report_on": sa.Date, "own_plan": sa.Text, "own_plan_number": sa.Text, "own_plan_on": sa.Date}
    | dict.fromkeys(["contact", "phone", "email"], sa.Text),
    "progress": {"ref": sa.Text, "status": sa.Text, "percent": sa.Float}
    | {"preliminary_on": sa.Date, "completed_on": sa.Date, "doc_number": sa.Text, "doc_on": sa.Date}
    | {"result": sa.Text, "reason": sa.Text},
    "contributions": {"ref": sa.Text, "result": sa.Text, "doc_number": sa.Text, "doc_on": sa.Date},
    "difficulties": dict.fromkeys(["ref", "difficulty", "proposal", "authority", "state"], sa.Text),
    "observations": {"indicator": sa.Text, "value": sa.Float, "note": sa.Text},
}
