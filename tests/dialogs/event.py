"""A form with a field of every type, and what answers it."""

from collections.abc import Sequence

from tests.dialogs.sayings import Saying, attach, contact, file, place, press
from tests.dialogs.talk import Talk

EVENT = """\
form: event
title: {ru: Мероприятие, en: Event}
aliases: {ru: [мероприятие], en: [event]}
owner: hr
headline: [begins]
fields:
  - {key: name, type: text, title: {ru: Название, en: Name}}
  - {key: begins, type: datetime, title: {ru: Начало, en: Beginning}}
  - {key: gathering, type: time, title: {ru: Сбор, en: Gathering}}
  - {key: day, type: date, title: {ru: Репетиция, en: Rehearsal}}
  - {key: days, type: period, title: {ru: Монтаж, en: Set-up}}
  - {key: place, type: location, title: {ru: Место, en: Place}}
  - {key: phone, type: phone, title: {ru: Телефон площадки, en: Phone of the venue}}
  - {key: email, type: email, title: {ru: Почта площадки, en: E-mail of the venue}}
  - {key: page, type: link, required: no, title: {ru: Страница, en: Page}}
  - key: needs
    type: choices
    most: 3
    title: {ru: Что нужно, en: What is needed}
    options:
      stage: {ru: Сцена, en: Stage}
      light: {ru: Свет, en: Light}
      sound: {ru: Звук, en: Sound}
      screen: {ru: Экран, en: Screen}
      food: {ru: Еда, en: Food}
      bus: {ru: Автобус, en: Bus}
      photo: {ru: Фотограф, en: Photographer}
      host: {ru: Ведущий, en: Host}
      flowers: {ru: Цветы, en: Flowers}
  - key: kind
    type: choice
    title: {ru: Вид, en: Kind}
    options: {inside: {ru: Для своих, en: Ours}, outside: {ru: Для клиентов, en: Clients}}
  - {key: guests, type: number, title: {ru: Гостей, en: Guests}}
  - {key: budget, type: money, currencies: [RUB, KZT, AED, USD, EUR], title: {ru: Бюджет, en: Budget}}
  - {key: urgent, type: yes_no, title: {ru: Срочно, en: Urgent}}
  - {key: lead, type: person, title: {ru: Ответственный, en: Lead}}
  - {key: team, type: persons, others: yes, least: 2, title: {ru: Команда, en: Team}}
  - key: safety
    type: checklist
    title: {ru: Безопасность, en: Safety}
    items: {exits: {ru: Выходы свободны, en: Exits are free}}
  - {key: plan, type: file, title: {ru: План, en: Plan}}
  - {key: client, type: catalog, catalog: clients, title: {ru: Клиент, en: Client}}
  - key: lines
    type: table
    title: {ru: Смета, en: Estimate}
    columns:
      - {key: what, type: text, title: {ru: Что, en: What}}
      - {key: quantity, type: number, title: {ru: Количество, en: Quantity}}
      - {key: price, type: money, title: {ru: Цена, en: Price}}
      - {key: amount, type: formula, expression: quantity * price, result: money, title: {ru: Сумма, en: Amount}}
    totals: [amount]
  - {key: total, type: formula, expression: sum(lines.amount), result: money, title: {ru: Итого, en: Total}}
  - {key: before, type: request, required: no, title: {ru: Прошлая заявка, en: Earlier request}}
  - {key: remark, type: note, title: {ru: Правила, en: Rules}, text: {ru: Шуметь до 23:00, en: Noise until 23:00}}
  - key: rules
    type: sign_off
    title: {ru: Подтвердите, en: Please confirm}
    text: {ru: "Подтверждаю, что правила прочитаны.", en: I confirm that I have read the rules.}
route:
  - {stage: team, title: {ru: Команда, en: Team}, who: [field: team]}
  - stage: finance
    title: {ru: Финансы, en: Finance}
    who: [role: accounting]
    when: {field: budget, more: 1 000 000}
"""

#: What answers each question, in order, with no other button than Done.
SAID: tuple[Saying | list[Saying], ...] = (
    "Юбилей",
    "5 августа в 18:00",
    "в 17",
    "4 августа",
    "2–3 августа",
    place("55.751244", "37.618423"),
    contact("+77012345678"),
    "Hall@Example.COM",
    "example.com/hall",
    "свет, звук",
    "для своих",
    "120",
    "8 млн тенге",
    "нет",
    "вера",
    "вера, анна",
    "выходы",
    [attach(file("план.pdf")), press("Done")],
    "kaspi",
    ["Стул; 2; 1500", "Стол\t1\t12 000,50", press("Done")],
    press("Skip"),
)
#: The number of each question, by its type.
PLACES = {"datetime": 2, "time": 3, "location": 6, "phone": 7, "email": 8, "link": 9, "choices": 10} | {
    "money": 13,
    "persons": 16,
    "catalog": 19,
    "table": 20,
    "request": 21,
    "sign_off": 22,
}


def until(talk: Talk, number: int, who: str = "Иван") -> None:
    """The form is at its question of this number, from 1."""
    talk.as_(who, ("мероприятие",))
    tell(talk, SAID[: number - 1], who)


def tell(talk: Talk, answers: Sequence[Saying | list[Saying]], who: str = "Иван") -> None:
    for answer in answers:
        for said in answer if isinstance(answer, list) else [answer]:
            talk.as_(who, (said,))
