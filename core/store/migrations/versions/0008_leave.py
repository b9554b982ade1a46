"""Balances of leave, who is away when, and since when people work here."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("person", sa.Column("hired", sa.String(length=10), nullable=True))
    _entries()
    _absences()


def _entries() -> None:
    op.create_table(
        "leave_entry",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("half_days", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("request", _ID, nullable=True),
        sa.Column("by", _ID, nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_leave_entry_person")),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_leave_entry_request")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_leave_entry_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_entry")),
    )
    op.create_index("ix_leave_entry_person", "leave_entry", ["person", "kind"])
    once = sa.text("entry = 'accrual'")
    op.create_index(
        "ix_leave_entry_accrual",
        "leave_entry",
        ["person", "kind", "on"],
        unique=True,
        sqlite_where=once,
        postgresql_where=once,
    )
    _append_only("leave_entry")


def _absences() -> None:
    op.create_table(
        "absence",
        sa.Column("request", _ID, nullable=False, autoincrement=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("first", sa.String(length=10), nullable=False),
        sa.Column("last", sa.String(length=10), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_absence_request")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_absence_person")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_absence")),
    )
    op.create_index("ix_absence_person", "absence", ["person", "last"])


def _append_only(table: str) -> None:
    """No UPDATE and no DELETE, as with the journal."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'a balance of leave is only added to'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'a balance of leave is only added to'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
    )
