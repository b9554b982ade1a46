"""Whose own calendar has a leave, as far as it was told."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("card", sa.Column("noted", sa.Boolean(), nullable=False, server_default=sa.text("false")))
