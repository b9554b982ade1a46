"""How a request ends."""

from enum import StrEnum


class Outcome(StrEnum):
    APPROVED = "approved"
    REJECTED = "rejected"
    RECALLED = "recalled"
    CANCELLED = "cancelled"
