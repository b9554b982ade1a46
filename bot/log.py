"""What the process says to whoever keeps it running. No secret gets out: tokens are blanked wherever they hide."""

import logging
import re
from typing import Any

from typing_extensions import override

#: Whatever `bot.settings` takes for a token, and what a calendar follows a team by.
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{10,}|(?<=/calendar/)[A-Za-z0-9_-]{10,}")


class _Discreet(logging.Formatter):
    """Blanks tokens in the whole line, tracebacks included: exceptions of HTTP clients quote addresses."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))


def set_up(level: str, **kwargs: Any) -> None:
    """Log to standard error from `level` on."""
    handler = logging.StreamHandler(**kwargs)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("aiogram", "aiohttp", "apscheduler", "alembic", "httpx", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
