"""«Кто в отпуске»: the absences of a team as a picture, and the same in words below it."""

from datetime import date

from babel.dates import format_date

from core.model.fields.period import show_span
from core.model.here import Here
from core.model.ids import PersonId
from core.model.leave.facts import Absence
from core.model.org import Org
from core.model.period import Period
from core.model.sight import COMPANY, Sight, leads, sight
from core.store import people
from core.use import away as use
from core.use import deliver
from core.use.away import Away
from dialogs.action import Following, Go, OnFeed, OnTeam, Place
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, ngettext
from dialogs.months import QUARTER, days_of, first_of, month_of
from dialogs.picture.team import PEOPLE, Team, drawn
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Line, Quote, Reply, Row, Screen, line
from dialogs.team_calendar import name
from dialogs.whose import whose

#: How far one can leaf, in months: nobody plans further, and no calendar knows more.
_FAR = 24
#: Those who are not there today are named, as long as they are so few.
_NAMED = 8


async def shown(desk: Desk, said: Said, month: date | None = None) -> Reply:
    """The person's own team, in the month that he asked about. Raises NoTeam."""
    org = await desk.read(people.org)
    today = here_of(whose(said), org, desk.now()).today
    return await _shown(desk, said, None, OnTeam(COMPANY, month_of(month or today)), fresh=True)


async def pressed(desk: Desk, said: Said, action: OnTeam) -> Reply:
    """Another month, another page, another team. A card stays where it is. Raises NoTeam."""
    person, message = whose(said).id, said.message
    on_card = message is not None and await desk.read(deliver.request_in, person, message) is not None
    return await _shown(desk, said, action.leader, action, fresh=on_card)


async def _shown(desk: Desk, said: Said, leader: PersonId | None, wanted: OnTeam, *, fresh: bool) -> Reply:
    person = whose(said)
    org = await desk.read(people.org)
    here = here_of(person, org, desk.now())
    at = _within(wanted, here.today)
    found = await desk.read(use.away, person.id, leader, days_of(at.month, at.months), Period(here.today, here.today))
    return Reply(_screen(found, at, person.id, here, _ways(desk, found.leader)), fresh=fresh)


def _within(wanted: OnTeam, today: date) -> OnTeam:
    """Months that can be leafed to: what a button carries may have been forged."""
    now = month_of(today)
    month = max(now - _FAR, min(wanted.month, now + _FAR))
    return OnTeam(wanted.leader, month, QUARTER if wanted.months == QUARTER else 1, wanted.page)


def _screen(found: Away, at: OnTeam, viewer: PersonId, here: Here, ways: Row) -> Screen:
    members = _members(found)
    pages = (len(members) - 1) // PEOPLE + 1
    at = OnTeam(found.leader, at.month, at.months, min(at.page, pages - 1))
    some = members[at.page * PEOPLE : (at.page + 1) * PEOPLE]
    ids = {person for person, _name in some}
    absences = tuple(one for one in found.absences if one.person in ids)
    title = f"{name(found.leader, found.org)} · {_span(at, here)}"
    picture = Team(
        title=title,
        people=some,
        period=days_of(at.month, at.months),
        days=found.days,
        absences=absences,
        asked=found.sight is Sight.ALL or any(not one.granted for one in absences),
    )
    lines = (line(Bold(title)), line(_today(found, here)), *_listed(absences, here))
    return Screen(lines, (*_rows(found, at, pages, viewer, here), ways), drawing=drawn(picture, here))


def _members(found: Away) -> tuple[tuple[PersonId, str], ...]:
    """In the order of the team; of a whole company first those who are away."""
    away = {one.person for one in found.absences}
    ordered = found.people if found.leader != COMPANY else sorted(found.people, key=lambda one: one.id not in away)
    return tuple((one.id, one.name) for one in ordered)


