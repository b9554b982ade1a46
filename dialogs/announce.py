"""Making an announcement: its text is written in the chat, everything else is a button; and it is looked at before it
is sent.
"""

from dataclasses import replace
from datetime import date
from functools import partial

from core.model.announcement import Announcement, Audience, Group, audiences, end_of
from core.model.dates import parse_date
from core.model.fields.date import near
from core.model.focus import OnAnnouncement
from core.model.here import Here
from core.model.ids import AnnouncementId
from core.model.names import key
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.rich import NOTHING, Rich
from core.use import announce
from core.use.announce import Change, Writing
from dialogs import composer, menu, news
from dialogs.action import News, NotAButton, OnNews
from dialogs.desk import Desk
from dialogs.fill import CannotBeRead, EditedNotHeard
from dialogs.i18n import _, here_of, told
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Reply, Screen, Style, line
from dialogs.whose import surroundings, whose

#: Audiences that are named when several are meant.
_NAMED = 5
#: What the next words are about.
_TEXT, _AUDIENCE, _EXPIRY = "", "audience", "expiry"


class NoSuchAudience(Refusal):
    """There is no such branch, department or role. Please check the name, or choose from the list."""


class SeveralAudiences(Refusal):
    """Several are called so: {found}. Please write the name in full, or choose from the list."""


async def begin(desk: Desk, said: Said) -> Reply:
    """The question for its text, or what was begun before. Raises OnlyHr."""
    writing = await desk.write(said.once, announce.begin, whose(said).id, desk.now())
    return _shown(desk, said, writing, fresh=said.way is not Way.PRESS)


async def resumed(desk: Desk, said: Said, on: OnAnnouncement) -> Reply:
    """What was being written, as it is now. Raises Refusal."""
    return _shown(desk, said, await desk.write((), announce.look, on.announcement, whose(said).id), fresh=True)


async def heard(desk: Desk, said: Said, on: OnAnnouncement) -> Reply:
    """Words or files while an announcement is being written. Raises Refusal."""
    try:
        return await _heard(desk, said, on)
    except (announce.OnlyHr, announce.AnnouncementGone):
        await desk.write((), announce.leave, whose(said).id)
        raise


async def pressed(desk: Desk, said: Said, action: OnNews) -> Reply:
    """A button of whoever writes it, or has sent it: a button of what was sent tells how far it has come. Raises
    Refusal."""
    try:
        return await _pressed(desk, said, action)
    except announce.AnnouncementGone as gone:
        sent, tally = await desk.read(announce.status, action.announcement, whose(said).id)
        here = surroundings(said, desk.now())
        return Reply(news.counted(sent, tally), toast="" if action.do is News.SEND else told(gone, here))


async def _heard(desk: Desk, said: Said, on: OnAnnouncement) -> Reply:
    person = whose(said).id
    if said.way in (Way.EDITED, Way.OTHER):
        note = EditedNotHeard() if said.way is Way.EDITED else CannotBeRead()
        writing = await desk.write(said.once, announce.ask, on.announcement, person, None, on.asks)
        return _asked(desk, said, replace(writing, note=note), on.asks)
    if on.asks == _TEXT or said.files:
        at = (on.announcement, person, Rich(said.words, said.marks), said.files)
        return _shown(desk, said, await desk.write(said.once, announce.write, *at), fresh=True)
    here = surroundings(said, desk.now())
    make = partial(_named, said.words) if on.asks == _AUDIENCE else partial(_until_day, said.words, here)
    writing = await desk.write(said.once, announce.change, on.announcement, person, None, make, on.asks)
    return _asked(desk, said, writing, on.asks if writing.note is not None else _TEXT)


async def _pressed(desk: Desk, said: Said, action: OnNews) -> Reply:
    id, person = action.announcement, whose(said).id
    match action.do:
        case News.SEND:
            return await _send(desk, said, action)
        case News.CANCEL:
            await desk.write(said.once, announce.look, id, person)
            return Reply(composer.leaving(id))
        case News.DISCARD:
            await desk.write(said.once, announce.discard, id, person)
            return Reply(await menu.home(desk, said), toast=_("Deleted"))
        case News.BACK:
            return _shown(desk, said, await desk.write(said.once, announce.look, id, person))
        case News.PREVIEW:
            return await _preview(desk, said, id)
        case News.AUDIENCE | News.PAGE:
            return await _choosing(desk, said, action, _AUDIENCE)
        case News.EXPIRY:
            return await _choosing(desk, said, action, _EXPIRY)
        case News.COUNT | News.AGAIN | News.ARCHIVE | News.ARCHIVE_SURELY:
            return await _afterwards(desk, said, action)
        case _:
            make = _change(action, surroundings(said, desk.now()))
            return _shown(desk, said, await desk.write(said.once, announce.change, id, person, action.revision, make))


def _change(action: OnNews, here: Here) -> Change:
    def made(before: Announcement, org: Org) -> Announcement:
        match action.do:
            case News.CHOOSE:
                return replace(before, audience=composer.chosen(action.arg, org))
            case News.UNTIL:
                return _until(before, action.arg, here)
            case News.CONFIRM:
                return replace(before, confirm=not before.confirm)
            case News.DETACH:
                return replace(before, files=())
            case News.REWRITE:
                return replace(before, text=NOTHING)
            case _:
                raise NotAButton

    return made


