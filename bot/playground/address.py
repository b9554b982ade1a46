"""Addresses taken apart, whatever somebody calls an address."""

from urllib.parse import SplitResult, urlsplit

_NOTHING = urlsplit("")


def parts(url: str) -> SplitResult:
    """All empty for what is no address at all."""
    try:
        found = urlsplit(url)
        found.port  # noqa: B018 - looked at, because only that finds a wrong one
    except ValueError:
        return _NOTHING
    return found
