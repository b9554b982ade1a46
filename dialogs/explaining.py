"""Words that something waits for: which of them are taken, and what is shown when they come too late."""

from dataclasses import replace

from core.model.ids import RequestId
from core.model.refusal import Refusal
from core.use import deliver, overview
from core.use.decide import never_mind
from dialogs import fill
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.card import card
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, told
from dialogs.said import Said, Way
from dialogs.screen import Choice, Reply, Screen, line
from dialogs.whose import whose


class InWords(Refusal):
    """Please write it in words: one message is enough."""


class AboutAnother(Refusal):
    """You have replied to another request, so nothing is decided yet. If the words are about this one, please send them
    again."""


async def replied_to(desk: Desk, said: Said) -> RequestId | None:
    """The request whose card the words are a reply to; None when they reply to the question itself, or to nothing."""
    if said.message is None:
        return None
    return await desk.read(deliver.request_in, whose(said).id, said.message)


def not_taken(said: Said, shown: RequestId | None, request: RequestId) -> Refusal | None:
    """Why this is not what was asked for about `request`; `shown` is the request that it replies to."""
    if shown not in (None, request):
        return AboutAnother()
    if said.way is Way.EDITED:
        return fill.EditedNotHeard()
    return InWords() if said.way is not Way.WORDS or not said.words.strip() else None


async def too_late(desk: Desk, said: Said, request: RequestId, refusal: Refusal) -> Reply:
    """While the words were being written it has been decided, or changed: no more words are waited for."""
    await desk.write(said.once, never_mind, whose(said).id)
    found, org, beside = await desk.read(overview.card, request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    shown = card(found, whose(said).id, org, here, beside)
    return Reply(replace(shown, lines=(line(told(refusal, here)), *shown.lines)), fresh=True, about=request)


def note(text: str, request: RequestId) -> Screen:
    """What has been done, and the ways on."""
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    return Screen((line(text),), (ways,))
