"""The tables, the same for SQLite and PostgreSQL. Instants are whole milliseconds of UTC, days are
written like 2027-07-05; JSON is text."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up only an INTEGER PRIMARY KEY.
_Id = BigInteger().with_variant(Integer, "sqlite")

PENDING = 0
DONE = 1
DEAD = 2

#: Later than any instant: when something without a time limit is due.
NEVER = 2**63 - 1

person = Table(
    "person",
    metadata,
    Column("id", _Id, primary_key=True),
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

form = Table(
    "form",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("published", BigInteger, nullable=False),
    UniqueConstraint("key", "version"),
)

request = Table(
    "request",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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

# What a person's next words belong to.
focus = Table(
    "focus",
    metadata,
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("body", Text, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("request", ForeignKey("request.id")),
    Column("announcement", ForeignKey("announcement.id")),
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

# Which requests name which other ones: written with the request that names, read by the one that is named.
link = Table(
    "link",
    metadata,
    Column("source", ForeignKey("request.id"), nullable=False),
    Column("target", ForeignKey("request.id"), nullable=False),
    PrimaryKeyConstraint("source", "target"),
    Index("ix_link_target", "target", "source"),
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

announcement = Table(
    "announcement",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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
    Column("id", _Id, primary_key=True),
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

# Why a balance of leave changes: a balance is the sum of its entries, none of which is ever changed.
leave_entry = Table(
    "leave_entry",
    metadata,
    Column("id", _Id, primary_key=True),
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
    Index("ix_absence_person", "person", "last"),
)

# By what requests that may be one and the same are found: the hash of a few answers.
likeness = Table(
    "likeness",
    metadata,
    Column("request", ForeignKey("request.id"), primary_key=True, autoincrement=False),
    Column("mark", String(64), nullable=False),
    Index("ix_likeness_mark", "mark", "request"),
)
