"""A company whose requests wait for three decisions each, for the benchmarks that decide."""

import time
from datetime import UTC, datetime
from decimal import Decimal

from core.forms.source import source_of
from core.model.command import Approve, Submit
from core.model.ids import FieldKey, PersonId, RequestId
from core.model.money import Money
from core.model.value import Values
from core.store import forms, requests
from core.store.db import Database, Tx
from core.store.inbox import Arrived, Once
from core.store.migrate import migrate
from core.use import arrive
from core.use.act import carry_out
from core.use.decide import decide_at
from dialogs.desk import DatabaseDesk
from tests.bench.company import settle_in
from tests.bench.memory import no_files

#: Who decides on what, at which stage.
Todo = list[tuple[RequestId, PersonId, int]]

_FORM = """
form: measured
title: {ru: Счёт, en: Invoice}
owner: hr
headline: [amount]
fields:
  - {key: amount, type: money, title: {ru: Сумма, en: Amount}}
  - {key: purpose, type: text, title: {ru: Назначение, en: Purpose}}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - {stage: cfo, title: {ru: Финансы, en: Finance}, who: [role: cfo]}
  - {stage: ceo, title: {ru: Директор, en: CEO}, who: [role: ceo], when: [{field: amount, more: 1000000}]}
"""
_BOT = 42


class Office:
    """A company, its form, and requests that wait for three decisions each."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def __aenter__(self) -> "Office":
        await migrate(self._url)
        self.db = Database(self._url)
        self._desk = DatabaseDesk(self.db, lambda: datetime.now(UTC), no_files)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.db.close()

    async def prepare(self, count: int) -> Todo:
        """`count` submitted requests of 1,000,000.01, which all three have to approve."""
        return await self.db.write(_submitted, count)

    async def decide(self, todo: Todo, first: int = 0) -> float:
        """Every decision as an update brings it: kept in the inbox, then taken together with its mark. Returns wall
        seconds."""
        begun = time.perf_counter()
        for number, (request, person, stage) in enumerate(todo, first):
            now = datetime.now(UTC)
            body = Arrived(number, person, '{"update_id": 1, "callback_query": {"id": "1", "data": "a.1.a.0.1"}}')
            work = await self.db.write(arrive.arrive, _BOT, [body], (), "token", now)
            once = (Once(work.claimed[0].id, "token"),)
            await self._desk.write(once, decide_at, request, person, Approve, stage, 1, now)
        return time.perf_counter() - begun


def _submitted(tx: Tx, count: int) -> Todo:
    org, now = settle_in(tx), datetime.now(UTC)
    form = forms.publish(tx, source_of(_FORM), now)
    by_mail = {name: org.by_email(f"{name}@example.com") for name in ("petrov", "smirnova", "lebedev", "romanova")}
    author, *deciders = (id for id in by_mail.values() if id is not None)
    values: Values = {FieldKey("amount"): Money(Decimal("1000000.01"), "RUB"), FieldKey("purpose"): "Стулья"}
    todo: Todo = []
    for _ in range(count):
        kept = requests.add(tx, form.id, author, now)
        request = carry_out(tx, kept, Submit(author, values, now), org)
        todo += [(request.id, person, stage) for stage, person in enumerate(deciders)]
    return todo
