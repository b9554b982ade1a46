"""An invoice from the payment on: the author hears of it and brings the papers; and who taps how often."""

from tests.dialogs.house import REPORT, House
from tests.dialogs.invoices import closes, paid, pays
from tests.dialogs.pages import told_in
from tests.dialogs.sayings import attach, file, fresh, incoming, misses, press, sees, toast


def _paid_for(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    pays(house, "Анна")


def test_it_is_open_until_the_papers_are_there(house: House) -> None:
    _paid_for(house)
    asked = house.say("Счёт оплачен", "The invoice is paid")
    house.hears("Иван", sees(asked, *paid(house), f"[{REPORT}]"), misses("Approved"), fresh())
    closes(house)
    papers = house.say("Закрывающие документы: 📎 act.pdf", "Closing documents: 📎 act.pdf")
    house.as_(
        "Борис",
        (incoming(), sees(house.say("Документы в порядке?", "in order?"), papers, "[Done]", "[Return]")),
        (press("Done"), toast("Done")),
    )
    house.hears("Иван", sees("Approved", *paid(house), house.say("счёт закрыт", "is closed")), fresh())
    house.history(sees(house.say("✅ Бухгалтерия: Анна Серова", "✅ Accounting: Анна Серова")))


def test_everybody_taps_as_often_as_the_page_says(house: House) -> None:
    house.asks_to_pay("1,500,000")
    sent = house.spent("Иван")
    deciders = ("Мария", "Виктор", "Роман")
    house.agree(*deciders)
    pays(house, "Анна")
    spent = [sent, *map(house.spent, deciders), house.spent("Анна")]
    closes(house)
    house.as_("Анна", (press("Done"),))
    assert [*spent, house.spent("Иван"), house.spent("Анна")] == told_in("invoice_payment")
    assert sent <= 12
    assert spent[1:4] == [1, 1, 1]


def test_papers_that_are_missing_are_asked_for_and_the_payment_stands(house: House) -> None:
    _paid_for(house)
    closes(house)
    papers = house.say("Закрывающие документы", "Closing documents")
    house.as_("Анна", (press("Return"),), (press(papers),), ("нет счёта-фактуры", sees("Returned")))
    house.hears("Иван", sees("↩️ Анна Серова: нет счёта-фактуры", f"[{REPORT}]", *paid(house)))
    house.as_(
        "Иван",
        (press(REPORT), sees("check and finish", "📎 act.pdf")),
        (press("Change"),),
        (press(papers),),
        (attach(file("vat.pdf")), sees("📎 vat.pdf")),
        (press("Done"), sees("check and finish")),
        (press("Done"), toast("Done")),
    )
    house.as_("Анна", (press("Done"), toast("Done")))
    house.hears("Иван", sees("Approved", "📎 vat.pdf", *paid(house)))


def test_what_was_paid_is_not_changed_any_more(house: House) -> None:
    _paid_for(house)
    house.as_("Иван", (press("Change"), sees("check and send")))
    whom, amount = house.say("[Кому]", "[Counterparty]"), house.say("[Сумма]", "[Amount]")
    house.as_("Иван", (press("Change"), misses(whom, amount), sees(house.say("[Вид расхода]", "[Expense]"))))


def test_the_author_is_reminded_of_the_papers(house: House) -> None:
    _paid_for(house)
    house.look_away()
    house.talk.wait(days=14, hours=1)
    house.talk.sweep()
    house.hears("Иван", sees(house.say("Оплата счёта", "Invoice payment"), f"[{REPORT}]"))
    house.as_("Иван", ("/my", sees("🔴"), misses("✅")))
