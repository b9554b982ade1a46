"""What is written in one cell, as a value of its column; or why it cannot be."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never

from core.model.catalog.definition import Column, Kind
from core.model.ids import PersonId
from core.model.numbers import TooManyDecimals, parse_money, parse_number
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.table import advice, brief, day_in
from core.model.value import Cell
from core.model.words import N_

Reader: TypeAlias = Callable[[str], Cell]

#: Characters of a text, and of the key of a row.
TEXT, KEY = 1000, 64

_ROLE = re.compile(r"[a-z][a-z0-9_]{0,31}")
_LINK = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_LINK_LENGTH = 2000
#: As programs write a number: a point is the sign of decimals, nothing stands between thousands.
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")
_FLAGS = {
    **dict.fromkeys(("да", "yes", "true", "1", "+", "истина"), True),
    **dict.fromkeys(("нет", "no", "false", "0", "-", "ложь"), False),
}


class Wrong(Exception):
    """The cell cannot be taken over."""

    def __init__(self, what: str, about: Mapping[str, str]) -> None:
        super().__init__(what)
        self.what = what
        self.about = about


def reader_of(column: Column, org: Org) -> Reader:
    """Reads the cells of a column that are not empty; a reader raises Wrong."""
    match column.type:
        case Kind.TEXT:
            return _text(TEXT)
        case Kind.NUMBER:
            return _number
        case Kind.MONEY:
            return _money(column.currency)
        case Kind.DATE:
            return _date
        case Kind.PERSON:
            return _person(org)
        case Kind.ROLE:
            return _role
        case Kind.YES_NO:
            return _yes_no
        case Kind.LINK:
            return _link
        case _:
            assert_never(column.type)


def key_of(text: str) -> str:
    """Raises Wrong."""
    return str(_text(KEY)(text))


def _text(most: int) -> Reader:
    def read(text: str) -> str:
        if len(text) > most:
            about = {"length": str(len(text)), "most": str(most)}
            raise Wrong(N_("This is too long: {length} characters, and {most} are possible."), about)
        return text

    return read


def _number(text: str) -> Decimal:
    try:
        return Decimal(text) if _NUMBER.fullmatch(text) else parse_number(text)
    except Refusal as refusal:
        raise _refused(refusal) from None


def _money(currency: str) -> Reader:
    def read(text: str) -> Cell:
        try:
            return parse_money(_to_hundredths(text) + f" {currency}" if _NUMBER.fullmatch(text) else text, currency)
        except Refusal as refusal:
            raise _refused(refusal) from None

    return read


def _to_hundredths(number: str) -> str:
    """As people write it: to a program 12.345 is no twelve thousand. Raises TooManyDecimals."""
    whole, _, decimals = number.partition(".")
    if decimals[2:].strip("0"):
        raise TooManyDecimals(most=2)
    return f"{whole}.{decimals[:2]}" if decimals else whole


def _refused(refusal: Refusal) -> Wrong:
    return Wrong(refusal.message(), {name: brief(str(value)) for name, value in refusal.about.items()})


def _date(text: str) -> date:
    if (found := day_in(text)) is None:
        raise Wrong(N_("“{word}” is not a day. Write it like 2027-07-05 or 05.07.2027."), {"word": brief(text)})
    return found


def _person(org: Org) -> Reader:
    """By e-mail, or by the exact name; whoever works here now comes first."""
    named: dict[str, list[PersonId]] = {}
    for person in sorted(org.people.values(), key=lambda one: not one.active):
        same = named.setdefault(person.name.casefold(), [])
        if person.active or not same:
            same.append(person.id)

    def read(text: str) -> PersonId:
        if (id := org.by_email(text)) is not None:
            return id
        found = named.get(text.casefold(), [])
        if len(found) > 1:
            raise Wrong(N_("There are several people called “{word}”. Write the e-mail."), {"word": brief(text)})
        if not found:
            likely = [person.email if "@" in text else person.name for person in org.people.values()]
            known = {key: word for key, word in advice(text, likely).items() if key != "choice"}
            raise Wrong(N_("Nobody has the e-mail or the name “{word}”. Check how it is written."), known)
        return found[0]

    return read


def _role(text: str) -> str:
    if not _ROLE.fullmatch(text):
        what = N_("“{word}” is not the code of a role: small Latin letters, digits and _, like accounting.")
        raise Wrong(what, {"word": brief(text)})
    return text


def _yes_no(text: str) -> bool:
    said = _FLAGS.get(text.casefold())
    if said is None:
        raise Wrong(N_("Write yes or no here, not “{word}”."), {"word": brief(text)})
    return said


def _link(text: str) -> str:
    if len(text) > _LINK_LENGTH or not _LINK.fullmatch(text):
        raise Wrong(N_("“{word}” is not a link. Write one like https://example.com."), {"word": brief(text)})
    return text
