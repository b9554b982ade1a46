"""An order for the office by all its people: who buys what, the limit to the kopeck, and the author who receives it."""

import pytest

from core.model.fields.money import NotPositive
from core.model.fields.number import TooLarge, TooManyDecimals, TooSmall
from tests.dialogs.house import House
from tests.dialogs.pages import told_in
from tests.dialogs.rows import keep
from tests.dialogs.sayings import begins, changed, fresh, misses, photo, press, sees, silence, toast

_COMPUTERS, _ANYTHING = ("Компьютеры", "Computers"), ("Всё остальное", "Anything else")


def _buys(house: House, buyer: str) -> None:
    """Ordered, received, handed over."""
    for ru, en in (("Заказано", "Ordered"), ("Получено", "Received"), ("Передано", "Handed over")):
        house.as_(buyer, (press(house.say(ru, en)), toast(house.say(ru, en))))


@pytest.mark.parametrize(("what", "buyer", "other"), [(_COMPUTERS, "Павел", "Сауле"), (_ANYTHING, "Сауле", "Павел")])
def test_the_whole_way(house: House, what: tuple[str, str], buyer: str, other: str) -> None:
    house.orders(what=what)
    first = house.say("Заказ в офис · Иван Петров · монитор", "Office order · Иван Петров · a monitor")
    facts = (house.say("Сколько: 2", "Quantity: 2"), "https://shop.example.com/1", house.rubles("42,000"))
    house.hears(buyer, begins(first), sees(house.say("Закажем?", "Shall we order it?"), *facts), fresh())
    house.agree(buyer)
    _buys(house, buyer)
    house.hears(other, silence())
    house.hears("Виктор", silence())
    house.hears("Иван", sees(house.say("Всё получено?", "Have you received it all?"), "[Done]", "[Return]"), fresh())
    house.as_("Иван", (press("Done"), sees("Approved")))
    house.history(sees(house.say("✅ Получение: Иван Петров", "✅ Receipt: Иван Петров"), "Finished: approved"))


def test_everybody_taps_as_often_as_the_page_says(house: House) -> None:
    house.orders("120,000")
    sent = house.spent("Иван")
    house.agree("Павел", "Виктор")
    agreed = [house.spent("Павел"), house.spent("Виктор")]
    _buys(house, "Павел")
    house.as_("Иван", (press("Done"), sees("Approved")))
    assert [sent, *agreed, house.spent("Павел"), house.spent("Иван")] == told_in("office_order")


def test_no_piece_and_a_billion_are_no_order(house: House) -> None:
    """What was said before stays."""
    say = house.say
    pieces, cost = say("Сколько штук?", "How many?"), say("Сколько это стоит", "What does it cost")
    house.as_(
        "Иван",
        (say("хочу заказать", "an order"),),
        (press(say(*_COMPUTERS)),),
        (press("Ноутбук 14"), sees(pieces)),
        ("0", sees(TooSmall, say("1 или больше", "1 or more"), pieces)),
        ("1,5", sees(TooManyDecimals, pieces)),
        ("3", sees(cost)),
        (say("1 000 000 000", "1000000000"), sees(TooLarge, house.say("10 000 000", "10,000,000"), cost)),
        ("0", sees(NotPositive, cost)),
        (house.written("90,000"), sees(say("Зачем это нужно?", "What is it needed for?"), "Ноутбук 14")),
    )


def test_a_change_on_the_way_is_shown_to_whoever_buys(house: House) -> None:
    how_many = house.say("Сколько", "Quantity")
    house.orders()
    house.agree("Павел")
    house.as_(
        "Иван",
        (press("Change"), sees("check and send")),
        (press("Change"),),
        (press(how_many),),
        ("3", sees(f"{how_many}: 3")),
        (press("Submit"), sees("⏳")),
    )
    house.hears("Павел", sees(f"{how_many}: 2 → 3", "[Approve]"))


def test_a_photo_comes_with_the_card(house: House) -> None:
    house.orders(picture=photo("broken.jpg"))
    house.hears("Павел", sees("📎 broken.jpg", house.say("Закажем?", "Shall we order it?")), fresh(2))


def test_a_hundred_thousand_is_not_more_than_a_hundred_thousand(house: House) -> None:
    house.orders("100,000")
    house.agree("Павел")
    house.hears("Виктор", silence())
    limit = house.say("стоимость: 100 000 ₽ ≤ 100 000", "cost: RUB 100,000 ≤ RUB 100,000")
    house.history(sees(f"⏭ {house.say('Финансовый директор', 'CFO')}: {limit}"))
    _buys(house, "Павел")


