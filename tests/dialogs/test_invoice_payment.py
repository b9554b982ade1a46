"""The payment of an invoice by all its people: whoever answers for the expense, the limits, what accounting gives."""

import pytest

from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated
from core.use.fill import DraftGone
from tests.dialogs.house import EXPENSES, REPORT, STAFF, House
from tests.dialogs.invoices import answered, closes, paid, pays
from tests.dialogs.rows import keep
from tests.dialogs.sayings import (
    attach,
    begins,
    changed,
    file,
    fresh,
    misses,
    press,
    press_old,
    repeated,
    sees,
    silence,
    toast,
)

_EXPENSES = {
    ("Счёт клиента", "Client invoice"): "sales",
    ("Связь", "Telecom"): "it",
    ("Аренда", "Rent"): "office",
    ("Маркетинг", "Marketing"): "marketing",
}


def test_the_whole_way(house: House) -> None:
    house.asks_to_pay()
    first = house.say("Оплата счёта · Иван Петров · Медиа Плюс", "Invoice payment · Иван Петров · Медиа Плюс")
    facts = ("Маркетинг, Москва", "ООО «Медиа Плюс»", "A-17", "📎 invoice.pdf")
    house.hears("Мария", begins(first), sees(house.say("Счёт верный", "Is the invoice right"), *facts))
    house.agree("Мария")
    house.hears("Анна", begins(first), sees(house.say("Оплатите счёт", "Please pay the invoice")), misses("[Done]"))
    pays(house, "Анна")
    house.hears("Борис", sees("Анна Серова"), misses(REPORT), changed())
    closes(house)
    house.hears("Борис", begins(first), sees("[Done]"), fresh())
    house.as_("Борис", (press("Done"), toast("Done")))
    house.hears("Иван", sees("Approved", *paid(house)), fresh())
    house.history(sees(house.say("✅ Бухгалтерия: Анна Серова", "✅ Accounting: Анна Серова")))


@pytest.mark.parametrize(("expense", "role"), _EXPENSES.items(), ids=lambda one: one[1] if len(one) == 2 else one)
def test_whoever_answers_for_the_expense_is_asked(house: House, expense: tuple[str, str], role: str) -> None:
    house.asks_to_pay(expense=expense)
    for other, name in STAFF.items():
        house.as_(
            name, ("/inbox", sees("#1" if house.locale == "en" else "№ 1") if other == role else misses("#1", "№ 1"))
        )
    house.as_(STAFF[role], (press("1"),), (press("Approve"), toast("Approved")))
    house.hears("Анна", sees(f"[{REPORT}]"))


@pytest.mark.parametrize(
    ("amount", "cfo", "ceo"),
    [
        ("200,000", False, False),
        ("200,000.01", True, False),
        ("1,000,000", True, False),
        ("1,000,000.01", True, True),
    ],
)
def test_the_limits_are_to_the_kopeck(house: House, amount: str, cfo: bool, ceo: bool) -> None:
    house.asks_to_pay(amount)
    house.agree("Мария")
    for asked, name in ((cfo, "Виктор"), (ceo, "Роман")):
        if asked:
            house.hears(name, sees(house.rubles(amount), "[Approve]"))
            house.agree(name)
        else:
            house.hears(name, silence())
    house.hears("Анна", sees(f"[{REPORT}]"))
    total = house.rubles(amount)
    for asked, stage, bound in (
        (cfo, house.say("Финансовый директор", "CFO"), house.say("200 000", "RUB 200,000")),
        (ceo, house.say("Генеральный директор", "CEO"), house.say("1 000 000", "RUB 1,000,000")),
    ):
        skipped = f"⏭ {stage}: {house.say('сумма', 'amount')}: {total} ≤ {bound}"
        house.history(sees(f"✅ {stage}") if asked else sees(skipped))


def test_a_rejection_ends_it(house: House) -> None:
    house.asks_to_pay("300,000")
    house.agree("Мария")
    house.as_("Виктор", (press("Reject"),), ("не наш счёт", sees("Rejected")))
    for name in ("Иван", "Мария"):
        house.hears(name, sees("Rejected", "❌ Виктор Лебедев: не наш счёт"))
    house.hears("Анна", silence())


def test_a_second_round_goes_all_the_way_again(house: House) -> None:
    house.asks_to_pay("1,500,000")
    house.agree("Мария", "Виктор")
    house.as_("Роман", (press("Return"),), (press("Иван Петров"),), ("дорого", sees("Returned")))
    house.as_(
        "Иван",
        (press("Change and send"), sees("check and send"), misses(house.say("Оплачено", "Paid on"))),
        (press("Change"), misses(house.say("[Платёжное поручение]", "[Payment order]"))),
        (press(house.say("Сумма", "Amount")),),
        (house.written("200,000"), sees(house.rubles("200,000"))),
        (press("Submit"), sees("⏳")),
    )
    house.agree("Мария")
    answered(house, "Борис")
    house.as_("Борис", (press("Done"), toast("Done")))
    house.hears("Иван", sees(house.rubles("200,000"), *paid(house), REPORT))


