"""The worked example of the trip, line by line: all of it in tenge, and reckoned in roubles. Her manager
is there: that it comes to his substitute waits for the capability to move what comes to somebody who is away."""

from core.model.ids import PersonId
from core.store import people
from core.store.db import Tx
from tests.dialogs.cast import on
from tests.dialogs.house import REPORT, House
from tests.dialogs.rows import keep
from tests.dialogs.sayings import (
    attach,
    begins,
    changed,
    file,
    fresh,
    misses,
    photo,
    press,
    reply,
    sees,
    silence,
    toast,
)

_RATES = ("code;currency;date;rate", "kzt;KZT;2027-01-01;0.17", "rub;RUB;2020-01-01;1")
_ALMATY = "Asia/Almaty"


def _branch(tx: Tx) -> None:
    people.set_branch(tx, "Алматы", _ALMATY)


def _hired(house: House) -> None:
    """Айгерим, and Динара who decides for Болат; Сауле is in Almaty, too."""
    talk = house.talk
    talk.write(_branch)
    talk.hire("Динара Омарова", department="Сервис", locale=house.locale)
    manager: PersonId = talk.person("Динара").id
    talk.hire("Айгерим Садыкова", department="Сервис", manager=manager, locale=house.locale)
    for name in ("Динара", "Айгерим", "Сауле"):
        talk.change(name, branch="Алматы", zone=_ALMATY)
        talk.chat(name).locale = house.locale
    talk.write(keep, "rates", _RATES)
    talk.write(keep, "per_diem", ("code;name;rate", "ae;ОАЭ (UAE);25000 KZT"))


def _asks(house: House, costs: str) -> None:
    """Tickets and lodging in tenge."""
    say = house.say
    out = say("Алматы; Дубай; 8 февраля; Самолёт", "Almaty; Dubai; 8 February; Plane")
    home = say("Дубай; Алматы; 12 февраля; Самолёт", "Dubai; Almaty; 12 February; Plane")
    house.as_(
        "Айгерим",
        (say("командировка с 8 по 12 февраля", "business trip from 8 to 12 February"),),
        (say("Дубай", "Dubai"),),
        (press("ОАЭ (UAE)"),),
        (say("Запуск в сети ресторанов", "A launch at a restaurant chain"),),
        (f"{out}\n{home}",),
        (press("Done"),),
        (say("рядом с клиентом", "near the client"), sees(say("Сколько примерно стоят", "cost, roughly?"))),
        (house.tenge(costs), sees(say("скан паспорта", "scan of the passport"))),
        (attach(photo("passport.jpg")),),
        (
            press("Done"),
            sees(
                f"{say('Билеты и жильё', 'Tickets and lodging')}: {house.tenge(costs)}",
                f"{say('Суточные', 'Per diem')}: {house.rubles('21,250')}",
                f"{say('Всего', 'All together')}: {house.rubles('153,850')}",
                _converted(house),
            ),
        ),
        (press("Submit"), sees("⏳ Динара Омарова")),
    )


def _converted(house: House) -> str:
    return house.say("780 000 ₸ = 132 600 ₽ по курсу 0,17", "KZT 780,000 = RUB 132,600 at the rate of 0.17 (")


def test_a_trip_in_tenge(cast: House) -> None:
    """780 000 tenge are 132 600 roubles at 0.17, and five days at 25 000 tenge are 21 250."""
    house, say = cast, cast.say
    _hired(house)
    on(house, 2027, 1, 18, 11, 20, _ALMATY)
    _asks(house, "780,000")
    about = f"{say('Командировка', 'Business trip')} · Айгерим Садыкова · {say('Дубай', 'Dubai')}"
    house.hears(
        "Динара",
        begins(about),
        sees(house.tenge("780,000"), _converted(house), "[Approve]"),
        misses("passport"),
        fresh(),
    )

    on(house, 2027, 1, 18, 11, 48, _ALMATY)
    house.agree("Динара")
    house.hears(
        "Айгерим",
        sees(f"✅ Динара Омарова → ⏳ {say('Офис-менеджер', 'Office manager')}", "[Remind]", "[Recall]"),
        changed(),
    )
    limit = say("всего: 153 850 ₽ ≤ 1 000 000 ₽", "all together: RUB 153,850 ≤ RUB 1,000,000")
    house.as_("Айгерим", (press("History"), sees(f"⏭ {say('Генеральный директор', 'CEO')}: {limit}")))
    lodging = say("рядом с клиентом", "near the client")
    house.hears("Сауле", begins(about), sees(lodging, say("Самолёт", "Plane"), "📎 passport.jpg"), fresh())

    on(house, 2027, 1, 18, 16, 30, _ALMATY)
    house.as_(
        "Сауле",
        (press(REPORT),),
        (attach(file("ticket.pdf")),),
        (press("Done"),),
        ("Creek Hotel",),
        (press("Done"), toast("Done"), sees("[Undo]")),
    )
    for name in ("Марина", "Денис", "Виктор"):
        house.hears(
            name, begins(about), sees("📎 ticket.pdf", "Creek Hotel", _converted(house)), misses("passport"), fresh()
        )

    on(house, 2027, 1, 18, 15, 5)
    house.agree("Денис")
    waits = say("Ждём: Виктор Лебедев", "Waiting for Виктор Лебедев")
    house.hears(
        "Марина", sees(say("✅ Денис Орлов: согласовано", "✅ Денис Орлов: approved"), waits), misses("[Approve]")
    )

    on(house, 2027, 1, 19, 9, 10)
    house.look_away()
    house.as_("Виктор", (reply(say("ок", "ok"), about), sees(say("Согласовать?", "Approve?"))))
    house.as_("Виктор", (press("Approve"), toast("Approved")))
    allotted = say("деньги выделены", "the money is allotted")
    house.hears("Айгерим", sees(allotted, "📎 ticket.pdf", "Creek Hotel", f"[{REPORT}]"), fresh())
    house.as_("Айгерим", (press(REPORT),), (house.tenge("125,000"), sees(house.tenge("125,000"))), (press("Done"),))
    house.hears("Елена Романова", silence())
