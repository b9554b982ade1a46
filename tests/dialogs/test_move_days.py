"""What a vacation that is moved takes from the balance, and when."""

from datetime import date

from core.model.leave.facts import NotEnoughLeft
from tests.dialogs.house import House
from tests.dialogs.moving import adds, agreed, days_of, free, moves, office, opens, settled
from tests.dialogs.sayings import press, sees

__all__ = ["office"]


def test_it_is_moved_with_nothing_left(office: House) -> None:
    office.talk.write(adds, office.talk.person("Иван").id, -26)
    assert free(office, day=date(2027, 7, 18)) == 0
    asks_more = office.say("отпуск с 20 по 20 июля", "vacation from 20 to 20 July")
    office.as_("Иван", (asks_more,), (press("Skip"),), (press("All done"), sees(NotEnoughLeft)))
    opens(office, 1)
    moves(office)
    agreed(office)
    assert free(office, day=date(2027, 7, 25)) == 0


def test_more_days_take_only_what_they_need_beyond_the_old_ones(office: House) -> None:
    moves(office, "12–30 июля", "12–30 July")
    assert free(office) == 26 + 56 - 28 - 10
    agreed(office)
    assert free(office) == 26 + 56 - 38


def test_fewer_days_come_back_when_it_is_granted_and_not_before(office: House) -> None:
    moves(office, "12–16 июля", "12–16 July")
    assert free(office) == 26 + 56 - 28
    agreed(office)
    assert free(office) == 26 + 56 - 10


def test_over_new_year_each_year_gets_what_is_its_own(office: House) -> None:
    moves(office, "28 декабря – 10 января", "28 December – 10 January")
    assert free(office) == 26 + 56 - 28
    agreed(office)
    # Of the year whose calendar is not known yet every day counts; its first month gives 5.
    assert (free(office), free(office, day=date(2028, 1, 31))) == (26 + 56 - 8, 26 + 56 - 8 - 20 + 5)


def test_unpaid_leave_stays_unpaid(house: House) -> None:
    say = house.say
    settled(house, "Иван")
    house.as_(
        "Иван",
        (say("отпуск с 5 по 18 июля", "vacation from 5 to 18 July"),),
        (press("Skip"),),
        (press("All done"),),
        (press("Change"),),
        (press(say("Вид отпуска", "Kind of leave")),),
        (press(say("Без оплаты", "Unpaid")),),
        (press("Submit"), sees("⏳")),
    )
    agreed(house)
    moves(house)
    agreed(house)
    assert (free(house), days_of(house)) == (26 + 56, [(2, True)])
