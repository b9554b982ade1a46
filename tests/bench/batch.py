"""How long it takes to approve five hundred requests at once, each in a transaction of its own."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from core.forms.source import source_of
from core.model.batch import MOST
from core.model.command import Submit
from core.model.ids import FieldKey
from core.model.money import Money
from core.model.org import Person
from core.store import forms, requests
from core.store.db import Database, Tx
from core.store.migrate import migrate
from core.use.act import carry_out
from dialogs import batch
from dialogs.action import OnSeveral, Several
from dialogs.desk import DatabaseDesk
from dialogs.said import Said, Way
from dialogs.screen import Reply
from tests.bench.company import settle_in
from tests.bench.memory import no_files

Figure = tuple[str, float, str]

_FORM = """
form: measured
title: {ru: Счёт, en: Invoice}
owner: hr
headline: [amount]
fields:
  - {key: amount, type: money, title: {ru: Сумма, en: Amount}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - {stage: cfo, title: {ru: Финансы, en: Finance}, who: [role: cfo]}
"""


def run() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        yield from asyncio.run(_measured(f"sqlite:///{Path(folder) / 'bench.db'}"))


async def _measured(url: str) -> list[Figure]:
    await migrate(url)
    db = Database(url)
    try:
        manager = await db.write(_submitted, MOST)
        desk, said = DatabaseDesk(db, lambda: datetime.now(UTC), no_files), Said(manager, Way.PRESS)
        await batch.pressed(desk, said, OnSeveral(Several.OPEN))
        action = _main(await batch.pressed(desk, said, OnSeveral(Several.ALL)))
        begun = time.perf_counter()
        await batch.pressed(desk, said, replace(action, do=Several.SURELY))
        seconds = time.perf_counter() - begun
        if await db.read(requests.count_waiting_on, manager.id):
            raise AssertionError("something still waits")
    finally:
        await db.close()
    return [("batch_500_approvals_s", seconds, "s")]


def _main(reply: Reply) -> OnSeveral:
    """The button that approves what is ticked."""
    choices = (choice.action for row in reply.screen.rows for choice in row) if reply.screen else ()
    return next(one for one in choices if isinstance(one, OnSeveral) and one.do is Several.APPROVE)


def _submitted(tx: Tx, count: int) -> Person:
    """So many requests, all of which wait for the one who is returned."""
    org, now = settle_in(tx), datetime.now(UTC)
    form = forms.publish(tx, source_of(_FORM), now)
    author = org.by_email("petrov@example.com")
    manager = org.people[author].manager if author is not None else None
    if author is None or manager is None:
        raise LookupError("the company of the demo is another one")
    for _ in range(count):
        kept = requests.add(tx, form.id, author, now)
        carry_out(tx, kept, Submit(author, {FieldKey("amount"): Money(Decimal(5), "RUB")}, now), org)
    return org.people[manager]
