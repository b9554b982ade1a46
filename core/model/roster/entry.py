"""What one row of a table says about a person. Knows nobody else."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from core.model.host import EMAIL_LENGTH, email
from core.model.ids import PersonId, RoleKey
from core.model.org import Person
from core.model.roster.table import REQUIRED, Row
from core.model.table import Mistake, advice, brief, day_in
from core.model.words import N_

_LOCALES = ("ru", "en")
_ROLE = re.compile(r"[a-z][a-z0-9_]{0,31}")
#: Telegram promises that ids have at most 52 significant bits.
_TELEGRAM = 2**52


@dataclass(frozen=True, slots=True)
class Entry:
    row: int
    email: str  #: "" when it cannot be read
    says: Mapping[str, Any]  #: attributes of a Person, as far as the table speaks of them
    manager: str | None = None  #: an e-mail; "" for nobody, None when the table does not say
    zone: str | None = None  #: of the branch

    @property
    def key(self) -> str:
        """By which a person is known: the e-mail, in whichever letters it is written."""
        return self.email.casefold()

    def over(self, person: Person, manager: PersonId | None) -> Person:
        """`person` as the row says, under this manager."""
        return replace(person, **self.says, manager=manager)

    def newcomer(self, manager: PersonId | None) -> Person:
        """A person nobody knew before; the id is yet to be given."""
        return self.over(Person(PersonId(0), "", self.email), manager)


class _Wrong(Exception):
    """The cell cannot be taken over."""

    def __init__(self, what: str, **about: str) -> None:
        super().__init__(what)
        self.what = what
        self.about = about


def entry_of(row: Row, zones: frozenset[str]) -> tuple[Entry, tuple[Mistake, ...]]:
    """What a row says as far as it can be read, and what is wrong with the rest. `zones` are the names of all there
    are."""
    read: dict[str, Any] = {}
    mistakes = []
    readers = _READERS | {"zone": lambda text: _zone(text, zones)}
    for column, text in {**dict.fromkeys(REQUIRED, ""), **row.cells}.items():
        try:
            if column in readers:
                read[column] = readers[column](text)
        except _Wrong as wrong:
            mistakes.append(Mistake(row.number, column, wrong.what, wrong.about))
    says = {_ATTRIBUTES.get(column, column): value for column, value in read.items() if column not in _APART}
    return Entry(row.number, read.get("email", ""), says, read.get("manager"), read.get("zone") or None), tuple(
        mistakes
    )


def _words(most: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > most:
            raise _Wrong(
                N_("This is too long: {length} characters, and {most} are possible."),
                length=str(len(text)),
                most=str(most),
            )
        return text

    return read


def _name(text: str) -> str:
    if not text:
        raise _Wrong(N_("The name is missing. Write it as people know it, for example: Egor Lapin."))
    return _words(200)(text)


def _email(text: str) -> str:
    if not text:
        raise _Wrong(N_("The e-mail is missing: it is what people are told apart by."))
    return _address(text)


def _manager(text: str) -> str:
    return _address(text) if text else ""


def _address(text: str) -> str:
    if email(_words(EMAIL_LENGTH)(text)) is None:
        raise _Wrong(N_("“{word}” is not an e-mail address. Write one like egor@example.com."), word=brief(text))
    return text


def _roles(text: str) -> frozenset[RoleKey]:
    codes = [code for code in map(str.strip, text.split("|")) if code]
    for code in codes:
        if not _ROLE.fullmatch(code):
            what = N_(
                "“{word}” is not the code of a role. Write small Latin letters, digits and _, and | between two codes, "
                "for example: hr|accounting."
            )
            raise _Wrong(what, word=brief(code))
    return frozenset(map(RoleKey, codes))


def _locale(text: str) -> str:
    if text and text.casefold() not in _LOCALES:
        what = N_("“{word}” is not a language that is spoken here. Write ru or en, or leave the cell empty.")
        raise _Wrong(what, word=brief(text))
    return text.casefold()


def _telegram(text: str) -> int | None:
    if text and not (re.fullmatch(r"[1-9][0-9]{0,15}", text) and int(text) < _TELEGRAM):
        what = N_(
            "“{word}” is not a Telegram id. It is a number like 123456789; leave the cell empty if it is not known."
        )
        raise _Wrong(what, word=brief(text))
    return int(text) if text else None


def _hired(text: str) -> date | None:
    found = day_in(text) if text else None
    if text and found is None:
        raise _Wrong(N_("“{word}” is not a day. Write it like 2027-07-05 or 05.07.2027."), word=brief(text))
    return found


def _zone(text: str, zones: frozenset[str]) -> str:
    if text and text not in zones:
        what = N_("There is no time zone “{word}”. Write one like Europe/Moscow or Asia/Almaty.")
        raise _Wrong(what, **_resembling(text, zones))
    return text


@lru_cache
def _resembling(zone: str, zones: frozenset[str]) -> dict[str, str]:
    # Looking through hundreds of names takes milliseconds, and the same mistake is often made in every row.
    return advice(zone, sorted(zones))


_READERS: dict[str, Callable[[str], Any]] = {
    "name": _name,
    "email": _email,
    "phone": _words(50),
    "position": _words(200),
    "department": _words(200),
    "branch": _words(200),
    "company": _words(200),
    "manager": _manager,
    "roles": _roles,
    "locale": _locale,
    "telegram_id": _telegram,
    "hired": _hired,
}
_ATTRIBUTES = {"telegram_id": "telegram"}
#: Columns that are no attributes of a person, or not to be changed.
_APART = frozenset({"email", "manager", "zone"})
