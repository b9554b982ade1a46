"""The stream that the page listens to."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp

from bot.playground import Client
from bot.playground.errors import Json
from tests.bot.playground.wire import EGOR, Api, button, inline


async def events(stream: aiohttp.ClientResponse) -> AsyncIterator[Json]:
    while True:
        line = (await asyncio.wait_for(stream.content.readline(), 10)).decode()
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def test_stream_tells_what_happens(api: Api, people: Client) -> None:
    async with api.session.get(f"{api.url}/_playground/events") as stream:
        told = events(stream)
        assert (await anext(told))["type"] == "hello"
        await api.ok("sendChatAction", chat_id=EGOR, action="typing")
        sent = await api.send(reply_markup=inline([button("Да")]))
        id = (await people.press(EGOR, "Да"))["callback_query_id"]
        await api.ok("answerCallbackQuery", callback_query_id=id, text="Готово")
        await api.ok("editMessageText", chat_id=EGOR, message_id=sent["message_id"], text="b")
        await api.ok("deleteMessage", chat_id=EGOR, message_id=sent["message_id"])
        seen: list[Json] = []
        while len(seen) < 6:
            event = await anext(told)
            seen += [event] if event["type"] != "request" else []
    assert [one["type"] for one in seen] == ["action", "message", "press", "answer", "edited", "deleted"]
    assert {one["person"] for one in seen} == {EGOR}
    assert seen[3]["text"] == "Готово"


async def test_stream_tells_of_requests_faults_and_the_clock(api: Api, people: Client) -> None:
    async with api.session.get(f"{api.url}/_playground/events") as stream:
        told = events(stream)
        await anext(told)
        await people.post("faults", action="500", method="getMe")
        await api.no("getMe")
        await people.delete("faults")
        await people.post("clock", seconds=60)
        seen = [await anext(told) for _ in range(4)]
    assert [one["type"] for one in seen] == ["faults", "request", "faults", "clock"]
    request = seen[1]
    assert (request["method"], request["status"], request["fault"]) == ("getMe", 500, "500")
    [entry] = await people.get("log", after=request["number"] - 1)
    assert entry["number"] == request["number"]
    assert await people.get("log", after=request["number"]) == []


async def test_waiting_ends_with_the_next_change(api: Api, people: Client) -> None:
    revision = (await people.chat(EGOR))["revision"]
    waiting = asyncio.create_task(people.sees(EGOR, "finally"))
    await api.send(text="not yet")
    await api.send(text="finally")
    assert (await waiting)["text"] == "finally"
    assert (await people.chat(EGOR))["revision"] == revision + 2
