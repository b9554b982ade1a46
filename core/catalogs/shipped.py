"""The definitions that come with Kivok."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from core.forms.catalog import catalog_from, catalog_source
from core.model.catalog.definition import Catalog
from core.model.ids import CatalogKey


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """The source of each, by its key."""
    found = sorted((file for file in files(__package__).iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name)
    sources = (catalog_source(file.read_text("utf-8")) for file in found)
    return {str(source["catalog"]): source for source in sources}


@cache
def definitions() -> Mapping[CatalogKey, Catalog]:
    """What each of them is made of."""
    return {CatalogKey(key): catalog_from(source) for key, source in shipped().items()}
