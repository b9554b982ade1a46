"""What stands around a request: the others that have to do with it, as far as one person may see them."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.model.access import may_see, readable
from core.model.children import OpenChild
from core.model.decide import allowed
from core.model.ids import PersonId, RequestId
from core.model.label import Label
from core.model.likeness import Alike
from core.model.org import Org
from core.model.request import Request
from core.model.rescheduling import granted
from core.model.value import Linked
from core.store import forms, links, requests
from core.store.db import Tx
from core.use.likeness import alike_to
from core.use.replaced import claims_on, mover_of

#: Requests that name this one: how many are looked through, and how many are shown.
_LOOKED_AT, _SHOWN = 50, 5


@dataclass(frozen=True, slots=True)
class Around:
    named_in: tuple[Request, ...] = ()  #: those that name it, the newest first
    parent: Request | None = None  #: what it is part of
    children: tuple[Request, ...] = ()  #: those that are part of it
    #: The forms that can be filled in as part of it now: their places at the open stage, from 1, and their titles.
    openings: tuple[tuple[int, Label], ...] = ()
    alike: tuple[Alike, ...] = ()  #: those that may be the same, as long as it is under way
    claim: Request | None = (
        None  #: of a leave, the one that wants, or has taken, its place; though it is not to be seen
    )
    mover: bool = False  #: whether there is a form by which such leaves are moved


#: A request by itself.
ALONE = Around()


def around(tx: Tx, request: Request, person: PersonId, org: Org) -> Around:
    """People of other companies learn of no other request."""
    if org.partner(person):
        return ALONE
    # What it is part of, and what is part of it, is told as that.
    near = {child.id for child in request.children} | ({request.parent.id} if request.parent is not None else set())
    claim = next(iter(claims_on(tx, request.id)), None) if granted(request) else None
    near |= {claim.id} if claim is not None else set()
    naming = tuple(one for one in _naming(tx, request.id, person, org) if one.id not in near)[:_SHOWN]
    parent = None if request.parent is None else _visible(tx, request.parent.id, person, org)
    within = (_visible(tx, child.id, person, org) for child in request.children)
    children = tuple(one for one in within if one is not None)
    openings = tuple(_openings(tx, request, person, org))
    alike = () if request.closed else alike_to(tx, request, person, org)
    mover = granted(request) and claim is None and mover_of(tx, request.form.key) is not None
    return Around(naming, parent, children, openings, alike, claim, mover)


def _naming(tx: Tx, id: RequestId, person: PersonId, org: Org) -> Iterator[Request]:
    """A link that somebody may not read tells him nothing."""
    for source in links.naming(tx, id, most=_LOOKED_AT):
        request = _visible(tx, source, person, org)
        if request is not None and _reads_link(request, id, person):
            yield request


def _visible(tx: Tx, id: RequestId, person: PersonId, org: Org) -> Request | None:
    kept = requests.load(tx, id)
    return kept.request if kept is not None and may_see(person, kept.request, org) else None


def _openings(tx: Tx, request: Request, person: PersonId, org: Org) -> Iterator[tuple[int, Label]]:
    opens = request.form.stage(request.open.stage).opens if request.open is not None else ()
    if opens and OpenChild in allowed(request, person, org):
        for which, one in enumerate(opens, start=1):
            if (published := forms.named(tx, one.form)) is not None and not published.form.sealed:
                yield which, published.form.title


def _reads_link(source: Request, id: RequestId, person: PersonId) -> bool:
    answers = ((field, source.values.get(field.key)) for field in source.form.fields)
    naming = (field for field, value in answers if isinstance(value, Linked) and value.id == id)
    return any(readable(field, person, source, outside=False) for field in naming)
