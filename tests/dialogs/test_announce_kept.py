"""An announcement that is put aside, and whom it belongs to, in both languages."""

import pytest

from core.use.announce import AnnouncementGone, OnlyHr
from dialogs.action import NotAButton
from tests.dialogs.house import House
from tests.dialogs.hr import ASKS, HR, LOOK, TEXT, begun, people
from tests.dialogs.sayings import (
    fresh,
    misses,
    press,
    press_data,
    press_old,
    sees,
    silence,
    toast,
)


def test_it_is_kept_for_later(house: House) -> None:
    begun(house)
    house.as_(
        HR,
        ("/cancel", sees("Leave this announcement?", "[Keep for later]", "[Delete]", "[Back]")),
        (press("Keep for later"), sees("How can I help?")),
        ("бла-бла", misses(TEXT), sees("I did not understand that. Here is what I can do.")),
    )
    house.talk.restart()
    house.talk.wait(days=2)
    house.as_(HR, ("/announce", sees(LOOK, TEXT), fresh()), ("Ещё", sees(TEXT, "Ещё")))
    house.as_(HR, (press("Cancel"), sees("Leave this announcement?")), (press("Back"), sees(TEXT, "Ещё", LOOK)))


def test_it_is_deleted(house: House) -> None:
    begun(house)
    house.as_(
        HR,
        (press("Cancel"),),
        (press("Delete"), toast("Deleted"), sees("How can I help?")),
        (press_old("Send"), sees(AnnouncementGone)),
        ("/announce", sees(ASKS), misses(TEXT)),
    )
    house.hears("Иван", silence())


def test_a_form_that_is_half_filled_in_waits(house: House) -> None:
    wish = house.say("хочу в отпуск с 5 по 18 августа", "vacation from 5 to 18 August")
    asks = house.say("Кто вас заменит?", "Who stands in for you?")
    house.as_(
        HR,
        (wish, sees(asks)),
        ("/announce", sees(ASKS)),
        (TEXT, sees(LOOK, TEXT), misses(asks)),
        (press("Skip"), misses(LOOK)),
        ("Вера", misses(f"{TEXT}\nВера")),
        ("/announce", sees(LOOK, TEXT), misses("Вера")),
        ("/my", sees(house.say("[Черновики · 1]", "[Drafts · 1]"))),
    )


def test_an_announcement_that_is_half_written_waits(house: House) -> None:
    begun(house)
    house.as_(HR, ("/new",), (press(house.say("Отпуск", "Vacation")),))
    house.as_(HR, (house.say("5–18 августа", "5–18 August"), misses(LOOK, TEXT)))
    house.as_(HR, (press("To whom"), sees("To whom does it go?")))
    house.as_(HR, ("accounting", sees(LOOK, TEXT, people(house, 2))))


def test_who_loses_the_role_is_not_kept_in_it(house: House) -> None:
    begun(house)
    house.talk.change(HR, roles=frozenset())
    house.as_(
        HR,
        (press("Send"), sees(OnlyHr)),
        ("ещё строка", sees(OnlyHr, "How can I help?")),
        (house.say("хочу в отпуск", "vacation"), misses(OnlyHr)),
    )
    house.hears("Иван", silence())


@pytest.mark.parametrize("do", list("acpeukvwbSCDd"))
def test_nobody_touches_what_another_one_writes(house: House, do: str) -> None:
    begun(house)
    house.as_("Иван", ("/start",), (press_data(f"w.1.1.{do}.0"), sees(OnlyHr)))
    house.talk.change("Ольга", roles=house.talk.person(HR).roles)
    house.as_("Ольга", ("/start",), (press_data(f"w.1.1.{do}.0"), sees(AnnouncementGone), misses(TEXT)))
    house.as_(HR, ("/announce", sees(LOOK, TEXT)))


@pytest.mark.parametrize("do", list("tAxX"))
def test_only_hr_looks_after_what_was_sent(house: House, do: str) -> None:
    begun(house)
    house.as_(HR, (press("Send"),))
    house.as_("Иван", (press_data(f"w.1.1.{do}.0"), sees(OnlyHr)))
    house.talk.change("Ольга", roles=house.talk.person(HR).roles)
    house.as_("Ольга", ("/start",), (press_data(f"w.1.1.{do}.0"), misses(OnlyHr, AnnouncementGone)))


@pytest.mark.parametrize(
    "data",
    ["w.1.1.c.0", "w.1.1.c.zzzz", "w.1.1.u.zzzzzzzzzz", "w.1.1.q.0", "w.1.1", "w.1.1.p.zz", "w.zzzzzzzzzz.1.S.0"],
)
def test_forged_buttons_break_nothing(house: House, data: str) -> None:
    begun(house)
    house.as_(HR, (press_data(data),), ("/announce", sees(LOOK, TEXT, people(house, 13), "Holds without an end")))
    house.hears("Иван", silence())


def test_a_button_that_never_was_is_out_of_date(house: House) -> None:
    begun(house)
    house.as_(HR, (press_data("w.1.1.c.zz"), toast(NotAButton)))
