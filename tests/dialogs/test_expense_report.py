"""The report on a trip: it comes with what is known; what is to be paid or returned; and the trip ends with it."""

import pytest

from core.use.terms import NoRate
from tests.dialogs.house import REPORT, House
from tests.dialogs.pages import told_in
from tests.dialogs.rows import RATES, keep
from tests.dialogs.sayings import begins, fresh, misses, press, sees, toast
from tests.dialogs.trips import comes_back, reports, to_report


def _settled(house: House) -> None:
    """Анна has checked and settled it."""
    house.as_("Анна", (press(REPORT), sees("check and finish")), (press("Done"), toast("Done")))


def _balance(house: House, pay: str, back: str) -> tuple[str, str]:
    say = house.say
    return (
        f"{say('Доплатить сотруднику', 'To pay to the author')}: {house.rubles(pay)}",
        f"{say('Вернуть в кассу', 'To return')}: {house.rubles(back)}",
    )


@pytest.fixture
def back(house: House) -> House:
    """A trip of five days to Dubai is over: 25,000 of per diem, 30,000 of advance. The report has come."""
    to_report(house)
    comes_back(house)
    return house


def test_the_report_knows_the_trip_and_the_trip_ends_with_it(back: House) -> None:
    say = back.say
    reports(back)
    known = (say("Куда: Дубай", "Destination: Dubai"), f"{say('Аванс', 'Advance')}: {back.rubles('30,000')}")
    last = str(back.talk.chat("Иван").messages[-1])
    per_diem = f"{say('Суточные', 'Per diem')}: {back.rubles('25,000')}"
    assert all(one in last for one in (*known, per_diem, *_balance(back, "4,500", "0")))
    back.as_("Иван", (press("Submit"), sees("⏳")))
    first = say("Авансовый отчёт · Иван Петров · Дубай", "Expense report · Иван Петров · Dubai")
    assert str(back.talk.chat("Ольга").messages[-1]).startswith(first)
    back.hears(
        "Ольга",
        sees(say("Расходы по делу?", "Were these expenses needed?"), known[1], per_diem),
        fresh(),
    )
    back.agree("Ольга")
    back.hears("Анна", begins(first), sees(say("Проверьте чеки", "check the receipts"), *_balance(back, "4,500", "0")))
    _settled(back)
    accepted = sees("Approved", say("Отчёт принят", "The report is accepted"))
    part = say("Часть заявки № 1 Командировка · согласовано", "Part of #1 Business trip · approved")
    back.hears("Иван", accepted, sees(part, say("Поездка закрыта", "The trip is closed")), fresh())
    back.as_("Иван", ("/my", misses("⏳")), (press(say("№ 1", "#1")), sees(say("Отчёт: № 2", "Report: #2"))))
    back.history(sees(say("✅ Отчёт: Иван Петров, № 2", "✅ Report: Иван Петров, #2")))


def test_a_report_whose_last_yes_is_taken_back_takes_the_trip_with_it(back: House) -> None:
    say = back.say
    reports(back)
    back.as_("Иван", (press("Submit"),))
    back.agree("Ольга")
    _settled(back)
    back.look_away()
    back.as_("Анна", (press("Undo"),))
    waits = say("⏳ Ждём: № 2 Авансовый отчёт", "⏳ Waiting for #2 Expense report")
    back.hears("Иван", sees(waits), fresh())
    _settled(back)
    back.hears("Иван", sees("Approved", say("Поездка закрыта", "The trip is closed")), fresh())


def test_a_trip_is_not_closed_without_a_report(back: House) -> None:
    back.as_(
        "Иван",
        (press(REPORT), sees(back.say("Какой отчёт об этой поездке?", "Which report is about this trip?"))),
        ("№ 1", sees(back.say("Какой отчёт", "Which report")), misses("[Done]")),
    )


def test_what_is_left_of_the_advance_is_returned(back: House) -> None:
    reports(back, "1,000", "500")
    assert all(one in str(back.talk.chat("Иван").messages[-1]) for one in _balance(back, "0", "3,500"))


