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
        kind, content = next((key, value) for key, value in update.items() if key != "update_id")
        person = content.get("chat", {}).get("id")
        self.got.append({"status": status, "kind": kind, "text": content.get("text"), "person": person})
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


async def test_faults_of_the_push(api: Api, people: Client, hook: Hook) -> None:
    await people.post("faults", action="reordered_updates")
    await people.post("faults", action="duplicate_update", times=1)
    await people.say(EGOR, "one")
    await people.say(EGOR, "two")
    await api.ok("setWebhook", url=hook.url)
    assert await hook.texts(3) == ["two", "two", "one"]


async def test_every_kind_of_update_has_its_lane(api: Api, people: Client, hook: Hook) -> None:
    poll = await api.ok("sendPoll", chat_id=EGOR, question="?", options=["a"], is_anonymous=False)
    await api.ok("setWebhook", url=hook.url, allowed_updates=["poll", "poll_answer", "message_reaction", "message"])
    await people.post("vote", person=EGOR, message_id=poll["message_id"], options=[0])
    await people.post("react", person=EGOR, message_id=poll["message_id"], emoji="👍")
    await people.say(EGOR, "last")
    await hook.texts(4)
    assert sorted(one["kind"] for one in hook.got) == ["message", "message_reaction", "poll", "poll_answer"]


async def test_push_can_be_slow(api: Api, people: Client, hook: Hook) -> None:
    await people.post("faults", action="slow_webhook", seconds=600)
    await api.ok("setWebhook", url=hook.url)
    await people.say(EGOR, "slow")
    await people.say(VERA, "quick")
    assert await hook.texts(1) == ["quick"]
    assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 1
