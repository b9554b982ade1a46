"""Deciding: a button on a card, and the words that some decisions need. The cards follow by themselves."""

from core.model.command import Acknowledge, Approve, Complete
from core.model.words import N_
from core.use import overview
from core.use.decide import Make, decide_at, never_mind, show_again, take_back
from dialogs import (
    assent,
    back,
    children,
    colleague,
    copy,
    ending,
    fill,
    history,
    later,
    moving,
    reason,
    rescheduling,
    whereabouts,
)
from dialogs.action import OnRequest, Verb
from dialogs.answers import readable_files
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.explaining import note
from dialogs.i18n import _, here_of
from dialogs.present import present
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, line
from dialogs.whose import whose

_AT_ONCE: dict[Verb, tuple[Make, str]] = {
    Verb.APPROVE: (Approve, N_("Approved")),
    Verb.COMPLETE: (Complete, N_("Done")),
    Verb.ACKNOWLEDGE: (Acknowledge, N_("Thank you")),
}


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """A button of a card. Raises Refusal, with the present card shown by the router."""
    match action.do:
        case Verb.APPROVE | Verb.COMPLETE | Verb.ACKNOWLEDGE:
            return await _decide(desk, said, action)
        case Verb.REJECT | Verb.APPROVE_SAYING | Verb.COMPLETE_SAYING:
            return await reason.ask(desk, said, action, action.do)
        case Verb.MOVE | Verb.MOVE_SAYING:
            return await moving.pressed(desk, said, action)
        case Verb.APPROVE_ASK | Verb.APPROVE_SURELY:
            return await assent.pressed(desk, said, action)
        case Verb.RETURN | Verb.RETURN_TO:
            return await back.pressed(desk, said, action)
        case Verb.UNDO:
            await desk.write(said.once, take_back, action.request, whose(said).id, desk.now(), message=said.message)
            return Reply(toast=_("Taken back"))
        case Verb.REVISE | Verb.AMEND | Verb.COPY | Verb.RESCHEDULE | Verb.REPORT | Verb.OPEN_CHILD:
            return await _fill(desk, said, action)
        case Verb.RECALL | Verb.RECALL_SURELY | Verb.CANCEL | Verb.KEEP | Verb.REOPEN:
            return await ending.pressed(desk, said, action)
        case Verb.NUDGE | Verb.PUT_OFF | Verb.AN_HOUR | Verb.TOMORROW | Verb.MONDAY:
            return await later.pressed(desk, said, action)
        case Verb.OPEN | Verb.WHERE | Verb.HISTORY | Verb.FILES | Verb.NEVER_MIND | Verb.BACK:
            return await _look(desk, said, action)
        case _:
            return await colleague.pressed(desk, said, action)


async def _fill(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """What opens a form."""
    match action.do:
        case Verb.COPY:
            return await copy.copied(desk, said, action.request)
        case Verb.RESCHEDULE:
            return await rescheduling.moved(desk, said, action.request)
        case Verb.REPORT:
            return await fill.report(desk, said, action)
        case Verb.OPEN_CHILD:
            return await children.opened(desk, said, action)
        case _:
            return await fill.revise(desk, said, action)


async def _look(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """What changes nothing."""
    match action.do:
        case Verb.HISTORY:
            return await _history(desk, said, action)
        case Verb.FILES:
            return await _files(desk, said, action)
        case Verb.OPEN:
            await desk.write(said.once, show_again, action.request, whose(said).id, desk.now())
            return Reply()
        case Verb.WHERE:
            return await whereabouts.shown(desk, said, action.request)
        case _:
            if await desk.write(said.once, never_mind, whose(said).id) and action.do is Verb.NEVER_MIND:
                return Reply(note(_("Nothing has changed."), action.request))
            return Reply(await present(desk, said, action.request))


async def _decide(desk: Desk, said: Said, action: OnRequest) -> Reply:
    decision, done = _AT_ONCE[action.do]
    at = (action.stage, action.round)
    person = whose(said).id
    after = await desk.write(
        said.once, decide_at, action.request, person, decision, *at, desk.now(), message=said.message
    )
    return Reply(toast=_(done if after.cancelling is None else N_("Agreed to cancel")))


async def _history(desk: Desk, said: Said, action: OnRequest) -> Reply:
    found = await desk.read(overview.history, action.request, whose(said).id)
    screen = history.screen(found, whose(said).id, here_of(whose(said), found.org, desk.now()))
    return Reply(screen, fresh=True, about=action.request)


async def _files(desk: Desk, said: Said, action: OnRequest) -> Reply:
    request, org = await desk.read(overview.with_files, action.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    files = readable_files(request, whose(said).id, here)
    open_ = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    first = line("📎 ", Bold(headline(request, org, here, whose=True)), f" · {number(request)}")
    return Reply(Screen((first,), ((open_,),), files=files), fresh=True, about=request.id)
