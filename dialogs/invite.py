"""The link for a partner without an account: made by somebody of the company, opened by the partner."""

from core.model.here import Here
from core.model.ids import PersonId
from core.model.invitation import NobodyOutside, invitable
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.model.request import Request
from core.store import people
from core.use import overview
from core.use.invite import come_in, invite
from dialogs.action import Go, OnRequest, OnWatch, Place, Verb, Watching
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Row, Screen, label, line, paired
from dialogs.whose import whose

_START = "/start "


class NotYetReachable(Refusal):
    """A link cannot be made at the moment. Please try again in a minute."""


async def pressed(desk: Desk, said: Said, action: OnWatch) -> Reply:
    """For the only one at once; of several it is asked for whom. Raises Refusal."""
    whom = PersonId(action.arg)
    if not whom:
        request, org = await desk.read(overview.one, action.request, whose(said).id)
        outside = invitable(request, whose(said).id, org)
        if len(outside) > 1:
            here = here_of(whose(said), org, desk.now())
            return Reply(_for_whom(request, outside, org, here), fresh=True, about=request.id)
        if not outside:
            raise NobodyOutside
        (whom,) = outside
    if not said.bot:
        raise NotYetReachable
    made = await desk.write(said.once, invite, action.request, whose(said).id, whom, desk.now())
    link = f"https://t.me/{said.bot}?start={made.token}"
    screen = _link(made.request, made.org.name(whom), link)
    return Reply(screen, fresh=True, about=made.request.id)


async def accepted(desk: Desk, said: Said) -> Person | None:
    """Whoever comes in by a link, or has just done so; None for all other words of a stranger. Raises LinkVoid."""
    if said.way is not Way.WORDS or said.account is None or not said.words.startswith(_START):
        return None
    # A second tap on the link was on its way when the first one let him in.
    if (known := (await desk.read(people.org)).by_telegram(said.account)) is not None:
        return known
    token = said.words.removeprefix(_START).strip()
    return await desk.write(said.once, come_in, token, said.account, desk.now()) if token else None


def _for_whom(request: Request, outside: tuple[PersonId, ...], org: Org, here: Here) -> Screen:
    first = line(Bold(_("Who is to get the link?")), f" {headline(request, org, here, whose=True)} · {number(request)}")
    names = [Choice(label(org.name(id)), OnWatch(request.id, Watching.LINK, id)) for id in outside]
    return Screen((first,), (*paired(names), _ways(request)))


def _link(request: Request, name: str, link: str) -> Screen:
    lines = (
        line(Bold(_("Link for: {name}").format(name=name)), f" · {number(request)}"),
        line(link),
        line(_("Please send it to the partner yourself, and to nobody else: whoever opens it first comes in.")),
        line(_("It holds once, for 7 days; a newer one makes it void.")),
    )
    return Screen(lines, (_ways(request),))


def _ways(request: Request) -> Row:
    return (Choice(_("To the request"), OnRequest(request.id, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
