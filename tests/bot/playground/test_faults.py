"""Faults on purpose: each as the client feels it."""

import asyncio

import aiohttp
import pytest

from bot.playground import Client
from tests.bot.playground.wire import EGOR, VERA, Api


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
