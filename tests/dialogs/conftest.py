"""A conversation for every test that asks for one."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.store import forms
from core.store.db import Tx
from tests.dialogs.bulk import ORDER
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


@pytest.fixture
def shop(house: House) -> House:
    """The company with a form for orders with lines."""
    house.talk.write(_published, ORDER)
    return house


def _published(tx: Tx, text: str) -> None:
    forms.publish(tx, read_both(text, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))
