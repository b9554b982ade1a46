"""The worked example of the order, line by line: five monitors over the budget of Dubai, then three within it."""

import pytest

from core.store import people
from core.store.db import Tx
from tests.dialogs.cast import on
from tests.dialogs.house import House
from tests.dialogs.rows import keep
from tests.dialogs.sayings import Expectation, begins, changed, fresh, misses, press, sees, silence, toast

_BUDGETS = ("code;name;category;branch;limit", "c;IT;computers;Dubai;20000 AED", "o;Office;other;Dubai;8000 AED")
_RATES = ("code;currency;date;rate", "aed;AED;2027-01-01;25.05", "rub;RUB;2020-01-01;1")
_DUBAI = "Asia/Dubai"


def _branch(tx: Tx) -> None:
    people.set_branch(tx, "Dubai", _DUBAI)


@pytest.fixture
def budget(cast: House) -> House:
    """Of 20 000 dirhams in the second quarter 15 200 are spent, by orders none of which was large."""
    talk = cast.talk
    talk.write(_branch)
    talk.hire("Rami Haddad", department="Sales", locale=cast.locale)
    for name in ("Rami", "Павел", "Сауле"):
        talk.change(name, branch="Dubai", zone=_DUBAI)
        talk.chat(name).locale = cast.locale
    on(cast, 2027, 6, 7, 10, zone=_DUBAI)
    for key, rows in (("budgets", _BUDGETS), ("rates", _RATES)):
        talk.write(keep, key, rows)
    for price in ("3,800", "3,800", "3,800", "3,800"):
        _orders(cast, "3", price)
        cast.agree("Павел")
    cast.look_away()
    return cast


def _orders(
    house: House,
    pieces: str,
    price: str,
    what: tuple[str, str] = ("Компьютеры", "Computers"),
    look: Expectation | None = None,
) -> None:
    say = house.say
    monitors = say("монитор 27 дюймов", "a 27-inch monitor")
    house.as_(
        "Rami",
        (say("хочу заказать", "an order"),),
        (press(say(*what)),),
        (monitors,),
        (press(monitors),),
        (pieces,),
        (f"{house.written(price)} AED", sees(say("Зачем это нужно?", "What is it needed for?"))),
        (say("новым коллегам", "for new colleagues"),),
        (press("Skip"),),
        (press("Skip"), sees("[Submit]")),
        (press("Submit"), look or sees("⏳")),
    )


def test_five_monitors_over_the_budget_and_three_within(budget: House) -> None:
    house, say = budget, budget.say
    buyer, cfo = say("Закупщик", "Buyer"), say("Финансовый директор", "CFO")
    over = say("осталось 4 800 из 20 000 AED, не хватает 1 700 AED", "4,800 of AED 20,000 is left, over by AED 1,700")
    pieces, cost = say("Сколько", "Quantity"), say("Стоимость", "Cost")
    way = f"⏳ {buyer} → ⚪ {cfo} → ⚪ {say('Закупка', 'Purchase')}"
    _orders(house, "5", "6,500", look=sees(way, house.dirhams("6,500"), "[Recall]"))
    house.hears("Павел", sees(f"{pieces}: 5", over, "[Approve]", "[Reject]", "[Return]"), fresh())
    house.hears("Виктор", silence())

    on(house, 2027, 6, 7, 11, 15, _DUBAI)
    house.agree("Павел")
    house.hears("Виктор", sees(over, f"✅ {buyer} → ⏳ {cfo}"), fresh())

    on(house, 2027, 6, 8, 9, 40, _DUBAI)
    why = say("сейчас три, две в июле", "three now, two in July")
    house.as_("Виктор", (press("Return"),), (press("Rami Haddad"),), (why, sees("Returned")))
    house.hears("Павел", sees(f"↩️ Виктор Лебедев: {why}"))

    on(house, 2027, 6, 8, 9, 55, _DUBAI)
    house.as_("Rami", (press("Change and send"),), (press("Change"),), (press(pieces),), ("3",))
    house.as_(
        "Rami",
        (press("Change"),),
        (press(cost),),
        (
            house.written("3,900"),
            sees(say("Изменено · Сколько: 5 → 3", "Changed · Quantity: 5 → 3")),
            sees(f"{house.dirhams('6,500')} → {house.dirhams('3,900')}"),
            sees(say("останется 900 из 20 000 AED", "900 of AED 20,000 will be left")),
        ),
        (press("Submit"), sees(f"⏳ {buyer}"), misses(cfo)),
    )
    house.hears("Павел", sees(f"{pieces}: 5 → 3", f"{house.dirhams('6,500')} → {house.dirhams('3,900')}", "[Approve]"))
    house.look_away()

    on(house, 2027, 6, 8, 10, 20, _DUBAI)
    house.agree("Павел")
    house.hears("Виктор", misses("[Approve]"))
    reckoned = say("15 200 + 3 900 = 19 100 ≤ 20 000 AED", "15,200 + 3,900 = 19,100 ≤ AED 20,000")
    house.hears("Rami", sees(f"⏳ {say('К заказу', 'To order')}"), changed())
    bound = say("3 900 AED = 97 695 ₽ по курсу 25,05", "AED 3,900 = RUB 97,695 at the rate of 25.05 (")
    house.as_("Rami", (press("History"), sees(f"⏭ {cfo}", bound, say("≤ 100 000 ₽", "≤ RUB 100,000"), reckoned)))

    on(house, 2027, 6, 10, 15, zone=_DUBAI)
    for ru, en in (("Заказано", "Ordered"), ("Получено", "Received"), ("Передано", "Handed over")):
        house.as_("Павел", (press(say(ru, en)), toast(say(ru, en))))
    house.as_("Rami", ("/my",))
    house.as_("Rami", (press("5"), sees(say("Всё получено?", "Have you received it all?"), "[Done]", "[Return]")))
    house.as_("Rami", (press("Done"), begins("✅")))
    house.hears("Павел", sees("Approved"))


def test_a_chair_is_for_the_office_and_not_for_the_cfo(budget: House) -> None:
    _orders(budget, "1", "900", ("Всё остальное", "Anything else"))
    budget.hears("Павел", silence())
    budget.as_("Сауле", (press("Approve"), sees(budget.say("[Заказано]", "[Ordered]"))))
    budget.hears("Виктор", silence())
