"""The leaves that somebody can move, as he is asked which one; and what the draft then knows of it."""

from dataclasses import dataclass
from datetime import date, datetime

from typing_extensions import override

from core.model.draft import Draft
from core.model.here import Here
from core.model.ids import FormKey, RequestId
from core.model.linking import Linkable, is_called, picture
from core.model.org import Org
from core.model.request import Request
from core.model.rescheduling import carried, check_movable, movable, moves
from core.model.value import Linked
from core.store import requests
from core.store.db import Tx
from core.use.lookup import MOST, Shelves, page_of
from core.use.matter import Matter
from core.use.replaced import claims_on


@dataclass(frozen=True, slots=True)
class Leaves(Shelves):
    """Like the shelves of everybody, but of the requests only leaves that can be moved."""

    draft: Draft
    today: date

    @override
    def linkable(self, form: FormKey | None, typed: str, page: int) -> Linkable:
        own = requests.made_by(self.tx, self.person, most=MOST)
        return page_of([one for one in own if self._fits(one) and is_called(one, typed)], page)

    @override
    def linked(self, id: RequestId, form: FormKey | None) -> Linked | None:
        """Raises what `check_movable` does."""
        request = self._seen(id)
        if request is None or not moves(self.draft.form, request.form.key):
            return None
        check_movable(request, self.person, self.today, claims_on(self.tx, id, self.draft.request))
        return picture(request)

    def _fits(self, request: Request) -> bool:
        if not moves(self.draft.form, request.form.key) or not movable(request, self.person, self.today):
            return False
        return not claims_on(self.tx, request.id, self.draft.request)


def shelves_of(tx: Tx, draft: Draft, org: Org, now: datetime) -> Shelves:
    """What can be looked up at the present question of a draft."""
    rule = draft.form.leave
    if rule is None or rule.replaces is None or draft.at != rule.replaces:
        return Shelves(tx, draft.person, org)
    return Leaves(tx, draft.person, org, draft, Matter(draft.form, draft.person, now).day(org))


def carried_on(tx: Tx, before: Draft, after: Draft, here: Here, org: Org) -> Draft:
    """With what stays as it was, as soon as it is known which leave is moved."""
    key = after.form.leave.replaces if after.form.leave is not None else None
    link = after.answers.get(key) if key is not None else None
    if key is None or not isinstance(link, Linked) or link == before.answers.get(key) or after.stage is not None:
        return after
    kept = requests.load(tx, link.id)
    return after if kept is None else carried(after, kept.request, here, org)
