"""Filling in a form at a stage of a request, of which the new one will be part."""

from datetime import datetime

from core.model.children import OpenChild, Parent
from core.model.here import Here
from core.model.ids import DraftId, PersonId, RequestId
from core.model.turn import NotYourTurn, check
from core.model.within import passed_down
from core.store import drafts, forms
from core.store.db import Tx
from core.use.act import seen, stage_at
from core.use.fill import NoSuchForm, start


def begin(tx: Tx, id: RequestId, person: PersonId, place: int, which: int, round: int, now: datetime) -> DraftId:
    """A draft of the form that is at `which`, from 1, among those that the stage opens; the one that was begun, if
    there is one. Raises Refusal."""
    kept, org = seen(tx, id, person)
    request, stage = kept.request, stage_at(kept.request, place)
    check(request, OpenChild, person, stage, round, org)
    opens = request.form.stage(stage).opens
    if not 0 < which <= len(opens):
        raise NotYourTurn
    form = opens[which - 1].form
    parent = Parent(id, stage, 1 + (request.parent.depth if request.parent is not None else 0))
    for begun in drafts.of(tx, person):
        if begun.draft.parent == parent and begun.draft.form.key == form:
            return begun.draft.id
    published = forms.named(tx, form)
    # It may have been sealed since the request was sent.
    if published is None or published.form.sealed:
        raise NoSuchForm
    known = passed_down(request, published.form, person, Here("en", org.zone(person), now), org)
    return start(tx, form, person, known, now, parent).draft.id
