"""A business trip by all its people: straight, rejected, returned, and to the kopeck at the limit."""

from tests.dialogs.house import REPORT, House
from tests.dialogs.sayings import attach, begins, changed, file, fresh, misses, press, sees, silence, toast


def _bought(house: House) -> None:
    """Сауле gives an album of tickets, and the hotel."""
    say = house.say
    house.as_(
        "Сауле",
        (press(REPORT), sees(say("Пришлите билеты", "Please send the tickets"), say("1 из 2", "1 of 2")), fresh()),
        (attach(file("out.pdf"), file("back.pdf")), sees("📎 out.pdf, 📎 back.pdf")),
        (press("Done"), sees(say("Где жить?", "Where is the hotel?"))),
        ("Creek Hotel, A-17", sees("check and finish", _hotel(house), "📎 out.pdf, 📎 back.pdf"), misses(REPORT)),
        (press("Done"), toast("Done"), sees("[To the request]")),
    )


def _hotel(house: House) -> str:
    return house.say("Гостиница: Creek Hotel, A-17", "Hotel: Creek Hotel, A-17")


def _tickets(house: House) -> str:
    return house.say("Билеты куплены: 📎 out.pdf, 📎 back.pdf", "Tickets bought: 📎 out.pdf, 📎 back.pdf")


def test_the_whole_way(house: House) -> None:
    say = house.say
    house.asks_for_trip()
    first = say("Командировка · Иван Петров · Дубай · 5–9 августа 2027, 5 дней", "Business trip · Иван Петров · Dubai")
    wanted = say("Билеты: самолёт утром", "Tickets wanted: a morning plane")
    house.as_("Ольга", (press("Approve"), begins(first), sees(wanted, house.rubles("780,000"))))
    asked = say("Купите билеты", "Please buy the tickets")
    house.hears("Сауле", begins(first), sees(asked, "passport.jpg", "[Return]"), misses("[Done]"), fresh())
    house.hears("Роман", silence())
    _bought(house)
    house.hears("Иван", sees(_tickets(house), _hotel(house)), changed())
    house.as_("Иван", (press("Files"), sees("📎 out.pdf", "📎 back.pdf", "📎 passport.jpg")))
    house.hears("Анна", begins(first), sees(say("Выделите деньги", "Will the money be allotted?"), _tickets(house)))
    house.agree("Борис")
    house.hears("Иван", misses("Approved"))
    house.as_("Виктор", (press("Approve"), sees(_hotel(house))))
    wish = say("Хорошей поездки!", "Have a good trip!")
    house.hears("Иван", sees("Approved", _tickets(house), _hotel(house), wish), fresh())


def test_both_have_to_allot_the_money(house: House) -> None:
    """The CFO alone is not enough either."""
    house.asks_for_trip()
    house.agree("Ольга")
    _bought(house)
    house.agree("Виктор")
    house.as_("Иван", ("/my", sees("⏳")))
    house.agree("Анна")
    house.as_("Иван", ("/my", sees("✅"), misses("⏳")))


def test_a_million_is_not_more_than_a_million(house: House) -> None:
    house.asks_for_trip("1,000,000")
    house.agree("Ольга")
    house.hears("Роман", silence())
    house.hears("Сауле", fresh())
    limit = house.say("оценка расходов: 1 000 000 ₽ ≤ 1 000 000", "estimate: RUB 1,000,000 ≤ RUB 1,000,000")
    house.history(sees(f"⏭ {house.say('Генеральный директор', 'CEO')}: {limit}"))


def test_a_kopeck_more_is(house: House) -> None:
    house.asks_for_trip("1,000,000.01")
    house.agree("Ольга")
    house.hears("Сауле", silence())
    house.hears("Роман", sees(house.rubles("1,000,000.01"), house.say("дороже 1 000 000 ₽", "more than RUB 1,000,000")))
    house.agree("Роман")
    house.hears("Сауле", fresh())
    house.history(sees(house.say("✅ Генеральный директор: Роман", "✅ CEO: Роман")), misses("⏭"))


def test_a_rejection_is_told_to_everybody(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    _bought(house)
    house.agree("Анна")
    house.look_away()
    house.as_("Виктор", (press("Reject"),), ("нет денег", sees("Rejected")))
    for name in ("Иван", "Ольга", "Сауле", "Анна"):
        house.hears(name, sees("Rejected", "❌ Виктор Лебедев: нет денег"))
    house.hears("Роман", silence())


def test_a_second_round_keeps_the_tickets(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    _bought(house)
    house.as_("Анна", (press("Return"),), (press("Иван Петров"),), ("дорого", sees("Returned")))
    mine = house.say("Зачем", "Purpose")
    house.as_(
        "Иван",
        (press("Change and send"), sees("check and send", mine), misses(_tickets(house))),
        (press("Change"), sees(f"[{mine}]"), misses(house.say("[Гостиница]", "[Hotel]"))),
        (press(house.say("Оценка", "Estimate")),),
        (house.written("500,000"), sees(house.rubles("500,000"))),
        (press("Submit"), sees("⏳ Ольга")),
    )
    house.agree("Ольга")
    house.as_(
        "Сауле",
        (press(REPORT), sees("check and finish", _tickets(house), _hotel(house)), fresh()),
        (press("Change"),),
        (press(house.say("Гостиница", "Hotel")), sees("Creek Hotel, A-17")),
        ("Palm Inn", sees("Palm Inn", _tickets(house))),
        (press("Done"), toast("Done")),
    )
    house.agree("Борис", "Виктор")
    house.hears("Иван", sees("Approved", "Palm Inn", _tickets(house)), misses("Creek"))


def test_the_office_sends_it_back(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    house.as_("Сауле", (press("Return"),), (press("Иван Петров"),), ("скан не читается", sees("Returned")))
    house.hears("Иван", sees("↩️ Сауле Ибраева: скан не читается"))
    house.as_("Иван", (press("Change and send"),), (press("Submit"), sees("✅ Ольга")))
    _bought(house)
