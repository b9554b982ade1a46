"""What all tests share."""

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import (
    bare_url,
    cluster,
    db,
    postgresql_url,
    pytest_configure,
    pytest_unconfigure,
    sqlite_template,
    sqlite_url,
    url,
)

__all__ = [
    "bare_url",
    "cluster",
    "db",
    "postgresql_url",
    "pytest_configure",
    "pytest_unconfigure",
    "sqlite_template",
    "sqlite_url",
    "url",
]


# No time is asserted, neither of an example nor of making one: the machine may have other things to do.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that in the end no worker waits for another; the others keep their order."""
    items.sort(key=_patience, reverse=True)


def _patience(item: pytest.Item) -> float:
    """Seconds that a test is given beyond what all are: those which are known to be long."""
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0] or "inf") if marker is not None and marker.args else 0.0
