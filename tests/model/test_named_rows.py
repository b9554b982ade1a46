"""Which row of a catalog somebody means: by its key, by its whole title, or nearly."""

import pytest

from core.model.catalog.lookup import named
from core.model.ids import CatalogKey
from core.model.named import Named
from core.model.value import Picked
from tests.model.catalogs import Rows

CLIENTS = CatalogKey("clients")
LOTUS, ROMASHKA, OTHER = (
    Picked(key, title) for key, title in (("7", "lotus"), ("8", "romashka"), ("9", "romashka plus"))
)
ROWS = Rows({1: LOTUS, 2: ROMASHKA, 3: OTHER})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7", Named((LOTUS,))),
        (" romashka ", Named((ROMASHKA,))),
        ("romash", Named(near=("romashka", "romashka plus"))),
        ("lotus of the east", Named(near=("lotus",))),
        ("nothing", Named()),
    ],
)
def test_what_is_typed(typed: str, found: Named) -> None:
    assert named(ROWS, CLIENTS, typed) == found
