"""The title of an agency's own plan, or of the plan into which it integrated its tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0004_own_plan_title"
down_revision = "0003_after_reopening"


def upgrade() -> None:
    op.add_column("record_cover", sa.Column("own_plan_title", sa.Text, nullable=True))
