"""How the author takes a request back, or whoever may opens it again: asked in the card where a press is enough, and
below it where words are needed."""

from dataclasses import dataclass, replace

from core.model.command import Cancel, Recall, Reopen
from core.model.detour import ReasonNeeded
from core.model.ending import needs_reason
from core.model.fields.text import TooLong
from core.model.focus import OnEnding
from core.model.here import Here
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request, Status
from core.model.turn import CardOutdated, check_own
from core.model.words import N_
from core.use import overview
from core.use.ending import ask_why, end, keep
from dialogs import leave
from dialogs.action import OnRequest, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.explaining import not_taken, note, replied_to, too_late
from dialogs.i18n import _, here_of, told
from dialogs.present import present
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Reply, Screen, Style, line
from dialogs.whose import whose


@dataclass(frozen=True, slots=True)
class _Asking:
    """What waits for words."""

    does: type[Recall] | type[Cancel] | type[Reopen]
    question: str
    done: str


_ASKING: dict[Verb, _Asking] = {
    Verb.RECALL: _Asking(
        Recall,
        N_("Why do you recall it? Others have agreed already; your answer stays in the history."),
        N_("Recalled"),
    ),
    Verb.CANCEL: _Asking(
        Cancel, N_("Why should it be cancelled? Those who decide on it will read your answer."), N_("To be cancelled")
    ),
    Verb.REOPEN: _Asking(Reopen, N_("Why do you open it again? The author will read your answer."), N_("Opened again")),
}


#: Of what was only told, and is taken back by telling that.
_UNTOLD = _Asking(Cancel, N_("Why is it taken back? Those who were told will read your answer."), N_("Cancelled"))


async def pressed(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Raises Refusal."""
    match action.do:
        case Verb.RECALL_SURELY:
            return await _recalled(desk, said, action)
        case Verb.CANCEL:
            return await _ask_why(desk, said, action)
        case Verb.REOPEN:
            return await _reopened(desk, said, action)
        case Verb.KEEP:
            await desk.write(said.once, keep, action.request, whose(said).id, desk.now())
            return Reply(await present(desk, said, action.request), toast=_("It stays approved"))
        case _:
            request, org = await desk.read(overview.one, action.request, whose(said).id)
            check_own(request, Recall, whose(said).id, org)
            if request.status is Status.CANCELLING:
                raise CardOutdated
            if needs_reason(request):
                return await _ask_why(desk, said, action)
            return Reply(_surely(request, here_of(whose(said), org, desk.now()), org))


async def explained(desk: Desk, said: Said, on: OnEnding) -> Reply:
    """The words that were waited for."""
    shown = await replied_to(desk, said)
    if (why := not_taken(said, shown, on.request)) is not None:
        return await asked_again(desk, said, on, why)
    command = _ASKING[Verb(on.verb)].does(whose(said).id, desk.now(), said.words)
    try:
        request = await desk.write(said.once, end, on.request, command)
    except (TooLong, ReasonNeeded) as refusal:
        return await asked_again(desk, said, on, refusal)
    except Refusal as refusal:
        return await too_late(desk, said, on.request, refusal)
    old = said.message if shown is None else None
    done = _asking(request, Verb(on.verb)).done
    return Reply(note(f"{_(done)} · {number(request)}", request.id), fresh=True, about=request.id, old=old)


async def asked_again(desk: Desk, said: Said, on: OnEnding, why: Refusal | None = None) -> Reply:
    """The question whose words are still waited for."""
    request, org = await desk.read(overview.one, on.request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    first = (line(told(why, here)),) if why is not None else ()
    asking = _question(request, Verb(on.verb), org, here)
    return Reply(replace(asking, lines=(*first, *asking.lines)), fresh=True)


async def _recalled(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """Whoever has agreed since the question was asked in the card has a right to know why."""
    try:
        await desk.write(said.once, end, action.request, Recall(whose(said).id, desk.now()))
    except ReasonNeeded:
        return await _ask_why(desk, said, replace(action, do=Verb.RECALL))
    return Reply(await present(desk, said, action.request), toast=_("Recalled"))


async def _reopened(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """The author just does it, and gets a new card; others tell him why."""
    request, _org = await desk.read(overview.one, action.request, whose(said).id)
    if request.author != whose(said).id:
        return await _ask_why(desk, said, action)
    await desk.write(said.once, end, action.request, Reopen(whose(said).id, desk.now()))
    return Reply(toast=_("Opened again"))


async def _ask_why(desk: Desk, said: Said, action: OnRequest) -> Reply:
    asking = _ASKING[action.do]
    by, now = whose(said), desk.now()
    request, org = await desk.write(said.once, ask_why, action.request, by.id, asking.does, action.do.value, now)
    return Reply(_question(request, action.do, org, here_of(by, org, now)), fresh=True)


def _question(request: Request, verb: Verb, org: Org, here: Here) -> Screen:
    first = line(Bold(_(_asking(request, verb).question)))
    about = line(headline(request, org, here, whose=False), f" · {number(request)}")
    warned = [line(words) for words in (leave.gone(request, here) if verb is Verb.CANCEL else ())]
    never = Choice(_("Cancel"), OnRequest(request.id, Verb.NEVER_MIND))
    return Screen((first, about, *warned, line(_("Write it in one message."))), ((never,),), answer=True)


def _asking(request: Request, verb: Verb) -> _Asking:
    return _UNTOLD if verb is Verb.CANCEL and request.form.notice else _ASKING[verb]


def _surely(request: Request, here: Here, org: Org) -> Screen:
    """In the card itself, so that a chat does not fill with questions that are settled."""
    surely = Choice(_("Yes, recall"), OnRequest(request.id, Verb.RECALL_SURELY), Style.DANGER)
    never = Choice(_("No"), OnRequest(request.id, Verb.NEVER_MIND))
    first = line(Bold(_("Recall the request?")), f" {headline(request, org, here, whose=False)} · {number(request)}")
    return Screen((first, line(_("Nobody will need to decide on it any more."))), ((surely, never),))
