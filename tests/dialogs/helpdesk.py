"""A company that answers tickets: support, who may need something to be bought, and the author who waits for it."""

from datetime import UTC, datetime

from core.forms.read import read_both
from core.model.ids import RoleKey
from core.store import forms
from core.store.db import Tx
from tests.dialogs.house import House
from tests.dialogs.sayings import press, sees

#: Павел and Мария answer tickets, Сауле buys.
TICKET = """\
form: ticket
title: {ru: Обращение, en: Ticket}
aliases: {ru: [сломалось], en: [broken]}
owner: it
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что случилось, en: What is wrong}}
route:
  - stage: work
    title: {ru: Поддержка, en: Support}
    do: act
    who: [role: support]
    within: 2d
    ask: {ru: Разберитесь с этим., en: Please look into this.}
    statuses:
      - status: open
        title: {ru: В работе, en: Open}
        next: [purchasing, waiting, solved]
      - status: purchasing
        title: {ru: В закупке, en: In purchasing}
        who: [role: office]
        next: [open]
      - status: waiting
        title: {ru: Ждёт автора, en: Author asked}
        who: [author]
        pause: yes
        next: [open]
      - status: solved
        title: {ru: Решено, en: Solved}
        by: [author, {role: support}]
        ends: yes
"""


def open_for_tickets(house: House) -> None:
    house.talk.write(_published)
    for name in ("Павел", "Мария"):
        house.talk.change(name, roles=house.talk.person(name).roles | {RoleKey("support")})


def asks_for_help(house: House) -> None:
    """Иван's screen is dark."""
    house.as_(
        "Иван",
        (house.say("сломалось", "broken"),),
        (house.say("Экран не включается", "The screen is dark"),),
        (press("Submit"), sees("⏳")),
    )
    house.look_away()


def _published(tx: Tx) -> None:
    forms.publish(tx, read_both(TICKET, 1)[0], datetime(2027, 7, 1, tzinfo=UTC))
