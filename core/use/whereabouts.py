"""Where requests are that somebody asks after, as far as he may see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.access import may_see
from core.model.ids import FormKey, PersonId
from core.model.org import Org
from core.model.request import Request
from core.store import people, requests
from core.store.db import Tx

#: Of each author; who has more under way is shown his list.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Whereabouts:
    open: tuple[Request, ...]  #: under way or with their author, the newest first
    ended: Request | None  #: the newest of those that have ended, where none is open
    org: Org


def whereabouts(
    tx: Tx, reader: PersonId, authors: Sequence[PersonId] = (), of_forms: Sequence[FormKey] = ()
) -> Whereabouts:
    """Of these authors, else the reader's own; of these forms, else of any."""
    org = people.org(tx)

    def meant(request: Request) -> bool:
        return may_see(reader, request, org) and (not of_forms or request.form.key in of_forms)

    whose = authors or (reader,)
    open_ = [one for id in whose for one in requests.open_of(tx, id, most=_MOST) if meant(one)]
    if open_:
        return Whereabouts(tuple(sorted(open_, key=lambda one: -one.id)), None, org)
    ended = [one for id in whose for one in requests.made_by(tx, id, most=_MOST) if meant(one)]
    return Whereabouts((), max(ended, key=lambda one: one.id, default=None), org)
