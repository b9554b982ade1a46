"""Who may talk to the playground: this machine only, and no foreign page in its browser."""

import ipaddress
import re

from starlette.datastructures import Headers
from starlette.types import Scope

from bot.playground.address import parts

#: As BotFather gives them. Everything that a request brings is kept here for all to see, so a real one must not come.
_REAL = re.compile(r"\d{8,10}:AA[\w-]{33}")


def real(token: str) -> bool:
    """Whether the token looks like that of a bot of the real Telegram."""
    return _REAL.fullmatch(token) is not None


def loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refusal(scope: Scope) -> str | None:
    """Why the request is not served; None when it is. A foreign page could otherwise speak for everybody here."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not loopback(parts(f"//{host}").hostname or ""):
        return "The playground answers this machine only"
    origin = headers.get("origin")
    if origin is not None and parts(origin).netloc != host:
        return "The playground does not answer other pages"
    return None
