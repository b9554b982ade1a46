"""What accounting and the author do with an invoice that was agreed to: said by several tests."""

from tests.dialogs.house import REPORT, House
from tests.dialogs.sayings import attach, file, fresh, press, sees, toast


def answered(house: House, name: str) -> None:
    """Accounting at its last look."""
    say = house.say
    house.as_(
        name,
        (press(REPORT), sees(say("Когда оплачено?", "When was it paid?"), say("1 из 3", "1 of 3")), fresh()),
        (say("1 июля", "1 July"), sees(say("номер платёжного", "number of the payment order"))),
        ("318", sees(say("Приложите платёжное", "attach the payment order"))),
        (press("Skip"), sees("check and finish", *paid(house))),
    )


def pays(house: House, name: str) -> None:
    answered(house, name)
    house.as_(name, (press("Done"), toast("Done"), sees("[To the request]")))


def closes(house: House) -> None:
    """Иван has the closing documents."""
    house.as_(
        "Иван",
        (press(REPORT), sees(house.say("Пришлите закрывающие", "send the closing documents"))),
        (attach(file("act.pdf"), file("tax.pdf")), sees("📎 act.pdf, 📎 tax.pdf")),
        (press("Done"), sees("check and finish")),
        (press("Done"), toast("Done")),
    )


def paid(house: House) -> tuple[str, str]:
    return (
        house.say("Оплачено: 1 июля 2027", "Paid on: 1 July 2027"),
        house.say("Платёжное поручение: 318", "Payment order: 318"),
    )
