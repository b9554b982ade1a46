"""The whole process, from a word in a chat to the last card, fetched and pushed; and every update twice."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from bot.main import serve, utc_now
from bot.playground import Client
from bot.settings import BadSetting, Settings, load
from core.forms.source import source_of
from core.model.ids import PersonId
from core.store import forms
from core.store.db import Database
from core.use import audit
from dialogs.action import Fill, Following, Verb
from tests.bot.telegram.office import ERRAND, TOKEN, Office, account, at_work, find, move_in, rows, vacation
from tests.databases import opened
from tests.dialogs.company import ANNA, IVAN, OLGA, VERA, found_company

_SECRET = "s3cret-s3cret-s3cret"


def settings(telegram: str, database: str, **more: str) -> Settings:
    given = {"KIVOK_BOT_TOKEN": TOKEN, "KIVOK_TELEGRAM_API": telegram, "KIVOK_DATABASE_URL": database}
    return load({"KIVOK_LISTEN": "127.0.0.1:0", **given, **more})


async def _pressed(people: Client, person: PersonId, do: Fill | Verb, sees: str, whose: PersonId | None = None) -> None:
    await people.press(account(person), **await find(people, account(person), do))
    await people.sees(account(whose or person), sees)


async def _walked(people: Client) -> None:
    """A vacation and an errand with its papers, by all their people."""
    await people.say(account(IVAN), "хочу в отпуск с 5 по 18 июля")
    await people.sees(account(IVAN), "Кто вас заменит?")
    await people.say(account(IVAN), "Ким")
    await people.sees(account(IVAN), "Всё готово")
    await _pressed(people, IVAN, Fill.ALL, "проверьте")
    await _pressed(people, IVAN, Fill.SUBMIT, "Иван Петров", whose=VERA)
    await _pressed(people, VERA, Verb.APPROVE, "Иван Петров", whose=OLGA)
    await _pressed(people, OLGA, Verb.APPROVE, "Иван Петров", whose=ANNA)
    await _pressed(people, ANNA, Verb.COMPLETE, "Хорошего отдыха!", whose=IVAN)
    await people.say(account(VERA), "поручение")
    await people.sees(account(VERA), "Что сделать")
    await people.say(account(VERA), "Разобрать бумаги")
    await people.sees(account(VERA), "Бумаги")
    await people.upload(account(VERA), {"1.pdf": b"%PDF-1", "2.pdf": b"%PDF-2"}, kind="document")
    await people.sees(account(VERA), "2.pdf")
    await _pressed(people, VERA, Fill.DONE, "проверьте")
    await _pressed(people, VERA, Fill.SUBMIT, "Разобрать бумаги", whose=OLGA)
    await _pressed(people, OLGA, Verb.FILES, "📎 Поручение")
    assert len([m for m in await people.messages(account(OLGA)) if m["files"]]) == 2
    await _pressed(people, OLGA, Verb.APPROVE, "✅ Согласовано: Поручение", whose=VERA)


async def _company(database: str, people: Client) -> None:
    async with opened(database) as db:
        await db.write(found_company, utc_now())
        await db.write(forms.publish, source_of(ERRAND), utc_now())
        await move_in(db, people)


async def _sound(database: str) -> None:
    async with opened(database) as db:
        verified = await db.read(audit.verify)
        assert (verified.requests, verified.broken) == (2, ())


async def test_two_requests_go_all_their_way_over_fetched_updates(
    url: str, people: Client, playground_url: str
) -> None:
    await _company(url, people)
    async with serve(settings(playground_url, url)) as address, aiohttp.ClientSession(address) as session:
        await _walked(people)
        async with session.get("/readyz") as answer:
            assert answer.status == 200
    await _sound(url)


async def test_two_requests_go_all_their_way_over_pushed_updates(
    sqlite_url: str, people: Client, playground_url: str, unused_tcp_port: int
) -> None:
    await _company(sqlite_url, people)
    where = f"127.0.0.1:{unused_tcp_port}"
    pushed = {"KIVOK_LISTEN": where, "KIVOK_WEBHOOK_URL": f"http://{where}", "KIVOK_WEBHOOK_SECRET": _SECRET}
    async with serve(settings(playground_url, sqlite_url, **pushed)):
        await _walked(people)
    await _sound(sqlite_url)
    await people.post("reset")


async def _follows(people: Client, session: aiohttp.ClientSession) -> tuple[str, int]:
    """What the link that Ольга gets carries, and what a calendar is answered by it."""
    await people.say(account(OLGA), "/team")
    await people.sees(account(OLGA), "Команда: Ольга Смирнова")
    await people.press(account(OLGA), **await find(people, account(OLGA), Following.ASK))
    await people.sees(account(OLGA), "https://kivok.example.org/calendar/")
    shown = (await people.messages(account(OLGA)))[-1]["text"]
    token = shown.split("/calendar/")[1].split(".ics")[0]
    async with session.get(f"/calendar/{token}.ics") as answer:
        return token, answer.status


async def test_calendar_follows_a_team_where_the_process_has_a_public_address(
    sqlite_url: str, people: Client, playground_url: str
) -> None:
    await _company(sqlite_url, people)
    public = settings(playground_url, sqlite_url, KIVOK_PUBLIC_URL="https://kivok.example.org/")
    async with serve(public) as address, aiohttp.ClientSession(address) as session:
        token, status = await _follows(people, session)
        assert status == 200
        await people.press(account(OLGA), **await find(people, account(OLGA), Following.REVOKE))
        await people.sees(account(OLGA), "Ссылка больше не работает")
        async with session.get(f"/calendar/{token}.ics") as answer:
            assert answer.status == 404
    async with opened(sqlite_url) as db:
        kept = [row.body for row in await db.read(rows, "inbox")]
    assert any("callback_query" in body for body in kept)
    assert not any(token in body for body in kept)


async def test_no_calendar_is_answered_where_it_has_none(sqlite_url: str, people: Client, playground_url: str) -> None:
    await _company(sqlite_url, people)
    public = settings(playground_url, sqlite_url, KIVOK_PUBLIC_URL="https://kivok.example.org")
    async with serve(public) as address, aiohttp.ClientSession(address) as session:
        token, _status = await _follows(people, session)
    async with serve(settings(playground_url, sqlite_url)) as address, aiohttp.ClientSession(address) as session:
        answer = await session.get(f"/calendar/{token}.ics")
        assert answer.status == 404


async def test_start_waits_for_a_telegram_that_is_not_there_yet(
    sqlite_url: str, people: Client, playground_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.connect._AGAIN", 0.05)
    await _company(sqlite_url, people)
    faults = ("reset_before", "500", "502_html")
    for method in ("getMe", "setMyCommands", "deleteWebhook"):
        await people.post("faults", [{"action": fault, "method": method} for fault in faults])
    async with serve(settings(playground_url, sqlite_url)):
        await people.say(account(IVAN), "/help")
        await people.sees(account(IVAN), "/new")


async def test_commands_that_telegram_does_not_take_are_no_reason_not_to_work(
    sqlite_url: str, people: Client, playground_url: str
) -> None:
    await _company(sqlite_url, people)
    await people.post("faults", action="429", method="setMyCommands", retry_after=3000)
    async with serve(settings(playground_url, sqlite_url)):
        await people.say(account(IVAN), "/help")
        await people.sees(account(IVAN), "/new")


async def test_token_that_telegram_does_not_know_stops_the_process(sqlite_url: str, playground_url: str) -> None:
    unknown = {"KIVOK_BOT_TOKEN": "12345678901234567:no_such_bot"}
    with pytest.raises(BaseExceptionGroup) as raised:
        async with serve(settings(playground_url, sqlite_url, **unknown)):
            await _for_ever()
    (error,) = raised.value.exceptions
    assert isinstance(error, BadSetting)
    assert "KIVOK_BOT_TOKEN: is not accepted" in str(error)


async def test_address_that_is_taken_is_told(sqlite_url: str, playground_url: str) -> None:
    async with serve(settings(playground_url, sqlite_url)) as address:
        taken = address.removeprefix("http://")
        with pytest.raises(BadSetting, match="KIVOK_LISTEN"):
            async with serve(settings(playground_url, sqlite_url, KIVOK_LISTEN=taken)):
                raise AssertionError("served twice at one address")


async def _for_ever() -> None:
    async with asyncio.timeout(10):
        await asyncio.Event().wait()


#: What differs between two runs although nothing else does.
_CHANCE = {"token", "update_id", "body", "message"}


async def test_every_update_delivered_twice_leaves_the_same_state(
    sqlite_template: Path, tmp_path: Path, bot: Bot, people: Client
) -> None:
    once, twice = [
        await _state_after(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / name)}", bot, people, times)
        for name, times in (("once", 1), ("twice", 2))
    ]
    assert once == twice


async def _state_after(url: str, bot: Bot, people: Client, times: int) -> dict[str, Any]:
    await people.post("reset")
    await bot.delete_webhook()  # another test may have left one, and a reset keeps it
    async with at_work(url, bot, people) as office:
        office.times = times
        await _steps(office)
        tables = ("request", "journal", "draft", "focus", "waiting", "outbox", "card", "inbox", "person")
        return {table: await _dump(office.db, table) for table in tables}


async def _steps(office: Office) -> None:
    """A vacation that is returned once and corrected, then agreed to by everybody."""
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    await office.press(OLGA, Verb.RETURN)
    await office.say(OLGA, "Лучше в августе")
    await office.send()
    await office.press(IVAN, Verb.REVISE)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    await office.press(OLGA, Verb.APPROVE)
    await office.send()
    await office.press(ANNA, Verb.COMPLETE)
    await office.send()


async def _dump(db: Database, table: str) -> list[dict[str, Any]]:
    found = await db.read(rows, table)
    return [{k: v for k, v in row._mapping.items() if k not in _CHANCE} for row in found]
