"""A business trip by all its people: straight, rejected, returned, and to the kopeck at the limit."""

from collections.abc import Callable
from datetime import datetime

import pytest

from core.model.dates.refusals import LastDayMissing
from core.model.fields.file import FileTooLarge
from core.model.value import File
from core.use.terms import NoRate
from tests.dialogs.house import REPORT, House
from tests.dialogs.pages import told_in
from tests.dialogs.rows import RATES, keep
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
    sees,
    silence,
    toast,
)
from tests.dialogs.trips import MOSCOW, bought, hotel, received, tickets, to_report


def test_the_whole_way(house: House) -> None:
    say = house.say
    house.asks_for_trip()
    first = say("Командировка · Иван Петров · Дубай · 5–9 августа 2027, 5 дней", "Business trip · Иван Петров · Dubai")
    wanted = say("Москва · Куда: Дубай", "Moscow · To: Dubai")
    total = f"{say('Всего', 'All together')}: {house.rubles('780,000')}"
    house.hears("Ольга", begins(first), sees(wanted, total, house.rubles("25,000")), misses("passport"), fresh())
    house.agree("Ольга")
    asked = say("Купите билеты", "Please buy the tickets")
    house.hears("Сауле", begins(first), sees(asked, "passport.jpg", "[Return]"), misses("[Done]"), fresh())
    house.hears("Роман", silence())
    bought(house)
    house.hears("Иван", sees(tickets(house), hotel(house)), changed())
    house.as_("Иван", (press("Files"), sees("📎 out.pdf", "📎 back.pdf", "📎 passport.jpg")))
    money = say("Выделяем деньги", "Shall we allot the money")
    house.hears("Анна", begins(first), sees(money, tickets(house)), misses("passport"))
    house.agree("Борис", "Виктор")
    house.hears("Иван", sees(say("деньги выделены", "the money is allotted"), tickets(house), hotel(house)), fresh())
    received(house)
    card = str(house.talk.chat("Иван").messages[-1])
    assert (
        say(
            "В первое рабочее утро после неё отчёт откроется сам",
            "On the first working morning after it the report opens",
        )
        in card
    )
    assert say("[Открыть: Авансовый отчёт]", "[Open: Expense report]") in card


def test_everybody_taps_as_often_as_the_page_says(house: House) -> None:
    house.asks_for_trip("980,000")
    sent = house.spent("Иван")
    house.agree("Ольга", "Роман")
    bought(house)
    house.agree("Анна", "Виктор")
    received(house)
    deciders = ("Ольга", "Роман", "Сауле", "Анна", "Виктор", "Иван")
    assert [sent, *map(house.spent, deciders)] == told_in("business_trip")


def test_the_report_is_due_thirty_days_after_the_trip(house: House) -> None:
    """The stage is opened a month before the trip is over."""
    to_report(house)
    due = house.say("Срок: 8 сентября, 18:00", "To be done by 8 September, 18:00")
    house.as_("Иван", ("/my",), (press(house.say("№ 1", "#1")), sees(due)))
    house.until(datetime(2027, 9, 8, 17, 59, tzinfo=MOSCOW))
    assert "🔴" not in str(house.talk.chat("Иван").messages[-1])
    house.look_away()
    house.until(datetime(2027, 9, 8, 18, 1, tzinfo=MOSCOW))
    house.hears("Иван", sees("🔴", house.say("отчёт откроется сам", "the report opens by itself")))


def test_both_have_to_allot_the_money(house: House) -> None:
    """The CFO alone is not enough either."""
    house.asks_for_trip()
    house.agree("Ольга")
    bought(house)
    house.agree("Виктор")
    house.hears(
        "Иван", sees("⏳ Ждём: Анна Серова / Борис Ганин" if house.locale == "ru" else "Waiting for Анна Серова")
    )
    house.as_("Иван", ("/my", sees("⏳"), misses(REPORT)))
    house.agree("Анна")
    house.hears("Иван", sees(f"[{REPORT}]"))


def test_the_way_says_what_its_author_does_on_it(house: House) -> None:
    """Twice, so that his name would tell nothing."""
    say = house.say
    house.asks_for_trip()
    house.hears("Ольга", sees(say("⚪ Деньги → ⚪ Отчёт", "⚪ Money → ⚪ Report")))


