"""What a failed call means, class by class."""

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from aiohttp import ClientConnectorError, ClientOSError, ClientPayloadError, ServerDisconnectedError
from aiohttp.client_reqrep import ConnectionKey

from bot.telegram.outcome import ERRORS, Failure, Fate, judged

_ME = GetMe()
_KEY = ConnectionKey("127.0.0.1", 1, False, True, None, None, None)


def _network(cause: BaseException) -> TelegramNetworkError:
    error = TelegramNetworkError(_ME, "…")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (TelegramRetryAfter(_ME, "Too Many Requests", 7), Failure(Fate.NOT_SENT, 7.0)),
        (_network(ClientConnectorError(_KEY, OSError(111, "refused"))), Failure(Fate.NOT_SENT)),
        (_network(TimeoutError()), Failure(Fate.UNKNOWN)),
        (_network(ServerDisconnectedError()), Failure(Fate.UNKNOWN)),
        (_network(ClientOSError(104, "reset")), Failure(Fate.UNKNOWN)),
        (_network(ClientPayloadError()), Failure(Fate.UNKNOWN)),
        (TelegramServerError(_ME, "Internal Server Error"), Failure(Fate.UNKNOWN)),
        (RestartingTelegram(_ME, "restart"), Failure(Fate.UNKNOWN)),
        (ClientDecodeError("no JSON", ValueError(), "<html>"), Failure(Fate.UNKNOWN)),
        (TelegramForbiddenError(_ME, "Forbidden: bot was blocked by the user"), Failure(Fate.GONE)),
        (TelegramMigrateToChat(_ME, "Bad Request: group chat was upgraded", -1005), Failure(Fate.GONE)),
        (TelegramBadRequest(_ME, "Bad Request: chat not found"), Failure(Fate.GONE)),
        (TelegramBadRequest(_ME, "Bad Request: user is deactivated"), Failure(Fate.GONE)),
        (TelegramBadRequest(_ME, "Bad Request: message is not modified: …"), Failure(Fate.DONE)),
        (TelegramBadRequest(_ME, "Bad Request: query is too old and …"), Failure(Fate.DONE)),
        (TelegramBadRequest(_ME, "Bad Request: message to edit not found"), Failure(Fate.STALE)),
        (TelegramBadRequest(_ME, "Bad Request: message can't be edited"), Failure(Fate.STALE)),
        (TelegramBadRequest(_ME, "Bad Request: can't parse entities"), Failure(Fate.REFUSED)),
        (TelegramNotFound(_ME, "Not Found"), Failure(Fate.REFUSED)),
        (TelegramUnauthorizedError(_ME, "Unauthorized"), Failure(Fate.NOT_SENT)),
        (TelegramConflictError(_ME, "Conflict"), Failure(Fate.NOT_SENT)),
        (TelegramAPIError(_ME, "I'm a teapot"), Failure(Fate.UNKNOWN)),
        (TelegramEntityTooLarge(_ME, "Request Entity Too Large"), Failure(Fate.REFUSED)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_failure_has_its_fate(error: Exception, failure: Failure) -> None:
    assert isinstance(error, ERRORS)
    assert judged(error) == failure


def test_bug_is_none_of_the_failures() -> None:
    assert not isinstance(KeyError("person"), ERRORS)
