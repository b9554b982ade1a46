"""Words about a request: a reply to its card goes to everybody whom they concern, and into its history."""

from core.model.access import may_let_in
from core.model.command import Comment
from core.model.event import Commented
from core.model.fields.file import called
from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.move import PAGE
from core.model.org import Org
from core.model.outside import hears, partners
from core.model.request import Request, listeners
from core.store.outbox import ENCLOSED, Kind
from core.use.observe import Spoken, speak
from dialogs.action import Go, OnRequest, OnWatch, Place, Verb, Watching
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.fill import EditedNotHeard
from dialogs.i18n import _
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Line, Reply, Row, Screen, line, paired
from dialogs.way import among
from dialogs.whose import whose


async def said_to(desk: Desk, said: Said, request: RequestId) -> Reply:
    """A reply to a message about a request. Raises Refusal."""
    if said.way is Way.EDITED:
        raise EditedNotHeard
    words = Comment(whose(said).id, desk.now(), said.words, said.files)
    spoken = await desk.write(said.once, speak, request, words, said.addressed)
    after, org = spoken.request, spoken.org
    heard = _heard(after, whose(said).id, org)
    finished = [line(_("The request is finished; your words are kept in its history."))] if after.closed else []
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    showing = _showing(after, org) if may_let_in(whose(said).id, after, org) else ()
    inside = [line(_("It stays in the company; the partner does not see it."))] if showing else []
    lines = (line(f"{heard} · {number(after)}"), *inside, *_let_in(spoken), *finished)
    return Reply(Screen(lines, (*_meant(spoken), *showing, ways)), fresh=True, about=request)


def _heard(request: Request, person: PersonId, org: Org) -> str:
    """To whom the last comment goes; to a partner no names are told."""
    latest = request.commented
    others = [id for id in listeners(request) if id != person and hears(id, latest, request, org)]
    if not others:
        return _("Noted in the history.")
    if org.partner(person):
        return _("Passed on.")
    return _("Passed on: {who}").format(who=among(others, org, ", "))


def _showing(request: Request, org: Org) -> tuple[Row, ...]:
    """The way to let partners read the last comment, if there is anybody to read it who may not yet."""
    latest = request.commented
    if all(hears(id, latest, request, org) for id in partners(request, org)):
        return ()
    return ((Choice(_("Show to the partner"), OnWatch(request.id, Watching.SHOW, latest)),),)


def _let_in(spoken: Spoken) -> list[Line]:
    """What came of the names in the words."""
    told = []
    if spoken.let_in:
        told.append(_("Watching from now on: {who}").format(who=", ".join(map(spoken.org.name, spoken.let_in))))
    if spoken.kept_out:
        who = ", ".join(map(spoken.org.name, spoken.kept_out))
        told.append(_("Only the author of this request can show it to: {who}").format(who=who))
    told += [_("Nobody here is called “{name}”.").format(name=one.word) for one in spoken.unknown]
    told += [
        _("Who is meant by “{name}”? Choose, and I will show the request.").format(name=one.word)
        for one in spoken.unclear
    ]
    return [line(words) for words in told]


def _meant(spoken: Spoken) -> tuple[Row, ...]:
    """Those who could be meant by a name that is not clear, the first of very many."""
    ids = dict.fromkeys(id for one in spoken.unclear for id in one.people[:PAGE])
    buttons = [Choice(spoken.org.name(id), OnWatch(spoken.request.id, Watching.LET_IN, id)) for id in ids]
    return tuple(paired(buttons))


def passed_on(request: Request, said: Commented, kind: Kind, org: Org, here: Here) -> Screen:
    """What somebody has said, for somebody else; or the files of one kind that came with it."""
    if kind is not Kind.FORWARD:
        return Screen((), files=tuple(file for file in said.files if ENCLOSED[file.kind] is kind))
    about = headline(request, org, here, whose=said.by != request.author)
    first = line(Bold(org.name(said.by)), f" · {about} · {number(request)}")
    words = [line(said.text)] if said.text else []
    files = [line("📎 ", ", ".join(called(file, here) for file in said.files))] if said.files else []
    open_ = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    return Screen((first, *words, *files), ((open_,),))
