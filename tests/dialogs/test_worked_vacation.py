"""The worked example of the vacation, line by line: who reads what, and who reads nothing."""

from datetime import date, datetime

from core.model.ids import PersonId
from core.model.leave.ledger import Entry, Posting
from core.store import leave
from core.store.db import Tx
from tests.dialogs.cast import SUBSTITUTE, on
from tests.dialogs.company import OLGA
from tests.dialogs.house import House
from tests.dialogs.sayings import begins, changed, fresh, incoming, misses, press, sees, silence, toast


def _carried(tx: Tx, who: PersonId, now: datetime) -> None:
    """13 days on New Year's Eve."""
    days = Posting(person=who, kind="annual", entry=Entry.OPENING, half_days=26, on=date(2026, 12, 31))
    leave.enter(tx, [days], now)


def _ledger(house: House) -> list[tuple[Entry, int]]:
    book = house.talk.read(leave.book, house.talk.person("Иван").id)
    return [(one.entry, one.half_days) for one in book if one.request is not None]


def test_a_vacation_of_twelve_days(cast: House) -> None:
    say, talk = cast.say, cast.talk
    on(cast, 2027, 4, 5, 10, 2)
    talk.hire("Нина Ким", "Олег Ли", "Пётр Ли", "Яков Ли", department="Продажи", manager=OLGA, locale=cast.locale)
    talk.change("Иван", hired=date(2020, 1, 1), position=say("Специалист по внедрению", "Implementation specialist"))
    talk.write(_carried, talk.person("Иван").id, talk.clock.now)
    cast.as_(
        "Нина",
        (say("отпуск с 3 по 7 мая", "vacation from 3 to 7 May"),),
        (press("Skip"),),
        (press("All done"),),
        (press("Submit"),),
    )
    cast.look_away()

    cast.as_(
        "Иван",
        (
            say("отпуск с 28 апреля по 11 мая", "vacation from 28 April to 11 May"),
            sees(say("Кто вас заменит?", "stands in")),
        ),
        (press(SUBSTITUTE), sees(say("Всё готово к отпуску?", "Is everything ready"))),
        (
            press("All done"),
            sees(
                say("12 дней отпуска: 1 и 9 мая не считаются", "12 days of leave: 1 and 9 May do not count"),
                say("сегодня 20, на 28 апреля 20, после отпуска 8", "20 today, 20 on 28 April, 8 days after"),
                f"{SUBSTITUTE} → Ольга Смирнова → {say('Бухгалтерия', 'Accounting')}",
                say("Специалист по внедрению", "Implementation specialist"),
            ),
            misses(say("двух недель", "two weeks"), say("части в 14 дней", "part of 14 days")),
        ),
        (
            press("Submit"),
            toast(say("№ 2", "#2")),
            sees(
                say(f"Ждём: {SUBSTITUTE}, с 10:02", f"Waiting for {SUBSTITUTE} since 10:02"),
                f"⏳ {SUBSTITUTE} → ⚪ Ольга Смирнова → ⚪ {say('Бухгалтерия', 'Accounting')}",
                "[Recall]",
            ),
        ),
    )
    assert _ledger(cast) == [(Entry.RESERVED, -24)]
    cast.hears("Ольга", silence())

    on(cast, 2027, 4, 5, 10, 15)
    period = say("28 апреля – 11 мая 2027, 14 дней", "28 April – 11 May 2027, 14 days")
    about = f"{say('Отпуск', 'Vacation')} · Иван Петров · {period}"
    cast.as_(
        SUBSTITUTE,
        (incoming(), begins(about), sees(say("Подмените на это время?", "Can you stand in"), "[Reject]"), fresh()),
        (press("Approve"), toast("Approved")),
    )
    cast.hears("Иван", sees(f"✅ {SUBSTITUTE} → ⏳ Ольга Смирнова"), changed())
    away = say("не будет: 1 из 6 (Нина Ким, 3–7 мая)", "away then: 1 of 6 (Нина Ким, 3–7 May)")
    ready = ("✅ Дела переданы", "✅ Коллеги предупреждены") if cast.locale == "ru" else ("✅ Work handed over",)
    cast.as_(
        "Ольга",
        (
            incoming(),
            begins(about),
            sees(away, say("20 → 8 дней", "20 → 8 days"), f"✅ {SUBSTITUTE}", *ready),
            sees("[Approve]", "[Reject]", "[Return]", "[More…]"),
            fresh(),
        ),
    )

    on(cast, 2027, 4, 5, 10, 40)
    cast.as_("Ольга", (press("Approve"), toast("Approved"), sees("[Undo]")))
    cast.hears("Иван", sees(f"⏳ {say('Бухгалтерия', 'Accounting')}", "[Remind]"), changed())
    paid = sees(
        say("Выплатить до 23 апреля", "To be paid by 23 April"),
        say("Срок: 23 апреля, 18:00", "by 23 April, 18:00"),
        "[Done]",
    )
    for name in ("Марина", "Денис"):
        cast.hears(name, begins(about), paid, fresh())

    on(cast, 2027, 4, 6, 9, 12)
    talk.goes_by(minutes=0)
    cast.look_away()
    cast.as_("Марина", (press("Done"), toast("Done")))
    cast.hears("Денис", sees("Марина Кузнецова", "Approved"), misses("[Done]"), changed())
    stands_in = say(f"Замещает: {SUBSTITUTE}", f"Stands in: {SUBSTITUTE}")
    cast.hears("Иван", begins(f"✅ {say('Согласовано: Отпуск', 'Approved: Vacation')} · {period}"), sees(stands_in))
    cast.hears(SUBSTITUTE, sees("Approved"))
    cast.hears("Наталья", begins(f"✅ {say('Согласовано', 'Approved')}: {about}"), fresh())
    assert _ledger(cast) == [(Entry.RESERVED, -24), (Entry.RELEASED, 24), (Entry.TAKEN, -24)]
