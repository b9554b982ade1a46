"""The words that a decision waits for. A reply to the card of another request is none of them."""

from dataclasses import replace
from datetime import datetime

from core.model.command import Add, Answer, Approve, Ask, Complete, Decision, Detour, HandOn, Reject, Return
from core.model.event import Where
from core.model.fields.text import TooLong
from core.model.focus import OnReason
from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.words import N_
from core.use import deliver, overview
from core.use.decide import Button, ask_why, asked_in, decide_saying, never_mind
from dialogs import fill
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.asked import asked_of
from dialogs.card import card, headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, told
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Screen, line
from dialogs.whose import whose


class InWords(Refusal):
    """Please write it in words: one message is enough."""


class AboutAnother(Refusal):
    """You have replied to another request, so nothing is decided yet. If the words are about this one, please send them
    again."""


_WHAT_ABOUT = N_("What do you want to tell {who}?")
ADDED = N_("Added")
#: What is asked, and what is told when the words are there.
_WORDS: dict[Verb, tuple[str, str]] = {
    Verb.REJECT: (N_("Why do you reject it? The author will read your answer."), N_("Rejected")),
    Verb.RETURN: (N_("What should be changed? The author will read your answer."), N_("Returned")),
    Verb.APPROVE_SAYING: (N_("What do you want to add to your approval?"), N_("Approved")),
    Verb.COMPLETE_SAYING: (N_("What has been done?"), N_("Done")),
    Verb.ASK: (N_("What do you want to know?"), N_("Asked")),
    Verb.ANSWER: (N_("What is your answer?"), N_("Answered")),
    Verb.HAND_ON: (N_("Why do you hand it on to {who}?"), N_("Handed on")),
    Verb.BEFORE: (_WHAT_ABOUT, ADDED),
    Verb.BESIDE: (_WHAT_ABOUT, ADDED),
    Verb.AFTER: (_WHAT_ABOUT, ADDED),
}
_WHERE = {Verb.BEFORE: Where.BEFORE, Verb.BESIDE: Where.BESIDE, Verb.AFTER: Where.AFTER}


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
    shown = await _replied_to(desk, said)
    if shown not in (None, on.request):
        return await asked_again(desk, said, on, AboutAnother())
    if said.way is Way.EDITED:
        return await asked_again(desk, said, on, fill.EditedNotHeard())
    if said.way is not Way.WORDS or not said.words.strip():
        return await asked_again(desk, said, on, InWords())
    command = command_of(on, whose(said).id, desk.now(), said.words)
    try:
        request = await desk.write(said.once, decide_saying, on.request, command)
    except TooLong as refusal:
        return await asked_again(desk, said, on, refusal)
    except Refusal as refusal:
        return await _too_late(desk, said, on.request, refusal)
    old = said.message if shown is None else None
    _question, done = _WORDS[Verb(on.verb)]
    return Reply(note(f"{_(done)} · {number(request)}", request.id), fresh=True, about=request.id, old=old)


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


def _asking(request: Request, on: OnReason, person: PersonId, org: Org, here: Here) -> Screen:
    first = line(Bold(_question(request, on, org, here)))
    about = line(headline(request, org, here, whose=True), f" · {number(request)}")
    asked = [line(words) for words in asked_of(request, person, org)] if on.verb == Verb.ANSWER else []
    never = Choice(_("Cancel"), OnRequest(request.id, Verb.NEVER_MIND))
    skip = [Choice(_("Skip"), OnRequest(request.id, Verb.SKIP))] if Verb(on.verb) in _WHERE else []
    return Screen((first, about, *asked, line(_("Write it in one message."))), ((*skip, never),), answer=True)


def _question(request: Request, on: OnReason, org: Org, here: Here) -> str:
    if on.to is not None:
        title = request.form.stage(on.to).title.in_(here.locale)
        return _("Why does it go back to “{stage}”?").format(stage=title)
    question, _done = _WORDS[Verb(on.verb)]
    return _(question).format(who=org.name(on.whom)) if on.whom is not None else _(question)


def note(text: str, request: RequestId) -> Screen:
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    return Screen((line(text),), (ways,))
