"""A place: a point that was shared, or an address in words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Prefilled, Widget
from core.model.fields.number import decimal_of
from core.model.fields.text import NothingWritten, TooLong
from core.model.here import Here
from core.model.refusal import Refusal
from core.model.value import Location, Value

_LONGEST = 255
#: A tenth of a metre: no phone knows better where it is.
_EXACT = Decimal("0.000001")
_POINT = re.compile(r"\s*(-?[0-9]{1,3}\.[0-9]{1,15})\s*[,; ]\s*(-?[0-9]{1,3}\.[0-9]{1,15})\s*")


class NotOnEarth(Refusal):
    """There is no such place: {typed}. Write the address, or the latitude and the longitude: 55.7512, 37.6184."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationField(Prefilled):
    type: ClassVar[str] = "location"
    widget: ClassVar[Widget] = Widget.PLACE
    examples: ClassVar[tuple[tuple[str, Value], ...]] = (
        (" Москва,  Тверская, 1", "Москва, Тверская, 1"),
        ("55.7512, 37.6184", Location(Decimal("55.751200"), Decimal("37.618400"))),
    )

    @override
    def understand(self, typed: str, here: Here) -> str | Location:
        point = _POINT.fullmatch(typed)
        return Location(Decimal(point[1]), Decimal(point[2])) if point else " ".join(typed.split())

    @override
    def accept(self, value: str | Location, here: Here) -> str | Location:
        if isinstance(value, Location):
            if not _on_earth(value):
                raise NotOnEarth(typed=f"{value.latitude}, {value.longitude}")
            return Location(value.latitude.quantize(_EXACT), value.longitude.quantize(_EXACT))
        if not value:
            raise NothingWritten
        if len(value) > _LONGEST:
            raise TooLong(length=len(value), limit=_LONGEST)
        return value

    @override
    def show(self, value: str | Location, here: Here) -> str:
        """An address as it was written; a point to some ten metres, as maps show it: «55.7512, 37.6184»."""
        return f"{value.latitude:.4f}, {value.longitude:.4f}" if isinstance(value, Location) else value

    @override
    def dump(self, value: str | Location) -> Any:
        return [str(value.latitude), str(value.longitude)] if isinstance(value, Location) else value

    @override
    def load(self, stored: Any) -> str | Location:
        if isinstance(stored, str):
            return stored
        latitude, longitude = stored
        point = Location(decimal_of(latitude), decimal_of(longitude))
        if not _on_earth(point):
            raise ValueError(stored)
        return point


def _on_earth(point: Location) -> bool:
    return abs(point.latitude) <= 90 and abs(point.longitude) <= 180
