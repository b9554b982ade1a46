"""Catalogs of reference data, and their rows."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "catalog",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_catalog")),
    )
    op.create_table(
        "catalog_row",
        sa.Column("id", _ID, nullable=False),
        sa.Column("catalog", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["catalog"], ["catalog.key"], name=op.f("fk_catalog_row_catalog")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalog_row")),
        sa.UniqueConstraint("catalog", "key", name=op.f("uq_catalog_row_catalog_key")),
        sqlite_autoincrement=True,
    )
