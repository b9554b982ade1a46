"""What the inbox and the outbox have in common: rows that are claimed for a while, and are due again by themselves
when the one who claimed them dies."""

from secrets import token_hex

#: How long a claimed row is left alone, in milliseconds. Longer than any handling or sending takes.
LEASE = 60_000


def new_token() -> str:
    """The mark of one process's claims; it protects the row, never the send."""
    return token_hex(16)


def skip_locked(dialect: str) -> str:
    """What keeps two workers on PostgreSQL from waiting for each other's rows; SQLite has one writer. It belongs into a
    MATERIALIZED query: in some plans a nested one with a LIMIT is run several times, and claims more than its limit."""
    return " FOR UPDATE SKIP LOCKED" if dialect == "postgresql" else ""
