"""The worked example of the invoice, line by line: who reads what, and who reads nothing."""

from tests.dialogs.cast import CEO, on
from tests.dialogs.house import REPORT, House
from tests.dialogs.sayings import (
    attach,
    begins,
    changed,
    file,
    fresh,
    incoming,
    misses,
    photo,
    press,
    reply,
    sees,
    silence,
    toast,
)


def _invoice(house: House, amount: str) -> None:
    say = house.say
    house.as_(
        "Мария",
        (say("надо оплатить счёт", "an invoice to pay"),),
        (press(say("Маркетинг", "Marketing")),),
        (press("Медиа Плюс"),),
        ("A-17",),
        (say("1 марта", "1 March"),),
        (press("Skip"),),
        (house.written(amount),),
        (say("5 марта", "5 March"),),
        (attach(photo("scan.jpg")),),
        (press("Done"), sees(house.rubles(amount))),
        (press("Submit"), sees("⏳")),
    )


def test_an_invoice_of_half_a_rouble_more_than_a_million(cast: House) -> None:
    house, say = cast, cast.say
    on(house, 2027, 3, 3, 9, 34)
    total = house.rubles("1,000,000.50")
    _invoice(house, "1,000,000.50")
    about = f"{say('Оплата счёта', 'Invoice payment')} · Мария Фролова · Медиа Плюс · {total}"
    for name in ("Кирилл", "Яна"):
        house.hears(
            name, sees(about, say("Оплатить до: 5 марта 2027", "Pay by: 5 March 2027"), "📎 scan.jpg"), fresh(2)
        )
    house.agree("Кирилл")
    house.hears("Яна", sees("Кирилл Зайцев"), misses("[Approve]"), changed())
    house.agree("Виктор")
    house.hears(CEO, sees(about, say("больше 1 000 000 ₽", "more than RUB 1,000,000"), "[Approve]"), fresh(2))
    house.hears("Марина", silence())

    house.as_(CEO, (press("More…"),))
    house.as_(CEO, (press("Ask"),), (press("Мария Фролова"),), (say("почему на два месяца вперёд?", "why so early?"),))
    asked = say("Елена Романова спрашивает вас: «почему", "Елена Романова asks you: “why")
    house.hears("Мария", sees(asked, "[Answer]"), misses(say("Срок", "To be done by")))
    house.look_away()
    house.as_("Мария", (press("Answer"),), (say("скидка 15 %, договор, п. 3.2", "15% off, contract, 3.2"),))
    house.hears(CEO, sees(say("скидка 15 %", "15% off"), say("Срок", "To be done by"), "[Approve]"))

    yes = say("согласна", "agreed")
    house.as_(
        CEO,
        (
            reply(yes, "[Approve]" if house.locale == "en" else "[Согласовать]"),
            begins(say(f"Согласовать? {about}", f"Approve? {about}")),
        ),
        (press("Approve"), toast("Approved")),
    )
    for name in ("Марина", "Денис"):
        house.hears(name, sees(about, say("Оплатите счёт", "Please pay the invoice"), f"[{REPORT}]"))

    on(house, 2027, 3, 5, 12, 5)
    house.as_(
        "Марина",
        (press(REPORT),),
        (press("Today"),),
        ("318",),
        (attach(file("318.pdf")),),
        (press("Done"), sees(say("Оплачено: 5 марта 2027", "Paid on: 5 March 2027"))),
        (press("Done"), toast("Done")),
    )
    house.hears("Денис", sees("Марина Кузнецова"), misses(REPORT), changed())
    facts = (say("Платёжное поручение: 318", "Payment order: 318"), "📎 318.pdf")
    house.hears("Мария", sees(say("Счёт оплачен", "The invoice is paid"), *facts, f"[{REPORT}]"), fresh())

    house.as_("Мария", (press(REPORT),), (attach(file("act.pdf")),), (press("Done"),), (press("Done"), toast("Done")))
    house.as_("Денис", (incoming(), sees("📎 act.pdf")), (press("Done"), toast("Done")))
    house.hears("Мария", sees("Approved", "📎 act.pdf", say("счёт закрыт", "the invoice is closed")), fresh())


def test_an_invoice_of_a_million_skips_the_ceo_and_says_why(cast: House) -> None:
    say = cast.say
    _invoice(cast, "1,000,000")
    cast.agree("Кирилл", "Виктор")
    cast.hears(CEO, silence())
    cast.hears("Марина", sees(f"[{REPORT}]"))
    bound = say("сумма: 1 000 000 ₽ ≤ 1 000 000 ₽", "amount: RUB 1,000,000 ≤ RUB 1,000,000")
    cast.as_("Мария", (press("History"), sees(f"⏭ {say('Генеральный директор', 'CEO')}: {bound}")))
