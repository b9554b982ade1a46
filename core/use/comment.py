"""Commenting on a request: whoever may see it may say something about it."""

from core.model.command import Comment
from core.model.ids import RequestId
from core.model.request import Request
from core.store.db import Tx
from core.use.act import carry_out, seen


def comment(tx: Tx, id: RequestId, said: Comment) -> Request:
    """Raises Refusal, NoSuchRequest for what is not for him to see."""
    kept, org = seen(tx, id, said.by)
    return carry_out(tx, kept, said, org)
