"""A partner without an account comes in by a link, once."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from core.forms.read import read_both
from core.model.ids import RequestId, RoleKey
from core.model.invitation import LinkVoid, NobodyOutside, NoLinkNeeded
from core.model.org import PARTNER
from core.model.turn import NotYours
from core.store import forms
from core.use.act import NoSuchRequest
from dialogs.action import OnWatch, Watching
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    fresh,
    misses,
    press,
    press_data,
    reply,
    sees,
    toast,
    twice,
    unseen,
)
from tests.dialogs.test_partners import INSIDE, SUPPORT

LINK = packed(OnWatch(RequestId(1), Watching.LINK))
MAKE = "Link for a partner"


@pytest.fixture
def outside(house: House) -> House:
    """Иван's request waits for Олег of another company, who has no account."""
    house.talk.write(lambda tx: forms.publish(tx, read_both(SUPPORT, 1)[0], datetime(2027, 7, 1, tzinfo=UTC)))
    house.talk.hire("Олег Чужой", roles=frozenset({PARTNER, RoleKey("vendor")}))
    house.talk.change("Олег", telegram=None)
    house.as_(
        "Иван",
        (house.say("обращение", "support"),),
        ("777",),
        ("Сбой",),
        ("секрет",),
        ("Починить вход",),
        (press("Submit"), misses(MAKE)),
    )
    house.agree("Ольга")
    house.look_away()
    house.talk.chats[666].language = house.locale
    house.talk.chats[666].locale = house.locale
    return house


def _made(house: House, name: str = "Иван", do: str = LINK) -> str:
    """The link that somebody gets, as its start is heard."""
    house.as_(name, (press_data(do), fresh(), sees("Олег Чужой", "https://t.me/kivok_bot?start=")))
    shown = str(house.talk.chat(name).messages[-1])
    (token,) = re.findall(r"start=([\w-]{32})", shown)
    return f"/start {token}"


def test_the_partner_comes_in_and_gets_the_card(outside: House) -> None:
    outside.as_("Иван", (press("More…"),), (press(MAKE), sees("Олег Чужой", "7"), fresh()))
    outside.as_(
        "stranger",
        (
            _made(outside),
            sees("Олег Чужой", outside.say("Ждут вас: 1", "Waiting for you: 1")),
            sees("Сбой", "[Fill in and finish]"),
            misses(*INSIDE),
            fresh(2),
        ),
    )
    assert outside.talk.person("Олег").telegram == 666
    assert outside.talk.person("Олег").locale == outside.locale
    outside.as_("Иван", (press_data(LINK), toast(NobodyOutside)))


def test_only_the_hash_is_kept(outside: House) -> None:
    token = _made(outside).removeprefix("/start ")
    rows = outside.talk.read(lambda tx: [tuple(row) for row in tx.execute(text("SELECT * FROM invitation"))])
    assert len(rows) == 1
    assert token not in str(rows)


def test_a_link_holds_once(outside: House) -> None:
    start = _made(outside)
    outside.as_("stranger", (start, sees("Олег Чужой")))
    outside.talk.change("Олег", telegram=None)
    outside.as_("stranger", (start, sees(LinkVoid), misses("Олег")))
    assert outside.talk.person("Олег").telegram is None


def test_a_link_holds_for_a_week(outside: House) -> None:
    start = _made(outside)
    outside.talk.wait(days=7)
    outside.as_("stranger", (start, sees(LinkVoid), misses("Олег")))
    assert outside.talk.person("Олег").telegram is None
    outside.as_("stranger", (_made(outside), sees("Олег Чужой")))


def test_a_newer_link_makes_the_one_before_void(outside: House) -> None:
    first, second = _made(outside), _made(outside, "Ольга")
    outside.as_("stranger", (first, sees(LinkVoid)), (second, sees("Олег Чужой")))


@pytest.mark.parametrize("start", ["/start", "/start ", "/start nonsense", "start", "/start " + "a" * 4000])
def test_no_other_words_let_anybody_in(outside: House, start: str) -> None:
    _made(outside)
    outside.as_("stranger", (start, misses("Олег", "Сбой"), fresh()))
    assert outside.talk.person("Олег").telegram is None


def test_a_second_tap_on_the_link_does_no_harm(outside: House) -> None:
    outside.as_("stranger", (twice(_made(outside)), misses(LinkVoid)))
    assert outside.talk.person("Олег").telegram == 666


def test_an_answer_that_is_lost_on_the_way_is_given_again(outside: House) -> None:
    outside.as_("stranger", (unseen(_made(outside)), sees("Олег Чужой"), misses(LinkVoid)))


def test_whoever_has_an_account_takes_no_other(outside: House) -> None:
    start = _made(outside)
    outside.as_("Вера", (start, misses("Олег")))
    assert outside.talk.person("Олег").telegram is None
    outside.as_("stranger", (start, sees("Олег Чужой")))


def test_of_several_one_is_chosen(outside: House) -> None:
    outside.talk.hire("Раиса Гостья", roles=frozenset({PARTNER}))
    outside.as_("Иван", (reply("@Раиса, для вас", "[Recall]"),))
    outside.talk.change("Раиса", telegram=None)
    outside.as_(
        "Иван",
        (press_data(LINK), sees("Who is to get the link?", "[Олег Чужой] [Раиса Гостья]", "[To the request]"), fresh()),
        (press("Олег Чужой"), sees("https://t.me/kivok_bot?start=")),
    )


def test_who_takes_no_part_makes_no_link(outside: House) -> None:
    vera, oleg = outside.talk.person("Вера").id, outside.talk.person("Олег").id
    named = packed(OnWatch(RequestId(1), Watching.LINK, oleg))
    for button in (LINK, named):
        outside.as_("Вера", (press_data(button), toast(NoSuchRequest), misses("t.me")))
    outside.as_("Иван", (press_data(packed(OnWatch(RequestId(1), Watching.LINK, vera))), toast(NoLinkNeeded)))
    outside.as_("stranger", (_made(outside),))
    outside.as_("stranger", (press_data(named), toast(NotYours), misses("t.me")))


def test_who_has_left_meanwhile_does_not_come_in(outside: House) -> None:
    start = _made(outside)
    outside.talk.change("Олег", active=False)
    outside.as_("stranger", (start, sees(LinkVoid), misses("Олег")))
