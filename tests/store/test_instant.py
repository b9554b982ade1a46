"""Instants as whole milliseconds."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.store.instant import loaded, stored

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@given(st.integers(-(10**13), 10**14))
def test_a_stored_instant_comes_back(milliseconds: int) -> None:
    assert stored(loaded(milliseconds)) == milliseconds


@given(st.integers(-(10**13), 10**14), st.integers(0, 999))
def test_less_than_a_millisecond_is_cut_off(milliseconds: int, microseconds: int) -> None:
    assert stored(loaded(milliseconds) + timedelta(microseconds=microseconds)) == milliseconds


def test_they_are_counted_since_1970_in_utc() -> None:
    assert stored(EPOCH) == 0
    assert loaded(1_000) == EPOCH + timedelta(seconds=1)
    assert stored(datetime.fromisoformat("1970-01-01T05:00:00+05:00")) == 0