def test_another_scan_of_the_passport_is_no_matter_of_the_managers(house: House) -> None:
    scan = house.say("Скан паспорта", "Passport scan")
    house.asks_for_trip()
    house.agree("Ольга")
    house.as_("Сауле", (press("Return"),), (press("Иван Петров"),), ("скан не читается",))
    house.as_("Иван", (press("Change and send"),), (press("Change"),), (press(scan),))
    house.as_("Иван", (press("Remove the last one"),), (attach(photo("sharp.jpg")),), (press("Done"),))
    house.look_away()
    house.as_("Иван", (press("Submit"), sees("✅ Ольга")))
    house.hears("Ольга", misses("[Approve]", "sharp.jpg"))
    house.hears("Сауле", sees("sharp.jpg", REPORT))


def test_the_rows_of_a_table_stand_below_its_title(house: House) -> None:
    house.asks_for_trip()
    house.hears("Ольга", sees(house.say("Нужны билеты:\n1. Москва", "Tickets wanted:\n1. Moscow")))


def test_the_passport_is_for_the_office_alone(house: House) -> None:
    """Its photo does not come along either."""
    house.asks_for_trip()
    house.as_("Ольга", (incoming(), misses("passport", "Паспорт", "[📎")), (press("Approve"),))
    house.as_("Сауле", (press("Files"), sees("📎 passport.jpg")))
    bought(house)
    house.as_("Анна", (press("Files"), sees("📎 out.pdf"), misses("passport")))


@pytest.mark.parametrize(("sent", "shown"), [(photo, "fine.jpg"), (file, "file.jpg")], ids=["photo", "file"])
def test_a_passport_of_19_mb_passes_and_one_of_21_is_refused(
    house: House, sent: Callable[[str, int], File], shown: str
) -> None:
    """What its sender calls a document is deleted with it, and so is shown to nobody."""
    big = sent("big.jpg", 21 * 1024 * 1024)
    house.trips(passport=big)
    again = house.say("скан паспорта", "scan of the passport")
    house.as_(
        "Иван",
        (attach(big), sees(FileTooLarge, "big.jpg", again), misses("[Done]")),
        (attach(sent("fine.jpg", 19 * 1024 * 1024)), sees(f"📎 {shown}", "[Done]")),
        (press("Done"), sees("check and send", f"📎 {shown}"), misses("big.jpg")),
    )


def test_a_trip_without_an_end_is_asked_for_it(house: House) -> None:
    say = house.say
    house.as_(
        "Иван",
        (say("командировка", "business trip"), sees(say("Куда едете?", "Where to?"))),
        (say("Дубай", "Dubai"),),
        (press("ОАЭ (UAE)"), sees(say("С какого числа по какое?", "From which day to which?"))),
        (say("с 5 августа", "from 5 August"), sees(LastDayMissing, say("С какого числа", "From which day"))),
        (say("с 5 по 9 августа", "5–9 August"), sees(say("Зачем едете?", "What is the trip for?"))),
    )


def test_where_no_per_diem_is_known_the_way_goes_on_without(house: House) -> None:
    say = house.say
    allowance = say("Суточные", "Per diem")
    house.asks_for_trip()
    house.as_(
        "Иван",
        (press("Change"),),
        (press("Change"),),
        (press(say("Страна", "Country")),),
        (say("Бразилия", "Brazil"),),
        (
            press(say("Бразилия", "Brazil")),
            sees(f"{say('Всего', 'All together')}: {house.rubles('755,000')}", allowance),
        ),
    )


def test_a_change_on_the_way_is_shown_to_whoever_is_asked_again(house: House) -> None:
    costs = house.say("Билеты и жильё", "Tickets and lodging")
    house.asks_for_trip()
    house.agree("Ольга")
    house.as_(
        "Иван",
        (press("Change"), sees("check and send")),
        (press("Change"),),
        (press(costs),),
        (house.written("980,000"), sees(house.rubles("1,005,000"))),
        (press("Submit"), sees("⏳ Ольга")),
    )
    house.hears("Ольга", sees(f"{costs}: {house.rubles('755,000')} → {house.rubles('980,000')}", "[Approve]"))
    house.agree("Ольга")
    house.hears("Роман", sees(house.rubles("1,005,000"), "[Approve]"))
    house.hears(
        "Сауле", sees("There is nothing for you to decide now: the request has been changed, or has gone back.")
    )


