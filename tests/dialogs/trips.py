"""What the office and the author do about a trip that was agreed to: said by several tests."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.dialogs.house import REPORT, House
from tests.dialogs.sayings import attach, file, fresh, misses, press, sees, toast

MOSCOW = ZoneInfo("Europe/Moscow")


def bought(house: House) -> None:
    """Сауле gives an album of tickets, and the hotel."""
    say = house.say
    house.as_(
        "Сауле",
        (press(REPORT), sees(say("Пришлите билеты", "Please send the tickets"), say("1 из 2", "1 of 2")), fresh()),
        (attach(file("out.pdf"), file("back.pdf")), sees("📎 out.pdf, 📎 back.pdf")),
        (press("Done"), sees(say("Какую гостиницу", "Which hotel is booked?"))),
        ("Creek Hotel, A-17", sees("check and finish", hotel(house), "📎 out.pdf, 📎 back.pdf"), misses(REPORT)),
        (press("Done"), toast("Done"), sees("[To the request]")),
    )


def received(house: House, amount: str = "30,000") -> None:
    """Иван has got the money."""
    house.as_(
        "Иван",
        (press(REPORT), sees(house.say("Сколько денег пришло?", "How much money has come?"))),
        (house.written(amount), sees("check and finish", house.rubles(amount))),
        (press("Done"), toast("Done")),
    )


def to_report(house: House) -> None:
    """Everything before the report."""
    house.asks_for_trip()
    house.agree("Ольга")
    bought(house)
    house.agree("Анна", "Виктор")
    received(house)


def comes_back(house: House) -> None:
    """It is the first working morning after the trip, 9:00 in Moscow, and what falls due until then has happened."""
    house.look_away()
    house.until(datetime(2027, 8, 10, 9, tzinfo=MOSCOW))


def reports(
    house: House, taxi: str = "1,500", dinner: str = "8,000", day: tuple[str, str] = ("6 августа", "6 August")
) -> None:
    """Иван answers the report that has come to him, up to his last look."""
    say = house.say
    first = f"{say('Такси', 'Taxi')}; {say(*day)}; {house.written(taxi)}"
    second = f"{say('Ужин с клиентом', 'Dinner')}; {say(*day)}; {house.written(dinner)}"
    house.as_(
        "Иван",
        (f"{first}\n{second}", sees("[Done]")),
        (press("Done"), sees(say("Пришлите чеки", "Please send the receipts"))),
        (attach(file("taxi.pdf"), file("dinner.pdf")),),
        (press("Done"), sees("check and send", say("Командировка: № 1", "Trip: #1"))),
    )


def hotel(house: House) -> str:
    return house.say("Гостиница: Creek Hotel, A-17", "Hotel: Creek Hotel, A-17")


def tickets(house: House) -> str:
    return house.say("Билеты куплены: 📎 out.pdf, 📎 back.pdf", "Tickets bought: 📎 out.pdf, 📎 back.pdf")
