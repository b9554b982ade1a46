"""Names of hosts and addresses of mail, as people write them. It does not know whether they exist: no network."""

import re
from unicodedata import normalize

#: RFC 5321: what a path may hold, without its brackets; and the part before the @.
EMAIL_LENGTH, _LOCAL_LENGTH = 254, 64
_LOCAL = re.compile(r"""[^@\s,;:<>()\[\]\\".]+(?:\.[^@\s,;:<>()\[\]\\".]+)*""")
_LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?")
_HOST_LENGTH, _LABEL_LENGTH = 253, 63


def host(typed: str) -> str | None:
    """`typed` as the name of a host: small letters, Cyrillic ones too; None for what cannot be one."""
    name = normalize("NFC", typed).lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > _HOST_LENGTH or not all(len(one) <= _LABEL_LENGTH and _LABEL.fullmatch(one) for one in labels):
        return None
    try:
        # Python's codec knows the rules of 2003. What it refuses (a label of 64 letters, a sign that is none) nobody
        # could reach.
        name.encode("idna")
    except UnicodeError:
        return None
    return name


def domain(typed: str) -> str | None:
    """`typed` as the name of a host in the world: of two parts at least, the last one no number."""
    name = host(typed)
    return name if name and "." in name and not name.rpartition(".")[2].isdigit() else None


def email(typed: str) -> str | None:
    """`typed` as an address, the domain in small letters; None for what cannot be one. Capitals before the @ are kept:
    they may matter to whoever receives there."""
    local, _, behind = normalize("NFC", typed).rpartition("@")
    name = domain(behind)
    if name is None or len(local) > _LOCAL_LENGTH or not _LOCAL.fullmatch(local):
        return None
    return f"{local}@{name}" if len(local) + len(name) < EMAIL_LENGTH else None
