"""Asking once more for what was asked for before: a new draft with the same answers."""

from dataclasses import replace
from datetime import datetime

from core.model.here import Here
from core.model.ids import DraftId, PersonId, RequestId
from core.model.repeat import copied
from core.model.turn import NotYours
from core.store import drafts, forms, people
from core.store.db import Tx
from core.use.act import see
from core.use.fill import NoSuchForm, begun_so
from core.use.matter import Matter
from core.use.terms import for_draft


def copy(tx: Tx, id: RequestId, person: PersonId, now: datetime) -> DraftId:
    """A draft of the newest version of the form, as one's own request was; one that is there already just so is gone on
    with: a double tap begins one draft. Raises Refusal."""
    request = see(tx, id, person)
    if request.author != person:
        raise NotYours
    published = forms.named(tx, request.form.key)
    if published is None:
        raise NoSuchForm
    org = people.org(tx)
    terms = for_draft(tx, Matter(published.form, person, now), org)
    draft = copied(published.form, request, terms, Here("en", org.zone(person), now), org)
    known = begun_so(tx, draft)
    if known is not None:
        return known
    draft = replace(draft, id=drafts.add(tx, published.id, person, None, now))
    drafts.save(tx, draft, draft.revision, now)
    return draft.id
