"""Both databases for the tests: migrated once in a run, then copied for every test.

`db` is a Database, once on SQLite and once on PostgreSQL; `url` the same before it is opened. `bare_url` is a database
without tables. A test that needs only one of them asks for `sqlite_url` or `postgresql_url`.
"""

import asyncio
import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy.util import await_only

from core.store.db import Database
from core.store.migrate import migrate
from tests.cluster import Cluster

#: A file system in memory, and how much has to be free there: no test waits for a disk where one is at hand.
_MEMORY = Path("/dev/shm")  # noqa: S108
_ROOM = 2 * 2**30
#: Where the process that runs the tests tells its workers, if any, which folder they share.
_SHARED = "KIVOK_TESTS"
_TEMPLATE = "template_kivok"
_BACKENDS = ("sqlite", "postgresql")

_number = count(1)

T = TypeVar("T")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
            os.environ.setdefault("TMPDIR", str(_MEMORY))
            tempfile.tempdir = None  # asked for anew
        os.environ[_SHARED] = f"{os.getpid()}:{tempfile.mkdtemp(prefix='kivok-')}"


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        _, home = _shared()
        Cluster(home).stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template() -> Path:
    """A migrated file, to be copied."""
    _, home = _shared()
    template = home / "template.sqlite"
    with _alone(home):
        if not template.exists():
            asyncio.run(migrate(f"sqlite:///{template}"))
    return template


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The PostgreSQL server of this run, with a migrated template."""
    run, home = _shared()
    found = Cluster(home)
    with _alone(home):
        found.start(run)
        ready = home / "template.ready"
        if not ready.exists():
            found.create(_TEMPLATE)
            asyncio.run(migrate(found.url(_TEMPLATE)))
            ready.touch()
    yield found
    found.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'kivok.sqlite')}"


@pytest.fixture
def postgresql_url(cluster: Cluster) -> Iterator[str]:
    with _created(cluster, _TEMPLATE) as url:
        yield url


@pytest.fixture(params=_BACKENDS)
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=_BACKENDS)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.sqlite'}"
    else:
        with _created(request.getfixturevalue("cluster"), "template0") as url:
            yield url


@pytest.fixture
async def db(url: str) -> AsyncIterator[Database]:
    """An open, empty database."""
    async with opened(url) as database:
        yield database


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """A database that is closed in the end: its threads would keep the process alive."""
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


def wait_inside(awaitable: Awaitable[T]) -> T:
    """Wait for something in the middle of a function that an async engine runs: every read, and PostgreSQL's writes."""
    return await_only(asyncio.wait_for(awaitable, 10))


@contextmanager
def _created(cluster: Cluster, template: str) -> Iterator[str]:
    name = f"test_{os.getpid()}_{next(_number)}"
    cluster.create(name, template)
    try:
        yield cluster.url(name)
    finally:
        cluster.drop(name)


def _shared() -> tuple[int, Path]:
    run, home = os.environ[_SHARED].split(":", 1)
    return int(run), Path(home)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One worker at a time."""
    with (home / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
