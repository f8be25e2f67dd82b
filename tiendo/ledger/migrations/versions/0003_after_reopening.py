"""Whether a submission came after its period had been reopened. Of those before, the decisions tell by their time."""

import sqlalchemy as sa
from alembic import op

revision = "0003_after_reopening"
down_revision = "0002_places"


def upgrade() -> None:
    flag = sa.Column("after_reopening", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("submission", flag)
    submission = sa.table("submission", *map(sa.column, ("plan", "period", "recorded_at", "after_reopening")))
    decision = sa.table("decision", *map(sa.column, ("plan", "period", "kind", "decided_at")))
    reopened = sa.exists().where(
        decision.c.plan == submission.c.plan,
        decision.c.period == submission.c.period,
        decision.c.kind == "reopen",
        decision.c.decided_at < submission.c.recorded_at,
    )
    op.execute(sa.update(submission).where(reopened).values(after_reopening=sa.true()))
