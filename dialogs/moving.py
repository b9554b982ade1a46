"""Moving a request from status to status: at once, or with words for whoever has it then."""

from dataclasses import replace

from core.model.here import Here
from core.model.moving import moves
from core.model.org import Org
from core.model.request import Request
from core.model.statuses import StageStatus
from core.model.turn import NotYourTurn, step_seen
from core.use import overview
from core.use.act import stage_at
from core.use.decide import move_at
from dialogs import reason
from dialogs.action import OnRequest, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, label, line, paired
from dialogs.standing import number_of
from dialogs.whose import whose


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """The argument is a status of the stage, from 1; 0 for one that is yet to be chosen. Raises Refusal."""
    if action.do is Verb.MOVE:
        return await _moved(desk, said, action)
    if action.arg:
        return await reason.ask(desk, said, action, Verb.MOVE_SAYING, over=True, which=action.arg)
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    step_seen(request, whose(said).id, stage_at(request, action.stage), action.round)
    here = here_of(whose(said), org, desk.now())
    found = moves(request, whose(said).id, org)
    if not found:
        raise NotYourTurn
    if len(found) == 1:
        return await reason.ask(desk, said, action, Verb.MOVE_SAYING, which=number_of(request, found[0]))
    return Reply(_choosing(request, found, action, org, here))


async def _moved(desk: Desk, said: Said, action: OnRequest) -> Reply:
    at = (action.stage, action.round, action.arg)
    to, _request = await desk.write(
        said.once, move_at, action.request, whose(said).id, *at, desk.now(), message=said.message
    )
    return Reply(toast=to.title.in_(whose(said).locale))


def _choosing(request: Request, to: tuple[StageStatus, ...], action: OnRequest, org: Org, here: Here) -> Screen:
    choices = [Choice(label(one.title.in_(here.locale)), replace(action, arg=number_of(request, one))) for one in to]
    about = f" {headline(request, org, here, whose=True)} · {number(request)}"
    back = Choice(_("Back"), OnRequest(request.id, Verb.BACK))
    return Screen((line(Bold(_("Where is it moved to?")), about),), (*paired(choices), (back,)))