def test_accounting_sends_it_back_while_a_colleague_fills_in(house: House) -> None:
    """His answers are for a round that is over: they are put away, and he sees how the request stands."""
    house.asks_to_pay()
    house.agree("Мария")
    answered(house, "Анна")
    house.as_("Борис", (press("Return"),), (press("Иван Петров"),), ("нет печати", sees("Returned")))
    house.as_("Анна", (press("Done"), toast(AlreadyDecided), sees("Returned", "↩️ Борис Ганин: нет печати")))
    house.as_("Иван", (press("Change and send"),), (press("Submit"),))
    house.as_("Анна", ("/start", misses("Drafts")))
    answered(house, "Анна")
    house.as_("Анна", (press("Done"), toast("Done")))


def test_answers_of_an_earlier_round_do_not_finish_the_next_one(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    answered(house, "Анна")
    house.as_("Борис", (press("Return"),), (press("Иван Петров"),), ("нет печати",))
    house.as_("Иван", (press("Change and send"),), (press("Submit"),))
    house.as_("Анна", (press("Done"), toast(CardOutdated), sees(f"[{REPORT}]")), ("/start", misses("Drafts")))


def test_a_colleague_who_was_first_is_told_of(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    answered(house, "Анна")
    answered(house, "Борис")
    house.as_("Борис", (press("Done"), toast("Done")))
    house.as_("Анна", (press("Done"), toast(AlreadyDecided, "Борис Ганин"), sees("Борис Ганин"), misses(REPORT)))
    house.as_("Анна", ("/start", misses("Drafts")))


def test_what_was_recalled_meanwhile_is_notpaid(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    answered(house, "Анна")
    house.as_("Иван", (press("Recall"),), ("The price has gone up",))
    house.as_("Анна", (press("Done"), toast(AlreadyClosed), sees("Recalled")), ("/start", misses("Drafts")))


def test_a_day_that_has_passed_is_offered_where_it_is_asked_for(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    house.as_("Анна", (press(REPORT), sees("[Today]", "[Yesterday]"), misses("[Tomorrow]")), (press("Yesterday"),))
    house.as_("Анна", ("318",), (press("Skip"), sees(house.say("Оплачено: 30 июня 2027", "Paid on: 30 June 2027"))))


def test_what_is_attached_is_not_skipped(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    house.as_(
        "Анна",
        (press(REPORT),),
        (press("Today"),),
        ("318", sees("[Skip]")),
        (attach(file("order.pdf")), sees("[Remove the last one]"), misses("[Skip]")),
        (press("Remove the last one"), sees("[Skip]")),
    )


def test_what_a_colleague_has_done_before_is_no_answer_to_what_is_asked_now(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    pays(house, "Анна")
    done = house.say("Анна Серова: готово", "Анна Серова: done")
    house.hears("Борис", sees(done))
    closes(house)
    house.hears("Борис", sees("[Done]"), misses(done))


def test_a_double_tap_pays_once(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    answered(house, "Анна")
    house.as_("Анна", (repeated(press("Done")), toast("Done")), (press_old("Done"), toast(DraftGone)))


def test_what_was_begun_is_gone_on_with(house: House) -> None:
    house.asks_to_pay()
    house.agree("Мария")
    house.as_(
        "Анна",
        (press(REPORT),),
        (house.say("1 июля", "1 July"),),
        (press("Cancel"), sees("[Keep for later]")),
        (press("Keep for later"), sees("Drafts")),
        ("/inbox",),
        (press("1"), sees(f"[{REPORT}]")),
        (press(REPORT), sees(house.say("номер платёжного", "number of the payment order"))),
    )


def test_a_row_without_a_role_asks_the_person_it_names(house: House) -> None:
    house.asks_to_pay(expense=("Алматы", "Almaty"))
    house.agree("Вера")
    house.hears("Анна", sees(f"[{REPORT}]"))


def test_a_missing_cell_falls_to_accounting_and_the_history_says_so(house: House) -> None:
    house.asks_to_pay(expense=("Прочее", "Other"))
    found = house.say(
        "Анна Серова / Борис Ганин (других не нашлось)", "Анна Серова / Борис Ганин (nobody else was found)"
    )
    house.history(sees(f"⏳ {house.say('Ответственный', 'Expense owner')}: {found}"))
    house.agree("Анна")


def test_somebody_new_is_paid_by_his_own_name(house: House) -> None:
    say = house.say
    house.as_(
        "Иван",
        (say("надо оплатить счёт", "an invoice to pay"),),
        (press(say("Связь", "Telecom")),),
        ("ИП Лунин", sees(say("«ИП Лунин» нет в списке", "“ИП Лунин” is not in the list")), misses("Add to the list")),
        (press("ИП Лунин"), sees(say("Как называется юридическое", "What is the legal entity called?"), "ИП Лунин")),
        (press("Skip"), sees(say("ИНН или БИН", "tax id"))),
        ("000000000077", sees(say("Какой номер у счёта?", "What is the number of the invoice?"))),
    )


def test_a_request_keeps_the_rows_as_they_were(house: House) -> None:
    house.asks_to_pay()
    house.talk.write(keep, "clients", ("code;name;company;tax_id", "media_plus;Media Minus;Minus;1"))
    house.talk.write(keep, "expense_types", (EXPENSES[0], "marketing;Nothing;Nothing;Nowhere;it;"))
    kept = ("Медиа Плюс", "ООО «Медиа Плюс»", "0000000009", "Маркетинг, Москва")
    house.hears("Мария", sees(*kept), misses("Minus"))
    house.agree("Мария")
    house.hears("Анна", sees(*kept), misses("Minus", "Nothing"))
