"""Deciding: a button on a card, and the words that some decisions need. The cards follow by themselves."""

from dataclasses import replace

from core.model.command import Acknowledge, Approve, Complete, Recall, Reject, Return
from core.model.fields.text import TooLong
from core.model.focus import OnReason
from core.model.form import reasons_at
from core.model.here import Here
from core.model.ids import RequestId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.turn import check_own
from core.model.value import File
from core.model.words import N_
from core.use import deliver, overview
from core.use.act import act, stage_at
from core.use.decide import Make, ask_why, decide_at, decide_because, decide_saying, never_mind, show_again
from dialogs import assent, copy, fill, history, later
from dialogs.action import Because, Go, NotAButton, OnRequest, Place, Verb
from dialogs.card import card, headline, number, readable_answers
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, told
from dialogs.present import present
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Row, Screen, Style, line
from dialogs.whose import whose


class InWords(Refusal):
    """Please write it in words: one message is enough."""


class AboutAnother(Refusal):
    """You have replied to another request, so nothing is decided yet. If the words are about this one, please send them
    again."""


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
#: What the ready reasons are for.
_SAYS_NO = (Verb.REJECT, Verb.RETURN)


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """A button of a card. Raises Refusal, with the present card shown by the router."""
    match action.do:
        case Verb.APPROVE | Verb.COMPLETE | Verb.ACKNOWLEDGE:
            return await _decide(desk, said, action)
        case Verb.REJECT | Verb.RETURN | Verb.APPROVE_SAYING | Verb.COMPLETE_SAYING:
            return await _ask_why(desk, said, action)
        case Verb.APPROVE_ASK | Verb.APPROVE_SURELY:
            return await assent.pressed(desk, said, action)
        case Verb.REVISE | Verb.COPY:
            return await (fill.revise if action.do is Verb.REVISE else copy.copied)(desk, said, action.request)
        case Verb.REPORT:
            return await fill.report(desk, said, action)
        case Verb.RECALL | Verb.RECALL_SURELY:
            return await _recall(desk, said, action)
        case Verb.NUDGE | Verb.PUT_OFF | Verb.AN_HOUR | Verb.TOMORROW | Verb.MONDAY:
            return await later.pressed(desk, said, action)
        case Verb.OPEN:
            await desk.write(said.once, show_again, action.request, whose(said).id, desk.now())
            return Reply()
        case Verb.HISTORY | Verb.FILES:
            return await (_history if action.do is Verb.HISTORY else _files)(desk, said, action)
        case Verb.NEVER_MIND:
            if await desk.write(said.once, never_mind, whose(said).id):
                return Reply(_note(_("Nothing has changed."), action.request))
            return Reply(await present(desk, said, action.request))


async def explained(desk: Desk, said: Said, on: OnReason) -> Reply:
    """The words that a decision was waiting for. A reply to the card of another request is none of them."""
    shown = await _replied_to(desk, said)
    if shown not in (None, on.request):
        return await asked_again(desk, said, on, AboutAnother())
    if said.way is Way.EDITED:
        return await asked_again(desk, said, on, fill.EditedNotHeard())
    if said.way is not Way.WORDS or not said.words.strip():
        return await asked_again(desk, said, on, InWords())
    kind, _question, done = _WITH_WORDS[Verb(on.verb)]
    command = kind(whose(said).id, on.stage, on.round, desk.now(), said.words)
    try:
        request = await desk.write(said.once, decide_saying, on.request, command)
    except TooLong as refusal:
        return await asked_again(desk, said, on, refusal)
    except Refusal as refusal:
        return await _too_late(desk, said, on.request, refusal)
    old = said.message if shown is None else None
    return Reply(_note(f"{_(done)} · {number(request)}", request.id), fresh=True, about=request.id, old=old)


async def because(desk: Desk, said: Said, action: Because) -> Reply:
    """A ready reason was chosen. Raises Refusal, with the present card shown by the router."""
    if action.do not in _SAYS_NO:
        raise NotAButton
    kind, _question, done = _WITH_WORDS[action.do]
    at = (action.stage, action.round, action.reason)
    request = await desk.write(said.once, decide_because, action.request, whose(said).id, kind, *at, desk.now())
    return Reply(_note(f"{_(done)} · {number(request)}", request.id), about=request.id)


