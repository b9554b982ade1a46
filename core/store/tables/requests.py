"""Forms, drafts and requests, and what is kept beside them to be found quickly."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from core.store.tables.base import NEVER, Id, metadata

form = Table(
    "form",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("published", BigInteger, nullable=False),
    UniqueConstraint("key", "version"),
)

request = Table(
    "request",
    metadata,
    Column("id", Id, primary_key=True),
    Column("form", ForeignKey("form.id"), nullable=False),
    Column("author", ForeignKey("person.id"), nullable=False),
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("head", String(64), nullable=False, server_default=""),  # the hash of its last journal entry
    Column("created", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index("ix_request_author", "author", "id"),
)

# Who has to do something now: written with the request, read by the inbox of each person.
waiting = Table(
    "waiting",
    metadata,
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("request", ForeignKey("request.id"), nullable=False),
    Column("due", BigInteger, nullable=False, server_default=text(str(NEVER))),  # until when it is to be done
    PrimaryKeyConstraint("person", "request"),
    sqlite_with_rowid=False,
)

# Who looks on at a request: written with it, read by the list of each person.
observer = Table(
    "observer",
    metadata,
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("request", ForeignKey("request.id"), nullable=False),
    PrimaryKeyConstraint("person", "request"),
)

journal = Table(
    "journal",
    metadata,
    Column("request", ForeignKey("request.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("events", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    PrimaryKeyConstraint("request", "version"),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("form", ForeignKey("form.id"), nullable=False),
    Column("request", ForeignKey("request.id")),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("message", BigInteger),  # where the person sees it
    Column("touched", BigInteger, nullable=False),
    Index("ix_draft_person", "person", "touched"),
    # The id of a deleted draft is never given again: an old button must not act on another draft.
    sqlite_autoincrement=True,
)

# By which reference a file that is kept for a time only is fetched: its row is all that has to be deleted.
vault = Table(
    "vault",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("ref", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("draft", BigInteger),  # until it is sent
    Column("request", ForeignKey("request.id")),
    Index("ix_vault_draft", "draft"),
    Index("ix_vault_request", "request"),
)

# What a person's next words belong to.
focus = Table(
    "focus",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("body", Text, nullable=False),
)

# Which requests name which other ones: written with the request that names, read by the one that is named.
link = Table(
    "link",
    metadata,
    Column("source", ForeignKey("request.id"), nullable=False),
    Column("target", ForeignKey("request.id"), nullable=False),
    PrimaryKeyConstraint("source", "target"),
    Index("ix_link_target", "target", "source"),
)

# By what requests that may be one and the same are found: the hash of a few answers.
likeness = Table(
    "likeness",
    metadata,
    Column("request", ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("mark", String(64), nullable=False),
    Index("ix_likeness_mark", "mark", "request"),
)

# What a person has laid out to approve several at once, in this order, as he saw it.
batch = Table(
    "batch",
    metadata,
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("request", ForeignKey("request.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("stage", Integer, nullable=False),  # its place in the route
    Column("round", Integer, nullable=False),
    Column("mark", SmallInteger, nullable=False),
    Column("why", Text, nullable=False),  # it was refused
    PrimaryKeyConstraint("person", "request"),
)
