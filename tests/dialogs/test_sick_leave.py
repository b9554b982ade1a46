"""A sick leave by all its people: nobody is asked, everybody is told, and a vacation gives its days back."""

from datetime import timedelta

import pytest

from core.model.leave.facts import AwayAlready
from core.store import people
from core.store.db import Tx
from tests.dialogs.house import House
from tests.dialogs.pages import told_in
from tests.dialogs.rows import keep
from tests.dialogs.sayings import attach, begins, changed, file, fresh, incoming, misses, press, sees, silence, toast
from tests.dialogs.test_leave import APRIL, HIRED, _opened

_DAYS = ("28 апреля по 11 мая", "28 April to 11 May")


@pytest.fixture
def office(house: House) -> House:
    """Monday, the 5th of April: Иван and Вера had 13 days on New Year's Eve."""
    house.talk.clock.now = APRIL
    for name in ("Иван", "Вера"):
        house.talk.change(name, hired=HIRED)
        house.talk.write(_opened, house.talk.person(name).id)
    return house


def _moved(tx: Tx, zone: str) -> None:
    people.set_branch(tx, "Москва", zone)


def goes(house: House, days: tuple[str, str] = _DAYS, *, kind: tuple[str, str] | None = None) -> None:
    """Иван is granted a vacation, with Вера standing in."""
    say = house.say
    house.as_("Иван", (say(f"отпуск с {days[0]}", f"vacation from {days[1]}"),), (press("Вера Ким"),))
    house.as_("Иван", (press("All done"),))
    if kind is not None:
        house.as_("Иван", (press("Change"),), (press(say("Вид отпуска", "Kind of leave")),), (press(say(*kind)),))
    house.as_("Иван", (press("Submit"), sees("⏳")))
    house.agree("Вера", "Ольга")
    house.as_("Анна", (press("Done"), toast("Done")))
    house.look_away()


def falls_ill(house: House, ru: str = "с 3 по 5 мая", en: str = "from 3 to 5 May") -> None:
    """Иван says so, and what follows has happened."""
    house.as_("Иван", (house.say(f"болею {ru}", f"sick leave {en}"),), (press("Skip"),), (press("Skip"),))
    house.as_("Иван", (press("Submit"), sees("✅")))
    house.talk.goes_by(minutes=1)


def test_it_is_told_and_nobody_is_asked(office: House) -> None:
    say = office.say
    office.as_(
        "Иван",
        (
            say("заболел сегодня", "ill today"),
            begins(say("Больничный · 5 апреля 2027", "Sick leave · 5 April 2027")),
            sees(say("Какой номер больничного", "What is the number of the certificate?"), "[Skip]"),
        ),
        ("910-123", sees(say("Есть справка или выписка?", "Is there a document?"))),
        (attach(file("illness.pdf")),),
        (press("Done"), sees(say("Узнают: Ольга Смирнова, Отдел кадров", "Will be told: Ольга Смирнова, HR"))),
        (
            press("Submit"),
            begins(say("✅ Отправлено: Больничный · 5 апреля 2027", "✅ Sent: Sick leave · 5 April 2027")),
            sees(
                say("В курсе: Ольга Смирнова, Отдел кадров, Бухгалтерия", "Informed: Ольга Смирнова, HR, Accounting"),
                say("Выздоравливайте!", "Get well soon!"),
            ),
            misses("⏳", "Approved"),
            fresh(),
        ),
    )
    for name in ("Ольга", "Елена", "Анна", "Борис"):
        first = say("Больничный · Иван Петров · 5 апреля 2027", "Sick leave · Иван Петров · 5 April 2027")
        office.hears(name, begins(first), sees("910-123"), misses("✅", "[Approve]", "[Done]"), fresh())
    office.hears("Вера", silence())
    office.history(sees("Everybody has been told"), misses("Finished: approved"))


