"""In which country a time zone is: the zone of a branch tells whose calendar and law its people have."""

from functools import cache
from typing import Any

from babel.core import get_global


@cache
def country_of(zone: str) -> str | None:
    """Two letters by ISO 3166: "RU" of Europe/Moscow. None for a zone that belongs to no country, such as UTC."""
    territories: Any = get_global("zone_territories")
    aliases: Any = get_global("zone_aliases")
    found = territories.get(aliases.get(zone, zone))
    return None if found in (None, "001", "ZZ") else str(found)
