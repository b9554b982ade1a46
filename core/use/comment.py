"""Commenting on a request: whoever may see it may say something about it, and a colleague may show it to partners."""

from datetime import datetime

from core.model.command import Comment
from core.model.event import Commented
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.partners import Show
from core.model.request import Request
from core.store import journal
from core.store.db import Tx
from core.use.act import carry_out, seen


def comment(tx: Tx, id: RequestId, said: Comment) -> Request:
    """Raises Refusal, NoSuchRequest for what is not for him to see."""
    kept, org = seen(tx, id, said.by)
    return carry_out(tx, kept, said, org)


def show(tx: Tx, id: RequestId, person: PersonId, number: int, now: datetime) -> tuple[Request, Org]:
    """Let the partners of a request read its comment of this number, from 1. Raises Refusal, NoSuchRequest."""
    kept, org = seen(tx, id, person)
    said = comment_at(tx, kept.request, number)
    kinds = dict.fromkeys(file.kind for file in said.files) if said is not None else ()
    return carry_out(tx, kept, Show(person, number, now, tuple(kinds)), org), org


def comment_at(tx: Tx, request: Request, number: int) -> Commented | None:
    """The comment of this number, from 1, in the order in which they were made."""
    said = [event for event in journal.of(tx, request.id, request.form) if isinstance(event, Commented)]
    return said[number - 1] if 0 < number <= len(said) else None
