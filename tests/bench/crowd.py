"""A company of a thousand people, each with an account in the playground; for benchmarks and for the kill test."""

from datetime import UTC, datetime

from bot.playground import Client
from core.forms.source import source_of
from core.model.access import HR
from core.model.ids import PersonId
from core.model.org import Person
from core.store import forms, people
from core.store.db import Tx

#: Whoever makes the announcements.
AUTHOR = PersonId(1)
MANAGERS = 50
ZONE = "Europe/Moscow"

WISH = """\
form: wish
title: {ru: Просьба, en: Wish}
owner: hr
headline: [what]
fields:
  - {key: what, type: text, title: {ru: Что, en: What}}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: [manager_of: author], within: 2d}
"""


def account(person: PersonId) -> int:
    return 100_000 + person


def settle_crowd(tx: Tx, readers: int) -> None:
    """One who announces, and so many who read; the first of them lead the others."""
    people.set_branch(tx, "Москва", ZONE)
    for number in range(1, readers + 2):
        id = PersonId(number)
        manager = None if number <= MANAGERS + 1 else PersonId(2 + number % MANAGERS)
        added = people.add(
            tx,
            Person(
                id,
                f"Сотрудник {number}",
                f"{number}@example.org",
                branch="Москва",
                manager=manager,
                roles=frozenset({HR}) if id == AUTHOR else frozenset(),
                locale="ru",
                telegram=account(id),
            ),
        )
        if added != id:
            raise AssertionError(f"{id} has become {added}")
    forms.publish(tx, source_of(WISH), datetime.now(UTC))


async def move_in(client: Client, readers: int, bot: int) -> None:
    """Everybody has an account, and has pressed Start; the bot need not hear of it."""
    everybody = [PersonId(id) for id in range(1, readers + 2)]
    rows = [{"telegram_id": account(id), "name": f"Сотрудник {id}"} for id in everybody]
    await client.post("people", rows)
    await client.post("bots", id=bot)
    for id in everybody:
        await client.say(account(id), "/start")
