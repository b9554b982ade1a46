"""The link by which a calendar follows a team: offered, shown once, taken back."""

import re

import pytest

from core.model.ids import PersonId, RoleKey
from core.model.sight import COMPANY
from core.use.away import NoTeam
from core.use.feeds import followed
from dialogs.action import Following, NotAButton, OnFeed
from dialogs.packing import packed
from tests.dialogs.company import OLGA
from tests.dialogs.resting import resting, rests
from tests.dialogs.sayings import (
    begins,
    changed,
    fresh,
    misses,
    press,
    press_data,
    press_old,
    repeated,
    sees,
    toast,
    unseen,
)
from tests.dialogs.talk import Talk

LINK = re.compile(r"https://kivok\.example\.com/calendar/([\w-]{43})\.ics")


@pytest.fixture
def office(talk: Talk) -> Talk:
    """Иван is away in August."""
    talk.write(resting)
    rests(talk, "Иван", "с 5 по 18 августа")
    for chat in talk.chats.values():
        chat.read()
    return talk


def button(do: Following, leader: PersonId = OLGA) -> str:
    return packed(OnFeed(leader, do))


def token(talk: Talk, who: str) -> str:
    """What the newest link carries that is still in the chat."""
    (found,) = LINK.findall(str(talk.chat(who).messages[-1]))
    return str(found)


def holds(talk: Talk, token: str) -> bool:
    return talk.read(followed, token, talk.clock.now) is not None


def test_a_link_is_shown_with_what_to_do_with_it(office: Talk) -> None:
    office.as_(
        "Ольга",
        ("/team", sees("[Подписка на календарь] [В меню]")),
        (
            press("Подписка на календарь"),
            begins("Подписка на календарь · Команда: Ольга Смирнова"),
            sees("https://kivok.example.com/calendar/", "iPhone", "Outlook", "Google", "[Отозвать] [В меню]"),
            sees("Никому её не давайте"),
            fresh(),
        ),
    )
    assert holds(office, token(office, "Ольга"))


def test_it_speaks_english_to_who_reads_english(office: Talk) -> None:
    office.as_(
        "Emma",
        ("who is away?", sees("[Subscribe] [To the menu]")),
        (
            press("Subscribe"),
            begins("Calendar subscription · Team: Ольга Смирнова"),
            sees("[Revoke]", "shown this once"),
        ),
        (press("Revoke"), begins("The link does not work any more."), sees("[New link] [To the menu]"), changed()),
    )


def test_it_is_shown_once(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (press("Подписка на календарь"),))
    old = token(office, "Ольга")
    office.as_(
        "Ольга",
        ("/team",),
        (
            press("Подписка на календарь"),
            begins("Подписка на календарь · Команда: Ольга Смирнова"),
            sees("с 1 июля 2027", "[Новая ссылка] [Отозвать]", "[В меню]"),
            misses("https://"),
            fresh(),
        ),
    )
    assert holds(office, old)


def test_a_new_link_makes_the_old_one_void(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (press("Подписка на календарь"),))
    old = token(office, "Ольга")
    office.as_(
        "Ольга",
        ("/team",),
        (press("Подписка на календарь"),),
        (press("Новая ссылка"), sees("https://kivok.example.com/calendar/"), changed()),
    )
    new = token(office, "Ольга")
    assert (holds(office, old), holds(office, new)) == (False, True)


def test_what_is_revoked_goes_out_of_the_chat_and_can_be_made_anew(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (press("Подписка на календарь"),))
    old = token(office, "Ольга")
    office.as_(
        "Ольга",
        (press("Отозвать"), begins("Ссылка больше не работает."), misses("https://"), changed()),
        (press_old("Отозвать"), begins("Ссылка больше не работает."), misses("https://")),
        (press("Новая ссылка"), sees("https://kivok.example.com/calendar/")),
    )
    assert (holds(office, old), holds(office, token(office, "Ольга"))) == (False, True)


def test_a_tap_that_comes_twice_makes_one_link(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (repeated(press("Подписка на календарь")),))
    assert holds(office, token(office, "Ольга"))


def test_a_link_that_nobody_has_seen_is_made_anew(office: Talk) -> None:
    office.as_(
        "Ольга",
        ("/team",),
        (unseen(press("Подписка на календарь")), misses("https://")),
        ("/team",),
        (press("Подписка на календарь"), sees("[Новая ссылка]")),
        (press("Новая ссылка"), sees("https://kivok.example.com/calendar/")),
    )


def test_the_whole_company_is_a_calendar_of_its_own(office: Talk) -> None:
    office.as_(
        "Елена",
        ("кто в отпуске", begins("Вся компания")),
        (press("Подписка на календарь"), begins("Подписка на календарь · Вся компания")),
    )
    found = office.read(followed, token(office, "Елена"), office.clock.now)
    assert found is not None
    assert (found.leader, len(found.absences)) == (COMPANY, 1)


def test_where_no_calendar_reaches_the_process_nothing_is_offered(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (press("Подписка на календарь"),))
    old = token(office, "Ольга")
    office.public = ""
    office.restart()
    office.as_(
        "Ольга",
        ("/team", sees("[В меню]"), misses("Подписка")),
        (press_data(button(Following.ASK)), toast(NotAButton), misses("https://")),
        (press_data(button(Following.MAKE)), toast(NotAButton), misses("https://")),
        (press_data(button(Following.REVOKE)), begins("Ссылка больше не работает."), misses("[Новая ссылка]")),
    )
    assert not holds(office, old)


@pytest.mark.parametrize("leader", [OLGA, COMPANY])
@pytest.mark.parametrize("do", [Following.ASK, Following.MAKE])
def test_a_forged_button_makes_no_link(office: Talk, leader: PersonId, do: Following) -> None:
    office.as_("Анна", ("/my",), (press_data(button(do, leader)), toast(NoTeam), misses("https://")))


def test_nobody_revokes_the_link_of_another(office: Talk) -> None:
    office.as_("Ольга", ("/team",), (press("Подписка на календарь"),))
    office.as_("Emma", ("/my",), (press_data(button(Following.REVOKE)),))
    assert holds(office, token(office, "Ольга"))


def test_a_partner_gets_none(office: Talk) -> None:
    office.hire("Гость Партнёров", manager=OLGA, roles=frozenset({RoleKey("partner")}))
    office.as_(
        "Гость",
        ("/team", misses("Подписка")),
        (press_data(button(Following.ASK)), misses("https://")),
        (press_data(button(Following.MAKE)), misses("https://")),
    )
