"""By what requests that may be one and the same are found. No form that is there already compares any."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "likeness",
        sa.Column("request", _ID, autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_likeness_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_likeness")),
    )
    op.create_index("ix_likeness_mark", "likeness", ["mark", "request"])
