"""Announcements as their readers see them: the message, the list of those that hold, and how far one has come."""

from collections.abc import Mapping
from dataclasses import replace

from core.model.access import may_announce
from core.model.announcement import Announcement
from core.model.here import Here
from core.model.ids import AnnouncementId, PersonId
from core.model.move import PAGE
from core.model.org import Org
from core.store.announcements import State, Tally
from core.store.outbox import ENCLOSED, Kind
from core.use import news
from core.use.news import Reading
from dialogs.action import Announce, Go, News, OnNews, Place
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, moment
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Line, Reply, Row, Screen, Style, label, line
from dialogs.whose import whose

#: Letters of a first line in a list.
_HEADLINE = 80


def announcement(told: Announcement, org: Org, *, read: bool) -> Screen:
    """As a reader gets it."""
    return Screen(_text(told, org), ((_read(told.id, read=read, listed=False),),) if told.confirm else ())


def archived(told: Announcement, org: Org) -> Screen:
    """What is left of it in everybody's chat when it does not hold any more."""
    return Screen((line("📣 ", Bold(_("In the archive: this does not hold any more."))), *_text(told, org, sign="")))


def files(told: Announcement, kind: Kind) -> Screen:
    """The files of one kind that come with it."""
    return Screen((), files=tuple(file for file in told.files if ENCLOSED[file.kind] is kind))


def counted(told: Announcement, tally: Tally) -> Screen:
    """How far it has come, for its author."""
    states = tally.states
    on_way = states[State.WAITING]
    title = _("The announcement is on its way") if on_way else _("The announcement has been sent")
    if not told.holds:
        title = _("The announcement is in the archive")
    arrived = _("Sent: {count} of {total}").format(count=states[State.SENT], total=tally.total)
    counts = [arrived, *([_("read: {count}").format(count=tally.read)] if told.confirm else [])]
    title_and_text = (line("📣 ", Bold(title)), line(_short(told)), line(""))
    missing = (line(words) for words in _missing(states))
    return Screen((*title_and_text, line(" · ".join(counts)), *missing), _ways(told, states))


async def pressed(desk: Desk, said: Said, action: OnNews) -> Reply:
    """A reader's button, on his copy or (`arg`) on what he has opened in the list. Raises NoSuchNews."""
    id, person, listed = action.announcement, whose(said).id, bool(action.arg)
    if action.do is News.OPEN:
        found = await desk.read(news.one, id, person)
        screen = _held(found, person, listed=True)
        return Reply(replace(screen, files=found.announcement.files), fresh=bool(found.announcement.files))
    found = await desk.write(said.once, news.read, id, person, None if listed else said.message, desk.now())
    toast = _("Thank you") if found.announcement.holds else _("This announcement does not hold any more.")
    return Reply(_held(found, person, listed=listed), toast=toast)


def _held(found: Reading, person: PersonId, *, listed: bool) -> Screen:
    """An announcement in the hands of somebody, with a way back to the list if that is where he has opened it. Its
    author confirms nothing."""
    told = found.announcement
    screen = announcement(told, found.org, read=found.read) if told.holds else archived(told, found.org)
    confirm = told.holds and told.confirm and told.author != person
    rows: list[Row] = [(_read(told.id, read=found.read, listed=listed),)] if confirm else []
    if listed and may_announce(person, found.org):
        rows.append((Choice(_("How far it has come"), OnNews(told.id, News.COUNT)),))
    return Screen(screen.lines, (*rows, *([(Choice(_("Back"), Go(Place.NEWS)),)] if listed else [])))


async def listed(desk: Desk, said: Said, page: int = 0) -> Screen:
    """What holds now. What asks for no confirmation is known once the list has been seen."""
    found = await desk.write((), news.seen, whose(said).id, desk.now())
    here = here_of(whose(said), found.org, desk.now())
    shown = found.announcements[page * PAGE : (page + 1) * PAGE] or found.announcements[:PAGE]
    title = _("News: {count}").format(count=len(found.announcements)) if shown else _("There is no news now.")
    entries = [_entry(one, here, unread=one.id in found.unread) for one in shown]
    rows: list[Row] = [(Choice(label(one.headline), OnNews(one.id, News.OPEN)),) for one in shown]
    if len(found.announcements) > (page + 1) * PAGE:
        rows.append((Choice(_("More") + " →", Go(Place.NEWS, page + 1)),))
    if may_announce(whose(said).id, found.org):
        rows.append((Choice(_("New announcement"), Announce(), Style.MAIN),))
    return Screen((line(Bold(title)), *entries), (*rows, (Choice(_("To the menu"), Go(Place.HOME)),)))


def _entry(told: Announcement, here: Here, *, unread: bool) -> Line:
    """«📣 В пятницу офис закрывается в 16:00 · 5 июля, 10:15», in bold until it is read."""
    words = f"📣 {_short(told)}"
    since = f" · {moment(told.sent, here)}" if told.sent is not None else ""
    return line(Bold(words), since) if unread else line(words, since)


def _short(told: Announcement) -> str:
    words = told.headline
    return words if len(words) <= _HEADLINE else words[: _HEADLINE - 1].rstrip() + "…"


def _text(told: Announcement, org: Org, sign: str = "📣 ") -> tuple[Line, ...]:
    return line(sign, told.text), line(""), line(_("From: {who}").format(who=org.name(told.author)))


def _read(id: AnnouncementId, *, read: bool, listed: bool) -> Choice:
    if read:
        return Choice("✅ " + _("Read"), None)
    return Choice(_("I have read it"), OnNews(id, News.READ, arg=int(listed)), Style.MAIN)


def _missing(states: Mapping[State, int]) -> list[str]:
    """Whom it has not reached, and why."""
    told = [
        (State.WAITING, "⏳ " + _("On its way: {count}")),
        (State.UNREACHABLE, _("Unreachable: {count}. They have blocked the bot, or never started it.")),
        (State.UNKNOWN, _("Unknown: {count}. Telegram gave no answer; it may have arrived.")),
        (State.DROPPED, _("Not sent: {count}.")),
    ]
    return [words.format(count=states[state]) for state, words in told if states[state]]


def _ways(told: Announcement, states: Mapping[State, int]) -> tuple[Row, ...]:
    rows: list[Row] = []
    if told.holds and states[State.UNKNOWN]:
        again = _("Send again: {count}").format(count=states[State.UNKNOWN])
        rows.append((Choice(again, OnNews(told.id, News.AGAIN)),))
    if told.holds:
        rows.append((Choice(_("To the archive"), OnNews(told.id, News.ARCHIVE)),))
    return tuple(rows)
