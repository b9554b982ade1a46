"""A form begins by itself: a draft is there, and whoever it is for is told of it. It takes nobody's words: those go on
answering what they did, unless nothing waits for them."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from core.model.draft import Draft
from core.model.focus import OnDraft
from core.model.ids import DraftId, PersonId, RequestId
from core.model.label import Label
from core.model.outcome import Outcome
from core.model.quiet import polite
from core.model.refusal import Refusal
from core.model.remind import deadline
from core.model.request import Request
from core.model.starting import Start, starting
from core.model.within import outcome
from core.store import drafts, links, outbox, people, requests, timers
from core.store.db import Tx
from core.store.instant import stored
from core.store.outbox import Letter
from core.store.timers import Timer
from core.use.children import begin
from core.use.filling import Filling, present
from core.use.starting import moment

#: Requests that name this one: how many are looked through.
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Started:
    """What was begun for somebody, as it stands now."""

    filling: Filling
    says: Label
    free: bool  #: nothing else waits for his words
    until: datetime | None  #: when the stage has to be over


def start(tx: Tx, timer: Timer, now: datetime) -> None:
    """Begin what is to be begun, unless its person has sent such a request himself. What he has begun he goes on
    with."""
    kept, org = requests.load_to_change(tx, timer.request or RequestId(0)), people.org(tx)
    wanted = starting(kept.request) if kept is not None else None
    # The calendar may be another one since, and whoever was not there by day waits for the morning.
    due = max(moment(tx, wanted, org), polite(now, org.zone(wanted.person))) if wanted is not None else now
    if stored(due) > stored(now):
        timers.move(tx, timer, due)
        return
    timers.move(tx, timer, None)
    if kept is None or wanted is None or _sent(tx, kept.request, wanted):
        return
    request, person, focus = kept.request, wanted.person, drafts.focus_of(tx, wanted.person)
    place = [step.stage for step in request.steps].index(wanted.stage)
    # He has left, or the form is not in use any more: the request stands where it is, and so does its card.
    with suppress(Refusal):
        begin(tx, request.id, person, place, wanted.which, wanted.round, now)
        drafts.set_focus(tx, person, focus)
        key = f"{timer.key}.{stored(timer.due)}"
        letter = Letter(key=key, kind=outbox.Kind.STARTED, person=person, due=now, request=request.id)
        outbox.put(tx, [letter])


def begun(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> Started | None:
    """None when he has sent it, or put it away; or it is no longer wanted."""
    kept = requests.load(tx, id)
    wanted = starting(kept.request) if kept is not None else None
    draft = _draft(tx, id, wanted) if wanted is not None and wanted.person == person else None
    if kept is None or wanted is None or draft is None:
        return None
    filling = present(tx, Filling(draft, people.org(tx)), now)
    return Started(filling, wanted.says, _is_free(tx, person, draft.id), deadline(kept.request))


def told(tx: Tx, started: Started, message: int) -> None:
    """He has it in this message; his next words answer its question, unless he has turned to something else."""
    draft = started.filling.draft
    drafts.shown(tx, [(draft.id, message)])
    if started.free and _is_free(tx, draft.person, draft.id) and drafts.load(tx, draft.id, draft.person) is not None:
        drafts.set_focus(tx, draft.person, OnDraft(draft.id))


def _draft(tx: Tx, id: RequestId, wanted: Start) -> Draft | None:
    for kept in drafts.of(tx, wanted.person):
        parent = kept.draft.parent
        if parent is not None and (parent.id, parent.stage) == (id, wanted.stage):
            return kept.draft
    return None


def _is_free(tx: Tx, person: PersonId, draft: DraftId) -> bool:
    focus = drafts.focus_of(tx, person)
    if isinstance(focus, OnDraft):
        return focus.draft == draft or drafts.load(tx, focus.draft, person) is None
    return focus is None


def _sent(tx: Tx, request: Request, wanted: Start) -> bool:
    """Whether its person has sent one that names the request, though not from its card."""
    naming = (requests.load(tx, id) for id in links.naming(tx, request.id, most=_LOOKED_AT))
    own = (one.request for one in naming if one is not None and one.request.author == wanted.person)
    return any(one.form.key == wanted.form and outcome(one) in (None, Outcome.APPROVED) for one in own)
