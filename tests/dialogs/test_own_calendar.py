"""What the author's own calendar gets of his leave, and when."""

from datetime import UTC, date, datetime

import pytest

from core.model.leave.calendar_entry import CalendarEntry
from core.model.period import Period
from tests.dialogs.resting import asks, resting, rests
from tests.dialogs.sayings import incoming, press, sees
from tests.dialogs.stories import asked_to_buy
from tests.dialogs.talk import Talk

AUGUST = Period(date(2027, 8, 5), date(2027, 8, 18))


@pytest.fixture
def office(talk: Talk) -> Talk:
    talk.write(resting)
    return talk


def entries(talk: Talk, who: str = "Иван") -> list[CalendarEntry]:
    """All that this person was sent."""
    own = (posted.message.screen.entry for posted in talk.post if posted.parcel.person == talk.person(who).id)
    return [one for one in own if one is not None]


def test_the_author_gets_his_granted_days_and_nobody_else_does(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (incoming(), sees("✅ Согласовано")))
    (entry,) = entries(office)
    assert (entry.uid, entry.title, entry.period) == ("request-1@kivok", "Отгул / день", AUGUST)
    assert (entry.at, entry.cancelled) == (datetime(2027, 7, 1, 9, tzinfo=UTC), False)
    assert entries(office, "Ольга") == []


def test_it_is_in_the_language_of_the_reader(office: Talk) -> None:
    rests(office, "Emma", "from 5 to 18 August")
    assert [one.title for one in entries(office, "Emma")] == ["Day off"]


def test_what_is_only_asked_for_is_in_no_calendar(office: Talk) -> None:
    asks(office, "Иван", "с 5 по 18 августа")
    assert entries(office) == []


def test_what_was_rejected_is_in_no_calendar(office: Talk) -> None:
    asks(office, "Иван", "с 5 по 18 августа")
    office.as_("Ольга", (press("Отклонить"),), ("некому работать",))
    office.as_("Иван", (incoming(), sees("❌")))
    assert entries(office) == []


def test_what_is_cancelled_goes_out_of_the_calendar_again(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (press("Отменить заявку"),), ("дети заболели",))
    office.as_("Ольга", (press("Отменить"),))
    granted, cancelled = entries(office)
    assert (granted.cancelled, cancelled.cancelled) == (False, True)
    assert granted.uid == cancelled.uid
    assert granted.version < cancelled.version


def test_what_stays_approved_after_all_is_not_sent_again(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (press("Отменить заявку"),), ("дети заболели",))
    office.as_("Ольга", (press("Оставить в силе"),), ("билеты куплены",))
    office.as_("Иван", (incoming(), sees("Остаётся в силе")))
    assert len(entries(office)) == 1


def test_what_is_no_leave_is_in_no_calendar(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    assert entries(talk) == []
