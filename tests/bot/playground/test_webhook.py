"""The webhook: secret, order, repetition."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.playground import Client
from bot.playground.errors import Json
from tests.bot.playground.wire import EGOR, VERA, Api


class Hook:
    """A bot's web server: answers with the given statuses first, then with 200 and a body."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.got: list[Json] = []
        self.secrets: list[str | None] = []
        self.body: Json | None = None
        self.url = ""

    async def hear(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update: Json = await request.json()
        status = self.statuses.pop(0) if self.statuses else 200
        self.got.append(
            {"status": status, "text": update["message"]["text"], "person": update["message"]["chat"]["id"]}
        )
        return web.Response(status=status) if self.body is None or status != 200 else web.json_response(self.body)

    async def texts(self, count: int) -> list[str]:
        for _ in range(500):
            if len(self.got) >= count:
                break
            await asyncio.sleep(0.02)
        return [one["text"] for one in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.hear)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_update_is_pushed_with_the_secret(api: Api, people: Client, hook: Hook) -> None:
    await api.ok("setWebhook", url=hook.url, secret_token="s3cret_-")
    await people.say(EGOR, "hi")
    assert await hook.texts(1) == ["hi"]
    assert hook.secrets == ["s3cret_-"]
    info = await api.ok("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (hook.url, 40)


async def test_update_is_repeated_until_it_is_taken(api: Api, people: Client, hook: Hook) -> None:
    hook.statuses = [500, 503]
    await api.ok("setWebhook", url=hook.url)
    await people.say(EGOR, "one")
    await people.say(EGOR, "two")
    assert await hook.texts(4) == ["one", "one", "one", "two"]
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 503")
    assert await api.ok("getMe")


async def test_one_chat_does_not_hold_up_another(api: Api, people: Client, hook: Hook) -> None:
    hook.statuses = [500, 200, 200]
    await api.ok("setWebhook", url=hook.url)
    await people.say(EGOR, "one")
    await people.say(VERA, "two")
    await hook.texts(3)
    assert [one["person"] for one in hook.got if one["status"] == 200] == [VERA, EGOR]


async def test_answer_may_hold_a_method(api: Api, people: Client, hook: Hook) -> None:
    hook.body = {"method": "sendMessage", "chat_id": EGOR, "text": "from the webhook's answer"}
    await api.ok("setWebhook", url=hook.url)
    await people.say(EGOR, "hi")
    await people.sees(EGOR, "from the webhook's answer")


@pytest.mark.parametrize("body", [{"method": "sendMessage"}, {"method": "sendNothing"}, {"method": "sendPoll"}, ["no"]])
async def test_wrong_method_in_an_answer_harms_nothing(api: Api, people: Client, hook: Hook, body: Json) -> None:
    hook.body = body
    await api.ok("setWebhook", url=hook.url)
    await people.say(EGOR, "one")
    await people.say(EGOR, "two")
    assert await hook.texts(2) == ["one", "two"]
    assert (await api.ok("getWebhookInfo"))["url"] == hook.url


async def test_waiting_updates_are_pushed_or_dropped(api: Api, people: Client, hook: Hook) -> None:
    await people.say(EGOR, "old")
    await api.ok("setWebhook", url=hook.url, drop_pending_updates=True)
    await people.say(EGOR, "new")
    assert await hook.texts(1) == ["new"]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "not an address", "https://example.com/hook"])
async def test_strange_addresses_are_refused(api: Api, url: str) -> None:
    assert (await api.no("setWebhook", url=url)).startswith("400 Bad Request: bad webhook: ")


async def test_strange_secrets_are_refused(api: Api, hook: Hook) -> None:
    refused = await api.no("setWebhook", url=hook.url, secret_token="не годится")
    assert refused == "400 Bad Request: secret token contains unallowed characters"
