"""The leaves that somebody can move, as he is asked which one; and what the draft then knows of it."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from typing_extensions import override

from core.model.draft import Draft
from core.model.here import Here
from core.model.ids import FormKey, RequestId
from core.model.linking import Linkable, is_called, picture
from core.model.org import Org
from core.model.period import Period
from core.model.request import Request
from core.model.rescheduling import NothingToMove, carried, check_movable, movable, moves, why_stays
from core.model.value import Linked
from core.store import leave, requests
from core.store.db import Tx
from core.use.lookup import MOST, Shelves, page_of
from core.use.matter import Matter
from core.use.replaced import claims_on

#: So many leaves that cannot be moved are spoken of.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Leaves(Shelves):
    """Like the shelves of everybody, but of the requests only leaves that can be moved."""

    draft: Draft
    today: date

    @override
    def linkable(self, form: FormKey | None, typed: str, page: int) -> Linkable:
        return page_of([one for one in self._own() if self._fits(one) and is_called(one, typed)], page)

    @override
    def linked(self, id: RequestId, form: FormKey | None) -> Linked | None:
        """Raises what `check_movable` does."""
        request = self._seen(id)
        if request is None or not moves(self.draft.form, request.form.key):
            return None
        check_movable(request, self.person, self.today, self._claims(id))
        return picture(request)

    def nothing(self) -> NothingToMove | None:
        """That the question which of them is meant has no answer, and why not; None where it has one."""
        own = [one for one in self._own() if moves(self.draft.form, one.form.key)]
        if any(map(self._fits, own)):
            return None
        why = (why_stays(one, self.person, self.today, self._claims(one.id)) for one in own)
        return NothingToMove(known=tuple(islice((one for one in why if one is not None), _TOLD)))

    def _own(self) -> list[Request]:
        """Those that the person has asked for, and those of others by which he is away; the newest first."""
        made = requests.made_by(self.tx, self.person, most=MOST)
        away = leave.absences(self.tx, [self.person], Period(self.today, date.max))
        others = map(self._seen, {one.request for one in away} - {one.id for one in made})
        return sorted((*made, *(one for one in others if one is not None)), key=lambda one: -one.id)

    def _fits(self, request: Request) -> bool:
        if not moves(self.draft.form, request.form.key) or not movable(request, self.person, self.today):
            return False
        return not self._claims(request.id)

    def _claims(self, id: RequestId) -> tuple[Request, ...]:
        return claims_on(self.tx, id, self.draft.request)


def shelves_of(tx: Tx, draft: Draft, org: Org, now: datetime) -> Shelves:
    """What can be looked up at the present question of a draft."""
    rule = draft.form.leave
    if rule is None or rule.replaces is None or draft.at != rule.replaces:
        return Shelves(tx, draft.person, org)
    return Leaves(tx, draft.person, org, draft, Matter(draft.form, draft.person, now).day(org))


def nothing_to_move(tx: Tx, draft: Draft, org: Org, now: datetime) -> NothingToMove | None:
    """Why it cannot be answered which leave is to be moved, if that is the present question of a draft."""
    shelves = shelves_of(tx, draft, org, now)
    return shelves.nothing() if isinstance(shelves, Leaves) else None


def carried_on(tx: Tx, before: Draft, after: Draft, here: Here, org: Org) -> Draft:
    """With what stays as it was, as soon as it is known which leave is moved."""
    key = after.form.leave.replaces if after.form.leave is not None else None
    link = after.answers.get(key) if key is not None else None
    if key is None or not isinstance(link, Linked) or link == before.answers.get(key) or after.stage is not None:
        return after
    kept = requests.load(tx, link.id)
    return after if kept is None else carried(after, kept.request, here, org)
