"""What comes in, what goes out, and what has to happen later."""

from sqlalchemy import (
    BigInteger,
    Boolean,
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

from core.store.tables.base import Id, metadata

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("lane", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("acted", Boolean, nullable=False, server_default=text("false")),  # its effect is committed, not yet shown
    Column("token", String(32), nullable=False, server_default=""),
    UniqueConstraint("bot", "update_id"),
    Index("ix_inbox_pending", "lane", "id", sqlite_where=text("state = 0"), postgresql_where=text("state = 0")),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("request", ForeignKey("request.id")),
    Column("announcement", ForeignKey("announcement.id")),
    Column("posting", BigInteger),  # an entry of the ledger of leave, none of which is ever dropped
    Column("version", Integer, nullable=False),
    Column("priority", SmallInteger, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("state", SmallInteger, nullable=False),
    Column("token", String(32), nullable=False, server_default=""),
    Column("begun", Boolean, nullable=False, server_default=text("false")),  # it may have been sent
    Index(
        "ix_outbox_pending",
        "priority",
        "due",
        "id",
        sqlite_where=text("state = 0"),
        postgresql_where=text("state = 0"),
    ),
)

# The message by which a person sees a request.
card = Table(
    "card",
    metadata,
    Column("request", ForeignKey("request.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("noted", Boolean, nullable=False, server_default=text("false")),  # the person's own calendar has it
    PrimaryKeyConstraint("request", "person"),
    Index("ix_card_person", "person", "message"),
)

# Every message of the bot that is about a request, so that a reply to it can be told from other words.
mention = Table(
    "mention",
    metadata,
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("request", ForeignKey("request.id"), nullable=False),
    PrimaryKeyConstraint("person", "message"),
)

announcement = Table(
    "announcement",
    metadata,
    Column("id", Id, primary_key=True),
    Column("author", ForeignKey("person.id"), nullable=False),
    Column("status", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("message", BigInteger),  # where the author sees it
    Column("created", BigInteger, nullable=False),
    Column("sent", BigInteger),
    Column("expires", BigInteger),
    Index("ix_announcement_status", "status", "id"),
    # As with drafts: an old button must not act on another announcement.
    sqlite_autoincrement=True,
)

# What has become of an announcement for each of its readers.
copy = Table(
    "copy",
    metadata,
    Column("announcement", ForeignKey("announcement.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("message", BigInteger),
    Column("read", BigInteger),  # when
    PrimaryKeyConstraint("announcement", "person"),
    Index("ix_copy_person", "person", "announcement"),
)

# What has to happen later. A row that has happened is deleted together with its effect, or moved to its next time.
timer = Table(
    "timer",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("request", ForeignKey("request.id")),
    Column("person", ForeignKey("person.id")),
    Column("announcement", ForeignKey("announcement.id")),
    Column("zone", Text, nullable=False, server_default=""),
    Index("ix_timer_due", "due", "id"),
    Index("ix_timer_request", "request"),
)
