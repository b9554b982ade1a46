"""The requests that a draft names, looked at once more before it is sent."""

from collections.abc import Iterator

from core.model.access import may_link
from core.model.draft import Draft, mine
from core.model.fields.request import RequestField
from core.model.form import completed
from core.model.ids import PersonId, RequestId
from core.model.linking import named_by
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.value import Linked, Values
from core.store import requests
from core.store.db import Tx


class LinkUnseen(Refusal):
    """Request #{number} is not shown to you any more, so it cannot be named. Press Change and choose another one:
    {field}."""


def check_links(tx: Tx, draft: Draft, values: Values, org: Org) -> None:
    """Raises LinkUnseen for one that its author chose, and may not see any more. What was sent before, or came from the
    request that this one is part of, he has not chosen here."""
    chosen = [(f, values[f.key]) for f in mine(draft, values) if isinstance(f, RequestField) and f.key in values]
    known = frozenset(_known(tx, draft)) if chosen else frozenset()
    for field, link in chosen:
        if isinstance(link, Linked) and link.id not in known and not _seen(tx, link.id, draft.person, org):
            raise LinkUnseen(number=link.id, field=field.title)


def unseen(tx: Tx, draft: Draft, org: Org) -> Refusal | None:
    """At the last look: what `check_links` would say."""
    if draft.at is None and any(isinstance(field, RequestField) for field in draft.form.fields):
        try:
            check_links(tx, draft, completed(draft.form, draft.answers, org, draft.terms), org)
        except LinkUnseen as why:
            return why
    return None


def _seen(tx: Tx, id: RequestId, person: PersonId, org: Org) -> bool:
    kept = requests.load(tx, id)
    return kept is not None and may_link(person, kept.request, org)


def _known(tx: Tx, draft: Draft) -> Iterator[RequestId]:
    if draft.request is not None and (kept := requests.load(tx, draft.request)) is not None:
        yield from named_by(kept.request)
    if draft.parent is not None:
        yield draft.parent.id
        if (kept := requests.load(tx, draft.parent.id)) is not None:
            yield from named_by(kept.request)
