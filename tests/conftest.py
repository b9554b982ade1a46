"""What all tests share."""

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
