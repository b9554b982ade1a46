"""A budget in conversation, after the worked example of the office order; and an amount in another currency."""

import pytest

from core.forms.read import read_both
from core.store import forms
from tests.dialogs.house import House
from tests.dialogs.rows import RATES, keep
from tests.dialogs.sayings import incoming, press, sees

_FORM = """\
form: gear
title: {ru: Техника, en: Gear}
aliases: {ru: [техника], en: [gear]}
owner: office
headline: [price]
budget: {catalog: budgets, where: {category: kind}, branch: branch, limit: limit, amount: price, period: quarter}
fields:
  - {key: kind, type: choice, title: {ru: Вид, en: Kind}, options: {screens: {ru: Мониторы, en: Screens}}}
  - {key: price, type: money, currencies: [RUB, USD], title: {ru: Цена, en: Price}}
route:
  - {stage: it, title: IT, who: [role: it]}
  - {stage: cfo, title: {ru: Финансы, en: CFO}, who: [role: cfo], when: {budget: over}}
  - {stage: ceo, title: {ru: Директор, en: CEO}, who: [role: ceo], when: {field: price, more: 1 000 000}}
"""
_BUDGETS = ("code;name;category;branch;limit", "s;IT;screens;Москва;20000")


@pytest.fixture
def gear(house: House) -> House:
    house.talk.write(keep, "budgets", _BUDGETS)
    house.talk.write(forms.publish, read_both(_FORM, 1)[0], house.talk.clock.now)
    _orders(house, "15200", "4,800" if house.locale == "en" else "4 800")
    return house


def _orders(house: House, price: str, left: str) -> None:
    house.as_(
        "Иван",
        (house.say("техника", "gear"),),
        (press(house.say("Мониторы", "Screens")),),
        (price, sees(left, "[Submit]")),
        (press("Submit"),),
    )


def test_over_the_budget_and_then_within(gear: House) -> None:
    say = gear.say
    over = say(
        "Бюджет «IT», 3-й квартал 2027: осталось 4 800 из 20 000 ₽, не хватает 1 700 ₽",
        "Budget “IT”, 3rd quarter 2027: 4,800 of RUB 20,000 is left, over by RUB 1,700",
    )
    _orders(gear, "6500", over)
    gear.as_("Павел", (incoming(), sees(over)), (press("Approve"),))
    gear.as_("Виктор", (incoming(), sees(over)), (press("Return"),), (press("Иван Петров"),), ("три", sees("Returned")))
    gear.as_(
        "Иван",
        (press("Change and send"),),
        (press("Change"),),
        (press(say("Цена", "Price")),),
        ("3900", sees(say("останется 900 из 20 000 ₽", "900 of RUB 20,000 will be left"))),
        (press("Submit"), sees("⏳")),
    )
    gear.agree("Павел")
    gear.history(sees(say("15 200 + 3 900 = 19 100 ≤ 20 000 ₽", "15,200 + 3,900 = 19,100 ≤ RUB 20,000")), sees(over))


def test_without_a_rate_nothing_is_lost(gear: House) -> None:
    gear.as_(
        "Иван",
        (gear.say("техника", "gear"),),
        (press(gear.say("Мониторы", "Screens")),),
        ("12000 USD", sees("[Submit]")),
        (press("Submit"), sees("Анна Серова, Борис Ганин", "[Submit]")),
    )
    gear.talk.write(keep, "rates", RATES)
    gear.as_("Иван", (press("Submit"), sees("⏳")))
    gear.agree("Павел", "Виктор")
    told = gear.say(
        "12 000 $ = 1 104 000 ₽ по курсу 92 на 1 июля 2027: больше 1 000 000 ₽",
        "$12,000 = RUB 1,104,000 at the rate of 92 (1 July 2027): more than RUB 1,000,000",
    )
    gear.as_("Роман", (incoming(), sees(told)))
