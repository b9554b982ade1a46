"""A conversation for every test that asks for one. Who works there was written once in a run, and is copied."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.forms.read import read_both
from core.store import forms
from core.store.db import Tx
from tests.dialogs.bulk import ORDER
from tests.dialogs.cast import engage
from tests.dialogs.house import House, furnish
from tests.dialogs.talk import Talk

_LOCALES = ("ru", "en")


@pytest.fixture(scope="session")
def founded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with everybody of the small company, and the forms they use."""
    file = _copied(sqlite_template, tmp_path_factory.mktemp("founded"))
    _opened(file).close()
    return file


@pytest.fixture(scope="session")
def furnished(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each language a file with everybody whom the shipped forms ask."""
    files = {locale: _copied(founded, tmp_path_factory.mktemp(locale)) for locale in _LOCALES}
    for locale, file in files.items():
        with closing(_opened(file)) as talk:
            furnish(talk, locale)
    return files


@pytest.fixture
def talk(founded: Path, tmp_path: Path) -> Iterator[Talk]:
    """Everybody of the small company, with a database of their own."""
    with closing(_opened(_copied(founded, tmp_path))) as begun:
        yield begun


@pytest.fixture(params=_LOCALES)
def house(furnished: dict[str, Path], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    """The company with everybody whom the shipped forms ask, once in each language."""
    with closing(_opened(_copied(furnished[request.param], tmp_path))) as begun:
        yield House(begun, request.param)


@pytest.fixture
def cast(house: House) -> House:
    """The company as the worked examples know it, once in each language."""
    engage(house)
    return house


@pytest.fixture
def shop(house: House) -> House:
    """The company with a form for orders with lines."""
    house.talk.write(_published, ORDER)
    return house


def _published(tx: Tx, text: str) -> None:
    forms.publish(tx, read_both(text, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))


def _copied(file: Path, folder: Path) -> Path:
    return Path(shutil.copy(file, folder / "kivok.sqlite"))


def _opened(file: Path) -> Talk:
    return Talk(f"sqlite:///{file}")
