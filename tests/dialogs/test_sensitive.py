"""Answers that are not for everybody: on cards, in the history, among the files."""

import pytest

from core.forms.read import read_both
from core.model.ids import RequestId
from core.model.org import ADMIN
from core.store import forms
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.rows import CLIENTS, keep
from tests.dialogs.sayings import attach, file, misses, press, press_data, sees, toast

ADVANCE = """\
form: advance
title: {ru: Аванс, en: Advance}
aliases: {ru: [аванс], en: [advance]}
owner: hr
headline: [amount]
fields:
  - {key: amount, type: money, title: {ru: Сумма, en: Amount}}
  - {key: why, type: text, sensitive: yes, seen_by: accounting, title: {ru: Причина, en: Reason}}
  - {key: debt, type: money, sensitive: yes, seen_by: [accounting], title: {ru: Долг, en: Debt}}
  - {key: paper, type: file, sensitive: yes, seen_by: [accounting], title: {ru: Справка, en: Certificate}}
  - {key: bank, type: catalog, catalog: clients, sensitive: yes, seen_by: accounting, title: {ru: Банк, en: Bank}}
  - key: bills
    type: table
    sensitive: yes
    seen_by: accounting
    title: {ru: Счета, en: Bills}
    columns:
      - {key: what, type: text, title: {ru: За что, en: For what}}
      - {key: cost, type: money, title: {ru: Цена, en: Cost}}
    totals: [cost]
  - key: total
    type: formula
    expression: sum(bills.cost)
    result: money
    sensitive: yes
    seen_by: accounting
    title: {ru: По счетам, en: Billed}
  - {key: plan, type: file, required: no, title: {ru: График, en: Schedule}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - stage: director
    title: {ru: Директор, en: Director}
    who: [role: director]
    when: {field: debt, more: 1000}
  - {stage: accounting, title: {ru: Бухгалтерия, en: Accounting}, who: [role: accounting]}
  - {stage: last, title: {ru: Кадры, en: HR}, who: [role: hr]}
"""


@pytest.fixture
def asked(house: House) -> House:
    """Иван asks for an advance, and says why."""
    house.talk.write(keep, "clients", CLIENTS)
    house.talk.write(forms.publish, read_both(ADVANCE, 1)[0], house.talk.clock.now)
    house.as_(
        "Иван",
        (house.say("аванс", "advance"),),
        ("5000",),
        (house.say("лечение", "a treatment"),),
        ("500",),
        (attach(file("doctor.pdf")),),
        (press("Done"),),
        ("Kaspi Bank",),
        (house.say("Пальто; 700", "Coat; 700"),),
        (press("Done"),),
        (press("Skip"), sees(house.say("Причина: лечение", "Reason: a treatment"), "[Submit]")),
        (press("Submit"), sees("[📎 Files]" if house.locale == "en" else "[📎 Файлы]")),
    )
    return house


def _secret(house: House) -> tuple[str, ...]:
    return (
        house.say("лечение", "a treatment"),
        house.say("Причина", "Reason"),
        house.rubles("500"),
        "doctor.pdf",
        *_rows(house),
    )


def _rows(house: House) -> tuple[str, ...]:
    return "Kaspi Bank", house.say("Пальто", "Coat"), house.rubles("700")


def test_only_the_stage_that_is_named_reads_it(asked: House) -> None:
    secret = _secret(asked)
    asked.hears("Ольга", sees(asked.rubles("5,000"), "[Approve]"), misses(*secret, "Files"))
    asked.agree("Ольга")
    asked.hears("Анна", sees(*secret, "Files"))
    asked.as_("Анна", (press("Files"), sees("doctor.pdf")))
    asked.as_("Анна", (press("Approve"), toast("Approved"), sees(secret[0])))
    asked.hears("Елена", sees(asked.rubles("5,000")), misses(*secret, "Files"))
    asked.as_("Елена", (press("History"), sees("⏭"), misses(*secret)))
    asked.as_("Анна", (press("History"), sees("⏭", asked.rubles("500"), "≤")))
    asked.as_("Иван", (press("History"), sees("⏭", asked.rubles("500"), "≤")))
    asked.as_("Ольга", ("/inbox",), (press("History"), sees("⏭"), misses(*secret)))


def test_neither_the_owner_nor_an_administrator_reads_it(asked: House) -> None:
    opened = press_data(packed(OnRequest(RequestId(1), Verb.OPEN)))
    asked.talk.change("Пётр", roles=frozenset({ADMIN}))
    for name in ("Елена", "Пётр"):
        asked.as_(name, (opened, sees(asked.rubles("5,000")), misses(*_secret(asked), "Files")))
    asked.as_("Анна", (opened, misses(asked.rubles("5,000"), *_secret(asked))))


def test_open_files_are_there_without_the_others(house: House) -> None:
    house.talk.write(keep, "clients", CLIENTS)
    house.talk.write(forms.publish, read_both(ADVANCE, 1)[0], house.talk.clock.now)
    house.as_(
        "Иван",
        (house.say("аванс", "advance"),),
        ("5000",),
        (house.say("лечение", "a treatment"),),
        ("500",),
        (attach(file("doctor.pdf")),),
        (press("Done"),),
        ("Kaspi Bank",),
        (house.say("Пальто; 700", "Coat; 700"),),
        (press("Done"),),
        (attach(file("plan.pdf")),),
        (press("Done"),),
        (press("Submit"),),
    )
    house.as_("Ольга", (press("Files"), sees("plan.pdf"), misses("doctor.pdf")))
