"""Where the lines of a submission stand in its file. Of those received before it is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0002_places"
down_revision = "0001_first"


def upgrade() -> None:
    op.add_column("submission", sa.Column("places", sa.Text))
