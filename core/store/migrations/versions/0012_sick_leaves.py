"""By which absences somebody is ill."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("absence", sa.Column("sick", sa.Boolean(), server_default=sa.text("false"), nullable=False))
