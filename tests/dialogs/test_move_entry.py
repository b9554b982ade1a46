"""A vacation that is moved takes its entry in the own calendar along, and a slip brings it back."""

from datetime import date

from tests.dialogs.house import House
from tests.dialogs.moving import agreed, moved, moves, office, opens
from tests.dialogs.sayings import press, sees

__all__ = ["moved", "office"]


def test_the_event_in_the_own_calendar_moves_along(moved: House) -> None:
    own = (one.message.screen.entry for one in moved.talk.post if one.parcel.person == moved.talk.person("Иван").id)
    first, second = (one for one in own if one is not None)
    assert (
        (first.uid, first.title) == (second.uid, second.title) == ("request-1@kivok", moved.say("Отпуск", "Vacation"))
    )
    assert first.version < second.version
    assert (second.period.first, second.cancelled) == (date(2027, 7, 12), False)


def test_a_move_that_was_granted_by_a_slip_puts_the_event_back_on_its_days(moved: House) -> None:
    moved.as_("Анна", (press("Undo"),), (press("Done"),))
    own = (one.message.screen.entry for one in moved.talk.post if one.parcel.person == moved.talk.person("Иван").id)
    first, second, third, fourth = (one for one in own if one is not None)
    assert (third.uid, third.title, third.period, third.cancelled) == (first.uid, first.title, first.period, False)
    assert (fourth.uid, fourth.period) == (second.uid, second.period)
    assert second.version < third.version < fourth.version


def test_after_a_move_that_was_undone_and_rejected_the_next_one_moves_the_event(moved: House) -> None:
    talk = moved.talk
    moved.as_("Анна", (press("Undo"),), (press("Return"),), (press(moved.say("Руководитель", "Manager")),), ("отчёт",))
    moved.as_("Ольга", (press("Reject"),), ("отчёт", sees("Rejected")))
    opens(moved, 1)
    moves(moved, "2–15 августа", "2–15 August")
    agreed(moved)
    own = (one.message.screen.entry for one in talk.post if one.parcel.person == talk.person("Иван").id)
    sent = [one for one in own if one is not None]
    assert {one.uid for one in sent} == {"request-1@kivok"}
    versions = [one.version for one in sent]
    assert versions == sorted(set(versions))
    assert [one.period.first for one in sent] == [
        date(2027, 7, 5),
        date(2027, 7, 12),
        date(2027, 7, 5),
        date(2027, 8, 2),
    ]
    assert max(versions) < 2**31
