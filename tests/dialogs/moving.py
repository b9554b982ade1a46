"""Vacations in the conversations about moving them."""

from datetime import UTC, date, datetime

import pytest

from core.model.ids import PersonId, RequestId
from core.model.leave.ledger import Entry, Posting, standing
from core.model.period import Period
from core.model.request import Request
from core.store import leave, people
from core.store.db import Tx
from core.use.leave import kept_book
from tests.company import stored
from tests.dialogs.house import House
from tests.dialogs.sayings import Expectation, press, sees

APRIL = datetime(2027, 4, 5, 7, tzinfo=UTC)
HIRED = date(2020, 1, 1)
MOVE = "Move the dates"
JULY, LATER = ("с 5 по 18 июля", "from 5 to 18 July"), ("12–25 июля", "12–25 July")


@pytest.fixture
def office(house: House) -> House:
    """Иван's vacation from the 5th to the 18th of July is granted: 14 of the 27 days that there are then."""
    rests(settled(house, "Иван", "Вера"), *JULY)
    return house


@pytest.fixture
def moved(office: House) -> House:
    """It has been moved by a week, within a minute."""
    office.talk.wait(seconds=10)
    moves(office)
    agreed(office)
    return office


def settled(house: House, *names: str) -> House:
    """Monday, the 5th of April: each had 13 days on New Year's Eve."""
    house.talk.clock.now = APRIL
    for name in names:
        house.talk.change(name, hired=HIRED)
        house.talk.write(adds, house.talk.person(name).id, 26)
    return house


def adds(tx: Tx, who: PersonId, half_days: int) -> None:
    """So many more."""
    entry = Posting(person=who, kind="annual", entry=Entry.OPENING, half_days=half_days, on=date(2026, 12, 31))
    leave.enter(tx, [entry], APRIL)


def asks(house: House, ru: str, en: str, name: str = "Иван", substitute: str = "Skip") -> None:
    """A vacation is on its way."""
    first = (f"отпуск {ru}" if house.locale == "ru" else f"vacation {en}",)
    house.as_(name, first, (press(substitute),), (press("All done"),), (press("Submit"), sees("⏳")))


def agreed(house: House, *stands_in: str, looks_away: bool = True) -> None:
    """Whoever is to agree does."""
    house.agree(*stands_in, "Ольга")
    house.as_("Анна", (press("Done"),))
    if looks_away:
        house.look_away()


def moves(house: House, ru: str = LATER[0], en: str = LATER[1]) -> None:
    """Иван asks that the vacation of his newest card that offers it is moved."""
    house.as_("Иван", (press(MOVE),), (house.say(ru, en),), (press("Submit"), sees("⏳")))


def rests(house: House, ru: str, en: str, name: str = "Иван", substitute: str = "Skip") -> None:
    """A vacation is granted."""
    asks(house, ru, en, name, substitute)
    agreed(house, *(() if substitute == "Skip" else (substitute.split(maxsplit=1)[0],)))


def opens(house: House, number: int, *expected: Expectation) -> None:
    """Иван looks at the card of a request."""
    house.talk.wait(minutes=1)  # a card is shown once a moment
    house.as_("Иван", ("/my",), (press(house.say(f"№ {number}", f"#{number}")), *expected))


def free(house: House, name: str = "Иван", day: date = date(2027, 12, 31)) -> int:
    """Half-days that nobody has asked for, on a day, with what grows until then."""
    return house.talk.read(_free, house.talk.person(name).id, day)


def days_of(house: House, name: str = "Иван") -> list[tuple[int, bool]]:
    """By which requests somebody is away, and whether that is granted."""
    whole = Period(date(2027, 1, 1), date(2028, 12, 31))
    found = house.talk.read(leave.absences, [house.talk.person(name).id], whole)
    return [(one.request, one.granted) for one in found]


def request(house: House, number: int) -> Request:
    return house.talk.read(stored, RequestId(number))


def _free(tx: Tx, who: PersonId, day: date) -> int:
    known, _kept = kept_book(tx, people.org(tx).people[who], "annual", (APRIL.date(), day))
    return standing(known, day).free
