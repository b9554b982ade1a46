"""References of files that are kept for a time only. No form that is there already has any."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "vault",
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("draft", sa.BigInteger()),
        sa.Column("request", _ID),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_vault_request")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_vault")),
    )
    op.create_index("ix_vault_draft", "vault", ["draft"])
    op.create_index("ix_vault_request", "vault", ["request"])
