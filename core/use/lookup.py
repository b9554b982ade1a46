"""What one person can look up while he fills in a form, as one transaction sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.model.access import may_link
from core.model.ids import FormKey, PersonId, RequestId
from core.model.linking import Linkable, is_called, picture
from core.model.move import PAGE
from core.model.org import Org
from core.model.request import Request, Status
from core.model.value import Linked
from core.store import requests
from core.use.catalogs import Shelf

#: How far back somebody's own requests are looked through.
MOST = 300


@dataclass(frozen=True, slots=True)
class Shelves(Shelf):
    person: PersonId
    org: Org

    def linkable(self, form: FormKey | None, typed: str, page: int) -> Linkable:
        own = requests.made_by(self.tx, self.person, most=MOST)
        sent = (
            one for one in own if one.status is not Status.NEW and form in (None, one.form.key) and not one.form.sealed
        )
        return page_of([one for one in sent if is_called(one, typed)], page)

    def linked(self, id: RequestId, form: FormKey | None) -> Linked | None:
        request = self._seen(id)
        if request is None or form not in (None, request.form.key) or request.status is Status.NEW:
            return None
        return picture(request)

    def _seen(self, id: RequestId) -> Request | None:
        kept = requests.load(self.tx, id)
        return kept.request if kept is not None and may_link(self.person, kept.request, self.org) else None


def page_of(found: Sequence[Request], page: int) -> Linkable:
    """A page that exists."""
    last = max(0, (len(found) - 1) // PAGE)
    first = min(page, last) * PAGE
    return Linkable(tuple(found[first : first + PAGE]), len(found))
