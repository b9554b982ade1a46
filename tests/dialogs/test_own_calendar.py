"""What the author's own calendar gets of his leave, and when."""

from datetime import UTC, date, datetime

import pytest

from core.model.leave.calendar_entry import CalendarEntry
from core.model.period import Period
from tests.dialogs.resting import asks, resting, rests
from tests.dialogs.sayings import fresh, incoming, press, sees, toast
from tests.dialogs.stories import asked_to_buy
from tests.dialogs.talk import Fate, Talk

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
    assert (granted.title, cancelled.title) == ("Отгул / день", "Отгул / день - отмена")
    assert granted.uid == cancelled.uid
    assert granted.version < cancelled.version


def test_what_stays_approved_after_all_is_not_sent_again(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (press("Отменить заявку"),), ("дети заболели",))
    office.as_("Ольга", (press("Оставить в силе"),), ("билеты куплены",))
    office.as_("Иван", (incoming(), sees("Остаётся в силе")))
    assert len(entries(office)) == 1


def _states(talk: Talk, who: str = "Иван") -> list[bool]:
    """Of each that this person was sent, whether it belongs into his calendar."""
    versions = [one.version for one in entries(talk, who)]
    assert versions == sorted(set(versions))
    assert max(versions, default=0) < 2**31
    assert len({one.uid for one in entries(talk, who)}) <= 1
    return [not one.cancelled for one in entries(talk, who)]


def test_what_was_granted_by_a_slip_goes_out_again_with_the_news_that_it_is_not(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (incoming(), sees("✅ Согласовано"), fresh()))
    office.as_("Ольга", (press("Отменить решение"), toast("Решение отменено")))
    office.as_("Иван", (incoming(), sees("⏳ Ждём: Ольга Смирнова"), fresh()))
    assert _states(office) == [True, False]
    assert entries(office)[1].period == AUGUST
    assert entries(office)[1].title == "Отгул / день - отмена"


def test_what_is_granted_once_more_comes_back_as_a_later_version(office: Talk) -> None:
    rests(office, "Emma", "from 5 to 18 August")
    office.as_("Ольга", (press("Отменить решение"),), (press("Согласовать"),))
    assert _states(office, "Emma") == [True, False, True]
    assert [one.title for one in entries(office, "Emma")] == ["Day off", "Day off - cancelled", "Day off"]
    office.as_("Ольга", (press("Отменить решение"),), (press("Отклонить"),), ("некому работать",))
    assert _states(office, "Emma") == [True, False, True, False]


def test_who_was_never_told_of_the_slip_gets_nothing_to_take_out(office: Talk) -> None:
    office.failing[office.person("Иван").id] = Fate.LOST
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Ольга", (press("Отменить решение"),))
    office.failing.clear()
    office.goes_by(minutes=1)
    office.as_("Иван", (incoming(), sees("⏳ Ждём: Ольга Смирнова")))
    assert _states(office) == []


def test_a_rejection_that_is_taken_back_is_in_no_calendar(office: Talk) -> None:
    asks(office, "Иван", "с 5 по 18 августа")
    office.as_("Ольга", (press("Отклонить"),), ("некому работать",), (press("Отменить решение"),))
    assert _states(office) == []
    office.as_("Ольга", (press("Согласовать"),))
    assert _states(office) == [True]


def test_an_end_that_is_taken_back_brings_the_days_back(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (press("Отменить заявку"),), ("дети заболели",))
    office.as_("Ольга", (press("Отменить"),))
    assert _states(office) == [True, False]
    office.as_("Ольга", (press("Отменить решение"), toast("Решение отменено")))
    assert _states(office) == [True, False, True]
    office.as_("Ольга", (press("Оставить в силе"),), ("билеты куплены",))
    assert _states(office) == [True, False, True]


def test_a_stay_that_is_taken_back_changes_nothing_in_the_calendar(office: Talk) -> None:
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", (press("Отменить заявку"),), ("дети заболели",))
    office.as_("Ольга", (press("Оставить в силе"),), ("билеты куплены",), (press("Отменить решение"),))
    assert _states(office) == [True]


def test_what_is_sent_again_after_a_slip_still_knows_of_it(office: Talk) -> None:
    """The message above becomes another one in between, and the process begins anew."""
    rests(office, "Иван", "с 5 по 18 августа")
    office.as_("Иван", ("/my",), (press("№ 1"),))
    office.restart()
    office.as_("Ольга", (press("Отменить решение"),))
    assert _states(office) == [True, False]


def test_what_is_no_leave_is_in_no_calendar(talk: Talk) -> None:
    asked_to_buy(talk)
    talk.as_("Ольга", (press("Согласовать"),))
    assert entries(talk) == []
