"""Rows to choose from, and budgets."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint, text

from core.store.tables.base import Id, metadata

catalog = Table(
    "catalog",
    metadata,
    Column("key", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),  # a new value with every change of the catalog or its rows
)

# A row that is not in use any more is only marked: what points at it can still be read.
catalog_row = Table(
    "catalog_row",
    metadata,
    Column("id", Id, primary_key=True),
    Column("catalog", ForeignKey("catalog.key"), nullable=False),
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("dropped", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("catalog", "key"),
    # An old button must not choose another row.
    sqlite_autoincrement=True,
)

# What a request takes from a limit that stands in a row of a catalog, for one period.
reservation = Table(
    "reservation",
    metadata,
    Column("request", ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("catalog", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("period", String(32), nullable=False),
    Column("currency", String(8), nullable=False),
    Column("amount", BigInteger, nullable=False),  # in hundredths
    Index("ix_reservation_budget", "catalog", "key", "period"),
)