async def asked_again(desk: Desk, said: Said, on: OnReason, why: Refusal | None = None) -> Reply:
    """The question whose words are still waited for."""
    request, org = await desk.read(overview.one, on.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    note = (line(told(why, here)),) if why is not None else ()
    asking = _asking(request, on, org, here)
    return Reply(replace(asking, lines=(*note, *asking.lines)), fresh=True)


async def _replied_to(desk: Desk, said: Said) -> RequestId | None:
    """The request whose card the words are a reply to; None when they reply to the question itself, or to nothing."""
    if said.message is None:
        return None
    return await desk.read(deliver.request_in, whose(said).id, said.message)


async def _too_late(desk: Desk, said: Said, request: RequestId, refusal: Refusal) -> Reply:
    """While the words were being written it has been decided, or changed: no more words are waited for."""
    await desk.write(said.once, never_mind, whose(said).id)
    found, org = await desk.read(overview.one, request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    shown = card(found, whose(said).id, org, here)
    return Reply(replace(shown, lines=(line(told(refusal, here)), *shown.lines)), fresh=True, about=request)


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
    on = OnReason(request.id, stage_at(request, action.stage), action.round, action.do.value)
    return Reply(_asking(request, on, org, here_of(whose(said), org, desk.now())), fresh=True)


def _asking(request: Request, on: OnReason, org: Org, here: Here) -> Screen:
    _kind, question, _done = _WITH_WORDS[Verb(on.verb)]
    about = line(headline(request, org, here, whose=True), f" · {number(request)}")
    ready = _ready(request, on, here)
    hint = _("Choose, or write it in your own words.") if ready else _("Write it in one message.")
    never = Choice(_("Cancel"), OnRequest(request.id, Verb.NEVER_MIND))
    return Screen((line(Bold(_(question))), about, line(hint)), (*ready, (never,)), answer=True)


def _ready(request: Request, on: OnReason, here: Here) -> tuple[Row, ...]:
    """The ready reasons of the stage that was seen, a button each."""
    if Verb(on.verb) not in _SAYS_NO:
        return ()
    place = [stage.key for stage in request.form.route].index(on.stage)
    at = (request.id, Verb(on.verb), place, on.round)
    reasons = enumerate(reasons_at(request.form, on.stage))
    return tuple((Choice(reason.in_(here.locale), Because(*at, which)),) for which, reason in reasons)


async def _recall(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Asks in the card itself, so that a chat does not fill with questions that are settled."""
    if action.do is Verb.RECALL_SURELY:
        await desk.write(said.once, act, action.request, Recall(whose(said).id, desk.now()))
        return Reply(await present(desk, said, action.request), toast=_("Recalled"))
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    check_own(request, Recall, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    surely = Choice(_("Yes, recall"), OnRequest(action.request, Verb.RECALL_SURELY), Style.DANGER)
    never = Choice(_("No"), OnRequest(action.request, Verb.NEVER_MIND))
    first = line(Bold(_("Recall the request?")), f" {headline(request, org, here, whose=False)} · {number(request)}")
    return Reply(Screen((first, line(_("Nobody will need to decide on it any more."))), ((surely, never),)))


async def _history(desk: Desk, said: Said, action: OnRequest) -> Reply:
    found = await desk.read(overview.history, action.request, whose(said).id)
    screen = history.screen(found, whose(said).id, here_of(whose(said), found.org, desk.now()))
    return Reply(screen, fresh=True, about=action.request)


async def _files(desk: Desk, said: Said, action: OnRequest) -> Reply:
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    answers = (request.values[field.key] for field in readable_answers(request, whose(said).id))
    files = tuple(one for value in answers if isinstance(value, tuple) for one in value if isinstance(one, File))
    back = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    first = line("📎 ", Bold(headline(request, org, here, whose=True)), f" · {number(request)}")
    return Reply(Screen((first,), ((back,),), files=files), fresh=True, about=request.id)


def _note(text: str, request: RequestId) -> Screen:
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    return Screen((line(text),), (ways,))
