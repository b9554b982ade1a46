"""Mistakes in what a form says of leave, and what is told of them."""

from tests.forms.written import FORM, Told, with_field, with_stage

_DAYS = with_field("{key: days, type: period, title: Days}")


def _leave(written: str, form: str = _DAYS) -> str:
    return form.replace("owner: finance\n", f"owner: finance\nleave: {{{written}}}\n")


LEAVE = _leave("person: buyer, period: days")

TOLD = {
    "leave word": Told(
        _leave("person: buyer, period: days, kin: kind"),
        "4:38: leave.kin",
        "“kin” is not known here. Perhaps “kind”?",
        "Такого слова здесь не бывает: «kin». Может быть, «kind»?",
    ),
    "leave field": Told(
        _leave("person: buyr, period: days"),
        "4:17: leave.person",
        "There is no field “buyr” in this form. Perhaps “buyer”?",
        "Поля «buyr» в этой форме нет. Может быть, «buyer»?",
    ),
    "leave of nobody": Told(
        _leave("person: kind, period: days"),
        "4:17: leave.person",
        "The field “kind” holds no person.",
        "В поле «kind» не человек.",
    ),
    "leave in the place of no request": Told(
        _leave("person: buyer, period: days, replaces: amount"),
        "4:48: leave.replaces",
        "The field “amount” names no request.",
        "В поле «amount» не указывают заявку.",
    ),
    "leave without days": Told(
        _leave("person: buyer, period: amount", FORM),
        "4:32: leave.period",
        "The field “amount” holds no period.",
        "В поле «amount» не период.",
    ),
    "kind without options": Told(
        _leave("person: buyer, period: days, kind: amount"),
        "4:44: leave.kind",
        "The field “amount” has no options.",
        "В поле «amount» нет вариантов.",
    ),
    "half a day without yes and no": Told(
        _leave("person: buyer, period: days, from_noon: kind"),
        "4:49: leave.from_noon",
        "The field “kind” is not answered by yes or no.",
        "На поле «kind» не отвечают «да» или «нет».",
    ),
    "balance of an unknown option": Told(
        _leave("person: buyer, period: days, kind: kind, balance: [good]"),
        "4:59: leave.balance",
        "The field “kind” has no option “good”. Perhaps “goods”?",
        "В поле «kind» нет варианта «good». Может быть, «goods»?",
    ),
    "planned as an unknown option": Told(
        _leave("person: buyer, period: days, kind: kind, planned: [sick]"),
        "4:59: leave.planned",
        "The field “kind” has no option “sick”. Possible here: goods, work.",
        "В поле «kind» нет варианта «sick». Здесь подходят: goods, work.",
    ),
    "planned without a kind": Told(
        _leave("person: buyer, period: days, planned: [goods]"),
        "4:47: leave.planned",
        "These are options of a field: write it under “kind”.",
        "Это варианты поля: укажите его в «kind».",
    ),
    "balance without a kind": Told(
        _leave("person: buyer, period: days, balance: [goods]"),
        "4:47: leave.balance",
        "These are options of a field: write it under “kind”.",
        "Это варианты поля: укажите его в «kind».",
    ),
    "more than all of a team": Told(
        _leave("person: buyer, period: days, team_limit: 120"),
        "4:50: leave.team_limit",
        "A share of a team is from 0 to 100 percent.",
        "Доля отдела — от 0 до 100 процентов.",
    ),
    "sick leave with a balance": Told(
        _leave("person: buyer, period: days, kind: kind, balance: [goods], sick: yes"),
        "4:59: leave.balance",
        "A sick leave is told and not asked for: “balance” has no meaning for it.",
        "Больничный – это сообщение, а не просьба: «balance» здесь ничего не значит.",
    ),
    "sick leave with a limit": Told(
        _leave("person: buyer, period: days, sick: yes, team_limit: 0"),
        "4:61: leave.team_limit",
        "A sick leave is told and not asked for: “team_limit” has no meaning for it.",
        "Больничный – это сообщение, а не просьба: «team_limit» здесь ничего не значит.",
    ),
    "leave that a stage answers": Told(
        _leave(
            "person: buyer, period: days",
            _DAYS.replace("who: [manager_of: buyer]", "who: [manager_of: buyer], do: act, fill: [days]"),
        ),
        "4:32: leave.period",
        "The field “days” is answered by a stage, and a leave is counted when the form is sent.",
        "Поле «days» заполняют на этапе, а отпуск считают при отправке.",
    ),
    "pay day of what is no leave": Told(
        with_stage("{stage: x, title: X, who: author, do: act, until: pay_day}"),
        "10:55: route.x.until",
        "Only a leave has a day until when it is paid: write the form's “leave”.",
        "Срок выплаты есть только у отпуска: опишите его в «leave» формы.",
    ),
    "pay day of a stage that only tells": Told(
        _leave("person: buyer, period: days") + "  - {stage: x, title: X, who: author, do: inform, until: pay_day}\n",
        "12:58: route.x.until",
        "Nobody is waited for at a stage that only tells: it has no time limit.",
        "На этапе, который только сообщает, никого не ждут: срока у него нет.",
    ),
}