def test_a_kopeck_more_is(house: House) -> None:
    house.orders("100,000.01")
    house.agree("Павел")
    house.hears("Виктор", sees(house.rubles("100,000.01"), house.say("дороже 100 000 ₽", "more than RUB 100,000")))
    house.agree("Виктор")
    house.history(sees(house.say("✅ Финансовый директор: Виктор", "✅ CFO: Виктор")), misses("⏭"))
    _buys(house, "Павел")


def test_less_than_a_hundred_thousand_may_be_over_the_budget(house: House) -> None:
    house.talk.write(keep, "budgets", ("code;name;category;branch;limit", "c;IT;computers;Москва;20000"))
    house.orders("20,000")
    house.agree("Павел")
    house.hears("Виктор", silence())
    _buys(house, "Павел")
    house.as_("Иван", (press("Done"), sees("Approved")))
    house.orders("0.01")
    house.agree("Павел")
    house.hears("Виктор", sees(house.say("осталось 0 из 20 000 ₽", "0 of RUB 20,000 is left")))


def test_a_rejection_ends_it(house: House) -> None:
    house.orders("190,000")
    house.agree("Павел")
    house.as_("Виктор", (press("Reject"),), ("в бюджете нет", sees("Rejected")))
    for name in ("Иван", "Павел"):
        house.hears(name, sees("Rejected", "❌ Виктор Лебедев: в бюджете нет"))


def test_a_second_round_may_have_another_buyer(house: House) -> None:
    house.orders()
    house.as_("Павел", (press("Return"),), ("это не техника", sees("Returned")))
    house.as_(
        "Иван",
        (press("Change and send"), sees("check and send", house.rubles("42,000"))),
        (press("Change"),),
        (press(house.say("Что это", "Category")),),
        (press(house.say(*_ANYTHING)), sees(house.say(*_ANYTHING))),
        (press("Submit"), sees("⏳")),
    )
    house.agree("Сауле")
    _buys(house, "Сауле")
    house.as_("Иван", (press("Done"), sees("Approved")))


def test_the_author_may_send_it_back(house: House) -> None:
    """Not what he had ordered: it is bought again, and needs nobody's yes once more."""
    purchase = house.say("Закупка", "Purchase")
    house.orders()
    house.agree("Павел")
    _buys(house, "Павел")
    house.as_(
        "Иван",
        (press("Return"), sees("To whom does it go back?", "[Иван Петров]", f"[{purchase}]")),
        (press(purchase), sees(f"“{purchase}”", "[Cancel]") if house.locale == "en" else sees(f"«{purchase}»")),
        ("привезли не то", sees("Returned")),
    )
    again = house.say("[Заказано]", "[Ordered]")
    house.hears("Павел", sees(again, "↩️ Иван Петров: привезли не то"), misses("[Approve]"), fresh())


def test_goods_of_the_list_bring_their_page_along(house: House) -> None:
    say = house.say
    house.as_(
        "Иван",
        (say("хочу заказать", "an order"),),
        (press(say("Компьютеры", "Computers")), sees("[Ноутбук 14]", "[Ручка (pen)]")),
        (press("Ноутбук 14"), sees("https://example.com/laptop", say("Сколько штук?", "How many?"))),
        ("1",),
        (house.written("49,000"),),
        (say("новый коллега", "a new colleague"),),
        (press("Skip"), sees(say("Что купить: Ноутбук 14", "What to buy: Ноутбук 14"), "[Submit]")),
    )


def test_the_author_sees_how_far_it_has_come(house: House) -> None:
    say = house.say
    ordered, received = say("Заказано", "Ordered"), say("Получено", "Received")
    house.orders()
    house.agree("Павел")
    house.hears("Иван", sees(f"⏳ {say('К заказу', 'To order')}", "Павел Гусев"))
    house.as_("Павел", (press(ordered), sees(f"⏳ {ordered}", f"[{received}]"), misses(f"[{ordered}]", "[Done]")))
    house.hears("Иван", sees(f"⏳ {ordered}", "Павел Гусев"), misses("Approved"), changed())
    house.as_("Павел", (press(received),))
    house.as_("Иван", ("/my", sees(f"{received} · Павел Гусев")))
    house.as_("Павел", (press(say("Передано", "Handed over")), misses(f"⏳ {received}")))
    house.history(
        sees(
            f"Павел Гусев: {ordered} → {received}",
            f"✅ Павел Гусев: {received} → {say('Передано', 'Handed over')}",
            f"⏳ {say('Получение', 'Receipt')}: Иван Петров",
        )
    )
