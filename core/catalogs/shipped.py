"""The definitions that come with Kivok."""

from functools import cache
from importlib.resources import files
from typing import Any

from core.forms.catalog import catalog_source


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """The source of each, by its key."""
    found = sorted((file for file in files(__package__).iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name)
    sources = (catalog_source(file.read_text("utf-8")) for file in found)
    return {str(source["catalog"]): source for source in sources}
