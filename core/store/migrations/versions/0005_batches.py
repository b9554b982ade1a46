"""Several requests, laid out to be approved at once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "batch",
        sa.Column("person", _ID, nullable=False),
        sa.Column("request", _ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("mark", sa.SmallInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_batch_person")),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_batch_request")),
        sa.PrimaryKeyConstraint("person", "request", name=op.f("pk_batch")),
    )
