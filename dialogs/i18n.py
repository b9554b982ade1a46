"""Texts in the reader's language: gettext catalogs read as they are, numbers and dates by CLDR."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

from core.model.fields.date import show_date
from core.model.fields.money import show_money
from core.model.here import Here
from core.model.ids import PersonId
from core.model.label import Label
from core.model.money import Money
from core.model.names import knowing
from core.model.org import Org, Person
from core.model.refusal import Refusal
from core.model.table import Mistake, show

LOCALES = ("ru", "en")
_FOLDER = Path(__file__).parent.parent / "locales"

_locale: ContextVar[str] = ContextVar("locale", default="en")


def _(message: str) -> str:
    """`message` in the language that `speaking` has set."""
    return _catalog(_locale.get()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The plural form that `count` takes, with `{count}` filled in."""
    return _catalog(_locale.get()).ngettext(one, many, count).format(count=count)


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Within, `_` speaks this language."""
    before = _locale.set(locale)
    try:
        yield
    finally:
        _locale.reset(before)


def spoken(language: str) -> str:
    """The language to speak with somebody whose messenger says `language`: "pt-br" and the like become English."""
    plain = language.replace("_", "-").split("-", 1)[0].lower()
    return plain if plain in LOCALES else ("ru" if plain in _RUSSIAN_IS_READ else "en")


#: Languages of countries where Russian is more at home than English.
_RUSSIAN_IS_READ = frozenset({"be", "kk", "ky", "tg", "uk", "uz"})


def here_of(person: Person, org: Org, now: datetime) -> Here:
    """The surroundings of a person who reads or says something now."""
    zone = _zone(person.zone)
    here = Here(person.locale or "en", zone, now, _, plural=ngettext, outside=org.partner(person.id))
    return knowing(here, org)


def told(refusal: Refusal, here: Here) -> str:
    """Why not, in words, with the way out."""
    about = {key: _shown(key, value, here) for key, value in refusal.about.items()}
    return _(refusal.message()).format(**about)


def moment(at: datetime, here: Here) -> str:
    """The time of a day, with the day unless it is today: «10:42», «5 июля, 9:00»."""
    same_day = at.astimezone(here.zone).date() == here.today
    return _clock(at, here) if same_day else dated(at, here)


def dated(at: datetime, here: Here) -> str:
    """As `moment`, with the day in any case: for what stays, and is read on other days, too."""
    local = at.astimezone(here.zone)
    pattern = "d MMMM" if local.year == here.today.year else "d MMMM y"
    day = format_date(local.date(), pattern, here.locale)
    return f"{day}, {_clock(at, here)}".replace(" ", "\N{NO-BREAK SPACE}")


def near(at: datetime, here: Here) -> str:
    """As `moment`, but «завтра, 9:00» and «вчера, 18:00»: for what is read now, and not kept to be read later."""
    words = {1: _("tomorrow, {time}"), -1: _("yesterday, {time}")}.get(_days(at, here))
    return moment(at, here) if words is None else words.format(time=_clock(at, here))


def since(at: datetime, here: Here) -> str:
    """«с 10:42», «со вчера, 18:00», «с 5 июля, 9:00»: as `near`."""
    words = _("since yesterday, {time}") if _days(at, here) == -1 else None
    return words.format(time=_clock(at, here)) if words else _("since {time}").format(time=moment(at, here))


def _days(at: datetime, here: Here) -> int:
    """How many days ahead."""
    return (at.astimezone(here.zone).date() - here.today).days


def _clock(at: datetime, here: Here) -> str:
    return format_time(at.astimezone(here.zone), "H:mm", locale=here.locale)


def _shown(key: str, value: object, here: Here) -> str:
    match value:
        case int() if key == "who":
            return here.name(PersonId(value))
        case Refusal():
            return told(value, here)
        case Mistake():
            return show(value, _)
        case Label():
            return value.in_(here.locale)
        case tuple():
            return ", ".join(_shown("", one, here) for one in value)
        case Money():
            return show_money(value, here.locale)
        case Decimal():
            return format_decimal(value, locale=here.locale)
        case datetime():
            return near(value, here)
        case date():
            return show_date(value, here.locale)
        case _:
            return str(value)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@cache
def _catalog(locale: str) -> Translations:
    file = _FOLDER / locale / "LC_MESSAGES" / "kivok.po"
    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale))
    compiled.seek(0)
    return Translations(compiled)
