"""Travellers in the rows of a table: chosen, written, pasted, sent in a file; each of them is asked."""

from datetime import UTC, datetime

import pytest

from core.forms.read import read_both
from core.model.fields.person import NobodyFound, SeveralFound
from core.store import forms
from core.store.db import Tx
from tests.dialogs.house import House
from tests.dialogs.sayings import attach, file, press, sees

TRIP = """\
form: outing
title: {ru: Выезд, en: Outing}
aliases: {ru: [выезд], en: [outing]}
owner: director
fields:
  - key: trip
    type: table
    title: {ru: Кто едет, en: Travellers}
    columns:
      - {key: who, type: person, title: {ru: Кто, en: Who}}
      - {key: city, type: text, title: {ru: Куда, en: Where}}
route:
  - {stage: travellers, title: {ru: Участники, en: Travellers}, who: [rows: trip.who]}
"""


def _published(tx: Tx, text: str) -> None:
    forms.publish(tx, read_both(text, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))


@pytest.fixture
def outing(house: House) -> House:
    house.talk.write(_published, TRIP)
    house.as_("Иван", (house.say("выезд", "outing"), sees("[Add a row]")))
    return house


def test_a_traveller_is_chosen_or_written_and_asked(outing: House) -> None:
    say = outing.say
    outing.as_(
        "Иван",
        (press("Add a row"), sees(say("Строка 1", "Row 1"), "[Вера Ким]", "Write a name or choose.")),
        (press("→"), sees("← ", "[Without this row]")),
        (press("←"), sees("[Вера Ким]")),
        (press("Вера Ким"), sees(say("Строка 1: Вера Ким", "Row 1: Вера Ким"), say("Куда", "Where"))),
        ("Riga", sees(say("1. Вера Ким · Куда: Riga", "1. Вера Ким · Where: Riga"))),
        ("серова", sees(say("Строка 2: Анна Серова", "Row 2: Анна Серова"))),
        ("Oslo", sees("[Done]")),
        (press("Done"), sees("[Submit]")),
        (press("Submit"), sees("⏳")),
    )
    for name in ("Вера", "Анна"):
        outing.as_(name, (press("Approve"),))
    outing.hears("Иван", sees("✅"))


def test_who_is_not_clear_is_told_and_nothing_is_lost(outing: House) -> None:
    outing.as_(
        "Иван",
        ("Зигфрид", sees(NobodyFound, "Зигфрид")),
        ("о", sees(SeveralFound, "Ольга Смирнова", "Омар Халид")),
        ("ольга; Riga\nкто-то; Oslo", sees(NobodyFound, outing.say("Строка 2, Кто", "Row 2, Who"))),
        ("ольга; Riga\nвера; Oslo", sees("1. Ольга Смирнова", "2. Вера Ким")),
    )


def test_travellers_come_in_a_file(outing: House) -> None:
    rows = f"{outing.say('Кто,Куда', 'Who,Where')}\nВера Ким,Riga\n1@example.org,Oslo\n"
    outing.talk.contents["ref-who.csv"] = rows.encode()
    outing.as_("Иван", (attach(file("who.csv")), sees("1. Вера Ким", "2. Пётр Великанов")))
