"""The words that a decision waits for. A reply to the card of another request is none of them."""

from dataclasses import replace
from datetime import datetime

from core.model.command import Add, Answer, Approve, Ask, Complete, Decision, Detour, HandOn, Reject, Return
from core.model.event import Where
from core.model.fields.text import TooLong
from core.model.focus import OnReason
from core.model.form import reasons_at
from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.words import N_
from core.use import overview
from core.use.decide import Button, MakeSaying, ask_why, asked_in, decide_because, decide_saying
from dialogs.action import Because, NotAButton, OnRequest, Verb
from dialogs.asked import asked_of
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.explaining import not_taken, note, replied_to, too_late
from dialogs.i18n import _, here_of, told
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Row, Screen, line
from dialogs.whose import whose

_WHAT_ABOUT = N_("What do you want to tell {who}?")
ADDED = N_("Added")
#: What is asked, and what is told when the words are there.
_WORDS: dict[Verb, tuple[str, str]] = {
    Verb.REJECT: (N_("Why do you reject it? The author will read your answer."), N_("Rejected")),
    Verb.RETURN: (N_("What should be changed? The author will read your answer."), N_("Returned")),
    Verb.APPROVE_SAYING: (N_("What do you want to add to your approval?"), N_("You approved it")),
    Verb.COMPLETE_SAYING: (N_("What has been done?"), N_("Done")),
    Verb.ASK: (N_("What do you want to know?"), N_("Asked")),
    Verb.ANSWER: (N_("What is your answer?"), N_("Answered")),
    Verb.HAND_ON: (N_("Why do you hand it on to {who}?"), N_("Handed on")),
    Verb.BEFORE: (_WHAT_ABOUT, ADDED),
    Verb.BESIDE: (_WHAT_ABOUT, ADDED),
    Verb.AFTER: (_WHAT_ABOUT, ADDED),
}
_WHERE = {Verb.BEFORE: Where.BEFORE, Verb.BESIDE: Where.BESIDE, Verb.AFTER: Where.AFTER}
#: Of what was to be cancelled.
_KEPT = N_("It stays approved")


#: What the ready reasons are for.
_SAYS_NO: dict[Verb, MakeSaying] = {Verb.REJECT: Reject, Verb.RETURN: Return}


async def ask(
    desk: Desk,
    said: Said,
    action: OnRequest,
    verb: Verb,
    *,
    over: bool = False,
    back: int = 0,
    whom: PersonId | None = None,
) -> Reply:
    """Opens the question only to somebody who may decide so: the refusal comes before the words, not after. `over`: the
    button is in a question that was drawn over the card. Raises Refusal."""
    button = Button(action.request, action.stage, action.round, said.message, over)
    about = (whose(said).id, verb.value, button, command_of, desk.now())
    request, on, org = await desk.write(said.once, ask_why, *about, back=back, whom=whom)
    return Reply(_asking(request, on, whose(said).id, org, here_of(whose(said), org, desk.now())), fresh=True)


def command_of(on: OnReason, by: PersonId, now: datetime, words: str) -> Decision | Detour:
    """What the words come to."""
    at = (by, on.stage, on.round, now, words)
    match Verb(on.verb):
        case Verb.APPROVE_SAYING:
            return Approve(*at)
        case Verb.COMPLETE_SAYING:
            return Complete(*at)
        case Verb.REJECT:
            return Reject(*at)
        case Verb.RETURN:
            return Return(*at, on.to)
        case Verb.ASK if on.whom is not None:
            return Ask(by, on.stage, on.round, now, on.whom, words)
        case Verb.HAND_ON if on.whom is not None:
            return HandOn(by, on.stage, on.round, now, on.whom, words)
        case Verb.BEFORE | Verb.BESIDE | Verb.AFTER as when if on.whom is not None:
            return Add(by, on.stage, on.round, now, on.whom, _WHERE[when], words)
        case Verb.ANSWER:
            return Answer(*at)
        case verb:
            raise AssertionError(f"{verb} waits for no words")


