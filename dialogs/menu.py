"""Where every conversation begins and to where it can always return: the menu, and the screens beside it."""

from dataclasses import replace

from core.model.access import HR
from core.model.form import Form, in_headline
from core.model.ids import PersonId
from core.model.move import PAGE
from core.store import drafts, people
from core.store.db import Tx
from core.use import fill, overview
from core.use.overview import Counts
from core.use.remind import choose_morning
from dialogs.action import Begin, Fill, Go, Mornings, OnDraft, Place, Speak
from dialogs.desk import Desk
from dialogs.i18n import _, moment, ngettext, speaking
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Line, Reply, Row, Screen, Style, label, line, paired
from dialogs.whose import surroundings, whose

_LANGUAGES = {"ru": "Русский", "en": "English"}


async def home(desk: Desk, said: Said, note: str = "") -> Screen:
    """The menu; `note` is what has to be said first."""
    counts = await desk.read(overview.counts, whose(said).id)
    waiting = _("Waiting for you: {count}").format(count=counts.waiting)
    parts = [waiting, ngettext("{count} request of yours", "{count} requests of yours", counts.mine)]
    summary = " · ".join([*parts, *([_("News: {count}").format(count=counts.news)] if counts.news else [])])
    first = [line(note)] if note else []
    return Screen((*first, line(Bold(_("How can I help?"))), line(summary)), _home_rows(counts))


def _home_rows(counts: Counts) -> tuple[Row, ...]:
    def named(label: str, count: int) -> str:
        return f"{label} · {count}" if count else label

    choices = [
        Choice(_("New request"), Go(Place.NEW), Style.MAIN),
        Choice(named(_("Waiting for me"), counts.waiting), Go(Place.INBOX)),
        Choice(named(_("My requests"), counts.mine), Go(Place.MINE)),
        Choice(named(_("News"), counts.news), Go(Place.NEWS)),
    ]
    if counts.drafts:
        choices.append(Choice(named(_("Drafts"), counts.drafts), Go(Place.DRAFTS)))
    if counts.observed:
        choices.append(Choice(named(_("Watching"), counts.observed), Go(Place.WATCHED)))
    if counts.open:
        choices.append(Choice(_("Where is my request?"), Go(Place.WHERE)))
    return (*paired(choices), (Choice(_("Settings"), Go(Place.SETTINGS)),))


async def left(desk: Desk, said: Said, note: str = "") -> Screen:
    """The menu, with nothing waiting for words any more: what was begun is kept."""
    await desk.write(said.once, drafts.set_focus, whose(said).id, None)
    return await home(desk, said, note)


async def new(desk: Desk, said: Said, page: int = 0) -> Screen:
    """The forms to choose from, and what was begun before. Words that are said now tell what it is about, and answer no
    question any more."""
    await desk.write(said.once, drafts.set_focus, whose(said).id, None)
    forms, begun = await desk.read(forms_and_drafts, whose(said).id)
    here = surroundings(said, desk.now())
    shown = forms[page * PAGE : (page + 1) * PAGE] or forms[:PAGE]
    choices = [Choice(form.title.in_(here.locale), Begin(form.key)) for form in shown]
    text = (
        line(Bold(_("What do you need?"))),
        line(_("Choose, or say it in your own words: “vacation from 5 to 18 August”.")),
    )
    return Screen(text, (*paired(choices), *_more(len(forms), Place.NEW, page), *resumed(begun), (_home(),)))


def resumed(drafts: int) -> tuple[Row, ...]:
    """The way to what was begun before, if there is anything."""
    return ((Choice(f"{_('Drafts')} · {drafts}", Go(Place.DRAFTS)),),) if drafts else ()


def forms_and_drafts(tx: Tx, person: PersonId) -> tuple[tuple[Form, ...], int]:
    return fill.catalog(tx, person), len(fill.begun(tx, person))


