"""Lists of requests: what waits for me, what I have asked for, what I look on at."""

from enum import Enum, auto

from core.model.batch import approvable
from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.remind import overdue
from core.model.request import Request, Status
from core.model.rescheduling import has_replaced
from core.model.words import N_
from core.use import overview
from core.use.overview import Page
from dialogs import menu
from dialogs.action import Go, OnRequest, OnSeveral, Place, Several, Verb
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, since
from dialogs.rescheduling_words import in_place
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Line, Row, Screen, Style, label, line
from dialogs.standing import stands_at
from dialogs.way import waited_for
from dialogs.whose import whose

_SIZE = 6

_SIGNS = {
    Status.NEW: "⚪",
    Status.PENDING: "⏳",
    Status.REWORK: "↩️",
    Status.APPROVED: "✅",
    Status.REJECTED: "❌",
}
_WORDS = {
    Status.RECALLED: ("", N_("Recalled")),
    Status.CANCELLING: ("⏳ ", N_("To be cancelled")),
    Status.CANCELLED: ("", N_("Cancelled")),
}


class Waits(Enum):
    """What a line tells of the stage that is waited for."""

    SINCE = auto()  #: it is the reader whom it waits for
    WHOM_SINCE = auto()
    UNTOLD = auto()


async def inbox(desk: Desk, said: Said, page: int = 0) -> Screen:
    """What waits for the person, the longest first."""
    found = await desk.read(overview.waiting, whose(said).id, page, _SIZE)
    here = here_of(whose(said), found.org, desk.now())
    if not found.total:
        return _empty(_("Nothing is waiting for you."))
    title = _("Waiting for you: {count}").format(count=found.total)
    return _list(found, Place.INBOX, title, here, whose_=True, more=_several(found, whose(said).id))


async def watched(desk: Desk, said: Said, page: int = 0) -> Screen:
    """What the person looks on at, the newest first. A partner does not learn whom it waits for."""
    found = await desk.read(overview.observed, whose(said).id, page, _SIZE)
    here = here_of(whose(said), found.org, desk.now())
    if not found.total:
        return _empty(_("You are not watching any request."))
    title = _("You are watching: {count}").format(count=found.total)
    waits = Waits.UNTOLD if here.outside else Waits.WHOM_SINCE
    return _list(found, Place.WATCHED, title, here, whose_=True, waits=waits)


async def mine(desk: Desk, said: Said, page: int = 0) -> Screen:
    """The person's own requests, the newest first, and the way to his drafts."""
    found = await desk.read(overview.mine, whose(said).id, page, _SIZE)
    drafts = menu.resumed((await desk.read(overview.counts, whose(said).id)).drafts)
    here = here_of(whose(said), found.org, desk.now())
    if not found.total:
        return _empty(_("You have no requests yet."), drafts)
    title = _("Your requests: {count}").format(count=found.total)
    return _list(found, Place.MINE, title, here, whose_=False, more=drafts, waits=Waits.WHOM_SINCE)


def entry(
    request: Request, org: Org, here: Here, *, whose: bool, waits: Waits = Waits.SINCE, claim: Request | None = None
) -> Line:
    """«⏳ № 12 · Отпуск · 5–18 июля, 14 дней · Марат Юсупов с 10:15»; what has no sign of its own is told in a word.
    `claim` is what wants, or has taken, the place of a leave: «Перенесён · № 12 · Отпуск · 5–18 июля · теперь № 15»."""
    late = ["🔴 " + _("Overdue")] if overdue(request, here.now) else []
    state = _state(request) if claim is None or not has_replaced(claim) else _("Moved") + " ·"
    parts = [f"{state} {number(request)}", *late, headline(request, org, here, whose=whose)]
    parts += [in_place(claim)] if claim is not None else []
    open_ = request.open
    if open_ is not None and open_.waits_since is not None and waits is not Waits.UNTOLD:
        whom = [waited_for(open_, request, org, here)] if waits is Waits.WHOM_SINCE else []
        parts += [*stands_at(request, here), " ".join([*whom, since(open_.waits_since, here)])]
    return line(" · ".join(parts))


def _state(request: Request) -> str:
    if request.status in _SIGNS:
        return _SIGNS[request.status]
    sign, words = _WORDS[request.status]
    return f"{sign}{_(words)} ·"


def opening(request: Request, org: Org, here: Here, *, whose: bool) -> Choice:
    """«№ 12 · Егор Лапин», of one's own «№ 12 · Отпуск»: the text above says the rest."""
    about = org.name(request.author) if whose else request.form.title.in_(here.locale)
    return Choice(label(f"{number(request)} · {about}"), OnRequest(request.id, Verb.OPEN))


def _list(
    page: Page,
    place: Place,
    title: str,
    here: Here,
    *,
    whose_: bool,
    more: tuple[Row, ...] = (),
    waits: Waits = Waits.SINCE,
) -> Screen:
    entries = tuple(
        entry(one, page.org, here, whose=whose_, waits=waits, claim=page.claims.get(one.id)) for one in page.requests
    )
    rows = tuple((opening(request, page.org, here, whose=whose_),) for request in page.requests)
    return Screen((line(Bold(title)), *entries), (*rows, *_turning(page, place), *more, (_home(),)))


def _several(page: Page, person: PersonId) -> tuple[Row, ...]:
    """Offered where there are several to be approved in sight."""
    several = sum(approvable(request, person) for request in page.requests) > 1
    return ((Choice(_("Approve several"), OnSeveral(Several.OPEN)),),) if several else ()


def _turning(page: Page, place: Place) -> tuple[Row, ...]:
    earlier = [Choice("← " + _("Previous"), Go(place, page.number - 1))] if page.number else []
    later = [Choice(_("More") + " →", Go(place, page.number + 1))] if (page.number + 1) * _SIZE < page.total else []
    return ((*earlier, *later),) if earlier or later else ()


def _empty(text: str, more: tuple[Row, ...] = ()) -> Screen:
    return Screen((line(Bold(text)),), (*more, (Choice(_("New request"), Go(Place.NEW), Style.MAIN), _home())))


def _home() -> Choice:
    return Choice(_("To the menu"), Go(Place.HOME))
