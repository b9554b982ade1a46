"""An invoice before it is paid: its VAT, currencies, nothing for an amount, changes, and the same invoice once more."""

from core.model.fields.money import NotPositive
from core.use.terms import NoRate
from tests.dialogs.house import REPORT, House
from tests.dialogs.invoices import closes, pays
from tests.dialogs.rows import RATES, keep
from tests.dialogs.sayings import fresh, misses, photo, press, sees, silence


def test_the_vat_is_reckoned(house: House) -> None:
    say = house.say
    rate, vat = say("Ставка НДС", "VAT rate"), say("В том числе НДС, в рублях: ", "VAT included, in roubles: ")
    whole, none = vat + house.rubles("22,000"), say("Без НДС", "No VAT")
    house.invoices("122,000")
    house.as_(
        "Иван",
        (press("Change"), sees(f"[{rate}]")),
        (press(rate), sees(say("Какой в счёте НДС?", "Which VAT does it have?"))),
        (press(say("10 %", "10%")), sees(vat + house.rubles("11,090.91"))),
        (press("Change"),),
        (press(rate),),
        (press(none), misses(vat), sees(f"{rate}: {none}")),
        (press("Change"),),
        (press(rate),),
        (press(say("22 %", "22%")), sees(whole)),
        (press("Submit"),),
    )
    house.hears("Мария", sees(whole, f"{rate}: {say('22 %', '22%')}"))


def test_a_currency_without_a_rate_is_told_at_the_last_look_and_nothing_is_lost(house: House) -> None:
    house.invoices("12 000 USD")
    house.as_("Иван", (press("Submit"), sees(NoRate, "USD", "Анна Серова, Борис Ганин", "A-17", "[Submit]")))
    house.hears("Мария", silence())
    house.talk.write(keep, "rates", RATES)
    house.as_("Иван", (press("Submit"), sees("⏳")))
    house.agree("Мария", "Виктор")
    converted = house.say("12 000 $ = 1 104 000 ₽", "$12,000 = RUB 1,104,000")
    house.hears("Роман", sees(converted, house.say("больше 1 000 000 ₽", "more than RUB 1,000,000")))


def test_nothing_is_no_amount(house: House) -> None:
    say = house.say
    house.as_(
        "Иван",
        (say("надо оплатить счёт", "an invoice to pay"),),
        (press(say("Связь", "Telecom")),),
        (press("Медиа Плюс"),),
        ("A-17",),
        (say("30 июня", "30 June"),),
        (press("Skip"), sees(say("Какая сумма?", "How much is it?"))),
        ("0", sees(NotPositive, say("Какая сумма?", "How much is it?"))),
        ("150", sees(say("До какого числа", "When should it be paid by?"), house.rubles("150"))),
    )


def test_a_change_on_the_way_asks_again(house: House) -> None:
    house.asks_to_pay("300,000")
    house.agree("Мария")
    house.hears("Виктор", sees("[Approve]"))
    house.as_(
        "Иван",
        (press("Change"), sees("check and send")),
        (press("Change"),),
        (press(house.say("Сумма", "Amount")),),
        (house.written("150,000"), sees(house.rubles("150,000"))),
        (press("Submit"), sees(f"⏳ {house.say('Ответственный', 'Expense owner')}")),
    )
    house.hears("Мария", sees(house.rubles("300,000"), house.rubles("150,000"), "[Approve]"))
    house.hears(
        "Виктор", sees("There is nothing for you to decide now: the request has been changed, or has gone back.")
    )
    house.agree("Мария")
    house.hears("Анна", sees(f"[{REPORT}]"))


def test_the_same_invoice_is_told_of_and_sent_all_the_same(house: House) -> None:
    say = house.say
    told = say(
        "Похоже на № 1 (в работе): такое уже отправляли. Совпадает: кому, номер счёта, дата счёта.",
        "Looks like #1 (under way): this has been sent before. The same: counterparty, invoice number, invoice date.",
    )
    house.asks_to_pay()
    house.hears("Мария", misses(say("Похоже на", "Looks like")))
    house.invoices(look=sees(told))
    house.as_("Иван", (press("Submit"), sees("⏳"), misses(told)))
    house.hears("Мария", sees(told, "[Approve]"))


def test_what_has_come_to_nothing_is_not_told_of_and_what_was_approved_with_its_day(house: House) -> None:
    alike = house.say("Похоже на", "Looks like")
    house.asks_to_pay()
    house.as_("Мария", (press("Reject"),), ("не наш счёт", sees("Rejected")))
    house.invoices(look=misses(alike))
    house.as_("Иван", (press("Submit"),))
    house.agree("Мария")
    pays(house, "Анна")
    closes(house)
    house.as_("Анна", (press("Done"),))
    house.asks_to_pay()
    house.hears(
        "Мария", sees(house.say(f"{alike} № 2 (согласовано 1 июля 2027)", f"{alike} #2 (approved 1 July 2027)"))
    )


def test_of_what_one_may_not_see_one_reads_the_number(house: House) -> None:
    """Омар answers for the invoices of clients, and has nothing to do with those of marketing."""
    house.asks_to_pay()
    house.asks_to_pay(expense=("Счёт клиента", "Client invoice"))
    house.hears("Омар", sees(house.say("Похоже на № 1: такое", "Looks like #1: this")))
    house.agree("Омар")
    house.hears("Анна", sees(house.say("Похоже на № 1 (в работе): такое", "Looks like #1 (under way): this")))


def test_a_photo_of_the_invoice_comes_with_the_card_of_whoever_is_asked(house: House) -> None:
    house.invoices(scan=photo("scan.jpg"))
    house.as_("Иван", (press("Submit"), sees("⏳")))
    house.hears("Мария", fresh(2))
    card, picture = house.talk.chat("Мария").messages[-2:]
    assert str(picture).strip() == "📎 scan.jpg"
    assert house.say("Счёт верный", "Is the invoice right") in str(card)
    house.agree("Мария")
    house.hears("Анна", sees("📎 scan.jpg"), fresh(2))
    pays(house, "Анна")
    house.hears("Иван", sees(f"[{REPORT}]"), fresh(1))
