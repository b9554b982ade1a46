"""Deciding: a button on a card, and the words that some decisions need. The cards follow by themselves."""

from dataclasses import replace

from core.model.command import Acknowledge, Approve, Complete, Reject, Return
from core.model.fields.text import TooLong
from core.model.focus import OnReason
from core.model.here import Here
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.words import N_
from core.use import overview
from core.use.decide import Make, ask_why, decide_at, decide_saying, never_mind, show_again
from dialogs import ending, fill, history, later
from dialogs.action import OnRequest, Verb
from dialogs.answers import readable_files
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.explaining import not_taken, note, replied_to, too_late
from dialogs.i18n import _, here_of, told
from dialogs.present import present
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, line
from dialogs.whose import whose

_AT_ONCE: dict[Verb, tuple[Make, str]] = {
    Verb.APPROVE: (Approve, N_("Approved")),
    Verb.COMPLETE: (Complete, N_("Done")),
    Verb.ACKNOWLEDGE: (Acknowledge, N_("Thank you")),
}
_WITH_WORDS: dict[Verb, tuple[type[Approve] | type[Complete] | type[Reject] | type[Return], str, str]] = {
    Verb.REJECT: (Reject, N_("Why do you reject it? The author will read your answer."), N_("Rejected")),
    Verb.RETURN: (Return, N_("What should be changed? The author will read your answer."), N_("Returned")),
    Verb.APPROVE_SAYING: (Approve, N_("What do you want to add to your approval?"), N_("Approved")),
    Verb.COMPLETE_SAYING: (Complete, N_("What has been done?"), N_("Done")),
}


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """A button of a card. Raises Refusal, with the present card shown by the router."""
    match action.do:
        case Verb.APPROVE | Verb.COMPLETE | Verb.ACKNOWLEDGE:
            return await _decide(desk, said, action)
        case Verb.REJECT | Verb.RETURN | Verb.APPROVE_SAYING | Verb.COMPLETE_SAYING:
            return await _ask_why(desk, said, action)
        case Verb.REVISE | Verb.AMEND:
            return await fill.revise(desk, said, action)
        case Verb.REPORT:
            return await fill.report(desk, said, action)
        case Verb.RECALL | Verb.RECALL_SURELY | Verb.KEEP:
            return await ending.pressed(desk, said, action)
        case Verb.NUDGE | Verb.PUT_OFF | Verb.AN_HOUR | Verb.TOMORROW | Verb.MONDAY:
            return await later.pressed(desk, said, action)
        case Verb.OPEN:
            await desk.write(said.once, show_again, action.request, whose(said).id, desk.now())
            return Reply()
        case Verb.HISTORY:
            return await _history(desk, said, action)
        case Verb.FILES:
            return await _files(desk, said, action)
        case Verb.NEVER_MIND:
            if await desk.write(said.once, never_mind, whose(said).id):
                return Reply(note(_("Nothing has changed."), action.request))
            return Reply(await present(desk, said, action.request))


async def explained(desk: Desk, said: Said, on: OnReason) -> Reply:
    """The words that a decision was waiting for. A reply to the card of another request is none of them."""
    shown = await replied_to(desk, said)
    if (why := not_taken(said, shown, on.request)) is not None:
        return await asked_again(desk, said, on, why)
    kind, _question, done = _WITH_WORDS[Verb(on.verb)]
    command = kind(whose(said).id, on.stage, on.round, desk.now(), said.words)
    try:
        request = await desk.write(said.once, decide_saying, on.request, command)
    except TooLong as refusal:
        return await asked_again(desk, said, on, refusal)
    except Refusal as refusal:
        return await too_late(desk, said, on.request, refusal)
    old = said.message if shown is None else None
    return Reply(note(f"{_(done)} · {number(request)}", request.id), fresh=True, about=request.id, old=old)


async def asked_again(desk: Desk, said: Said, on: OnReason, why: Refusal | None = None) -> Reply:
    """The question whose words are still waited for."""
    request, org = await desk.read(overview.one, on.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    first = (line(told(why, here)),) if why is not None else ()
    asking = _asking(request, Verb(on.verb), org, here)
    return Reply(replace(asking, lines=(*first, *asking.lines)), fresh=True)


async def _decide(desk: Desk, said: Said, action: OnRequest) -> Reply:
    decision, done = _AT_ONCE[action.do]
    at = (action.stage, action.round)
    person = whose(said).id
    await desk.write(said.once, decide_at, action.request, person, decision, *at, desk.now(), message=said.message)
    return Reply(toast=_(done))


async def _ask_why(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Opens the question only to somebody who may decide so: the refusal comes before the words, not after."""
    kind, _question, _done = _WITH_WORDS[action.do]
    at = (action.do.value, action.stage, action.round)
    request, org = await desk.write(said.once, ask_why, action.request, whose(said).id, kind, *at, message=said.message)
    return Reply(_asking(request, action.do, org, here_of(whose(said), org, desk.now())), fresh=True)


def _asking(request: Request, verb: Verb, org: Org, here: Here) -> Screen:
    _kind, question, _done = _WITH_WORDS[verb]
    first = line(Bold(_(question)))
    about = line(headline(request, org, here, whose=True), f" · {number(request)}")
    never = Choice(_("Cancel"), OnRequest(request.id, Verb.NEVER_MIND))
    return Screen((first, about, line(_("Write it in one message."))), ((never,),), answer=True)


async def _history(desk: Desk, said: Said, action: OnRequest) -> Reply:
    found = await desk.read(overview.history, action.request, whose(said).id)
    screen = history.screen(found, whose(said).id, here_of(whose(said), found.org, desk.now()))
    return Reply(screen, fresh=True, about=action.request)


async def _files(desk: Desk, said: Said, action: OnRequest) -> Reply:
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    files = readable_files(request, whose(said).id, here)
    back = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    first = line("📎 ", Bold(headline(request, org, here, whose=True)), f" · {number(request)}")
    return Reply(Screen((first,), ((back,),), files=files), fresh=True, about=request.id)
