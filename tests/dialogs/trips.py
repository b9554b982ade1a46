"""What the office and the author do about a trip that was agreed to: said by several tests."""

from tests.dialogs.house import REPORT, House
from tests.dialogs.sayings import attach, file, fresh, misses, press, sees, toast


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


def reports(house: House, taxi: str = "1,500", dinner: str = "8,000") -> None:
    """Иван is back, and at his last look at the report."""
    say = house.say
    first = f"{say('Такси; 6 августа', 'Taxi; 6 August')}; {house.written(taxi)}"
    second = f"{say('Ужин с клиентом; 7 августа', 'Dinner; 7 August')}; {house.written(dinner)}"
    house.as_(
        "Иван",
        (press(say("Авансовый отчёт", "Expense report")), sees(say("Что оплатили?", "What have you paid for?"))),
        (f"{first}\n{second}", sees("[Done]")),
        (press("Done"), sees(say("Пришлите чеки", "Please send the receipts"))),
        (attach(file("taxi.pdf"), file("dinner.pdf")),),
        (press("Done"), sees("check and send", say("Командировка: № 1", "Trip: #1"))),
    )


def hotel(house: House) -> str:
    return house.say("Гостиница: Creek Hotel, A-17", "Hotel: Creek Hotel, A-17")


def tickets(house: House) -> str:
    return house.say("Билеты куплены: 📎 out.pdf, 📎 back.pdf", "Tickets bought: 📎 out.pdf, 📎 back.pdf")
