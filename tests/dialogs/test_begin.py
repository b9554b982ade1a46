from tests.dialogs.sayings import incoming, press, sees
from tests.dialogs.talk import Talk


def test_a_sentence_is_half_the_form(talk: Talk) -> None:
    talk.as_(
        "Иван",
        ("хочу в отпуск с 5 по 18 августа", sees("5–18 августа", "14 дней", "Кто вас заменит?")),
        (press("Skip"), sees("Всё готово к отпуску?")),
        (press("All of it is done"), sees("Ольга Смирнова")),
        (press("Submit"), sees("Ольга Смирнова")),
    )
    talk.as_("Ольга", (incoming(), sees("Иван Петров", "[Approve]")))
