"""The link by which somebody's calendar follows a team: shown once, taken back, made anew."""

from datetime import datetime
from typing import assert_never

from babel.dates import format_date

from core.model.here import Here
from core.model.ids import PersonId
from core.use import feeds
from core.use.feeds import Feed, Made
from dialogs.action import Following, Go, NotAButton, OnFeed, Place
from dialogs.desk import Desk
from dialogs.i18n import _, here_of
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Quote, Reply, Row, Screen, line
from dialogs.team_calendar import name
from dialogs.whose import whose

#: Below the public address; `bot.web` serves it.
_PATH = "/calendar/{token}.ics"


async def pressed(desk: Desk, said: Said, action: OnFeed) -> Reply:
    """Raises NoTeam; NotAButton where no calendar reaches this process."""
    if action.do is Following.REVOKE:
        await desk.write(said.once, feeds.unsubscribe, whose(said).id, action.leader, desk.now())
        return Reply(_revoked(desk, action.leader))
    if not desk.public:
        raise NotAButton
    match action.do:
        case Following.ASK:
            known = await desk.read(feeds.feed, whose(said).id, action.leader)
            if known.since is None:
                return await _made(desk, said, action.leader, fresh=True)
            return Reply(_known(known, known.since, here_of(whose(said), known.org, desk.now())), fresh=True)
        case Following.MAKE:
            return await _made(desk, said, action.leader)
        case _:
            assert_never(action.do)


async def _made(desk: Desk, said: Said, leader: PersonId, *, fresh: bool = False) -> Reply:
    made = await desk.write(said.once, feeds.subscribe, whose(said).id, leader, desk.now())
    return Reply(_link(made, desk.public + _PATH.format(token=made.token)), fresh=fresh)


def _link(made: Made, link: str) -> Screen:
    ways = (
        _("iPhone: Settings → Apps → Calendar → Calendar Accounts → Add Account → Other → Add Subscribed Calendar."),
        _("Outlook: Add calendar → Subscribe from web."),
        _("Google Calendar, on a computer: Other calendars → From URL."),
    )
    lines = (
        line(Bold(_("Calendar subscription")), f" · {name(made.leader, made.org)}"),
        line(link),
        line(_("Copy this link and add it to your calendar: it shows who is away and when, and follows by itself.")),
        line(Quote("\n".join(ways))),
        line(_("Keep the link to yourself: whoever has it sees what you see. It is shown this once.")),
    )
    return Screen(lines, (_ways(Choice(_("Revoke"), OnFeed(made.leader, Following.REVOKE))),))


def _known(known: Feed, since: datetime, here: Here) -> Screen:
    day = format_date(since.astimezone(here.zone), "d MMMM y", here.locale).replace(" ", "\N{NO-BREAK SPACE}")
    lines = (
        line(Bold(_("Calendar subscription")), f" · {name(known.leader, known.org)}"),
        line(_("You have had a link since {day}. It was shown once.").format(day=day)),
        line(_("If it is lost, make a new one: the old one stops working then.")),
    )
    revoke = Choice(_("Revoke"), OnFeed(known.leader, Following.REVOKE))
    return Screen(lines, ((_anew(known.leader), revoke), _ways()))


def _revoked(desk: Desk, leader: PersonId) -> Screen:
    lines = (
        line(Bold(_("The link does not work any more."))),
        line(_("Calendars that have it follow no longer; you can delete the subscription there.")),
    )
    return Screen(lines, (_ways(*([_anew(leader)] if desk.public else [])),))


def _anew(leader: PersonId) -> Choice:
    return Choice(_("New link"), OnFeed(leader, Following.MAKE))


def _ways(*first: Choice) -> Row:
    return (*first, Choice(_("To the menu"), Go(Place.HOME)))
