"""Words about a request: a reply to its card goes to everybody whom they concern, and into its history."""

from core.model.command import Comment
from core.model.event import Commented
from core.model.here import Here
from core.model.ids import RequestId
from core.model.org import Org
from core.model.request import Request, listeners
from core.store import people
from core.store.outbox import ENCLOSED, Kind
from core.use.comment import comment
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.fill import EditedNotHeard
from dialogs.i18n import _
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Screen, line
from dialogs.way import among
from dialogs.whose import whose


async def said_to(desk: Desk, said: Said, request: RequestId) -> Reply:
    """A reply to a message about a request. Raises Refusal."""
    if said.way is Way.EDITED:
        raise EditedNotHeard
    words = Comment(whose(said).id, desk.now(), said.words, said.files)
    after = await desk.write(said.once, comment, request, words)
    org = await desk.read(people.org)
    others = [id for id in listeners(after) if id != whose(said).id]
    heard = _("Passed on: {who}").format(who=among(others, org, ", ")) if others else _("Noted in the history.")
    finished = [line(_("The request is finished; your words are kept in its history."))] if after.closed else []
    ways = (Choice(_("To the request"), OnRequest(request, Verb.OPEN)), Choice(_("To the menu"), Go(Place.HOME)))
    return Reply(Screen((line(f"{heard} · {number(after)}"), *finished), (ways,)), fresh=True, about=request)


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
