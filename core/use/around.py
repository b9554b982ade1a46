"""What stands around a request: the others that have to do with it, as far as one person may see them."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.model.access import may_see, readable
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request
from core.model.value import Linked
from core.store import links, requests
from core.store.db import Tx

#: Requests that name this one: how many are looked through, and how many are shown.
_LOOKED_AT, _SHOWN = 50, 5


@dataclass(frozen=True, slots=True)
class Around:
    named_in: tuple[Request, ...] = ()  #: those that name it, the newest first


#: A request by itself.
ALONE = Around()


def around(tx: Tx, request: Request, person: PersonId, org: Org) -> Around:
    """People of other companies learn of no other request."""
    if org.partner(person):
        return ALONE
    return Around(tuple(_naming(tx, request.id, person, org))[:_SHOWN])


def _naming(tx: Tx, id: RequestId, person: PersonId, org: Org) -> Iterator[Request]:
    """A link that somebody may not read tells him nothing."""
    for source in links.naming(tx, id, most=_LOOKED_AT):
        kept = requests.load(tx, source)
        if kept is not None and may_see(person, kept.request, org) and _reads_link(kept.request, id, person):
            yield kept.request


def _reads_link(source: Request, id: RequestId, person: PersonId) -> bool:
    answers = ((field, source.values.get(field.key)) for field in source.form.fields)
    naming = (field for field, value in answers if isinstance(value, Linked) and value.id == id)
    return any(readable(field, person, source, outside=False) for field in naming)
