"""Bringing a colleague in: whom to ask is chosen in the card."""

from core.model.command import Ask
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.request import Request, involved
from core.model.turn import check
from core.use import overview
from core.use.act import stage_at
from dialogs import reason
from dialogs.action import OnRequest, Verb
from dialogs.buttons import seldom
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, label, line, paired
from dialogs.whose import whose

#: People who are offered at once.
_MOST = 8


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Raises Refusal."""
    match action.do:
        case Verb.ASK_WHOM:
            return await reason.ask(desk, said, action, Verb.ASK, over=True, whom=PersonId(action.arg))
        case Verb.ANSWER:
            return await reason.ask(desk, said, action, Verb.ANSWER)
        case Verb.ASK:
            return await _whom_to_ask(desk, said, action)
        case _:
            request, org = await desk.read(overview.one, action.request, whose(said).id)
            here = here_of(whose(said), org, desk.now())
            first = line(Bold(_("What else?")), f" {_about(request, org, here)}")
            return Reply(Screen((first,), seldom(request, whose(said).id, org, here)))


async def _whom_to_ask(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Those who have to do with it, the author first."""
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    check(request, Ask, whose(said).id, stage_at(request, action.stage), action.round)
    here = here_of(whose(said), org, desk.now())
    others = [id for id in org.active(involved(request)) if id != whose(said).id][:_MOST]
    choices = [
        Choice(label(org.name(id)), OnRequest(request.id, Verb.ASK_WHOM, action.stage, action.round, id))
        for id in others
    ]
    first = line("❓ ", Bold(_("Whom do you want to ask?")), f" {_about(request, org, here)}")
    hint = line(_("You decide when you have the answer; the time until then does not count."))
    back = Choice(_("Back"), OnRequest(request.id, Verb.BACK))
    return Reply(Screen((first, hint), (*paired(choices), (back,))))


def _about(request: Request, org: Org, here: Here) -> str:
    return f"{headline(request, org, here, whose=True)} · {number(request)}"
