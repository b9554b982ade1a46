"""Instants as the tables keep them: whole milliseconds of UTC since 1970."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def stored(instant: datetime) -> int:
    """`instant` in milliseconds, the rest cut off."""
    return (instant - _EPOCH) // _MILLISECOND


def loaded(milliseconds: int) -> datetime:
    """The inverse of `stored`."""
    return _EPOCH + milliseconds * _MILLISECOND
