"""The worked example of the order, line by line: five monitors over the budget, then three within it. The figures
are roubles here, and the budget that of Moscow."""

import pytest

from tests.dialogs.cast import on
from tests.dialogs.house import House
from tests.dialogs.rows import keep
from tests.dialogs.sayings import Expectation, begins, changed, fresh, misses, press, sees, silence, toast

_BUDGETS = ("code;name;category;branch;limit", "c;IT;computers;Москва;20000", "o;Office;other;Москва;8000")


@pytest.fixture
def budget(cast: House) -> House:
    """Of 20 000 in the second quarter 15 200 are spent."""
    on(cast, 2027, 6, 7, 10)
    cast.talk.write(keep, "budgets", _BUDGETS)
    _orders(cast, "9", "15,200")
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
        "Иван",
        (say("хочу заказать", "an order"),),
        (press(say(*what)),),
        (monitors,),
        (press(monitors),),
        (pieces,),
        (house.written(price),),
        (say("новым коллегам", "for new colleagues"),),
        (press("Skip"),),
        (press("Skip"), sees("[Submit]")),
        (press("Submit"), look or sees("⏳")),
    )


def test_five_monitors_over_the_budget_and_three_within(budget: House) -> None:
    house, say = budget, budget.say
    buyer, cfo = say("Кто закупает", "Buyer"), say("Финансовый директор", "CFO")
    over = say("осталось 4 800 из 20 000 ₽, не хватает 1 700 ₽", "4,800 of RUB 20,000 is left, over by RUB 1,700")
    pieces, cost = say("Сколько", "Quantity"), say("Стоимость", "Cost")
    way = f"⏳ {buyer} → ⚪ {cfo} → ⚪ {say('Закупка', 'Purchase')}"
    _orders(house, "5", "6,500", look=sees(way, house.rubles("6,500"), "[Recall]"))
    house.hears("Павел", sees(f"{pieces}: 5", over, "[Approve]", "[Reject]", "[Return]"), fresh())
    house.hears("Виктор", silence())

    on(house, 2027, 6, 7, 11, 15)
    house.agree("Павел")
    house.hears("Виктор", sees(over, f"✅ {buyer} → ⏳ {cfo}"), fresh())

    on(house, 2027, 6, 8, 9, 40)
    why = say("сейчас три, две в июле", "three now, two in July")
    house.as_("Виктор", (press("Return"),), (press("Иван Петров"),), (why, sees("Returned")))
    house.hears("Павел", sees(f"↩️ Виктор Лебедев: {why}"))

    on(house, 2027, 6, 8, 9, 55)
    house.as_("Иван", (press("Change and send"),), (press("Change"),), (press(pieces),), ("3",))
    house.as_(
        "Иван",
        (press("Change"),),
        (press(cost),),
        (
            house.written("3,900"),
            sees(say("Изменено · Сколько: 5 → 3", "Changed · Quantity: 5 → 3")),
            sees(f"{house.rubles('6,500')} → {house.rubles('3,900')}"),
            sees(say("останется 900 из 20 000 ₽", "900 of RUB 20,000 will be left")),
        ),
        (press("Submit"), sees(f"⏳ {buyer}"), misses(cfo)),
    )
    house.hears("Павел", sees(f"{pieces}: 5 → 3", f"{house.rubles('6,500')} → {house.rubles('3,900')}", "[Approve]"))
    house.look_away()

    on(house, 2027, 6, 8, 10, 20)
    house.agree("Павел")
    house.hears("Виктор", misses("[Approve]"))
    reckoned = say("15 200 + 3 900 = 19 100 ≤ 20 000 ₽", "15,200 + 3,900 = 19,100 ≤ RUB 20,000")
    house.hears("Иван", sees(f"⏳ {say('К заказу', 'To order')}"), changed())
    house.history(sees(f"⏭ {cfo}", reckoned))

    on(house, 2027, 6, 10, 15)
    for ru, en in (("Заказано", "Ordered"), ("Получено", "Received"), ("Передано", "Handed over")):
        house.as_("Павел", (press(say(ru, en)), toast(say(ru, en))))
    house.as_("Иван", ("/my",))
    house.as_("Иван", (press("2"), sees(say("Всё получено?", "Have you received it all?"), "[Done]", "[Return]")))
    house.as_("Иван", (press("Done"), begins("✅")))
    house.hears("Павел", sees("Approved"))


def test_a_chair_is_for_the_office_and_not_for_the_cfo(budget: House) -> None:
    _orders(budget, "1", "900", ("Всё остальное", "Anything else"))
    budget.hears("Павел", silence())
    budget.as_("Сауле", (press("Approve"), sees(budget.say("[Заказано]", "[Ordered]"))))
    budget.hears("Виктор", silence())
