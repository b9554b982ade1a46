"""What cannot be moved, and what a leave that is being moved cannot become: told, and nothing is lost."""

import pytest

from core.model.ids import RequestId
from core.model.leave.facts import AwayAlready
from core.model.request import Status
from core.model.rescheduling import (
    LeaveBegun,
    LeaveCancelling,
    LeaveMoved,
    LeaveOver,
    MoveCancelled,
    MoveStays,
    MoveTooLate,
    MoveWaits,
    NoLeaveToMove,
    NotYourLeave,
    SameDays,
)
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.moving import JULY, LATER, MOVE, agreed, asks, moves, opens, request, rests, settled
from tests.dialogs.sayings import misses, press, press_data, press_old, sees, toast


@pytest.fixture
def office(house: House) -> House:
    """Иван's vacation from the 5th to the 18th of July is granted."""
    rests(settled(house, "Иван", "Вера"), *JULY)
    return house


def test_another_leave_on_the_new_days_refuses_it_and_nothing_is_lost(office: House) -> None:
    say = office.say
    rests(office, "с 2 по 8 августа", "from 2 to 8 August")
    opens(office, 1)
    office.as_(
        "Иван",
        (press(MOVE),),
        (say("2–15 августа", "2–15 August"), sees(AwayAlready, "[Submit]")),
        (press("Submit"), sees(AwayAlready)),
        (press("Change"),),
        (press(say("Новые даты", "New dates")),),
        (say(*LATER), misses(AwayAlready)),
        (press("Submit"), sees("⏳")),
    )


def test_only_one_move_waits_at_a_time(office: House) -> None:
    moves(office)
    again = packed(OnRequest(RequestId(1), Verb.RESCHEDULE))
    office.as_("Иван", (press_data(again), toast(MoveWaits)))
    office.as_("Иван", (office.say("перенести отпуск", "move vacation"),), ("1", sees(MoveWaits)))


def test_while_it_is_being_moved_it_is_not_cancelled(office: House) -> None:
    opens(office, 1)
    moves(office)
    office.as_("Иван", (press_old("Cancel the request"), toast(MoveWaits)))
    assert request(office, 1).status is Status.APPROVED


def test_what_has_been_moved_is_neither_moved_nor_cancelled_again(office: House) -> None:
    opens(office, 1)
    moves(office)
    agreed(office)
    for old in ("Cancel the request", MOVE):
        office.as_("Иван", (press_old(old), toast(LeaveMoved)))


def test_what_is_being_cancelled_is_not_moved(office: House) -> None:
    opens(office, 1)
    office.as_("Иван", (press("Cancel the request"),), ("дети заболели",))
    opens(office, 1, misses(MOVE))
    office.as_("Иван", (press_old(MOVE), toast(LeaveCancelling)))


def test_what_is_over_is_not_moved(office: House) -> None:
    office.talk.wait(days=105)
    opens(office, 1, misses(MOVE))
    office.as_("Иван", (press_old(MOVE), toast(LeaveOver)))
    office.as_("Иван", (office.say("перенести отпуск", "move vacation"),), ("1", sees(LeaveOver)))


def test_what_has_begun_is_not_moved(office: House) -> None:
    office.talk.wait(days=92)
    opens(office, 1, misses(MOVE))
    office.as_("Иван", (press_old(MOVE), toast(LeaveBegun)))
    office.as_("Иван", (office.say("перенести отпуск", "move vacation"),), ("1", sees(LeaveBegun)))


def test_what_has_begun_meanwhile_is_not_granted_and_can_be_returned(office: House) -> None:
    moves(office)
    office.agree("Ольга")
    office.talk.wait(days=91)
    office.as_(
        "Анна",
        (press("Done"), toast(MoveTooLate)),
        (press("Return"),),
        (press("Иван Петров"),),
        ("уже начался", sees("Returned")),
    )
    assert request(office, 1).status is Status.APPROVED


def test_after_a_move_that_was_cancelled_the_first_leave_is_moved_no_more(office: House) -> None:
    opens(office, 1)
    moves(office)
    agreed(office)
    opens(office, 2)
    office.as_("Иван", (press("Cancel the request"),), ("дети заболели",))
    for name in ("Ольга", "Анна"):
        office.as_(name, (press("Cancel it"),))
    again = packed(OnRequest(RequestId(1), Verb.RESCHEDULE))
    office.as_("Иван", (press_data(again), toast(MoveCancelled)))


def test_nobody_moves_what_is_not_his(office: House) -> None:
    office.as_("Ольга", (press_data(packed(OnRequest(RequestId(1), Verb.RESCHEDULE))), toast(NotYourLeave)))
    office.as_("Ольга", (office.say("перенести отпуск", "move vacation"),), ("1", sees(NotYourLeave)))


def test_what_is_under_way_is_not_moved(house: House) -> None:
    asks(settled(house, "Иван"), *JULY)
    house.as_("Иван", (house.say("перенести отпуск", "move vacation"),), ("1", sees(NoLeaveToMove)))


def test_the_same_days_are_no_other_ones(office: House) -> None:
    opens(office, 1)
    office.as_("Иван", (press(MOVE),), (office.say("5–18 июля", "5–18 July"), sees(SameDays)))


def test_a_granted_move_is_opened_again_only_until_the_old_leave_would_have_begun(office: House) -> None:
    moves(office)
    agreed(office, looks_away=False)
    office.hears("Елена", sees("[Open again]"))
    office.talk.wait(days=91)
    office.as_("Елена", (press("Open again"), toast(MoveStays), sees("[History]"), misses("[Open again]")))
    assert request(office, 2).status is Status.APPROVED
