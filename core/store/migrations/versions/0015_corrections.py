"""Messages may be about an entry of the ledger of leave: that HR has corrected a balance."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("posting", sa.BigInteger(), nullable=True))
