"""Letting somebody look on at a request, chosen from a list or named; reading it, leaving, showing a comment."""

from core.model.fields.person import NobodyFound
from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.move import PAGE
from core.model.observers import Confirm, Observe, Unobserve
from core.model.org import Org, Person
from core.model.outside import partners
from core.model.refusal import Refusal
from core.model.request import Request
from core.use import overview
from core.use.comment import show
from core.use.observe import ask_whom, candidates, look_on
from dialogs import invite
from dialogs.action import Go, OnRequest, OnWatch, Place, Verb, Watching
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.fill import EditedNotHeard
from dialogs.i18n import _, here_of, told
from dialogs.present import present
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Row, Screen, line, paired
from dialogs.way import among
from dialogs.whose import whose
from dialogs.widgets.person import by_nearness


async def pressed(desk: Desk, said: Said, action: OnWatch) -> Reply:
    """Raises Refusal, with the present card shown by the router."""
    match action.do:
        case Watching.ASK | Watching.PAGE:
            request, org = await desk.write(said.once, ask_whom, action.request, whose(said).id)
            here = here_of(whose(said), org, desk.now())
            people = _nearest(request, whose(said), org)
            return Reply(_asking(request, people, action.arg, org, here), fresh=action.do is Watching.ASK)
        case Watching.LET_IN:
            return Reply(await _let_in(desk, said, action.request, PersonId(action.arg)))
        case Watching.CONFIRM:
            await desk.write(said.once, look_on, action.request, Confirm(whose(said).id, desk.now()))
            return Reply(await present(desk, said, action.request), toast=_("Thank you"))
        case Watching.SHOW:
            return Reply(await _shown(desk, said, action))
        case Watching.LINK:
            return await invite.pressed(desk, said, action)
        case Watching.LEAVE:
            request, _org = await desk.write(said.once, look_on, action.request, Unobserve(whose(said).id, desk.now()))
            note = _("You do not watch this request any more.")
            return Reply(Screen((line(f"{note} · {number(request)}"),), ((_menu(),),)))


async def _shown(desk: Desk, said: Said, action: OnWatch) -> Screen:
    request, org = await desk.write(said.once, show, action.request, whose(said).id, action.arg, desk.now())
    note = _("Shown to: {who}").format(who=among(partners(request, org), org, ", "))
    ways = (Choice(_("To the request"), OnRequest(request.id, Verb.OPEN)), _menu())
    return Screen((line(f"{note} · {number(request)}"),), (ways,))


async def named(desk: Desk, said: Said, request: RequestId) -> Reply:
    """Words that name somebody who is to look on. Raises NoSuchRequest."""
    if said.way is Way.EDITED:
        return await asked_again(desk, said, request, EditedNotHeard())
    found, org = await desk.read(overview.one, request, whose(said).id)
    typed = said.words.strip()[:100] if said.way is Way.WORDS else ""
    people = _nearest(found, whose(said), org, typed) if typed else ()
    if not people:
        return await asked_again(desk, said, request, NobodyFound(typed=typed[:40]))
    if len(people) > 1:
        return Reply(_asking(found, people[:PAGE], 0, org, here_of(whose(said), org, desk.now())), fresh=True)
    return Reply(await _let_in(desk, said, request, people[0].id), fresh=True, about=request)


async def asked_again(desk: Desk, said: Said, request: RequestId, why: Refusal | None = None) -> Reply:
    """The question that a name is still waited for."""
    found, org = await desk.read(overview.one, request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    note = "" if why is None else told(why, here)
    return Reply(_asking(found, _nearest(found, whose(said), org), 0, org, here, note), fresh=True)


async def _let_in(desk: Desk, said: Said, request: RequestId, who: PersonId) -> Screen:
    after, org = await desk.write(said.once, look_on, request, Observe(whose(said).id, who, desk.now()))
    note = _("Watching from now on: {who}").format(who=org.name(who))
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), _menu())
    return Screen((line(f"{note} · {number(after)}"),), (ways,))


def _nearest(request: Request, person: Person, org: Org, typed: str = "") -> tuple[Person, ...]:
    return by_nearness(candidates(request, person.id, org, typed), person)


def _asking(request: Request, people: tuple[Person, ...], page: int, org: Org, here: Here, note: str = "") -> Screen:
    first = [line(note)] if note else []
    about = line(headline(request, org, here, whose=True), f" · {number(request)}")
    hint = line(_("Whoever watches sees the card and the comments, and decides nothing."))
    ask = (line(Bold(_("Who is to watch?"))), about, line(_("Write a name or choose.")), hint)
    last = max(0, -(-len(people) // PAGE) - 1)
    page = min(page, last)
    shown = people[page * PAGE : (page + 1) * PAGE]
    buttons = [Choice(one.name, OnWatch(request.id, Watching.LET_IN, one.id)) for one in shown]
    never = Choice(_("Cancel"), OnRequest(request.id, Verb.NEVER_MIND))
    return Screen((*first, *ask), (*paired(buttons), *_pages(request, page, last), (never,)), answer=True)


def _pages(request: Request, page: int, last: int) -> tuple[Row, ...]:
    if last == 0:
        return ()
    earlier = Choice("← " + _("Previous"), OnWatch(request.id, Watching.PAGE, page - 1)) if page else None
    later = Choice(_("More") + " →", OnWatch(request.id, Watching.PAGE, page + 1)) if page < last else None
    place = Choice(f"{page + 1} / {last + 1}", None)
    return (tuple(one for one in (earlier, place, later) if one is not None),)


def _menu() -> Choice:
    return Choice(_("To the menu"), Go(Place.HOME))
