"""A small company whose people talk to Kivok in the tests, and a form with every kind of question."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from core.forms.read import read_both
from core.forms.shipped import shipped
from core.model.ids import PersonId, RoleKey
from core.model.org import Person
from core.store import forms, people
from core.store.db import Tx

#: Every kind of question that the vacation form lacks.
SUPPLY = """\
form: supply
title: {ru: Снабжение, en: Supply}
aliases: {ru: [снабдить], en: [supplies]}
owner: director
headline: [amount]
fields:
  - {key: amount, type: money, title: {ru: Сумма, en: Amount}}
  - {key: count, type: number, least: 1, most: 100, title: {ru: Количество, en: Quantity}}
  - {key: what, type: text, lines: yes, title: {ru: Что купить, en: What to buy}}
  - {key: urgent, type: yes_no, title: {ru: Срочно, en: Urgent}}
  - key: rules
    type: note
    title: {ru: Правила, en: Rules}
    text: {ru: Покупаем только у знакомых, en: We buy from those we know}
  - key: shop
    type: choice
    title: {ru: Магазин, en: Shop}
    options:
      one: {ru: Весна, en: Spring}
      two: {ru: Лето, en: Summer}
      three: {ru: Осень, en: Autumn}
      four: {ru: Зима, en: Winter}
      five: {ru: Утро, en: Morning}
      six: {ru: День, en: Day}
      seven: {ru: Вечер, en: Evening}
      eight: {ru: Ночь, en: Night}
      nine: {ru: Полдень, en: Noon}
      ten: {ru: Полночь, en: Midnight}
  - {key: day, type: date, title: {ru: К какому дню, en: Needed by}}
  - {key: papers, type: file, most: 3, title: {ru: Счета, en: Bills}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - stage: director
    title: {ru: Директор, en: Director}
    who: [role: director]
    when: {field: amount, more: 1000000}
  - {stage: read, title: {ru: Ознакомление, en: Reading}, who: [role: hr], do: acknowledge}
"""

PETER, OLGA, IVAN, VERA, ANNA, BORIS, HELEN, EMMA = (PersonId(id) for id in range(1, 9))

_PEOPLE = (
    Person(PETER, "Пётр Великанов", position="Директор", roles=frozenset({RoleKey("director")})),
    Person(OLGA, "Ольга Смирнова", position="Начальник отдела", department="Продажи", manager=PETER),
    Person(IVAN, "Иван Петров", position="Менеджер", department="Продажи", manager=OLGA),
    Person(VERA, "Вера Ким", department="Продажи", manager=OLGA),
    Person(ANNA, "Анна Серова", department="Бухгалтерия", manager=PETER, roles=frozenset({RoleKey("accounting")})),
    Person(BORIS, "Борис Ганин", department="Бухгалтерия", manager=PETER, roles=frozenset({RoleKey("accounting")})),
    Person(HELEN, "Елена Рот", department="Кадры", manager=PETER, roles=frozenset({RoleKey("hr")})),
    Person(EMMA, "Emma Stone", department="Sales", manager=OLGA),
)

#: In whose messenger everything is in English.
ENGLISH = frozenset({EMMA})


def employ(tx: Tx, person: Person) -> PersonId:
    """A new colleague in the branch of Moscow, known to Telegram by an account of his own."""
    met = replace(person, branch="Москва", company="ООО Ромашка", telegram=100 + person.id)
    return people.add(tx, replace(met, email=f"{person.id}@example.org"))


def found_company(tx: Tx, now: datetime) -> None:
    """Everybody, at work in Moscow, and the forms they use."""
    people.set_branch(tx, "Москва", "Europe/Moscow")
    for person in _PEOPLE:
        employ(tx, replace(person, locale="en" if person.id in ENGLISH else "ru"))
    for source in _sources():
        forms.publish(tx, source, now)


@cache
def _sources() -> tuple[dict[str, Any], ...]:
    return tuple(read_both(text, 1)[0] for text in (*(text for _name, text in shipped()), SUPPLY))
