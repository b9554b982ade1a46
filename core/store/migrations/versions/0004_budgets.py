"""What requests take from budgets."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "reservation",
        sa.Column("request", _ID, nullable=False, autoincrement=False),
        sa.Column("catalog", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("currency", sa.String(length=8), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_reservation_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_reservation")),
    )
    op.create_index("ix_reservation_budget", "reservation", ["catalog", "key", "period"])