def test_the_document_is_for_hr_and_accounting(office: House) -> None:
    office.as_("Иван", (office.say("болею сегодня", "sick today"),), (press("Skip"),), (attach(file("illness.pdf")),))
    office.as_("Иван", (press("Done"),), (press("Submit"),))
    for name in ("Елена", "Анна"):
        office.hears(name, sees("illness.pdf", "[📎"))
    office.hears("Ольга", misses("illness.pdf", "[📎"))


def test_everybody_taps_as_often_as_the_page_says(office: House) -> None:
    falls_ill(office)
    sent = office.spent("Иван")
    office.as_("Иван", (press("Cancel the request"),), (office.say("уже здоров", "well again"),))
    assert [sent, office.spent("Иван")] == told_in("sick_leave")


def test_it_may_have_begun_and_be_over(office: House) -> None:
    say = office.say
    dates = say("Больничный · 29 марта – 2 апреля 2027", "Sick leave · 29 March – 2 April 2027")
    office.as_("Иван", (say("болел с 29 марта по 2 апреля", "sick from 29 March to 2 April"), begins(dates)))
    office.as_("Иван", (press("Skip"),), (press("Skip"),), (press("Submit"), begins(f"✅ {say('Отправлено', 'Sent')}")))


def test_days_of_a_vacation_come_back_and_it_is_told_until_when_it_can_be_longer(office: House) -> None:
    say = office.say
    goes(office)
    falls_ill(office)
    count = say("9 дней отпуска: 1, 3–5 и 9 мая не считаются", "9 days of leave: 1, 3–5 and 9 May do not count")
    why = say(
        "Дни пересчитаны из-за больничного: было 12 дней, стало 9 дней", "because of a sick leave: 12 days before"
    )
    back = say("Вернулось в остаток: 3 дня", "Back in the balance: 3 days")
    longer = say(
        "продлить до 14 мая: отправьте новую заявку на 12–14 мая", "until 14 May: send a new request for 12–14"
    )
    office.as_("Иван", (incoming(), sees(count, why, back, longer)))
    office.hears("Елена", sees(count, why), misses(back, longer))
    office.hears("Ольга", sees(count, why), misses(back, longer))
    balance = say("Можно попросить сейчас: 11 дней", "To be asked for now: 11 days")
    office.as_("Иван", ("/leave", sees(balance)))
    office.as_(
        "Иван",
        (say("отпуск с 12 по 14 мая", "vacation from 12 to 14 May"),),
        (press("Skip"),),
        (press("All done"), sees(say("после отпуска 10,5 дня", "10.5 days after this leave"))),
        (press("Submit"), sees("⏳"), misses(AwayAlready)),
    )


def test_who_need_not_know_reads_that_it_was_counted_again_and_not_why(office: House) -> None:
    goes(office)
    falls_ill(office)
    plain = office.say("Дни пересчитаны: было 12 дней, стало 9 дней", "The days were counted again: 12 days before")
    secret = office.say("больничн", "sick")
    count = office.say("9 дней отпуска: 1 и 9 мая не считаются", "9 days of leave: 1 and 9 May do not count")
    office.hears("Вера", sees(plain, count), misses(secret, "3, 4", "№ 2", "#2"), changed())
    office.as_("Вера", (press("History"), sees(plain), misses(secret, "3, 4")))


def test_nobody_who_looks_at_the_team_learns_why_somebody_is_away(office: House) -> None:
    say = office.say
    goes(office)
    falls_ill(office, "с 10 по 13 мая", "from 10 to 13 May")
    once = say("Иван Петров: 28 апреля – 13 мая 2027", "Иван Петров: 28 April – 13 May 2027")
    for name in ("Вера", "Ольга"):
        office.as_(name, ("/team",), (press(say("май →", "May →")), sees(once)))
        shown = office.talk.chat(name).messages[-1]
        assert str(shown).count("Иван Петров:") == 1
        assert say("ольничн", "ick leave") not in str(shown) + shown.screen.drawing


def test_it_is_in_nobodys_calendar(office: House) -> None:
    falls_ill(office)
    assert [posted.message.screen.entry for posted in office.talk.post if posted.message.screen.entry] == []


