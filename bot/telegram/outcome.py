"""What became of a call to Telegram, by the ways in which it can fail."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError


class Fate(StrEnum):
    DONE = "done"  #: it is as it should be
    NOT_SENT = "not sent"  #: Telegram has not done it: it can safely be repeated
    UNKNOWN = "unknown"  #: it may have been done, or not
    STALE = "stale"  #: the message is not there any more, or cannot be changed
    GONE = "gone"  #: this chat takes nothing more: blocked, deleted, moved, never begun
    REFUSED = "refused"  #: Telegram will never do it: our mistake


@dataclass(frozen=True, slots=True)
class Failure:
    fate: Fate
    pause: float = 0.0  #: seconds that Telegram asks to wait


#: What a failing call may raise; anything else is a bug of ours.
ERRORS = (
    TelegramAPIError,
    ClientDecodeError,  # a proxy's page instead of JSON; not one of aiogram's API errors
)

_STALE = (
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "there is no text in the message to edit",  # it is a picture, which cannot become words
)
_GONE = ("chat not found", "user is deactivated", "bot can't initiate conversation")


def judged(error: Exception) -> Failure:
    """What `error`, one of ERRORS, says about the call."""
    if isinstance(error, TelegramRetryAfter):
        return Failure(Fate.NOT_SENT, float(error.retry_after))
    if isinstance(error, TelegramEntityTooLarge):  # to aiogram an error of the network
        return Failure(Fate.REFUSED)
    if isinstance(error, TelegramNetworkError):
        # aiogram puts a refused connection and a lost answer into one class: only the cause tells them apart.
        never_left = isinstance(error.__cause__, ClientConnectorError)
        return Failure(Fate.NOT_SENT if never_left else Fate.UNKNOWN)
    if isinstance(error, TelegramUnauthorizedError | TelegramConflictError):
        # About the bot, not about the call: it is as good as ever once the token or the other process is put right.
        return Failure(Fate.NOT_SENT)
    if isinstance(error, TelegramForbiddenError | TelegramMigrateToChat):
        # Only groups move. Whoever is written to at such a number speaks up from where he is, and is found again.
        return Failure(Fate.GONE)
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        return Failure(_of_text(str(error)))
    return Failure(Fate.UNKNOWN)  # an error of the server, its page instead of JSON, a number nobody has heard of


def _of_text(said: str) -> Fate:
    if "message is not modified" in said or "query is too old" in said:
        return Fate.DONE
    if any(words in said for words in _STALE):
        return Fate.STALE
    return Fate.GONE if any(words in said for words in _GONE) else Fate.REFUSED
