"""How a request ends before its time, or comes back after its end: once in a press, once with words."""

from datetime import datetime

from core.model.command import Cancel, Recall, Reopen
from core.model.focus import OnEnding
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request, Status
from core.model.rescheduling import check_goes_back
from core.model.turn import CardOutdated, check_own
from core.store import drafts
from core.store.db import Tx
from core.use.act import carry_out, seen
from core.use.decide import never_mind
from core.use.matter import Matter
from core.use.replaced import check_changes


def ask_why(
    tx: Tx, id: RequestId, person: PersonId, verb: type[Recall] | type[Cancel] | type[Reopen], asked: str, now: datetime
) -> tuple[Request, Org]:
    """The person's next words tell why. Raises Refusal when he may not do so: better now than after he has written."""
    kept, org = seen(tx, id, person)
    check_own(kept.request, verb, person, org)
    check_changes(tx, kept.request)
    if verb is Reopen:
        check_goes_back(kept.request, Matter(kept.request.form, kept.request.author, now).day(org))
    drafts.set_focus(tx, person, OnEnding(id, asked))
    return kept.request, org


def end(tx: Tx, id: RequestId, command: Recall | Cancel | Reopen) -> Request:
    """Nothing waits for words any more. Raises Refusal; also to recall what is being cancelled by now: that would keep
    it."""
    never_mind(tx, command.by)
    kept, org = seen(tx, id, command.by)
    if isinstance(command, Recall) and kept.request.status is Status.CANCELLING:
        raise CardOutdated
    return carry_out(tx, kept, command, org)


def keep(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> Request:
    """It is not to be cancelled after all. Raises Refusal."""
    never_mind(tx, person)
    kept, org = seen(tx, id, person)
    check_own(kept.request, Recall, person, org)
    if kept.request.status is not Status.CANCELLING:
        raise CardOutdated
    return carry_out(tx, kept, Recall(person, now), org)
