"""A conversation for every test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.dialogs.talk import Talk


@pytest.fixture
def talk(sqlite_url: str) -> Iterator[Talk]:
    """Everybody of the small company, with a database of their own."""
    begun = Talk(sqlite_url)
    yield begun
    begun.close()
