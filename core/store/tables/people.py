"""Who works here, and who has been let in."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, PrimaryKeyConstraint, String, Table, Text, text

from core.store.tables.base import Id, metadata

person = Table(
    "person",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False, unique=True),
    Column("phone", Text, nullable=False, server_default=""),
    Column("position", Text, nullable=False, server_default=""),
    Column("department", Text, nullable=False, server_default=""),
    Column("branch", ForeignKey("branch.name")),
    Column("company", Text, nullable=False, server_default=""),
    Column("manager", ForeignKey("person.id")),
    Column("locale", String(8), nullable=False, server_default=""),
    Column("telegram", BigInteger, unique=True),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("morning", Boolean, nullable=False, server_default=text("true")),  # wants the message of 9:00
    Column("unreachable", BigInteger),  # since when messages do not get through
    Column("hired", String(10)),  # the first day of work
)

branch = Table(
    "branch",
    metadata,
    Column("name", Text, primary_key=True),
    Column("zone", Text, nullable=False),
)

role = Table(
    "role",
    metadata,
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("person", "role"),
)

# A new value with every change of what is kept in memory, so that every process sees when its copy is old.
revision = Table(
    "revision",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

# By which a partner without an account comes in. What was used stays: it tells who has let whom in.
invitation = Table(
    "invitation",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("by", ForeignKey("person.id"), nullable=False),
    Column("request", ForeignKey("request.id"), nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used", BigInteger),  # when
    Index("ix_invitation_person", "person"),
)
