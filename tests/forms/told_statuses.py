"""Mistakes in the statuses of a stage, and what is said about each."""

from tests.forms.written import Told, with_stage

_ENDS = "{status: b, title: B, ends: yes}"


def _statuses(*written: str, more: str = "") -> str:
    """The first stands in line 15, or in line 16 after `more`."""
    at = f"    {more}\n" if more else ""
    stage = "stage: x\n    title: X\n    who: author\n    do: act\n" + at + "    statuses:\n"
    return with_stage(stage + "".join(f"      - {one}\n" for one in written).rstrip("\n"))


TOLD = {
    "status that is none": Told(
        _statuses("{status: a, title: A, next: [b, solvd]}", "{status: solved, title: B, ends: yes}", _ENDS),
        "15:37: route.x.statuses.1.next",
        "There is no status “solvd” at this stage. Perhaps “solved”?",
        "Статуса «solvd» на этом этапе нет. Может быть, «solved»?",
    ),
    "status without a way there": Told(
        _statuses("{status: a, title: A, next: [b]}", _ENDS, "{status: c, title: C, next: b}"),
        "17:18: route.x.statuses.3.status",
        "No move leads to the status “c”: name it in the “next” of another one.",
        "В статус «c» никак не попасть: назовите его в «next» другого статуса.",
    ),
    "status without a way on": Told(
        _statuses("{status: a, title: A, next: [b, c]}", _ENDS, "{status: c, title: C}"),
        "17:18: route.x.statuses.3.status",
        "From the status “c” no moves lead to an ending: the request would stay there for good.",
        "Из статуса «c» нет пути к конечному: заявка осталась бы в нём навсегда.",
    ),
    "no ending": Told(
        _statuses("{status: a, title: A, next: b}", "{status: b, title: B, next: a}"),
        "15:7: route.x.statuses",
        "None of the statuses ends the stage: write “ends: yes” at the last one.",
        "Ни один статус не завершает этап: напишите «ends: yes» у последнего.",
    ),
    "ending that goes on": Told(
        _statuses("{status: a, title: A, next: b}", "{status: b, title: B, ends: yes, next: a}"),
        "16:48: route.x.statuses.2.next",
        "“b” ends the stage, and nothing comes after it: leave “next” out here.",
        "«b» завершает этап, после него ничего нет: уберите здесь «next».",
    ),
    "people of the first": Told(
        _statuses("{status: a, title: A, next: b, who: author}", _ENDS),
        "15:45: route.x.statuses.1.who",
        "The stage begins with “a”, with its own people: leave “who” out here.",
        "Этап начинается с «a», у своих людей: уберите здесь «who».",
    ),
    "statuses and fields": Told(
        _statuses("{status: a, title: A, next: b}", _ENDS, more="fill: amount"),
        "14:11: route.x.fill",
        "A stage with statuses is done by moving it, and fills in no fields: give them to a stage of their own.",
        "На этапе со статусами поля не заполняют, его завершает перевод: отдайте поля отдельному этапу.",
    ),
    "statuses and agree": Told(
        _statuses("{status: a, title: A, next: b}", _ENDS, more="agree: first"),
        "14:12: route.x.agree",
        "A stage with statuses is done by whoever moves it to its ending: leave “agree” out.",
        "Этап со статусами завершает тот, кто переведёт его в конечный статус: уберите «agree».",
    ),
    "statuses of a decision": Told(
        _statuses("{status: a, title: A, next: b}", _ENDS).replace("do: act", "do: approve"),
        "15:7: route.x.statuses",
        "Only a stage that does something has statuses: write “do: act”.",
        "Статусы бывают только у этапа, на котором что-то делают: напишите «do: act».",
    ),
    "nobody in a status": Told(
        _statuses("{status: a, title: A, next: [b, c]}", _ENDS, "{status: c, title: C, who: [field: kind], next: b}"),
        "17:36: route.x.statuses.3.who",
        "The field “kind” holds no person.",
        "В поле «kind» не человек.",
    ),
    "word of a status": Told(
        _statuses("{status: a, title: A, nxt: b}", _ENDS),
        "15:31: route.x.statuses.1.nxt",
        "“nxt” is not known here. Perhaps “next”?",
        "Такого слова здесь не бывает: «nxt». Может быть, «next»?",
    ),
}
