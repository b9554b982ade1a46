"""Which conversation gets what was said: a button its own, then commands, then the question that is open, then wishes
in one's own words; and for all else the menu, never silence."""

from dataclasses import replace
from typing import assert_never

from core.model.access import HR
from core.model.focus import Focus, OnAnnouncement, OnCorrection, OnDraft, OnEnding, OnObserver, OnReason
from core.model.form import Form
from core.model.ids import PersonId, RequestId
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.store import drafts, people
from core.store.db import Tx
from core.use import deliver
from core.use import fill as use_fill
from core.use.act import NoSuchRequest
from core.use.decide import never_mind
from core.use.fill import Unasked
from dialogs import (
    announce,
    assent,
    batch,
    colleague,
    comment,
    correct,
    correction,
    decide,
    ending,
    feed,
    fill,
    intent,
    invite,
    leave,
    menu,
    news,
    reason,
    rescheduling,
    team,
    watch,
    whereabouts,
)
from dialogs.action import (
    Announce,
    Because,
    Begin,
    Go,
    Mornings,
    News,
    OnBalance,
    OnFeed,
    OnNews,
    OnRequest,
    OnSeveral,
    OnTeam,
    OnWatch,
    Place,
    Speak,
)
from dialogs.action import OnDraft as DraftButton
from dialogs.commands import commanded, screen_at
from dialogs.desk import Desk
from dialogs.i18n import _, speaking, spoken, told
from dialogs.packing import unpacked
from dialogs.present import present
from dialogs.said import Said, Way
from dialogs.screen import Choice, Reply, Screen, line, paired
from dialogs.whose import surroundings, whose
from dialogs.wondering import asked_about


async def answer(desk: Desk, said: Said) -> Reply:
    """What follows from what was said. Never raises Refusal: a polite no is an answer too."""
    if said.person is None:
        return await _from_outside(desk, said)
    said = await _met(desk, said, said.person)
    with speaking(whose(said).locale):
        try:
            return await (_resumed(desk, said) if said.again else _heard(desk, said))
        except Refusal as refusal:
            return await _refused(desk, said, refusal)


async def _from_outside(desk: Desk, said: Said) -> Reply:
    """A stranger, unless he comes by a link that one of the company has sent him."""
    with speaking(spoken(said.language)):
        try:
            person = await invite.accepted(desk, said)
        except Refusal as refusal:
            return Reply(menu.stranger(_(refusal.message())), fresh=True)
        if person is None:
            return Reply(menu.stranger(), fresh=True)
    said = await _met(desk, replace(said, once=()), person)
    with speaking(whose(said).locale):
        note = _("Welcome, {name}. What concerns you comes to you here by itself.").format(name=person.name)
        return Reply(await menu.home(desk, said, note), fresh=True)


async def _met(desk: Desk, said: Said, person: Person) -> Said:
    """The language of somebody's messenger is his until he chooses another; and who writes can be written to."""
    if person.unreachable:
        await desk.write((), deliver.welcome_back, person.id, desk.now())
    if not person.locale:
        person = replace(person, locale=spoken(said.language))
        await desk.write((), people.set_locale, person.id, person.locale)
    return replace(said, person=person)


async def _heard(desk: Desk, said: Said) -> Reply:
    if said.way is Way.PRESS:
        return await _pressed(desk, said)
    if said.way is Way.REACTION:
        return await assent.reacted(desk, said)
    if said.way is Way.WORDS and said.words.startswith("/") and not said.chosen:
        waited = await desk.write((), never_mind, whose(said).id)
        note = _("Nothing has changed.") if waited else ""
        return await commanded(desk, said, said.words[1:].split("@")[0].split()[0:1], note)
    if (request := await _replied_to(desk, said)) is not None:
        return await _said_to(desk, said, request)
    try:
        return await fill.answered(desk, said)
    except Unasked as unasked:
        match unasked.focus:
            case OnReason() as on:
                return await colleague.heard(desk, said, on)
            case OnEnding() as why:
                return await ending.explained(desk, said, why)
            case OnAnnouncement() as announcement:
                return await announce.heard(desk, said, announcement)
            case OnObserver() as observer:
                return await watch.named(desk, said, observer.request)
            case OnCorrection():
                return await correct.heard(desk, said)
            case _:
                return await _unasked(desk, said)


async def _unasked(desk: Desk, said: Said) -> Reply:
    """Words for which nothing waits: a yes, a question where something is, or a wish."""
    return await assent.bare(desk, said) or await whereabouts.asked(desk, said) or await _wished(desk, said)


async def _said_to(desk: Desk, said: Said, request: RequestId) -> Reply:
    """A reply to a message about a request: an answer where its card asks, a decision where it is just a yes or a no
    to its card, else a comment."""
    if (on := await reason.answering(desk, said, request)) is not None:
        return await reason.explained(desk, said, on)
    decision = await assent.replied(desk, said)
    if isinstance(decision, OnRequest):
        return await decide.pressed(desk, said, decision)
    return decision or await comment.said_to(desk, said, request)


async def _replied_to(desk: Desk, said: Said) -> RequestId | None:
    """The request to whose message the words are a reply; None while a decision waits for words: they may be those."""
    if said.message is None:
        return None
    return await desk.read(_commented, whose(said).id, said.message)


def _commented(tx: Tx, person: PersonId, message: int) -> RequestId | None:
    request = deliver.request_in(tx, person, message)
    return None if request is None or isinstance(drafts.focus_of(tx, person), OnReason | OnEnding) else request


