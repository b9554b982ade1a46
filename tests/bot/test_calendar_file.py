"""Leaves as files that calendars read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from bot.calendar_file import file_name, ics
from core.model.leave.calendar_entry import CalendarEntry
from core.model.period import Period


def entry(title: str = "Отпуск", version: int = 4, *, cancelled: bool = False) -> CalendarEntry:
    return CalendarEntry(
        uid="request-12@kivok",
        version=version,
        title=title,
        period=Period(date(2027, 7, 5), date(2027, 7, 18)),
        at=datetime(2027, 6, 1, 9, 30, tzinfo=UTC),
        cancelled=cancelled,
    )


def read(data: bytes) -> tuple[Any, list[Any]]:
    calendar: Any = Calendar.from_ical(data)
    return calendar, calendar.walk("VEVENT")


def test_a_leave_is_an_event_of_whole_days_that_ends_on_the_day_after() -> None:
    calendar, (event,) = read(ics([entry()]))
    assert (calendar["method"], calendar["version"]) == ("PUBLISH", "2.0")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 7, 5), date(2027, 7, 19))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (event["uid"], event["sequence"], event["status"]) == ("request-12@kivok", 4, "CONFIRMED")
    assert event.decoded("dtstamp") == datetime(2027, 6, 1, 9, 30, tzinfo=UTC)
    assert event["summary"] == "Отпуск"


def test_a_cancelled_leave_asks_to_be_taken_out() -> None:
    calendar, (event,) = read(ics([entry(version=5, cancelled=True)]))
    assert (calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 5)


def test_what_is_only_asked_for_is_tentative_and_others_leave_the_reader_free() -> None:
    asked = replace(entry(), asked=True, busy=False)
    _calendar, (own, other) = read(ics([entry(), asked]))
    assert (own["status"], own["transp"]) == ("CONFIRMED", "OPAQUE")
    assert (other["status"], other["transp"]) == ("TENTATIVE", "TRANSPARENT")


def test_a_calendar_that_is_followed_tells_how_often_to_ask() -> None:
    made = ics([entry()], again=timedelta(hours=1))
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in made
    assert b"X-PUBLISHED-TTL:PT1H\r\n" in made
    assert b"PT1H" not in ics([entry()])


def test_several_are_one_calendar_with_a_name() -> None:
    calendar, events = read(ics([entry(), entry("Отгул")], "Команда"))
    assert (calendar["x-wr-calname"], [event["summary"] for event in events]) == ("Команда", ["Отпуск", "Отгул"])


def test_a_calendar_may_be_empty() -> None:
    calendar, events = read(ics([]))
    assert (calendar["method"], events) == ("PUBLISH", [])


def test_words_are_escaped_and_long_lines_folded_between_letters() -> None:
    title = "Отпуск; \\ два, " + "ё" * 90 + "\nконец"
    made = ics([entry(title)])
    assert all(len(one) <= 75 for one in made.split(b"\r\n"))
    _calendar, (event,) = read(made)
    assert event["summary"] == title


def test_a_file_is_called_by_what_and_when() -> None:
    assert file_name(entry()) == "Отпуск 2027-07-05.ics"
    assert file_name(entry("../Отгул / день")) == "Отгул день 2027-07-05.ics"
