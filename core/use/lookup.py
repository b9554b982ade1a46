"""What one person can look up while he fills in a form, as one transaction sees it."""

from dataclasses import dataclass

from core.model.access import may_see
from core.model.ids import FormKey, PersonId, RequestId
from core.model.linking import Linkable, is_called, picture
from core.model.move import PAGE
from core.model.org import Org
from core.model.request import Status
from core.model.value import Linked
from core.store import requests
from core.use.catalogs import Shelf

#: How far back somebody's own requests are looked through.
_MOST = 300


@dataclass(frozen=True, slots=True)
class Shelves(Shelf):
    person: PersonId
    org: Org

    def linkable(self, form: FormKey | None, typed: str, page: int) -> Linkable:
        own = requests.made_by(self.tx, self.person, most=_MOST)
        sent = (one for one in own if one.status is not Status.NEW and form in (None, one.form.key))
        found = tuple(one for one in sent if is_called(one, typed))
        last = max(0, (len(found) - 1) // PAGE)
        first = min(page, last) * PAGE
        return Linkable(found[first : first + PAGE], len(found))

    def linked(self, id: RequestId, form: FormKey | None) -> Linked | None:
        kept = requests.load(self.tx, id)
        if kept is None or form not in (None, kept.request.form.key) or kept.request.status is Status.NEW:
            return None
        return picture(kept.request) if may_see(self.person, kept.request, self.org) else None
