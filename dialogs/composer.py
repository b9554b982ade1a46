"""How an announcement is seen while it is being written."""

from dataclasses import replace
from datetime import timedelta
from zlib import crc32

from core.model.announcement import LONGEST, Announcement, Audience, Group, TextTooLong, last_day, readers
from core.model.announcement import audiences as everybody
from core.model.fields.date import show_date
from core.model.here import Here
from core.model.ids import AnnouncementId
from core.model.move import PAGE
from core.model.org import Org
from core.model.words import N_
from core.use.announce import Writing
from dialogs.action import Go, News, NotAButton, OnNews, Place
from dialogs.i18n import _, ngettext, told
from dialogs.screen import LABEL, Bold, Choice, Line, Row, Screen, Style, label, line, paired

_TITLES = {
    Group.EVERYONE: N_("everybody"),
    Group.BRANCH: N_("branch “{name}”"),
    Group.DEPARTMENT: N_("department “{name}”"),
    Group.ROLE: N_("role “{name}”"),
}


def look(writing: Writing, here: Here, note: str) -> Screen:
    """Everything about it, as far as it is written."""
    one = writing.announcement
    first = [line(note), line("")] if note else []
    if not one.text.text.strip():
        return _asking(one, first)
    long = TextTooLong(length=one.text.length, limit=LONGEST) if one.text.length > LONGEST else None
    lines = (
        *first,
        line(Bold(_("Announcement")), " · ", _("check and send")),
        *([line(told(long, here))] if long is not None else []),
        line(""),
        line("📣 ", one.text),
        line(""),
        *_facts(one, writing.org, here),
        line(_("What you write now is added below.")),
    )
    return Screen(lines, _rows(one))


def _asking(one: Announcement, note: list[Line]) -> Screen:
    question = line(Bold("📣 " + _("What do you want to tell?")))
    hint = _("Write it in one message, with bold words and links if you like. Photos and documents can come with it.")
    files = [line("📎 ", _files(one))] if one.files else []
    detach = [Choice(_("Remove the files"), OnNews(one.id, News.DETACH, one.revision))] if one.files else []
    return Screen((*note, question, line(hint), *files), ((*detach, Choice(_("Cancel"), OnNews(one.id, News.CANCEL))),))


def _facts(one: Announcement, org: Org, here: Here) -> list[Line]:
    until = None if one.expires is None else show_date(last_day(one.expires, here.zone), here.locale)
    confirm = _("yes") if one.confirm else _("no")
    return [
        *([line("📎 ", _files(one))] if one.files else []),
        line(_("To: {audience}").format(audience=_audience(one, org))),
        line(_("Holds without an end") if until is None else _("Holds until: {day}").format(day=until)),
        line(_("Button “I have read it”: {wanted}").format(wanted=confirm)),
    ]


def _files(one: Announcement) -> str:
    return ngettext("{count} file", "{count} files", len(one.files))


def _audience(one: Announcement, org: Org) -> str:
    """«все, 1000 человек (12 без Telegram)»."""
    to = readers(one, org)
    people = ngettext("{count} person", "{count} people", len(to))
    without = sum(org.people[id].telegram is None for id in to)
    missing = _("{count} without Telegram").format(count=without)
    return f"{title(one.audience)}, {people}" + (f" ({missing})" if without else "")


def _rows(one: Announcement) -> tuple[Row, ...]:
    def choice(words: str, do: News, style: Style = Style.PLAIN) -> Choice:
        return Choice(words, OnNews(one.id, do, one.revision), style)

    read = choice(_("Remove the button") if one.confirm else _("Add the button"), News.CONFIRM)
    settings = [
        choice(_("To whom"), News.AUDIENCE),
        choice(_("Until when"), News.EXPIRY),
        read,
        choice(_("Preview"), News.PREVIEW),
        choice(_("Rewrite"), News.REWRITE),
        choice(_("Cancel"), News.CANCEL),
    ]
    return ((choice(_("Send"), News.SEND, Style.MAIN),), *paired(settings))


def audiences(writing: Writing, page: int = 0) -> Screen:
    """To whom it could go, each with the number of people."""
    one, org = writing.announcement, writing.org
    found = everybody(org)
    shown = found[page * PAGE : (page + 1) * PAGE] or found[:PAGE]
    rows: list[Row] = [(_to(one, audience, org),) for audience in shown]
    if len(found) > (page + 1) * PAGE:
        rows.append((Choice(_("More") + " →", OnNews(one.id, News.PAGE, one.revision, page + 1)),))
    hint = line(_("Choose, or write the name of a branch, a department or a role."))
    return Screen((line(Bold(_("To whom does it go?"))), hint), (*rows, (_back(one.id),)))


def expiries(writing: Writing, here: Here) -> Screen:
    """Until when it could hold."""
    one = writing.announcement

    def choice(words: str, days: int) -> Choice:
        day = (here.today + timedelta(days=days)).toordinal() if days else 0
        return Choice(words, OnNews(one.id, News.UNTIL, one.revision, day))

    often = [choice(_("Until tomorrow"), 1), choice(_("A week"), 7), choice(_("A month"), 30), choice(_("No end"), 0)]
    hint = line(_("Choose, or write the last day, for example “5 August”. After it every copy says that it is over."))
    return Screen((line(Bold(_("Until when does it hold?"))), hint), (*paired(often), (_back(one.id),)))


def leaving(id: AnnouncementId) -> Screen:
    """Keep it for another day, or delete it?"""
    later = Choice(_("Keep for later"), Go(Place.HOME), Style.MAIN)
    delete = Choice(_("Delete"), OnNews(id, News.DISCARD), Style.DANGER)
    text = line(Bold(_("Leave this announcement?")))
    hint = line(_("Nobody has seen it. It is kept unless you delete it: /announce leads back to it."))
    return Screen((text, hint), ((later, delete), (_back(id),)))


def title(audience: Audience) -> str:
    """«отдел «Внедрение»»."""
    return _(_TITLES[audience.group]).format(name=audience.name)


def chosen(code: int, org: Org) -> Audience:
    """The audience that a button stands for. Raises NotAButton: it is gone."""
    found = [audience for audience in everybody(org) if _code(audience) == code]
    if len(found) != 1:
        raise NotAButton
    return found[0]


def _to(one: Announcement, audience: Audience, org: Org) -> Choice:
    words = title(audience)
    people = f" · {len(readers(replace(one, audience=audience), org))}"
    called = label(f"{words[:1].upper()}{words[1:]}", LABEL - len(people))
    return Choice(called + people, OnNews(one.id, News.CHOOSE, one.revision, _code(audience)))


def _code(audience: Audience) -> int:
    """What fits into a button: names may be longer, and their order changes."""
    return crc32(f"{audience.group}:{audience.name}".encode())


def _back(id: AnnouncementId) -> Choice:
    return Choice(_("Back"), OnNews(id, News.BACK))
