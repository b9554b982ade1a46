"""By which absences somebody is ill."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("absence", sa.Column("sick", sa.Boolean(), server_default=sa.text("false"), nullable=False))
