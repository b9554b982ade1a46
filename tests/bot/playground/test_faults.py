"""Faults on purpose: each as the client feels it."""

import asyncio

import aiohttp
import pytest

from bot.playground import Client
from bot.playground.client import Refused
from tests.bot.playground.wire import EGOR, VERA, Api, button, inline


async def texts(people: Client) -> list[str]:
    return [message["text"] for message in await people.messages(EGOR) if message["from_bot"]]


async def test_flood(api: Api, people: Client) -> None:
    await people.post("faults", action="429", method="sendMessage", retry_after=7)
    body = await api.call("sendMessage", chat_id=EGOR, text="x")
    assert (body["error_code"], body["description"]) == (429, "Too Many Requests: retry after 7")
    assert body["parameters"] == {"retry_after": 7}
    await api.send()


@pytest.mark.parametrize(("action", "code"), [("500", 500), ("403", 403)])
async def test_errors(api: Api, people: Client, action: str, code: int) -> None:
    await people.post("faults", action=action, times=2)
    for _ in range(2):
        assert (await api.call("getMe"))["error_code"] == code
    await api.ok("getMe")


async def test_bad_gateway_speaks_html(api: Api, people: Client) -> None:
    await people.post("faults", action="502_html")
    async with api.session.post(f"{api.url}/bot{api.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_reset_before_does_nothing(api: Api, people: Client) -> None:
    await people.post("faults", action="reset_before", method="sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api.send(text="lost")
    assert await texts(people) == []


async def test_lost_answer_did_everything(api: Api, people: Client) -> None:
    await people.post("faults", action="lost_answer", method="sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api.send(text="there")
    assert await texts(people) == ["there"]
    [entry] = await people.get("log", method="sendMessage")
    assert (entry["fault"], entry["status"], entry["answer"]) == ("lost_answer", None, None)


async def test_lost_answer_may_have_been_a_refusal(api: Api, people: Client) -> None:
    await people.post("faults", action="lost_answer", method="sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api.send(text="")


async def test_hang_holds_the_request(api: Api, people: Client) -> None:
    await people.post("faults", action="hang", method="sendMessage", seconds=30)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(api.send(), 0.3)
    assert await texts(people) == []


async def test_rules_match_parameters(api: Api, people: Client) -> None:
    await people.post("faults", action="500", times=None, match={"chat_id": EGOR})
    assert await api.no("sendMessage", chat_id=EGOR, text="x") == "500 Internal Server Error"
    await api.send(VERA)
    [rule] = await people.get("faults")
    assert (rule["hits"], rule["times"]) == (1, None)
    await people.delete("faults")
    await api.send()


async def test_probability_is_seeded(api: Api, people: Client) -> None:
    async def run() -> list[bool]:
        await people.delete("faults")
        await people.post("faults", action="500", times=None, probability=0.5, seed=3)
        return [(await api.call("getMe"))["ok"] for _ in range(20)]

    first = await run()
    assert 2 < sum(first) < 18
    assert await run() == first


async def test_chat_has_moved(api: Api, people: Client) -> None:
    await people.post("faults", action="migrate", migrate_to_chat_id=-100500)
    await api.ok("getMe")
    body = await api.call("sendMessage", chat_id=EGOR, text="x")
    assert (body["error_code"], body["parameters"]) == (400, {"migrate_to_chat_id": -100500})
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    await api.send()


async def test_press_that_was_answered_too_late(api: Api, people: Client) -> None:
    await people.post("faults", action="late_callback")
    await api.send(reply_markup=inline([button("Да")]))
    id = (await people.press(EGOR, "Да"))["callback_query_id"]
    refused = await api.no("answerCallbackQuery", callback_query_id=id)
    assert refused == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert not (await people.answer(id, 0))["answered"]


async def polled(api: Api) -> list[str]:
    return [update["message"]["text"] for update in await api.ok("getUpdates")]


async def test_update_comes_twice(api: Api, people: Client) -> None:
    await people.post("faults", action="duplicate_update", match={"limit": 7})
    assert await api.ok("getUpdates", limit=7) == []
    await people.say(EGOR, "one")
    assert await polled(api) == ["one"]
    first, second = await api.ok("getUpdates", limit=7)
    assert first == second
    assert await polled(api) == ["one"]


async def test_updates_come_in_another_order(api: Api, people: Client) -> None:
    await people.post("faults", action="reordered_updates")
    await people.say(EGOR, "one")
    assert await polled(api) == ["one"]
    await people.say(EGOR, "two")
    assert await polled(api) == ["two", "one"]
    assert await polled(api) == ["one", "two"]


async def test_file_comes_short(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"a.txt": b"0123456789"})
    document = (await api.ok("getUpdates"))[0]["message"]["document"]
    path = (await api.ok("getFile", file_id=document["file_id"]))["file_path"]
    await people.post("faults", action="truncated_file", match={"file_path": path})
    got = []
    for _ in range(2):
        async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
            got.append(await answer.read())
    assert got == [b"01234", b"0123456789"]
    assert document["file_size"] == 10
    assert (await people.get("faults"))[0]["hits"] == 1


async def test_file_stops_in_the_middle(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"a.txt": b"0123456789"})
    document = (await api.ok("getUpdates"))[0]["message"]["document"]
    path = (await api.ok("getFile", file_id=document["file_id"]))["file_path"]
    await people.post("faults", action="stalled_file", seconds=60)
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert await answer.content.readexactly(5) == b"01234"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(answer.content.read(), 0.2)
    await people.post("faults", action="stalled_file", seconds=0.01)
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert await answer.read() == b"01234"
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        assert await answer.read() == b"0123456789"


async def test_unknown_fault_is_refused(people: Client) -> None:
    for rule in ({"action": "fire"}, {"action": "500", "times": -1}, {"action": "500", "probability": 2}):
        with pytest.raises(Refused):
            await people.post("faults", rule)
