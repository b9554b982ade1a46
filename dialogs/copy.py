"""Asking once more for what was asked for before."""

from dataclasses import replace

from core.model.ids import RequestId
from core.use.copy import copy
from dialogs import fill
from dialogs.desk import Desk
from dialogs.said import Said
from dialogs.screen import Reply
from dialogs.whose import whose


async def copied(desk: Desk, said: Said, request: RequestId) -> Reply:
    """A new draft like one's own request, below its card, which stays. Raises Refusal."""
    draft = await desk.write(said.once, copy, request, whose(said).id, desk.now())
    return replace(await fill.resume(desk, replace(said, once=()), draft), fresh=True)