async def begun(desk: Desk, said: Said, page: int = 0) -> Screen:
    """What was begun and not sent: to go on with, or to delete."""
    found = await desk.read(fill.begun, whose(said).id)
    here = surroundings(said, desk.now())
    rows: list[Row] = []
    titles: list[str] = []
    for draft in found[page * PAGE : (page + 1) * PAGE] or found[:PAGE]:
        known = [field for field in in_headline(draft.form, outside=here.outside) if field.key in draft.answers]
        shown = (field.show(draft.answers[field.key], here) for field in known)
        titles.append(" · ".join([draft.form.title.in_(here.locale), *shown]))
        rows.append((Choice(label(titles[-1]), OnDraft(draft.id, 0, Fill.RESUME)),))
        rows.append((Choice(_("Delete"), OnDraft(draft.id, 0, Fill.CANCEL), Style.DANGER),))
    text = _("Started, not sent yet") if found else _("No drafts: everything has been sent or deleted.")
    lines = (line(Bold(text)), *(line(title) for title in titles))
    return Screen(lines, (*rows, *_more(len(found), Place.DRAFTS, page), (_home(),)))


def _more(count: int, place: Place, page: int) -> tuple[Row, ...]:
    return ((Choice(_("More") + " →", Go(place, page + 1)),),) if count > (page + 1) * PAGE else ()


async def settings(desk: Desk, said: Said, note: str = "") -> Screen:
    """What a person can choose for himself."""
    person = whose(said)
    here = surroundings(said, desk.now())
    words = _("The message of 9:00 that tells what waits for you: {wanted}")
    lines = (
        line(Bold(_("Settings"))),
        line(_("Language: {name}").format(name=_LANGUAGES.get(person.locale, _LANGUAGES["en"]))),
        line(words.format(wanted=_("on") if person.morning else _("off"))),
        line(_("Your time: {time}, {zone}").format(time=moment(here.now, here), zone=person.zone)),
    )
    off, on = (
        Choice(_("No morning message"), Mornings(wanted=False)),
        Choice(_("Morning message"), Mornings(wanted=True)),
    )
    morning = off if person.morning else on
    ways = ((Choice(_("Language"), Go(Place.LANGUAGE)), morning), (Choice(_("Help"), Go(Place.HELP)), _home()))
    return Screen(lines, ways)


async def mornings(desk: Desk, said: Said, *, wanted: bool) -> Reply:
    """Whether he is told at 9:00 what waits."""
    await desk.write(said.once, choose_morning, whose(said).id, desk.now(), wanted=wanted)
    changed = replace(said, person=replace(whose(said), morning=wanted))
    return Reply(await settings(desk, changed), toast=_("Saved"))


def languages() -> Screen:
    choices = tuple(Choice(name, Speak(locale)) for locale, name in _LANGUAGES.items())
    return Screen((line(Bold(_("Which language do you prefer?"))),), (choices, (_home(),)))


async def speak(desk: Desk, said: Said, locale: str) -> Reply:
    """From now on in this language."""
    person = whose(said)
    if locale not in _LANGUAGES:
        return Reply(languages())
    await desk.write(said.once, people.set_locale, person.id, locale)
    with speaking(locale):
        return Reply(await home(desk, said), toast=_("We speak English now"))


async def help_(desk: Desk, said: Said) -> Screen:
    """What can be done here, on one screen."""
    return Screen(
        (
            line(Bold(_("What I can do"))),
            line(_("Say what you need in your own words, for example “vacation from 5 to 18 August”.")),
            line(_("I ask one question at a time, and bring the request to everybody who has to agree.")),
            line(_("Requests that need your decision come to you here, with buttons.")),
            line(_("Ask “where is my request?” at any time, or “where is request 12?”.")),
            line("/new — ", _("New request").lower()),
            line("/inbox — ", _("requests that wait for me")),
            line("/my — ", _("my requests and drafts")),
            line("/cancel — ", _("leave the form I am filling in")),
            line("/team — ", _("who is away, and when")),
            line("/news — ", _("announcements that hold now")),
            line("/leave — ", _("how much leave I have")),
            line("/settings — ", _("language and the morning message")),
            *(_of_hr() if HR in whose(said).roles else []),
            line(_("A reply to my message about a request goes to everybody whom it concerns.")),
        ),
        ((_home(),),),
    )


def _of_hr() -> list[Line]:
    return [
        line("/announce — ", _("tell something to everybody")),
        line("/balance — ", _("correct how much leave somebody has")),
    ]


def stranger(note: str = "") -> Screen:
    """All that somebody sees whom nobody has let in: no names, no counts; `note` is what has to be said first."""
    words = line(_("This is a company’s internal bot. To come in, please ask your HR department for access."))
    return Screen((line(note), words) if note else (words,))


def _home() -> Choice:
    return Choice(_("To the menu"), Go(Place.HOME))
