"""Words about a request: a reply to its card goes to everybody whom they concern, and into its history."""

from core.model.command import Comment
from core.model.event import Commented
from core.model.here import Here
from core.model.ids import RequestId
from core.model.move import PAGE
from core.model.org import Org
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
    others = [id for id in listeners(after) if id != whose(said).id]
    heard = _("Passed on: {who}").format(who=among(others, org, ", ")) if others else _("Noted in the history.")
    finished = [line(_("The request is finished; your words are kept in its history."))] if after.closed else []
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    lines = (line(f"{heard} · {number(after)}"), *_let_in(spoken), *finished)
    return Reply(Screen(lines, (*_meant(spoken), ways)), fresh=True, about=request)


def _let_in(spoken: Spoken) -> list[Line]:
    """What came of the names in the words."""
    told = []
    if spoken.let_in:
        told.append(_("Watching from now on: {who}").format(who=", ".join(map(spoken.org.name, spoken.let_in))))
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
    files = [line("📎 ", ", ".join(file.name for file in said.files))] if said.files else []
    open_ = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    return Screen((first, *words, *files), ((open_,),))