def test_receipts_in_dirhams_are_reckoned_in_roubles_by_the_rate_of_the_day(back: House) -> None:
    """120 dirhams are 3,006 roubles at 25.05; what is in dirhams and what is in roubles is added up each for itself."""
    say = back.say
    reports(back, "120 AED")
    missing = say("не посчитано. Нет курса AED на этот день.", "not reckoned. There is no rate of AED for this day.")
    spent = say("Потрачено с суточными", "Spent with the per diem")
    first = say("Авансовый отчёт · Иван Петров · Дубай", "Expense report · Иван Петров · Dubai")
    total = say("120 AED + 8 000 ₽", "AED 120 + RUB 8,000")
    assert all(one in str(back.talk.chat("Иван").messages[-1]) for one in (total, f"{spent}: {missing}"))
    back.as_("Иван", (press("Submit"), sees(NoRate, "AED", "[Submit]")))
    back.talk.write(keep, "rates", RATES)
    back.as_("Иван", (press("Submit"), sees("⏳")))
    back.hears(
        "Ольга",
        sees(f"{first} · {back.rubles('36,006')}"),
        sees(total, *_balance(back, "6,006", "0")),
        sees(say("120 AED = 3 006 ₽ по курсу 25,05", "AED 120 = RUB 3,006 at the rate of 25.05 (")),
        misses(missing),
    )


def test_everybody_taps_as_often_as_the_page_says(back: House) -> None:
    before = [back.spent(name) for name in ("Иван", "Ольга", "Анна")]
    back.hears("Иван", sees(back.say("Что оплатили?", "What have you paid for?")))
    reports(back)
    back.as_("Иван", (press("Submit"),))
    back.agree("Ольга")
    _settled(back)
    assert [back.spent(name) for name in ("Иван", "Ольга", "Анна")] == told_in("expense_report")
    assert all(before)


def test_a_receipt_that_is_missing_comes_later(back: House) -> None:
    say = back.say
    reports(back)
    back.as_("Иван", (press("Submit"),))
    back.agree("Ольга")
    back.as_(
        "Анна", (press("Return"),), (press("Иван Петров"),), (press(say("Не хватает чеков", "Receipts are missing")),)
    )
    back.hears("Иван", sees(f"↩️ Анна Серова: {say('Не хватает чеков', 'Receipts are missing')}"))
    back.as_("Иван", (press("Change and send"), sees("check and send")), (press("Submit"), sees("⏳")))
    _settled(back)
    back.hears("Иван", sees("Approved"))


def test_after_a_rejection_another_report_is_opened(back: House) -> None:
    say = back.say
    reports(back)
    back.as_("Иван", (press("Submit"),))
    back.as_("Ольга", (press("Reject"),), ("ужин был личный", sees("Rejected")))
    again = say("Авансовый отчёт", "Expense report")
    back.hears("Иван", sees("❌ Ольга Смирнова: ужин был личный", again))
    back.as_(
        "Иван",
        (press(f"{'Открыть' if back.locale == 'ru' else 'Open'}: {again}"), sees(say("Что оплатили?", "What have"))),
    )


def test_a_change_on_the_way_is_reckoned_again(back: House) -> None:
    say = back.say
    reports(back)
    back.as_("Иван", (press("Submit"),))
    back.as_(
        "Иван",
        (press("Change"), sees("check and send")),
        (press("Change"),),
        (press(f"[{say('Аванс', 'Advance')}]"[1:-1]),),
        (back.written("40,000"), sees(*_balance(back, "0", "5,500"))),
        (press("Submit"),),
    )
    back.hears("Ольга", sees(back.rubles("30,000"), back.rubles("40,000"), *_balance(back, "0", "5,500")))


def test_from_the_menu_it_asks_which_trip(house: House) -> None:
    to_report(house)
    say = house.say
    house.as_(
        "Иван",
        (
            say("авансовый отчёт", "expense report"),
            sees(say("О какой командировке отчёт?", "Which trip is the report")),
        ),
        ("№ 1", sees(say("Куда ездили?", "Where did you go?"))),
        (say("Дубай", "Dubai"), sees(say("С какого числа по какое?", "From which day to which?"))),
        (say("5–9 августа", "5–9 August"), sees(say("Какой аванс вы получили?", "What advance"))),
        (press("Skip"), sees(say("Сколько положено суточных?", "How much is the per diem?"))),
    )
