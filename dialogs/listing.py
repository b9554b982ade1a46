"""What an answer holds besides its one line: the rows of a table, folded, as many as a message can carry."""

from typing import Any

from core.model.field import Field
from core.model.here import Here
from core.model.rich import units
from dialogs.i18n import ngettext
from dialogs.screen import Line, Quote, line

#: UTF-16 units of a listing: beside it, a card has to fit into the same message.
_ROOM = 2000


def listed(field: Field, value: Any, here: Here) -> list[Line]:
    """The details of an answer, set apart; nothing for most types."""
    told = listing(field, value, here)
    return [line(Quote("\n".join(told)))] if told else []


def listing(field: Field, value: Any, here: Here) -> list[str]:
    """The first details, and how many there are besides."""
    kept: list[str] = []
    details, room = field.details(value, here), _ROOM
    for one in details:
        if (room := room - units(one) - 1) < 0:
            break
        kept.append(one)
    left = len(details) - len(kept)
    return [*kept, ngettext("… and {count} more row", "… and {count} more rows", left)] if left else kept