def test_a_vacation_that_is_counted_again_is_sent_to_the_calendar_once(office: House) -> None:
    goes(office)
    falls_ill(office)
    assert len([posted for posted in office.talk.post if posted.message.screen.entry]) == 1


def test_over_the_end_the_vacation_goes_on_when_one_is_well_again(office: House) -> None:
    goes(office)
    falls_ill(office, "с 10 по 13 мая", "from 10 to 13 May")
    words = office.say("до 15 мая: отправьте новую заявку на 14–15 мая", "until 15 May: send a new request for 14–15")
    office.as_("Иван", (incoming(), sees(words, office.say("в остаток: 2 дня", "the balance: 2 days"))))


def test_after_the_vacation_the_days_can_be_taken_at_another_time(office: House) -> None:
    goes(office)
    office.talk.clock.now += timedelta(days=60)
    falls_ill(office)
    words = office.say("Их можно взять в другое время", "You can take them at another time")
    office.as_("Иван", (incoming(), sees(words), misses(office.say("продлить", "extended"))))


def test_what_was_withdrawn_is_counted_back(office: House) -> None:
    say = office.say
    goes(office)
    falls_ill(office)
    office.look_away()
    office.as_(
        "Иван",
        ("/my",),
        (press(say("Больничный", "Sick leave")),),
        (press("Cancel the request"), sees(say("Почему отменяете?", "Why is it taken back?"))),
        (say("это была аллергия", "it was an allergy"), sees("Cancelled"), misses("To be cancelled")),
    )
    for name in ("Ольга", "Елена", "Анна"):
        words = say("Отменено: Больничный · Иван Петров", "Cancelled: Sick leave · Иван Петров")
        office.hears(name, begins(words), sees(say("это была аллергия", "it was an allergy")))
    office.talk.goes_by(minutes=1)
    again = say(
        "Больничного в эти дни больше нет, и они снова считаются: было 9 дней, стало 12 дней",
        "There is no sick leave in these days any more: 9 days before, 12 days now",
    )
    office.as_("Иван", (incoming(), sees(again), misses(say("Вернулось", "Back in the balance"))))
    office.as_("Иван", ("/leave", sees(say("Можно попросить сейчас: 8 дней", "To be asked for now: 8 days"))))


def test_what_was_withdrawn_when_its_days_are_spent_is_told_to_hr_and_the_author(office: House) -> None:
    say = office.say
    goes(office)
    falls_ill(office, "с 28 апреля по 10 мая", "from 28 April to 10 May")
    office.look_away()
    office.as_(
        "Иван",
        (say("отпуск с 1 по 22 июня", "vacation from 1 to 22 June"),),
        (press("Skip"),),
        (press("All done"),),
        (press("Submit"), sees("⏳")),
    )
    office.agree("Ольга")
    office.as_("Анна", (press("Done"), toast("Done")))
    office.look_away()
    office.as_(
        "Иван",
        ("/my",),
        (press(say("Больничный", "Sick leave")),),
        (press("Cancel the request"),),
        (say("это была аллергия", "it was an allergy"),),
    )
    office.talk.goes_by(minutes=1)
    again, more = say("было 1 день, стало 12 дней", "1 day before, 12 days now"), "This is more than is left"
    for name in ("Иван", "Елена", "Ольга"):
        office.hears(name, sees(again, more))
    office.hears("Вера", sees(again), misses(more))


def test_two_notices_do_not_overlap_and_add_up(office: House) -> None:
    say = office.say
    goes(office)
    falls_ill(office)
    words = say("болею с 5 по 7 мая", "sick leave from 5 to 7 May")
    office.as_("Иван", (words,), (press("Skip"),), (press("Skip"), sees(AwayAlready, "[Submit]")))
    office.as_("Иван", (press("Submit"), sees(AwayAlready)), (press("Cancel"),), (press("Delete"),))
    falls_ill(office, "с 6 по 7 мая", "from 6 to 7 May")
    more = say(
        "Вернулось в остаток: 5 дней. Отпуск можно продлить до 16 мая", "balance: 5 days. The leave can be extended"
    )
    office.as_("Иван", (incoming(), sees(more, say("было 9 дней, стало 7 дней", "9 days before, 7 days now"))))


