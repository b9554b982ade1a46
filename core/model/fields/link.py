"""A link to a page."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import ClassVar
from urllib.parse import SplitResult, urlsplit

from typing_extensions import override

from core.model.field import Compared, Prefilled, Widget
from core.model.here import Here
from core.model.host import domain, host
from core.model.refusal import Refusal
from core.model.value import Value

#: What browsers and servers take without complaint.
_LONGEST = 2048
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))", re.IGNORECASE)
#: Not in a link: spaces, what cannot be seen, and signs by which it could break out of where it is shown.
_FOREIGN = re.compile(r"""[\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>"\\^`{|}]""")


class LinkNotUnderstood(Refusal):
    """This does not read as a link. Write, for example, https://example.com/page."""


class LinkTooLong(Refusal):
    """The link is too long: {length} characters, and at most {limit} fit. Please use a shorter one."""


class LinkOfAnotherKind(Refusal):
    """Only links to pages fit here, not “{scheme}:”. Write, for example, https://example.com/page."""


class LinkWithPassword(Refusal):
    """There is a name or a password in this link, and others would see it. Please send the link without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkField(Prefilled):
    """Only http and https: what runs a script (`javascript:`) or holds a page itself (`data:`) is no link to show to a
    colleague, and neither is one with a password."""

    type: ClassVar[str] = "link"
    widget: ClassVar[Widget] = Widget.LINE
    compared: ClassVar[Compared | None] = Compared.TEXT
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        ("HTTPS://Shop.Example.com/Desk?id=1", "https://shop.example.com/Desk?id=1"),
        ("example.com/page", "https://example.com/page"),
        ("http://пример.рф:80", "http://пример.рф"),
    )

    @override
    def understand(self, typed: str, here: Here) -> str:
        return typed.strip(" \t\n\xa0<>")

    @override
    def accept(self, value: str, here: Here) -> str:
        if len(value) > _LONGEST:
            raise LinkTooLong(length=len(value), limit=_LONGEST)
        link = _normal(value)
        if link is None:
            raise LinkNotUnderstood
        return link

    @override
    def show(self, value: str, here: Here) -> str:
        return value


def _normal(typed: str) -> str | None:
    """With a scheme, and the host in small letters. Without a scheme it needs a host that looks like one."""
    if _FOREIGN.search(typed):
        return None
    scheme = _SCHEME.match(typed)
    if scheme and scheme["scheme"].lower() not in _PORTS:
        raise LinkOfAnotherKind(scheme=scheme["scheme"][:20].lower())
    try:
        parts = urlsplit(typed if scheme else f"https://{typed}")
        port = parts.port
    except ValueError:
        return None
    if "@" in parts.netloc:
        raise LinkWithPassword
    name = _host(parts, written=scheme is not None)
    if name is None:
        return None
    at = f":{port}" if port is not None and port != _PORTS[parts.scheme] else ""
    return parts._replace(netloc=f"{name}{at}").geturl()


def _host(parts: SplitResult, *, written: bool) -> str | None:
    """A name in the world, a number, or, when the scheme was written, a name of the company's own network."""
    name = parts.hostname or ""
    try:
        return str(IPv4Address(name)) if written else domain(name)
    except ValueError:
        return host(name) if written and not name.rpartition(".")[2].isdigit() else None
