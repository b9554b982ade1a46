"""Balances of leave, and who is away when."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from core.store.tables.base import Id, metadata

# Why a balance of leave changes: a balance is the sum of its entries, none of which is ever changed.
leave_entry = Table(
    "leave_entry",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("entry", String(16), nullable=False),
    Column("half_days", Integer, nullable=False),
    Column("on", String(10), nullable=False),  # when it takes effect
    Column("request", ForeignKey("request.id")),
    Column("by", ForeignKey("person.id")),  # empty for Kivok itself
    Column("reason", Text, nullable=False, server_default=""),
    Column("at", BigInteger, nullable=False),
    Index("ix_leave_entry_person", "person", "kind"),
    # What a month has given is entered once, however often and by however many it is tried.
    Index(
        "ix_leave_entry_accrual",
        "person",
        "kind",
        "on",
        unique=True,
        sqlite_where=text("entry = 'accrual'"),
        postgresql_where=text("entry = 'accrual'"),
    ),
)

# Who is away, or has asked to be: kept as the request changes.
absence = Table(
    "absence",
    metadata,
    Column("request", ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("sick", Boolean, nullable=False, server_default=text("false")),
    Index("ix_absence_person", "person", "last"),
)

# Whose calendar follows which team, by a link of which only the hash is kept. One each: a new one takes its place.
feed = Table(
    "feed",
    metadata,
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("leader", BigInteger, nullable=False),  # 0 for the whole company
    Column("hash", String(64), nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("revoked", BigInteger),  # when
    PrimaryKeyConstraint("person", "leader"),
    UniqueConstraint("hash"),
)
