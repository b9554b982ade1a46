"""Asking for other days of a leave that is granted: a draft of which only these are missing."""

from datetime import datetime

from core.model.ids import DraftId, PersonId, RequestId
from core.model.linking import picture
from core.model.rescheduling import check_movable
from core.store import people
from core.store.db import Tx
from core.use.act import see
from core.use.fill import NoSuchForm, start
from core.use.matter import Matter
from core.use.replaced import claims_on, mover_of


def begin(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> DraftId:
    """A draft of the form by which such leaves are moved; the one that was begun just so, if there is one. Raises
    Refusal."""
    request, org = see(tx, id, person), people.org(tx)
    mover = mover_of(tx, request.form.key)
    if mover is None or mover.leave is None or mover.leave.replaces is None:
        raise NoSuchForm
    check_movable(request, person, Matter(request.form, person, now).day(org), claims_on(tx, id))
    return start(tx, mover.key, person, {mover.leave.replaces: picture(request)}, now).draft.id
