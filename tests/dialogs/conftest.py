"""A conversation for every test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.dialogs.house import House
from tests.dialogs.talk import Talk


@pytest.fixture
def talk(sqlite_url: str) -> Iterator[Talk]:
    """Everybody of the small company, with a database of their own."""
    begun = Talk(sqlite_url)
    yield begun
    begun.close()


@pytest.fixture(params=["ru", "en"])
def house(talk: Talk, request: pytest.FixtureRequest) -> House:
    """The company with everybody whom the shipped forms ask, once in each language."""
    return House(talk, request.param)