async def _pressed(desk: Desk, said: Said) -> Reply:
    action = unpacked(said.words)
    match action:
        case Go():
            await desk.write((), never_mind, whose(said).id)
            return Reply(await screen_at(desk, said, action.place, action.page))
        case Begin():
            return await rescheduling.begun(desk, said, action.form)
        case DraftButton():
            return await fill.pressed(desk, said, action)
        case OnRequest() | Because() | OnWatch():
            return await _on_request(desk, said, action)
        case OnSeveral():
            return await batch.pressed(desk, said, action)
        case OnNews(do=News.OPEN | News.READ):
            return await news.pressed(desk, said, action)
        case OnNews():
            return await announce.pressed(desk, said, action)
        case OnTeam() | OnFeed():
            return await _on_team(desk, said, action)
        case OnBalance():
            return await correct.pressed(desk, said, action)
        case Announce() | Mornings() | Speak():
            return await _of_person(desk, said, action)
        case _:
            assert_never(action)


async def _of_person(desk: Desk, said: Said, action: Announce | Mornings | Speak) -> Reply:
    match action:
        case Announce():
            return await announce.begin(desk, said)
        case Mornings():
            return await menu.mornings(desk, said, wanted=action.wanted)
        case Speak():
            return await menu.speak(desk, said, action.locale)
        case _:
            assert_never(action)


async def _on_request(desk: Desk, said: Said, action: OnRequest | Because | OnWatch) -> Reply:
    """A refused decision shows the card as it stands now, and says why: the button was old, or never his."""
    try:
        match action:
            case OnRequest():
                return await decide.pressed(desk, said, action)
            case Because():
                return await reason.because(desk, said, action)
            case _:
                return await watch.pressed(desk, said, action)
    except NoSuchRequest:
        raise
    except Refusal as refusal:
        screen = await present(desk, said, action.request)
        return Reply(
            screen, toast=told(refusal, surroundings(said, desk.now(), await desk.read(people.org))), alert=True
        )


async def _on_team(desk: Desk, said: Said, action: OnTeam | OnFeed) -> Reply:
    if isinstance(action, OnTeam):
        return await team.pressed(desk, said, action)
    return await feed.pressed(desk, said, action)


async def _wished(desk: Desk, said: Said) -> Reply:
    """Words that no question waits for: a form that they call by its name, else three likely things to do. Who corrects
    what he has said before wants nothing new."""
    if said.way is Way.EDITED:
        return Reply()
    if said.way is Way.WORDS and HR in whose(said).roles and correction.sentence(said.words) is not None:
        return await correct.begin(desk, said, said.words)
    if said.way is Way.WORDS and leave.asks(said.words):
        return Reply(await leave.mine(desk, said), fresh=True)
    forms, org = await desk.read(_forms_and_org, whose(said).id)
    here = surroundings(said, desk.now(), org)
    if said.way is Way.WORDS and (month := asked_about(said.words, here.today)) is not None:
        return await team.shown(desk, said, month)
    found = intent.meant(said.words, forms) if said.way is Way.WORDS else ()
    if len(found) == 1 or (found and len(said.words.split()) == 1):
        answers = intent.understood(said.words, found[0], whose(said).id, here, org)
        return await rescheduling.begun(desk, said, found[0].key, answers)
    if said.way is Way.WORDS and (found := found or intent.looked_for(said.words, forms)):
        choices = [Choice(form.title.in_(here.locale), Begin(form.key)) for form in found[:3]]
        back = Choice(_("To the menu"), Go(Place.HOME))
        return Reply(Screen((line(_("Which of these do you mean?")),), (*paired(choices), (back,))), fresh=True)
    return Reply(await menu.home(desk, said, _("I did not understand that. Here is what I can do.")), fresh=True)


def _forms_and_org(tx: Tx, person: PersonId) -> tuple[tuple[Form, ...], Org]:
    return use_fill.catalog(tx, person), people.org(tx)


async def _resumed(desk: Desk, said: Said) -> Reply:
    """What was said has had its effect before a stop, but nobody saw the answer: the present state is shown."""
    if said.way is Way.PRESS and isinstance(unpacked(said.words), OnSeveral):
        return await batch.resumed(desk, said)
    if said.way is Way.REACTION:
        return Reply()
    focus: Focus | None = await desk.read(drafts.focus_of, whose(said).id)
    if isinstance(focus, OnDraft):
        return replace(await fill.resume(desk, replace(said, once=()), focus.draft), fresh=True)
    if isinstance(focus, OnReason):
        return await colleague.asked_again(desk, said, focus)
    if isinstance(focus, OnEnding):
        return await ending.asked_again(desk, said, focus)
    if isinstance(focus, OnAnnouncement):
        return await announce.resumed(desk, said, focus)
    if isinstance(focus, OnCorrection):
        return replace(await correct.resumed(desk, said), fresh=True)
    if isinstance(focus, OnObserver):
        return await watch.asked_again(desk, said, focus.request)
    return Reply(await menu.home(desk, said), fresh=True)


async def _refused(desk: Desk, said: Said, refusal: Refusal) -> Reply:
    note = told(refusal, surroundings(said, desk.now()))
    if (shown := await _shown_there(desk, said)) is not None:
        return Reply(shown, toast=note)
    screen = await menu.home(desk, said, note)
    return Reply(screen, toast=note, alert=True, fresh=said.way is not Way.PRESS)


async def _shown_there(desk: Desk, said: Said) -> Screen | None:
    """The card in whose message a button was pressed: it must not be drawn over. A second tap on Submit is one."""
    if said.way is not Way.PRESS or said.message is None:
        return None
    request = await desk.read(deliver.request_in, whose(said).id, said.message)
    try:
        return await present(desk, said, request) if request is not None else None
    except NoSuchRequest:
        return None