async def explained(desk: Desk, said: Said, on: OnReason) -> Reply:
    """The words that a decision was waiting for. A reply to the card of another request is none of them."""
    shown = await replied_to(desk, said)
    if (why := not_taken(said, shown, on.request)) is not None:
        return await asked_again(desk, said, on, why)
    command = command_of(on, whose(said).id, desk.now(), said.words)
    try:
        request = await desk.write(said.once, decide_saying, on.request, command)
    except TooLong as refusal:
        return await asked_again(desk, said, on, refusal)
    except Refusal as refusal:
        return await too_late(desk, said, on.request, refusal)
    old = said.message if shown is None else None
    _question, done = _WORDS[Verb(on.verb)]
    kept = on.verb == Verb.REJECT and request.status is Status.APPROVED
    return Reply(
        note(f"{_(_KEPT if kept else done)} · {number(request)}", request.id), fresh=True, about=request.id, old=old
    )


async def because(desk: Desk, said: Said, action: Because) -> Reply:
    """A ready reason was chosen. Raises Refusal, with the present card shown by the router."""
    make = _SAYS_NO.get(action.do)
    if make is None:
        raise NotAButton
    at = (action.stage, action.round, action.reason)
    request = await desk.write(said.once, decide_because, action.request, whose(said).id, make, *at, desk.now())
    _question, done = _WORDS[action.do]
    return Reply(note(f"{_(done)} · {number(request)}", request.id), about=request.id)


async def answering(desk: Desk, said: Said, request: RequestId) -> OnReason | None:
    """The question that words answer which reply to a card."""
    if said.way is not Way.WORDS or said.message is None:
        return None
    return await desk.read(asked_in, request, whose(said).id, said.message, Verb.ANSWER.value)


async def asked_again(desk: Desk, said: Said, on: OnReason, why: Refusal | None = None) -> Reply:
    """The question whose words are still waited for."""
    request, org = await desk.read(overview.one, on.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    refused = (line(told(why, here)),) if why is not None else ()
    asking = _asking(request, on, whose(said).id, org, here)
    return Reply(replace(asking, lines=(*refused, *asking.lines)), fresh=True)


def _asking(request: Request, on: OnReason, person: PersonId, org: Org, here: Here) -> Screen:
    first = line(Bold(_question(request, on, org, here)))
    about = line(headline(request, org, here, whose=True), f" · {number(request)}")
    asked = [line(words) for words in asked_of(request, person, org)] if on.verb == Verb.ANSWER else []
    ready = _ready(request, on, here)
    hint = _("Choose, or write it in your own words.") if ready else _("Write it in one message.")
    never = Choice(_("Cancel"), OnRequest(request.id, Verb.NEVER_MIND))
    skip = [Choice(_("Skip"), OnRequest(request.id, Verb.SKIP))] if Verb(on.verb) in _WHERE else []
    return Screen((first, about, *asked, line(hint)), (*ready, (*skip, never)), answer=True)


def _ready(request: Request, on: OnReason, here: Here) -> tuple[Row, ...]:
    """The ready reasons of the stage that was seen, a button each; they are words for the author."""
    if Verb(on.verb) not in _SAYS_NO or on.to is not None:
        return ()
    place = [step.stage for step in request.steps].index(on.stage)
    at = (request.id, Verb(on.verb), place, on.round)
    reasons = enumerate(reasons_at(request.form, on.stage))
    return tuple((Choice(reason.in_(here.locale), Because(*at, which)),) for which, reason in reasons)


def _question(request: Request, on: OnReason, org: Org, here: Here) -> str:
    if on.to is not None:
        title = request.form.stage(on.to).title.in_(here.locale)
        return _("Why does it go back to “{stage}”?").format(stage=title)
    if request.status is Status.CANCELLING and on.verb == Verb.REJECT:
        return _("Why should it stay approved? The author will read your answer.")
    question, _done = _WORDS[Verb(on.verb)]
    return _(question).format(who=org.name(on.whom)) if on.whom is not None else _(question)
