"""What survives: a restart, a killed process, a reset."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import aiohttp

from bot.playground import Client, Playground
from tests.bot.playground.wire import EGOR, PEOPLE, Api, button, inline


async def test_restart_keeps_everything(tmp_path: Path) -> None:
    file = tmp_path / "playground.sqlite"
    async with Playground(file) as first, Client(first.url) as people, aiohttp.ClientSession() as session:
        api = Api(session, first.url)
        await api.ok("setMyCommands", commands=[{"command": "new", "description": "x"}])
        await people.post("people", PEOPLE)
        await people.say(EGOR, "/start")
        await api.send(text="Выберите", reply_markup=inline([button("Да")]))
        await people.upload(EGOR, {"a.txt": b"content"})
        before = await people.chat(EGOR)
    async with Playground(file) as second, Client(second.url) as people, aiohttp.ClientSession() as session:
        api = Api(session, second.url)
        after = await people.chat(EGOR)
        assert after["messages"] == before["messages"]
        assert after["commands"] == before["commands"]
        assert len(await people.get("people")) == len(PEOPLE)
        start, upload = await api.ok("getUpdates")
        assert start["message"]["text"] == "/start"
        path = (await api.ok("getFile", file_id=upload["message"]["document"]["file_id"]))["file_path"]
        async with session.get(f"{second.url}/file/bot{api.token}/{path}") as answer:
            assert await answer.read() == b"content"
        await people.press(EGOR, "Да")
        assert (await api.send())["message_id"] == 4


async def test_killed_process_keeps_everything(tmp_path: Path) -> None:
    for texts in ([], ["/start"]):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.playground", "--port", "0", "--file", str(tmp_path / "state.sqlite")),
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        url = (await asyncio.wait_for(process.stdout.readline(), 30)).decode().strip()
        try:
            async with Client(url) as people:
                await people.post("people", PEOPLE)
                await people.post("bots", id=42)
                assert [message["text"] for message in await people.messages(EGOR)] == texts
                if not texts:
                    await people.say(EGOR, "/start")
        finally:
            os.kill(process.pid, signal.SIGKILL)
            await process.wait()


async def test_reset_forgets_conversations_but_not_numbers(api: Api, people: Client) -> None:
    last = await api.send()
    await people.post("reset", keep_people=True)
    assert await people.messages(EGOR) == []
    assert len(await people.get("people")) == len(PEOPLE)
    said = await people.say(EGOR, "/start")
    assert said["message_id"] == last["message_id"] + 1
    assert said["update_id"] == 4
    await people.post("reset")
    assert await people.get("people") == []


async def test_unread_is_counted_until_it_is_read(api: Api, people: Client) -> None:
    async def unread() -> int:
        return next(int(one["unread"]) for one in await people.get("people") if one["telegram_id"] == EGOR)

    await api.send()
    await api.send()
    assert await unread() == 2
    await people.post("read", person=EGOR)
    assert await unread() == 0
    await api.send()
    await people.say(EGOR, "answer")
    assert await unread() == 0
