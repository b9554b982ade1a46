"""How far a request has come before a test begins."""

from tests.dialogs.sayings import attach, file, press
from tests.dialogs.talk import Talk

#: The words by which Ivan asks for a vacation.
WISH = "хочу в отпуск с 5 по 18 августа"


def asked_for_vacation(talk: Talk, who: str = "Иван", substitute: str = "Пропустить", wish: str = WISH) -> None:
    """A vacation is on its way to the substitute, or right to the manager."""
    talk.as_(who, (wish,), (press(substitute),), (press("Всё сделано"),), (press("Отправить"),))
    _look_away(talk)


def asked_to_buy(talk: Talk, who: str = "Иван", amount: str = "900 тыс") -> None:
    """A purchase is on its way to the manager."""
    talk.as_(
        who,
        ("надо снабдить",),
        (amount,),
        ("3",),
        ("Три стола <b>и</b> стул",),
        (press("Нет"),),
        (press("Осень"),),
        (press("Завтра"),),
        (attach(file()),),
        (press("Готово"),),
        (press("Отправить"),),
    )
    _look_away(talk)


def returned(talk: Talk, why: str = "лучше с шестого") -> None:
    """Ivan's vacation has come back from his manager."""
    asked_for_vacation(talk)
    talk.as_("Ольга", (press("Вернуть"),), (why,))
    _look_away(talk)


def _look_away(talk: Talk) -> None:
    """What has happened so far is no news to anybody."""
    for chat in talk.chats.values():
        chat.read()
