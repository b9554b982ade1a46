"""“Where is it?”: how far a request has come, and whom it waits for since when."""

from core.model.here import Here
from core.model.ids import PersonId, RequestId
from core.model.org import Org
from core.model.request import Request, Status
from core.store import people
from core.store.db import Tx
from core.use import fill, overview
from core.use.around import ALONE, Around
from core.use.whereabouts import Whereabouts, whereabouts
from dialogs.action import Go, OnRequest, Place, Verb
from dialogs.card import headline, how_it_stands, number
from dialogs.desk import Desk
from dialogs.i18n import _, dated, here_of, ngettext, since
from dialogs.rescheduling_words import claimed, moved
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Line, Reply, Screen, Style, label, line
from dialogs.sought import Sought, sought
from dialogs.way import waited_for, way
from dialogs.whose import whose

#: Requests to choose from.
_MOST = 6


async def asked(desk: Desk, said: Said) -> Reply | None:
    """None for words that ask after nothing. Raises NoSuchRequest for a number that is not for him to see."""
    wanted = await desk.read(_sought, said.words, whose(said).id) if said.way is Way.WORDS else None
    if wanted is None:
        return None
    if wanted.number is not None:
        return await shown(desk, said, wanted.number, fresh=True)
    found = await desk.read(whereabouts, whose(said).id, wanted.people, wanted.forms)
    here = here_of(whose(said), found.org, desk.now())
    if len(found.open) == 1:
        (only,) = found.open
        return Reply(_screen(only, whose(said).id, found.org, here), fresh=True, about=only.id)
    return Reply(_several(found, wanted, whose(said).id, here), fresh=True)


async def own(desk: Desk, said: Said) -> Screen:
    """Of the speaker's own requests: the one, or a choice."""
    found = await desk.read(whereabouts, whose(said).id)
    here = here_of(whose(said), found.org, desk.now())
    if len(found.open) == 1:
        return _screen(found.open[0], whose(said).id, found.org, here)
    return _several(found, Sought(), whose(said).id, here)


async def shown(desk: Desk, said: Said, request: RequestId, *, fresh: bool = False) -> Reply:
    """Raises NoSuchRequest."""
    found, org, beside = await desk.read(overview.card, request, whose(said).id)
    here = here_of(whose(said), org, desk.now())
    return Reply(_screen(found, whose(said).id, org, here, beside), fresh=fresh, about=found.id)


def _sought(tx: Tx, words: str, person: PersonId) -> Sought | None:
    return sought(words, fill.catalog(tx, person), people.org(tx))


def _screen(request: Request, person: PersonId, org: Org, here: Here, beside: Around = ALONE) -> Screen:
    """To a partner neither the way nor its people. What has been moved is not said to be approved."""
    first = line(Bold(headline(request, org, here, whose=person != request.author)), f" · {number(request)}")
    stands = [] if moved(beside) else [line(_stands(request, person, org, here))]
    lines = [first, *stands, *claimed(request, person, here, beside)]
    if not here.outside and (shown_ := way(request, org, here)):
        lines.append(line(shown_))
    ways = (Choice(_("To the request"), OnRequest(request.id, Verb.OPEN)), _menu())
    return Screen(tuple(lines), (ways,))


def _stands(request: Request, person: PersonId, org: Org, here: Here) -> str:
    if request.status is Status.REWORK and person == request.author:
        return "↩️ " + _("It is with you: change it and send it again.")
    if request.open is None:
        ended = f" · {dated(request.ended, here)}" if request.ended is not None and request.closed else ""
        back = f" · {since(request.returned.now, here)}" if request.returned is not None and not ended else ""
        return f"{how_it_stands(request)}{ended or back}"
    if here.outside:
        return "⏳ " + _("Under way")
    return "⏳ " + " · ".join([waited_for(request.open, request, org, here), *_waiting(request, here)])


def _waiting(request: Request, here: Here) -> list[str]:
    """Since when, and for how many days already."""
    if request.open is None or request.open.since is None:
        return []
    days = (here.today - request.open.since.astimezone(here.zone).date()).days
    counted = [ngettext("{count} day already", "{count} days already", days)] if days else []
    return [since(request.open.since, here), *counted]


def _several(found: Whereabouts, wanted: Sought, person: PersonId, here: Here) -> Screen:
    """Those that are open, to choose from; of none a kind word, and what has ended last."""
    if not found.open:
        return _none(found, wanted, person, here)
    open_ = found.open[:_MOST]
    rows = tuple((_choice(one, person, found.org, here),) for one in open_)
    more = (Choice(_("My requests"), Go(Place.MINE)),) if len(found.open) > _MOST and not wanted.people else ()
    first = line(Bold(_("Which one do you mean?")))
    entries = (_entry(one, person, found.org, here) for one in open_)
    return Screen((first, *entries), (*rows, (*more, _menu())))


def _entry(request: Request, person: PersonId, org: Org, here: Here) -> Line:
    """«№ 12 · Отпуск · 5–18 июля · Руководитель · с 10:15»."""
    head = headline(request, org, here, whose=person != request.author)
    if request.open is None or here.outside:
        return line(" · ".join([number(request), head, _stands(request, person, org, here)]))
    stage = request.form.stage(request.open.stage).title.in_(here.locale)
    return line(" · ".join([f"⏳ {number(request)}", head, stage, *_waiting(request, here)]))


def _choice(request: Request, person: PersonId, org: Org, here: Here) -> Choice:
    about = request.form.title.in_(here.locale) if person == request.author else org.name(request.author)
    return Choice(label(f"{number(request)} · {about}"), OnRequest(request.id, Verb.WHERE))


def _none(found: Whereabouts, wanted: Sought, person: PersonId, here: Here) -> Screen:
    own_ = not wanted.people
    words = _("Nothing of yours is under way now.") if own_ else _("Nothing is under way there that you could see.")
    lines, rows = [line(Bold(words))], []
    if (last := found.ended) is not None:
        lines.append(line(_("The last one: {what}").format(what=headline(last, found.org, here, whose=not own_))))
        lines.append(line(_stands(last, person, found.org, here)))
        rows.append((Choice(_("To the request"), OnRequest(last.id, Verb.OPEN)),))
    begin = () if here.outside else (Choice(_("New request"), Go(Place.NEW), Style.MAIN),)
    return Screen(tuple(lines), (*rows, (*begin, _menu())))


def _menu() -> Choice:
    return Choice(_("To the menu"), Go(Place.HOME))
