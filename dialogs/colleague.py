"""Bringing a colleague in: he is asked something, decides instead, or agrees, too. Whom is chosen in the card."""

from collections.abc import Sequence
from dataclasses import replace

from core.model import names
from core.model.command import Add, Ask, HandOn
from core.model.fields.person import NobodyFound
from core.model.focus import OnReason
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.model.request import Request, involved
from core.model.turn import check
from core.model.words import N_
from core.use import overview
from core.use.act import stage_at
from core.use.decide import Button, look_for, say_nothing
from dialogs import reason
from dialogs.action import OnRequest, Verb
from dialogs.buttons import seldom
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.explaining import InWords, note
from dialogs.i18n import _, here_of, told
from dialogs.present import present
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Screen, label, line, paired
from dialogs.whose import whose
from dialogs.widgets.person import by_nearness

#: People who are offered at once.
_MOST = 8
#: Where a colleague is looked for by his name: for what, how it is asked, and what choosing him does.
_SEARCHES: dict[Verb, tuple[type[HandOn] | type[Add], str, Verb]] = {
    Verb.HAND_ON: (HandOn, N_("Who is to decide in your place?"), Verb.HAND_ON_TO),
    Verb.ADD: (Add, N_("Who is to agree, too?"), Verb.ADD_WHOM),
}


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Raises Refusal."""
    whom = PersonId(action.arg)
    match action.do:
        case Verb.ASK:
            return await _whom_to_ask(desk, said, action)
        case Verb.ASK_WHOM:
            return await reason.ask(desk, said, action, Verb.ASK, over=True, whom=whom)
        case Verb.ANSWER:
            return await reason.ask(desk, said, action, Verb.ANSWER)
        case Verb.HAND_ON | Verb.ADD:
            return await _whom(desk, said, action)
        case Verb.HAND_ON_TO:
            return await reason.ask(desk, said, action, Verb.HAND_ON, over=True, whom=whom)
        case Verb.ADD_WHOM:
            return await _when(desk, said, action)
        case Verb.BEFORE | Verb.BESIDE | Verb.AFTER:
            return await reason.ask(desk, said, action, action.do, over=True, whom=whom)
        case Verb.SKIP:
            return await _skipped(desk, said, action)
        case _:
            return await _more(desk, said, action)


async def heard(desk: Desk, said: Said, on: OnReason) -> Reply:
    """The words that are waited for: a name, or why."""
    if not _is_search(on):
        return await reason.explained(desk, said, on)
    if said.way is not Way.WORDS:
        return await asked_again(desk, said, on, InWords())
    return await _found(desk, said, on, said.words)


async def asked_again(desk: Desk, said: Said, on: OnReason, why: Refusal | None = None) -> Reply:
    """The question whose words are still waited for."""
    return await (_found(desk, said, on, "", why) if _is_search(on) else reason.asked_again(desk, said, on, why))


def _is_search(on: OnReason) -> bool:
    return on.whom is None and Verb(on.verb) in _SEARCHES


async def _whom(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Asked in the card; a name may be typed, too."""
    button = Button(action.request, action.stage, action.round, said.message, over=True)
    kind, _question, _do = _SEARCHES[action.do]
    request, on, org = await desk.write(said.once, look_for, whose(said).id, kind, action.do.value, button)
    people = _candidates(request, on, whose(said).id, org)
    return Reply(_choosing(request, on, people, org, here_of(whose(said), org, desk.now())))


async def _found(desk: Desk, said: Said, on: OnReason, typed: str, why: Refusal | None = None) -> Reply:
    """Those who may be meant; everybody, when nobody is."""
    request, org = await desk.read(overview.one, on.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    everybody = _candidates(request, on, whose(said).id, org)
    people = names.found(typed[:100], everybody)
    if typed and not people:
        why = NobodyFound(typed=typed.strip()[:40])
    screen = _choosing(request, on, people or everybody, org, here)
    refused = (line(told(why, here)),) if why is not None else ()
    return Reply(replace(screen, lines=(*refused, *screen.lines)), fresh=True, about=request.id)


def _candidates(request: Request, on: OnReason, person: PersonId, org: Org) -> tuple[Person, ...]:
    """Who can be given a place at the stage; the nearest first."""
    seated = {id for seat in request.step(on.stage).seats for id in seat.people} | {person}
    if not request.form.stage(on.stage).author_decides:
        seated.add(request.author)
    return by_nearness((one for one in org.people.values() if one.active and one.id not in seated), org.people[person])


def _choosing(request: Request, on: OnReason, people: Sequence[Person], org: Org, here: Here) -> Screen:
    _kind, question, do = _SEARCHES[Verb(on.verb)]
    place = [step.stage for step in request.steps].index(on.stage)
    choices = [Choice(label(one.name), OnRequest(request.id, do, place, on.round, one.id)) for one in people[:_MOST]]
    first = line(Bold(_(question)), f" {_about(request, org, here)}")
    back = Choice(_("Back"), OnRequest(request.id, Verb.BACK))
    return Screen((first, line(_("Write a name, or choose."))), (*paired(choices), (back,)))


async def _when(desk: Desk, said: Said, action: OnRequest) -> Reply:
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    check(request, Add, whose(said).id, stage_at(request, action.stage), action.round, org)
    here = here_of(whose(said), org, desk.now())

    def choice(words: str, do: Verb) -> Choice:
        return Choice(words, replace(action, do=do))

    question = _("When is {who} to agree?").format(who=org.name(PersonId(action.arg)))
    before, after = choice(_("Before me"), Verb.BEFORE), choice(_("After me"), Verb.AFTER)
    back = Choice(_("Back"), OnRequest(request.id, Verb.BACK))
    first = line(Bold(question), f" {_about(request, org, here)}")
    return Reply(Screen((first,), ((before, after), (choice(_("Beside me"), Verb.BESIDE),), (back,))))


async def _skipped(desk: Desk, said: Said, action: OnRequest) -> Reply:
    by = whose(said).id
    if await desk.write(said.once, say_nothing, action.request, by, reason.command_of, desk.now()):
        return Reply(note(_(reason.ADDED), action.request))
    return Reply(await present(desk, said, action.request))


async def _more(desk: Desk, said: Said, action: OnRequest) -> Reply:
    request, org, beside = await desk.read(overview.card, action.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    first = line(Bold(_("What else?")), f" {_about(request, org, here)}")
    return Reply(Screen((first,), seldom(request, whose(said).id, org, here, beside)))


async def _whom_to_ask(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Those who have to do with it, the author first."""
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    check(request, Ask, whose(said).id, stage_at(request, action.stage), action.round, org)
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
