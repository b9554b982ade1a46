"""Timers for more than requests, reminders, announcements, and where what is said about a request belongs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_PENDING = {"sqlite_where": sa.text("state = 0"), "postgresql_where": sa.text("state = 0")}
#: Later than anything: what has no time limit.
_NEVER = sa.text("9223372036854775807")


def upgrade() -> None:
    _announcements()
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("morning", sa.Boolean(), server_default=sa.true(), nullable=False))
    with op.batch_alter_table("waiting") as waiting:
        waiting.add_column(sa.Column("due", sa.BigInteger(), server_default=_NEVER, nullable=False))
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("request", existing_type=_ID, nullable=True)
        outbox.add_column(sa.Column("announcement", _ID))
        outbox.add_column(sa.Column("begun", sa.Boolean(), server_default=sa.false(), nullable=False))
        outbox.create_foreign_key(op.f("fk_outbox_announcement"), "announcement", ["announcement"], ["id"])
    _timers()
    op.create_table(
        "mention",
        sa.Column("person", _ID, nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("request", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_mention_person")),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_mention_request")),
        sa.PrimaryKeyConstraint("person", "message", name=op.f("pk_mention")),
    )


def _timers() -> None:
    """Nobody has set one before this version."""
    op.drop_table("timer")
    op.create_table(
        "timer",
        sa.Column("id", _ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("request", _ID),
        sa.Column("person", _ID),
        sa.Column("announcement", _ID),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_timer_request")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_timer_person")),
        sa.ForeignKeyConstraint(["announcement"], ["announcement.id"], name=op.f("fk_timer_announcement")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timer")),
        sa.UniqueConstraint("key", name=op.f("uq_timer_key")),
    )
    op.create_index("ix_timer_due", "timer", ["due", "id"], unique=False)
    op.create_index("ix_timer_request", "timer", ["request"], unique=False)


def _announcements() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", _ID, nullable=False),
        sa.Column("author", _ID, nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("message", sa.BigInteger()),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("sent", sa.BigInteger()),
        sa.Column("expires", sa.BigInteger()),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_announcement_author")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_announcement_status", "announcement", ["status", "id"], unique=False)
    op.create_table(
        "copy",
        sa.Column("announcement", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("message", sa.BigInteger()),
        sa.Column("read", sa.BigInteger()),
        sa.ForeignKeyConstraint(["announcement"], ["announcement.id"], name=op.f("fk_copy_announcement")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_copy_person")),
        sa.PrimaryKeyConstraint("announcement", "person", name=op.f("pk_copy")),
    )
    op.create_index("ix_copy_person", "copy", ["person", "announcement"], unique=False)