def test_a_vacation_over_days_of_sickness_is_refused_with_its_name(office: House) -> None:
    falls_ill(office)
    office.as_(
        "Иван",
        (office.say("отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May"),),
        (press("Skip"),),
        (press("All done"), sees(AwayAlready, office.say("Больничный", "Sick leave"))),
    )


@pytest.mark.parametrize("zone", ["Asia/Almaty", "Asia/Dubai"])
def test_in_kazakhstan_and_the_uae_nothing_comes_back_yet(office: House, zone: str) -> None:
    office.talk.write(_moved, zone)
    office.look_away()
    goes(office, ("1 по 14 июня", "1 to 14 June"))
    falls_ill(office, "с 3 по 5 июня", "from 3 to 5 June")
    office.as_("Иван", (incoming(), misses(office.say("пересчитаны", "ounted again"))))
    office.hears("Елена", sees(office.say("Больничный", "Sick leave")), misses(office.say("Отпуск", "Vacation")))


def test_of_an_unpaid_vacation_nothing_comes_back(office: House) -> None:
    goes(office, kind=("Без оплаты", "Unpaid"))
    falls_ill(office)
    office.hears("Елена", sees(office.say("Больничный", "Sick leave")), misses(office.say("Отпуск", "Vacation")))


def test_over_new_year_the_days_of_both_years_come_back(office: House) -> None:
    say = office.say
    office.talk.write(_opened, office.talk.person("Иван").id, 60)
    goes(office, ("28 декабря по 12 января", "28 December to 12 January"))
    falls_ill(office, "с 30 декабря 2027 по 2 января 2028", "from 30 December 2027 to 2 January 2028")
    office.as_(
        "Иван", (incoming(), sees(say("в остаток: 4 дня", "the balance: 4 days"), say("16 января", "16 January")))
    )


def test_without_a_manager_hr_and_accounting_are_told(office: House) -> None:
    office.talk.change("Иван", manager=None)
    falls_ill(office)
    office.hears("Елена", sees("Иван Петров"), fresh())
    office.hears("Ольга", silence())


def test_who_is_hr_tells_like_everybody(office: House) -> None:
    """Herself she does not tell."""
    say = office.say
    office.as_("Елена", (say("болею сегодня", "sick today"),), (press("Skip"),), (press("Skip"),))
    told = say("В курсе: Пётр Великанов, Бухгалтерия", "Informed: Пётр Великанов, Accounting")
    office.as_("Елена", (press("Submit"), sees(told)))
    office.hears("Пётр", sees(say("Больничный · Елена Рот", "Sick leave · Елена Рот")))


def test_a_calendar_that_changes_later_is_told_as_such(office: House) -> None:
    goes(office)
    falls_ill(office)
    office.look_away()
    office.talk.write(keep, "days", ("code;name;date;kind;country;branch", "x;День города;2027-05-06;holiday;RU;"))
    office.talk.goes_by(minutes=1)
    words = office.say("Календарь изменился, дни пересчитаны: было 9 дней", "The calendar has changed")
    office.as_("Иван", (incoming(), sees(words, office.say("1, 3–6 и 9 мая", "1, 3–6 and 9 May"))))


def test_whoever_is_ill_is_told_when_another_has_said_so(office: House) -> None:
    say = office.say
    office.as_("Елена", (say("болею сегодня", "sick today"),), (press("Skip"),), (press("Skip"),))
    office.as_("Елена", (press("Change"),), (press(say("Сотрудник", "Employee")),), ("Иван Петров",))
    told = say("В курсе: Иван Петров, Ольга Смирнова, ", "Informed: Иван Петров, Ольга Смирнова, ")
    office.as_("Елена", (press("Submit"), sees(told)))
    for name in ("Иван", "Ольга"):
        office.hears(
            name, sees(say("Больничный", "Sick leave"), say("Сотрудник: Иван Петров", "Employee: Иван")), fresh()
        )