def test_a_per_diem_in_another_currency_needs_its_rate(house: House) -> None:
    """5 days at 25,000 tenge."""
    say = house.say
    house.trips()
    house.as_(
        "Иван",
        (press("Done"),),
        (press("Change"),),
        (press(say("Страна", "Country")),),
        (press("Казахстан (Kazakhstan)"), sees("[Submit]")),
        (press("Submit"), sees(NoRate, "KZT", "[Submit]")),
    )
    house.talk.write(keep, "rates", RATES)
    house.as_("Иван", (press("Submit"), sees("⏳ Ольга")))
    house.hears("Ольга", sees(f"{say('Суточные', 'Per diem')}: {house.rubles('21,875')}"))


def test_a_million_is_not_more_than_a_million(house: House) -> None:
    house.asks_for_trip("975,000")
    house.agree("Ольга")
    house.hears("Роман", silence())
    house.hears("Сауле", fresh())
    limit = house.say("всего: 1 000 000 ₽ ≤ 1 000 000", "all together: RUB 1,000,000 ≤ RUB 1,000,000")
    house.history(sees(f"⏭ {house.say('Генеральный директор', 'CEO')}: {limit}"))


def test_a_kopeck_more_is(house: House) -> None:
    house.asks_for_trip("975,000.01")
    house.agree("Ольга")
    house.hears("Сауле", silence())
    house.hears("Роман", sees(house.rubles("1,000,000.01"), house.say("дороже 1 000 000 ₽", "more than RUB 1,000,000")))
    house.agree("Роман")
    house.hears("Сауле", fresh())
    house.history(sees(house.say("✅ Генеральный директор: Роман", "✅ CEO: Роман")), misses("⏭"))


def test_a_rejection_is_told_to_everybody(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    bought(house)
    house.agree("Анна")
    house.look_away()
    house.as_("Виктор", (press("Reject"),), ("нет денег", sees("Rejected")))
    for name in ("Иван", "Ольга", "Сауле", "Анна"):
        house.hears(name, sees("Rejected", "❌ Виктор Лебедев: нет денег"))
    house.hears("Роман", silence())


def test_a_second_round_keeps_thetickets(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    bought(house)
    house.as_("Анна", (press("Return"),), (press("Иван Петров"),), ("дорого", sees("Returned")))
    mine = house.say("Зачем", "Purpose")
    house.as_(
        "Иван",
        (press("Change and send"), sees("check and send", mine), misses(tickets(house))),
        (press("Change"), sees(f"[{mine}]"), misses(house.say("[Гостиница]", "[Hotel]"))),
        (press(house.say("Билеты и жильё", "Tickets and lodging")),),
        (house.written("500,000"), sees(house.rubles("525,000"))),
        (press("Submit"), sees("⏳ Ольга")),
    )
    house.agree("Ольга")
    house.as_(
        "Сауле",
        (press(REPORT), sees("check and finish", tickets(house), hotel(house)), fresh()),
        (press("Change"),),
        (press(house.say("Гостиница", "Hotel")), sees("Creek Hotel, A-17")),
        ("Palm Inn", sees("Palm Inn", tickets(house))),
        (press("Done"), toast("Done")),
    )
    house.agree("Борис", "Виктор")
    house.hears("Иван", sees(f"[{REPORT}]", "Palm Inn", tickets(house)), misses("Creek"))


def test_the_office_sends_it_back(house: House) -> None:
    house.asks_for_trip()
    house.agree("Ольга")
    house.as_("Сауле", (press("Return"),), (press("Иван Петров"),), ("скан не читается", sees("Returned")))
    house.hears("Иван", sees("↩️ Сауле Ибраева: скан не читается"))
    house.as_("Иван", (press("Change and send"),), (press("Submit"), sees("✅ Ольга")))
    bought(house)
