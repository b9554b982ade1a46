"""What cannot be moved, and what a leave that is being moved cannot become: told, and nothing is lost."""

import pytest

from core.model.ids import RequestId
from core.model.leave.facts import AwayAlready
from core.model.refusal import Refusal
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
    NothingToMove,
    NotYourLeave,
    SameDays,
)
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.moving import JULY, LATER, MOVE, agreed, asks, moves, opens, request, rests, settled
from tests.dialogs.sayings import fresh, misses, press, press_data, press_old, sees, toast

AUGUST = ("с 2 по 8 августа", "from 2 to 8 August")
WISH = ("перенести отпуск", "move vacation")


@pytest.fixture
def office(house: House) -> House:
    """Иван's vacation from the 5th to the 18th of July is granted."""
    rests(settled(house, "Иван", "Вера"), *JULY)
    return house


def test_another_leave_on_the_new_days_refuses_it_and_nothing_is_lost(office: House) -> None:
    say = office.say
    rests(office, *AUGUST)
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
    rests(office, *AUGUST)
    again = packed(OnRequest(RequestId(1), Verb.RESCHEDULE))
    office.as_("Иван", (press_data(again), toast(MoveWaits)))
    office.as_("Иван", (office.say(*WISH),), ("1", sees(MoveWaits)))


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
    rests(office, *AUGUST)
    office.as_("Иван", (press_old(MOVE), toast(LeaveOver)))
    office.as_("Иван", (office.say(*WISH),), ("1", sees(LeaveOver)))


def test_what_has_begun_is_not_moved(office: House) -> None:
    office.talk.wait(days=92)
    opens(office, 1, misses(MOVE))
    rests(office, *AUGUST)
    office.as_("Иван", (press_old(MOVE), toast(LeaveBegun)))
    office.as_("Иван", (office.say(*WISH),), ("1", sees(LeaveBegun)))


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
    settled(office, "Ольга")
    asks(office, *AUGUST, name="Ольга")
    office.agree("Пётр")
    office.as_("Анна", (press("Done"),))
    office.as_("Ольга", (office.say(*WISH),), ("1", sees(NotYourLeave)))


def test_what_is_under_way_is_not_moved(office: House) -> None:
    asks(office, *AUGUST)
    office.as_("Иван", (office.say(*WISH),), ("2", sees(NoLeaveToMove)))


def test_where_there_is_nothing_to_move_it_is_said_and_a_new_leave_offered(house: House) -> None:
    house.as_(
        "Иван",
        (house.say(*WISH), sees(NothingToMove), misses("[Cancel]"), fresh()),
        (press(house.say("Отпуск", "Vacation")), sees(house.say("На какие даты?", "Which dates?"))),
    )


def test_the_form_of_a_move_in_the_menu_begins_nothing_either(house: House) -> None:
    house.as_(
        "Иван",
        ("/new",),
        (press(house.say("Перенос отпуска", "Move a vacation")), sees(NothingToMove, "[To the menu]")),
        ("/start", misses("Drafts")),
    )


def test_of_a_leave_that_may_have_been_meant_it_is_said_why_it_stays(office: House) -> None:
    moves(office)
    wish, move = office.say(*WISH), office.say("№ 2", "#2")
    office.as_("Иван", (wish, sees(NothingToMove, MoveWaits)), (press(move), sees(office.say(*LATER), "[Recall]")))
    office.as_("Иван", (press("Recall"),), (press("Yes, recall"),), (wish, misses(NothingToMove)))


@pytest.mark.parametrize(("wait", "told"), [(92, LeaveBegun), (105, None)])
def test_what_is_over_is_not_spoken_of(office: House, wait: int, told: type[Refusal] | None) -> None:
    office.talk.wait(days=wait)
    shown = sees(NothingToMove) if told is None else sees(NothingToMove, told)
    office.as_("Иван", (office.say(*WISH), shown, misses(*(one for one in (LeaveOver, LeaveBegun) if one is not told))))


def test_a_question_that_has_lost_its_answers_says_so(office: House) -> None:
    office.as_("Иван", (office.say(*WISH), misses(NothingToMove)), (press("Cancel"),), (press("Keep for later"),))
    office.talk.wait(days=92)
    draft = office.say("Перенос отпуска", "Move a vacation")
    office.as_("Иван", (press(office.say("Черновики · 1", "Drafts · 1")),), (press(draft), sees(NothingToMove)))


def test_whose_leave_it_is_finds_it_as_soon_as_he_may_see_what_another_has_asked_for(house: House) -> None:
    say = house.say
    settled(house, "Иван", "Вера")
    house.as_("Ольга", (say("отпуск с 5 по 18 июля", "vacation from 5 to 18 July"),), (press("Skip"),))
    house.as_("Ольга", (press("All done"),), (press("Change"),), (press(say("Сотрудник", "Employee")),))
    house.as_("Ольга", (press("Иван Петров"),), (press("Submit"), sees("⏳")))
    house.as_("Иван", (say(*WISH), sees(NothingToMove), misses(NoLeaveToMove)))
    house.as_("Ольга", (press("More…"),), (press("Add observer"),), ("Иван",))
    house.as_("Иван", (say(*WISH), sees(NothingToMove, NoLeaveToMove)))
    house.agree("Пётр")
    house.as_("Анна", (press("Done"),))
    house.as_("Иван", (say(*WISH), sees(say("[№ 1", "[#1"))))


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