def _span(at: OnTeam, here: Here) -> str:
    """«июль 2027», «июль – сентябрь 2027»."""
    period = days_of(at.month, at.months)
    last = format_date(period.last, "LLLL y", here.locale)
    if at.months == 1:
        return last
    first = format_date(period.first, "LLLL" if period.first.year == period.last.year else "LLLL y", here.locale)
    return f"{first} – {last}"


def _today(found: Away, here: Here) -> str:
    """Who is not there now, and until when."""
    if not found.today:
        return _("Today everybody is here.")
    some = [
        _("{name} until {day}").format(name=found.org.name(one.person), day=_day(one.period.last, here))
        for one in found.today[:_NAMED]
    ]
    rest = len(found.today) - len(some)
    more = [ngettext("{count} more", "{count} more", rest)] if rest else []
    return _("Away today: {names}").format(names=", ".join([*some, *more]))


def _day(day: date, here: Here) -> str:
    return format_date(day, "d MMMM" if day.year == here.today.year else "d MMMM y", here.locale).replace(
        " ", "\N{NO-BREAK SPACE}"
    )


def _listed(absences: tuple[Absence, ...], here: Here) -> tuple[Line, ...]:
    """What the picture shows, to the day."""
    words = [_entry(one, here) for one in sorted(absences, key=lambda one: (one.period.first, one.person))]
    return (line(Quote("\n".join(words))),) if words else ()


def _entry(one: Absence, here: Here) -> str:
    shown = f"{here.name(one.person)}: {show_span(one.period, here)}"
    return shown if one.granted else f"{shown}, {_('asked for')}"


def _rows(found: Away, at: OnTeam, pages: int, viewer: PersonId, here: Here) -> tuple[Row, ...]:
    return (*_leafing(at, here), *_paging(at, pages), (_longer(at), *_other(found, at, viewer)))


def _leafing(at: OnTeam, here: Here) -> tuple[Row, ...]:
    now = month_of(here.today)
    earlier, later = at.month - at.months, at.month + at.months
    before = [Choice(f"← {_month(earlier, here)}", _moved(at, earlier))] if earlier >= now - _FAR else []
    after = [Choice(f"{_month(later, here)} →", _moved(at, later))] if later <= now + _FAR else []
    return ((*before, *after),)


def _month(month: int, here: Here) -> str:
    return format_date(first_of(month), "LLLL", here.locale)


def _moved(at: OnTeam, month: int) -> OnTeam:
    return OnTeam(at.leader, month, at.months)


def _paging(at: OnTeam, pages: int) -> tuple[Row, ...]:
    def turned(page: int) -> OnTeam:
        return OnTeam(at.leader, at.month, at.months, page)

    before = [Choice("← " + _("Previous"), turned(at.page - 1))] if at.page else []
    after = [Choice(_("More") + " →", turned(at.page + 1))] if at.page + 1 < pages else []
    return ((*before, *after),) if pages > 1 else ()


def _longer(at: OnTeam) -> Choice:
    if at.months == 1:
        return Choice(_("Three months"), OnTeam(at.leader, at.month, QUARTER, at.page))
    return Choice(_("One month"), OnTeam(at.leader, at.month, 1, at.page))


def _other(found: Away, at: OnTeam, viewer: PersonId) -> tuple[Choice, ...]:
    """Everybody, or one's own team again."""
    org: Org = found.org
    if found.leader != COMPANY:
        everybody = sight(viewer, COMPANY, org, found.owners) is not None
        return (Choice(_("The whole company"), OnTeam(COMPANY, at.month, at.months)),) if everybody else ()
    return (Choice(_("My team"), OnTeam(viewer, at.month, at.months)),) if leads(viewer, org) else ()


def _ways(desk: Desk, leader: PersonId) -> Row:
    """A calendar can follow the team where it can reach this process."""
    follow = (Choice(_("Subscribe"), OnFeed(leader, Following.ASK)),) if desk.public else ()
    return (*follow, Choice(_("To the menu"), Go(Place.HOME)))
