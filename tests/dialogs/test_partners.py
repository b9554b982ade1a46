"""People of other companies: they take part in one request, and see of it what is meant for them."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.model.access import ForColleagues
from core.model.ids import FormKey, RequestId, RoleKey
from core.model.org import PARTNER
from core.model.outside import ShownAlready
from core.model.turn import NotYours
from core.model.value import File, FileKind
from core.store import forms
from core.store.db import Tx
from core.use.act import NoSuchRequest
from dialogs.action import Begin, OnRequest, OnWatch, Verb, Watching
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    changed,
    fresh,
    misses,
    press,
    press_data,
    press_old,
    reply,
    reply_with,
    sees,
    silence,
    toast,
)

SUPPORT = """\
form: support
title: {ru: Обращение, en: Support}
aliases: {ru: [обращение], en: [support]}
owner: hr
headline: [amount, topic]
cancel: [manager, partner]
fields:
  - {key: amount, type: money, title: {ru: Стоимость, en: Price}}
  - {key: topic, type: text, partners: yes, title: {ru: Тема, en: Topic}}
  - {key: margin, type: text, title: {ru: Наценка, en: Margin}}
  - {key: task, type: text, partners: yes, title: {ru: Задача, en: Task}}
  - {key: done, type: text, title: {ru: Сделано, en: Work done}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - stage: partner
    title: {ru: Партнёр, en: Partner}
    who: [role: vendor]
    do: act
    fill: [done]
  - {stage: last, title: {ru: Бухгалтерия, en: Accounting}, who: [role: accounting]}
"""
#: What nobody outside may read: answers, budgets, the route and its people.
INSIDE = ("777", "секрет", "Ольга", "Анна", "→")
PHOTO = File("ref-photo", FileKind.PHOTO, "photo.jpg", 1000)


def _published(tx: Tx) -> None:
    forms.publish(tx, read_both(SUPPORT, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))


@pytest.fixture
def helped(house: House) -> House:
    """Иван's request waits for Олег of another company."""
    house.talk.write(_published)
    house.talk.hire("Олег Чужой", roles=frozenset({PARTNER, RoleKey("vendor")}))
    house.talk.change("Олег", locale=house.locale)
    house.talk.chat("Олег").locale = house.locale
    house.as_(
        "Иван",
        (house.say("обращение", "support"), sees(house.say("Стоимость", "Price"))),
        ("777",),
        ("Сбой",),
        ("секрет",),
        ("Починить вход", sees("[Submit]")),
        (press("Submit"), sees("⏳")),
    )
    house.as_("Ольга", (press("With a comment"),), ("согласна с секретом",))
    return house


def show(number: int) -> str:
    return packed(OnWatch(RequestId(1), Watching.SHOW, number))


def test_a_partner_sees_what_is_marked_and_neither_route_nor_people(helped: House) -> None:
    helped.hears(
        "Олег",
        fresh(),
        sees("Иван Петров · Сбой", helped.say("Задача: Починить вход", "Task: Починить вход"), "[Fill in and finish]"),
        misses(*INSIDE),
        misses("[Add observer]"),
    )
    helped.as_("Олег", (press("History"), sees(helped.say("Отправлено: Иван", "Sent: Иван")), misses(*INSIDE)))


def test_a_partner_answers_at_his_stage_and_then_only_looks_on(helped: House) -> None:
    say = helped.say
    helped.as_(
        "Олег",
        (press("Fill in and finish"), sees(say("Сделано", "Work done")), misses(*INSIDE)),
        ("Вход починен", misses(*INSIDE)),
        (press("Done"),),
        (press("History"), sees("✅", "Олег Чужой"), misses(*INSIDE)),
        (
            press("To the request"),
            sees("Under way", say("Сделано: Вход починен", "Work done: Вход починен")),
            misses(*INSIDE),
        ),
    )
    helped.hears("Анна", sees("Вход починен", "секрет"))


def test_why_it_is_to_be_cancelled_stays_inside_until_a_partner_decides_on_it(helped: House) -> None:
    helped.as_("Олег", (press("Fill in and finish"),), ("Вход починен",), (press("Done"),))
    helped.as_("Анна", (press("Approve"),))
    helped.look_away()
    helped.as_("Иван", (press("Cancel the request"),), ("секрет",))
    helped.hears("Олег", changed(), sees("To be cancelled"), misses(*INSIDE))
    helped.as_("Ольга", (press("Cancel it"),))
    helped.hears("Олег", fresh(), sees("[Cancel it]", helped.say("Причина: секрет", "Reason: секрет")))
    helped.as_("Олег", (press("Cancel it"), sees("Cancelled"), misses(*INSIDE)))


def test_a_comment_stays_inside_until_it_is_shown(helped: House) -> None:
    stays = "It stays in the company; the partner does not see it."
    helped.look_away()
    helped.as_("Иван", (reply_with(PHOTO, "[Recall]", "Что скажете?"), sees("Ольга Смирнова", stays), misses("Олег")))
    helped.hears("Ольга", fresh(2), sees("Что скажете?"))
    helped.hears("Олег", misses("Что скажете?"))
    helped.as_("Олег", (press("History"), misses("Что скажете?")))
    helped.look_away()
    helped.as_("Иван", (press("Show to the partner"), sees(helped.say("Показано: Олег Чужой", "Shown to: Олег Чужой"))))
    helped.hears("Олег", fresh(2), sees("Что скажете?", "📎 photo.jpg", "Иван Петров · "), misses(*INSIDE))
    helped.hears("Ольга", misses("Что скажете?"))
    helped.as_("Олег", (press("History"), sees("Что скажете?")))
    helped.as_(
        "Иван", (press("History"), sees(helped.say("Комментарий 1 показан: Олег", "has shown comment 1 to: Олег")))
    )


def test_what_a_partner_says_everybody_hears(helped: House) -> None:
    helped.look_away()
    helped.as_(
        "Олег",
        (reply("Нужен доступ", "[Fill in and finish]"), sees("Passed on."), misses(*INSIDE, "Show to the partner")),
    )
    for name in ("Иван", "Ольга"):
        helped.hears(name, fresh(), sees("Нужен доступ"))
    assert helped.say("1 комментарий", "1 comment") in str(helped.talk.chat("Олег").reading("[Fill in and finish]"))


def test_a_partner_lets_nobody_in_and_shows_nothing(helped: House) -> None:
    helped.as_("Иван", (reply("Внутри", "[Recall]"),))
    helped.as_("Олег", (reply("@Вера, привет", "[Fill in and finish]"), misses("Вера Ким")))
    helped.hears("Вера", silence())
    for button in (
        show(1),
        packed(OnWatch(RequestId(1), Watching.LET_IN, 4)),
        packed(OnWatch(RequestId(1), Watching.ASK)),
    ):
        helped.as_("Олег", (press_data(button), toast(NotYours), misses(*INSIDE)))
    helped.as_("Иван", (press_data(show(2)), toast(ShownAlready)))


def test_a_partner_sees_no_other_request_on_any_way(helped: House) -> None:
    helped.as_(
        "Иван",
        (helped.say("хочу в отпуск с 5 по 18 августа", "vacation from 5 to 18 August"),),
        (press("Skip"),),
        (press(helped.say("Всё сделано", "All done")),),
        (press("Submit"),),
    )
    for do in (Verb.OPEN, Verb.HISTORY, Verb.FILES, Verb.APPROVE):
        helped.as_("Олег", (press_data(packed(OnRequest(RequestId(2), do))), sees(NoSuchRequest)))
    helped.as_("Олег", (press_data(packed(OnWatch(RequestId(2), Watching.ASK))), sees(NoSuchRequest)))


def test_a_partner_begins_no_forms(helped: House) -> None:
    helped.as_(
        "Олег",
        (helped.say("хочу в отпуск", "vacation"), misses(helped.say("Отпуск", "Vacation"))),
        ("/new", misses(helped.say("Отпуск", "Vacation"), helped.say("Обращение", "Support"))),
        (press_data(packed(Begin(FormKey("vacation")))), sees(ForColleagues)),
    )


def test_a_partner_who_looks_on_says_that_he_has_read_it(helped: House) -> None:
    helped.talk.hire("Раиса Гостья", roles=frozenset({PARTNER}))
    helped.talk.change("Раиса", locale=helped.locale)
    helped.talk.chat("Раиса").locale = helped.locale
    helped.as_(
        "Иван",
        (
            reply("@Раиса, для вас", "[Recall]"),
            sees(helped.say("Теперь в наблюдателях: Раиса", "Watching from now on: Раиса")),
        ),
    )
    helped.hears("Раиса", fresh(), sees("Сбой", "Under way", "[I have read it]"), misses(*INSIDE, "для вас"))
    helped.as_("Раиса", (press("I have read it"), toast("Thank you"), misses(*INSIDE)), (press_old("I have read it"),))
    helped.as_("Иван", (press("Show to the partner"),))
    helped.hears("Раиса", sees("для вас"))
    helped.as_("Раиса", (press("Stop watching"), sees("You do not watch this request any more.")))
