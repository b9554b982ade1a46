"""Mistakes in forms whose requests are confidential, and what is told of them."""

from tests.forms.told_leave import LEAVE
from tests.forms.written import FORM, Told, with_stage


def _sealed(written: str = "", form: str = FORM) -> str:
    return form.replace("owner: finance\n", f"owner: finance\nprivacy: sealed\n{written}")


TOLD = {
    "privacy word": Told(
        FORM.replace("owner: finance\n", "owner: finance\nprivacy: seled\n"),
        "4:10: privacy",
        "“seled” is not known here. Perhaps “sealed”?",
        "Такого слова здесь не бывает: «seled». Может быть, «sealed»?",
    ),
    "sealed leave": Told(
        _sealed(form=LEAVE),
        "5:8: leave",
        "A leave cannot be sealed: the calendar of the team tells of it.",
        "Отпуск не бывает конфиденциальным (sealed): его видно в календаре команды.",
    ),
    "sealed and compared": Told(
        _sealed("alike: [amount]\n"),
        "5:8: alike",
        "The requests of a sealed form are not compared: a note about an earlier one would tell of it.",
        "Заявки конфиденциальной формы (sealed) не сравнивают: пометка о прежней выдала бы её.",
    ),
    "sealed and opening others": Told(
        _sealed(form=with_stage("{stage: x, title: X, who: author, do: act, opens: purchase}")),
        "11:55: route.x.opens",
        "A sealed form opens no other one: whoever reads that one would learn of it.",
        "Конфиденциальная форма (sealed) не открывает других: о заявке узнал бы тот, кто читает другую.",
    ),
    "sealed and brought to the manager": Told(
        _sealed(form=with_stage("{stage: x, title: X, who: [role: hr], if_nobody: manager}")),
        "11:54: route.x.if_nobody",
        "In a sealed form the manager is asked only where the route names him.",
        "В конфиденциальной форме (sealed) руководителя спрашивают, только если он назван в маршруте.",
    ),
}