async def _choosing(desk: Desk, said: Said, action: OnNews, asks: str) -> Reply:
    at = (action.announcement, whose(said).id, action.revision)
    writing = await desk.write(said.once, announce.ask, *at, asks)
    if writing.note is not None:
        return _shown(desk, said, writing)
    here = here_of(whose(said), writing.org, desk.now())
    return Reply(composer.expiries(writing, here) if asks == _EXPIRY else composer.audiences(writing, action.arg))


def _asked(desk: Desk, said: Said, writing: Writing, asks: str) -> Reply:
    """What cannot be taken over is asked for again, below what was said."""
    here = here_of(whose(said), writing.org, desk.now())
    if asks == _TEXT or writing.note is None:
        return _shown(desk, said, writing, fresh=True)
    screen = composer.expiries(writing, here) if asks == _EXPIRY else composer.audiences(writing)
    return Reply(replace(screen, lines=(line(told(writing.note, here)), line(""), *screen.lines)), fresh=True)


async def _send(desk: Desk, said: Said, action: OnNews) -> Reply:
    now, at = desk.now(), (action.announcement, whose(said).id)
    try:
        sent, tally = await desk.write(said.once, announce.send, *at, action.revision, said.message, now)
    except announce.AnnouncementGone:
        raise
    except Refusal as refusal:
        writing = await desk.write((), announce.look, *at)
        return _shown(desk, said, replace(writing, note=refusal))
    return Reply(news.counted(sent, tally), toast=_("The announcement is on its way."))


async def _preview(desk: Desk, said: Said, id: AnnouncementId) -> Reply:
    """Below, just as the readers get it, but for the button, which does nothing here."""
    writing = await desk.write(said.once, announce.look, id, whose(said).id)
    shown = news.announcement(writing.announcement, writing.org, read=False)
    rows = tuple((Choice(one.label, None),) for row in shown.rows for one in row)
    back = (Choice(_("Back"), OnNews(id, News.BACK)),)
    return Reply(Screen(shown.lines, (*rows, back), writing.announcement.files), fresh=True)


async def _afterwards(desk: Desk, said: Said, action: OnNews) -> Reply:
    """What its author can do when it is on its way."""
    id, person, now = action.announcement, whose(said).id, desk.now()
    match action.do:
        case News.AGAIN:
            sent, tally = await desk.write(said.once, announce.again, id, person, now)
        case News.ARCHIVE_SURELY:
            sent, tally = await desk.write(said.once, announce.archive, id, person, now)
        case _:
            sent, tally = await desk.read(announce.status, id, person)
    if action.do is News.ARCHIVE and sent.holds:
        surely = Choice(_("To the archive"), OnNews(id, News.ARCHIVE_SURELY), Style.DANGER)
        question = line(Bold(_("Move the announcement to the archive?")))
        hint = line(_("Everybody who has it will see that it does not hold any more."))
        return Reply(Screen((question, hint), ((surely, Choice(_("No"), OnNews(id, News.COUNT))),)))
    return Reply(news.counted(sent, tally))


def _shown(desk: Desk, said: Said, writing: Writing, *, fresh: bool = False) -> Reply:
    here = here_of(whose(said), writing.org, desk.now())
    note = told(writing.note, here) if writing.note is not None else ""
    screen = composer.look(writing, here, "" if said.way is Way.PRESS else note)
    return Reply(screen, toast=note if said.way is Way.PRESS else "", alert=len(note) > 60, fresh=fresh)


def _named(words: str, before: Announcement, org: Org) -> Announcement:
    """The audience that is called so. Raises NoSuchAudience or SeveralAudiences."""
    typed = _words(words)
    found = [one for one in audiences(org) if typed and _is_called(one, typed)]
    exact = [one for one in found if typed in (_words(composer.title(one)), _words(one.name))]
    if not found:
        raise NoSuchAudience
    if len(exact or found) > 1:
        raise SeveralAudiences(found=", ".join(composer.title(one) for one in (exact or found)[:_NAMED]))
    return replace(before, audience=(exact or found)[0])


def _is_called(audience: Audience, typed: list[str]) -> bool:
    # What people write for everybody, whatever the case: it is not the title that is asked for.
    more = _("everybody, everyone, all") if audience.group is Group.EVERYONE else audience.name
    called = _words(f"{composer.title(audience)} {more}")
    return all(any(word.startswith(part) for word in called) for part in typed)


def _words(text: str) -> list[str]:
    """In whatever alphabet, quotes and case."""
    return "".join(letter if letter.isalnum() else " " for letter in key(text)).split()


def _until_day(words: str, here: Here, before: Announcement, _org: Org) -> Announcement:
    """Until the end of the day that was written. Raises Refusal."""
    return _until(before, parse_date(words, here.today).toordinal(), here)


def _until(before: Announcement, day: int, here: Here) -> Announcement:
    """`day` is its number in the calendar, or 0 for no end. Raises Refusal."""
    if not day:
        return replace(before, expires=None)
    try:
        last = date.fromordinal(day)
    except (ValueError, OverflowError):
        raise NotAButton from None
    near(last, here.today, past=False)
    return replace(before, expires=end_of(last, here.zone))
