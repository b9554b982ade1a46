"""Leave where it is odd: over New Year, over a moved day off, in a year without a calendar, half days, and a holiday
that is declared while it runs."""

from datetime import date, datetime

import pytest

from core.model.dates.refusals import NotWholeDays, PeriodNotUnderstood
from core.model.ids import PersonId
from core.model.leave.ledger import Entry, Posting
from core.model.refusal import Refusal
from core.store import leave
from core.store.db import Tx
from tests.dialogs.cast import on
from tests.dialogs.house import House
from tests.dialogs.rows import keep
from tests.dialogs.sayings import fresh, incoming, misses, press, sees

_DAYS = "code;name;date;kind;country;branch"


@pytest.fixture
def office(house: House) -> House:
    """Monday, the 5th of April: Иван had 40 days on New Year's Eve."""
    on(house, 2027, 4, 5, 10)
    house.talk.change("Иван", hired=date(2020, 1, 1))
    house.talk.write(_opened, house.talk.person("Иван").id, house.talk.clock.now)
    return house


def _opened(tx: Tx, who: PersonId, now: datetime) -> None:
    days = Posting(person=who, kind="annual", entry=Entry.OPENING, half_days=80, on=date(2026, 12, 31))
    leave.enter(tx, [days], now)


def _asks(house: House, ru: str, en: str, *seen: str) -> None:
    house.as_(
        "Иван",
        (house.say(ru, en),),
        (press("Skip"),),
        (press("All done"), sees(*seen, "[Submit]")),
        (press("Submit"), sees("⏳")),
    )


def _granted(house: House) -> None:
    house.agree("Ольга")
    house.as_("Анна", (press("Done"),))
    house.look_away()


def _taken(house: House) -> list[tuple[int, str]]:
    book = house.talk.read(leave.book, house.talk.person("Иван").id)
    return [(one.half_days, f"{one.on:%Y-%m-%d}") for one in book if one.entry is Entry.TAKEN]


_MOVES = (
    "Календарь этих дней ещё может измениться",
    "The calendar of these days may still change: then they are counted again",
)


def test_over_new_year_it_is_one_leave_and_two_entries(office: House) -> None:
    _asks(office, "отпуск с 27 декабря по 14 января", "vacation from 27 December to 14 January", office.say(*_MOVES))
    _granted(office)
    assert [on_ for _days, on_ in _taken(office)] == ["2027-12-27", "2028-01-01"]


def test_a_day_off_that_was_moved_counts_and_the_holiday_does_not(office: House) -> None:
    """12 June is a Saturday, and its day off the Monday after."""
    words = office.say("4 дня отпуска: 12 июня не считается", "4 days of leave: 12 June does not count")
    _asks(office, "отпуск с 10 по 14 июня", "vacation from 10 to 14 June", words)


def test_in_a_year_without_a_calendar_it_says_so_and_counts_again_later(office: House) -> None:
    say = office.say
    _asks(office, "отпуск с 14 по 18 февраля 2028", "vacation from 14 to 18 February 2028", say(*_MOVES))
    _granted(office)
    office.talk.write(keep, "days", (_DAYS, "x;Праздник;2028-02-15;holiday;RU;"))
    office.talk.goes_by(minutes=1)
    words = say("дни пересчитаны: было 5 дней, стало 4 дня", "counted again: 5 days before, 4 days now")
    for name in ("Иван", "Елена"):
        office.hears(name, sees(words), fresh())


@pytest.mark.parametrize(
    ("ru", "en", "why"),
    [
        ("полдня 5 июля", "half a day on 5 July", PeriodNotUnderstood),
        ("с 5 июля на 5,5 дней", "from 5 July for 5.5 days", NotWholeDays),
    ],
)
def test_half_a_day_is_not_taken_for_a_whole_one(office: House, ru: str, en: str, why: type[Refusal]) -> None:
    """Annual leave is given in whole days."""
    which = office.say("На какие даты?", "Which dates?")
    office.as_(
        "Иван", (office.say("отпуск", "vacation"), sees(which)), (office.say(ru, en), sees(which), misses("[Skip]"))
    )


def test_a_holiday_that_is_declared_while_it_runs_is_given_back(office: House) -> None:
    say = office.say
    _asks(office, "отпуск с 17 по 28 мая", "vacation from 17 to 28 May")
    _granted(office)
    on(office, 2027, 5, 19, 11)
    office.talk.goes_by(minutes=0)
    office.look_away()
    office.as_("Иван", ("/leave", sees(say("Можно попросить сейчас: 37,5", "To be asked for now: 37.5"))))
    office.talk.write(keep, "days", (_DAYS, "x;День города;2027-05-21;holiday;RU;"))
    office.talk.goes_by(minutes=1)
    words = say("дни пересчитаны: было 12 дней, стало 11 дней", "counted again: 12 days before, 11 days now")
    for name in ("Иван", "Елена"):
        office.as_(name, (incoming(), sees(words), fresh()))
    office.as_("Иван", ("/leave", sees(say("Можно попросить сейчас: 38,5", "To be asked for now: 38.5"))))
