"""A decision touches fewer pages: who is waited for is found by his key alone, and SQLite keeps that, and the journal,
in their keys."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.drop_index("ix_waiting_request", "waiting")
    if op.get_bind().dialect.name == "sqlite":
        _waiting()
        _journal()


def _waiting() -> None:
    op.create_table(
        "waiting_anew",
        sa.Column("person", _ID, nullable=False),
        sa.Column("request", _ID, nullable=False),
        sa.Column("due", sa.BigInteger(), server_default=sa.text("9223372036854775807"), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_waiting_person")),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_waiting_request")),
        sa.PrimaryKeyConstraint("person", "request", name=op.f("pk_waiting")),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO waiting_anew (person, request, due) SELECT person, request, due FROM waiting")
    _in_place_of("waiting")


def _journal() -> None:
    op.create_table(
        "journal_anew",
        sa.Column("request", _ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_journal_request")),
        sa.PrimaryKeyConstraint("request", "version", name=op.f("pk_journal")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO journal_anew (request, version, at, events, hash)"
        " SELECT request, version, at, events, hash FROM journal"
    )
    _in_place_of("journal")
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON journal"
            " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )


def _in_place_of(table: str) -> None:
    op.drop_table(table)
    op.rename_table(f"{table}_anew", table)
