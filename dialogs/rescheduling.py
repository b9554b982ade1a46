"""Asking for other days of a leave that is granted."""

from dataclasses import replace

from core.model.ids import RequestId
from core.use.rescheduling import begin
from dialogs import fill
from dialogs.desk import Desk
from dialogs.said import Said
from dialogs.screen import Reply
from dialogs.whose import whose


async def moved(desk: Desk, said: Said, request: RequestId) -> Reply:
    """The question for the new days, below the card, which stays. Raises Refusal."""
    draft = await desk.write(said.once, begin, request, whose(said).id, desk.now())
    return replace(await fill.resume(desk, replace(said, once=()), draft), fresh=True)
