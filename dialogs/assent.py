"""A yes in one's own words: «ок» in reply to a card approves it; said to nobody in particular, it is asked about."""

from core.model.assent import Assent, assent_in, is_thumb
from core.model.command import Approve
from core.model.form import Answering
from core.model.here import Here
from core.model.ids import RequestId
from core.model.large import is_large
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.turn import CardOutdated
from core.store import people
from core.use import assent as use
from core.use import overview
from core.use.decide import decide_at, show_again
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, told
from dialogs.lists import entry
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Screen, Style, label, line
from dialogs.whose import whose

#: Requests among which one is asked which is meant.
_NAMED = 6


def meant(said: Said) -> Assent | None:
    """Whether somebody has said yes or no, and nothing else."""
    return assent_in(said.words) if said.way is Way.WORDS and not said.chosen else None


async def replied(desk: Desk, said: Said) -> Reply | OnRequest | None:
    """A yes or no in reply to the card that it is about; a no becomes the button that asks why. None for what is
    neither: other words, another message, or a form that is not answered so."""
    wanted = meant(said)
    if wanted is None or said.message is None:
        return None
    found = await desk.read(use.on_card, whose(said).id, said.message, Answering.WORDS)
    if found is None:
        return None
    if wanted is Assent.NO and not found.outdated:
        return OnRequest(found.request.id, Verb.REJECT, *_here(found.request))
    return await _approved(desk, said, found)


async def reacted(desk: Desk, said: Said) -> Reply:
    """A thumb up under a card, where its form takes that for a yes; all other signs say nothing."""
    if said.message is None or not is_thumb(said.words):
        return Reply()
    found = await desk.read(use.on_card, whose(said).id, said.message, Answering.REACTIONS)
    return Reply() if found is None else await _approved(desk, said, found)


async def bare(desk: Desk, said: Said) -> Reply | None:
    """A yes that points at nothing: about the one request that waits it is asked again, of several it is asked which
    one. None for other words, or when nothing waits for such a yes."""
    if meant(said) is not Assent.YES:
        return None
    found, org = await desk.read(use.open_to, whose(said).id, Answering.WORDS)
    here = here_of(whose(said), org, desk.now())
    if len(found) > 1:
        return Reply(_which(found, org, here), fresh=True)
    return Reply(_asking(found[0], org, here), fresh=True, about=found[0].id) if found else None


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """A button below one of these questions. Raises Refusal."""
    request, org = await desk.read(overview.one, action.request, whose(said).id)
    if action.do is Verb.APPROVE_ASK and is_large(request):
        return Reply(_asking(request, org, here_of(whose(said), org, desk.now())), about=request.id)
    at = (action.stage, action.round)
    after = await desk.write(said.once, decide_at, action.request, whose(said).id, Approve, *at, desk.now())
    return Reply(_done(after), toast=_("Approved"), about=after.id)


async def _approved(desk: Desk, said: Said, found: use.Pointed) -> Reply:
    """Approve what the card shows; a large sum is asked about, and an outdated card is shown as it stands now."""
    request = found.request
    if found.outdated:
        return await _instead(desk, said, request.id, CardOutdated())
    if is_large(request):
        return Reply(_asking(request, found.org, here_of(whose(said), found.org, desk.now())), fresh=True)
    at = (request.id, whose(said).id, Approve, *_here(request), desk.now())
    try:
        after = await desk.write(said.once, decide_at, *at, message=said.message)
    except Refusal as refusal:
        return await _instead(desk, said, request.id, refusal)
    return Reply(_done(after), fresh=True, about=request.id)


async def _instead(desk: Desk, said: Said, request: RequestId, why: Refusal) -> Reply:
    """Why nothing was decided; the card comes below, as it stands now, and can be answered."""
    org = await desk.read(people.org)
    await desk.write(said.once, show_again, request, whose(said).id, desk.now())
    words = line(told(why, here_of(whose(said), org, desk.now())))
    return Reply(Screen((words,), ((Choice(_("To the menu"), Go(Place.HOME)),),)), fresh=True, about=request)


def _asking(request: Request, org: Org, here: Here) -> Screen:
    about = headline(request, org, here, whose=True)
    first = line(Bold(_("Approve? {what}").format(what=about)), f" · {number(request)}")
    yes = Choice(_("Approve"), OnRequest(request.id, Verb.APPROVE_SURELY, *_here(request)), Style.MAIN)
    return Screen((first,), ((yes, Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))),))


def _which(found: tuple[Request, ...], org: Org, here: Here) -> Screen:
    shown = found[:_NAMED]
    rows = tuple(
        (Choice(label(f"{number(one)} · {org.name(one.author)}"), OnRequest(one.id, Verb.APPROVE_ASK, *_here(one))),)
        for one in shown
    )
    ways = (Choice(_("Waiting for me"), Go(Place.INBOX)), Choice(_("To the menu"), Go(Place.HOME)))
    first = line(Bold(_("Which one do you approve?")))
    return Screen((first, *(entry(one, org, here, whose=True) for one in shown)), (*rows, ways))


def _done(request: Request) -> Screen:
    ways = (Choice(_("To the request"), OnRequest(request.id, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    return Screen((line(f"{_('You approved it')} · {number(request)}"),), (ways,))


def _here(request: Request) -> tuple[int, int]:
    """The place of the open stage in the route, and the round."""
    return next(at for at, step in enumerate(request.steps) if step is request.open), request.round
