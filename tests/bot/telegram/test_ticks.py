"""The ticks of the process: what is due happens, also after something else has failed."""

import asyncio
import logging

import pytest

from bot.main import serve
from bot.playground import Client
from core.store import timers
from dialogs.action import Fill
from tests.bot.telegram.office import Clock, Office, account, rows, vacation
from tests.bot.telegram.test_serve import settings
from tests.dialogs.company import IVAN, OLGA


async def test_the_process_reminds_when_the_clock_comes_to_it(
    office: Office, sqlite_url: str, people: Client, playground_url: str
) -> None:
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    clock = Clock(office.clock.now)
    async with serve(settings(playground_url, sqlite_url), clock):
        clock.advance(21 * 3600)
        await people.sees(account(OLGA), "Доброе утро! Вас ждёт 1 заявка", within=30)
        clock.advance(27 * 3600)
        await people.sees(account(OLGA), "Просрочено", within=30)
    sent = [row.kind for row in await office.db.read(rows, "outbox") if row.person == OLGA]
    assert sent.count("remind") == 1
    assert sent.count("morning") == 2


async def test_a_tick_that_fails_is_not_the_last(
    office: Office,
    sqlite_url: str,
    people: Client,
    playground_url: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    clock, real, failed = Clock(office.clock.now), timers.is_due, asyncio.Event()

    def broken_once(*given: object) -> bool:
        if not failed.is_set():
            failed.set()
            raise OSError("the disk is gone for a moment")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("core.store.timers.is_due", broken_once)
    with caplog.at_level(logging.CRITICAL):
        async with serve(settings(playground_url, sqlite_url), clock):
            await asyncio.wait_for(failed.wait(), 30)
            clock.advance(21 * 3600)
            await people.sees(account(OLGA), "Доброе утро!", within=30)
