"""How many calls of bots the playground answers in a second of one core, the caller's own work included."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp

from bot.playground import Client, Playground
from tests.bench.wire import TOKEN

Figure = tuple[str, float, str]

_PEOPLE = range(1001, 1021)
_TEXT = "<b>Отпуск</b> · 5–18 августа 2027, 14 дней\nКто вас заменит?\nНапишите имя или выберите. 2 из 3"
_KEYBOARD = json.dumps(
    {"inline_keyboard": [[{"text": f"Кнопка {n}", "callback_data": f"f.1a.{n}"}, {"text": "Ещё", "callback_data": "m"}]
                         for n in range(3)]}
)  # fmt: skip
#: Rounds of five calls each; requests under way at a time.
_WARM, _ROUNDS, _AT_ONCE = 40, 400, 8


def run() -> Iterator[Figure]:
    with TemporaryDirectory() as folder, Playground(Path(folder) / "telegram.db") as playground:
        yield asyncio.run(_measured(playground.url))


async def _measured(url: str) -> Figure:
    async with Client(url) as people, aiohttp.ClientSession(f"{url}/bot{TOKEN}/", trust_env=False) as session:
        await people.post("people", [{"telegram_id": person, "name": f"Человек {person}"} for person in _PEOPLE])
        await _call(session, "getMe")
        for person in _PEOPLE:
            await people.say(person, "/start")
        await _rounds(session, _WARM)
        begun = time.process_time()
        calls = await _rounds(session, _ROUNDS)
        return "playground_calls_per_s", calls / (time.process_time() - begun), "1/s"


async def _rounds(session: aiohttp.ClientSession, count: int) -> int:
    numbers = iter(range(count))
    done = await asyncio.gather(*(_all(session, numbers) for _ in range(_AT_ONCE)))
    return sum(done)


async def _all(session: aiohttp.ClientSession, numbers: Iterator[int]) -> int:
    return sum([await _round(session, _PEOPLE[number % len(_PEOPLE)]) for number in numbers])


async def _round(session: aiohttp.ClientSession, chat: int) -> int:
    """A card that is sent, changed twice and taken away, as a step of a form does it."""
    sent = await _call(session, "sendMessage", chat_id=chat, text=_TEXT, parse_mode="HTML", reply_markup=_KEYBOARD)
    card = {"chat_id": chat, "message_id": sent["message_id"]}
    for step in "ab":
        await _call(session, "editMessageText", **card, text=_TEXT + step, parse_mode="HTML", reply_markup=_KEYBOARD)
    await _call(session, "sendChatAction", chat_id=chat, action="typing")
    await _call(session, "deleteMessage", **card)
    return 5


async def _call(session: aiohttp.ClientSession, method: str, **parameters: Any) -> Any:
    """As clients send it: a form, with objects as JSON."""
    async with session.post(method, data=parameters) as answer:
        body = await answer.json()
    if not body["ok"]:
        raise AssertionError(body)
    return body["result"]
