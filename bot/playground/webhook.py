"""Pushes updates to webhooks: each chat in order, again and again with growing pauses until a 2xx."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

import aiohttp
from starlette.requests import Request
from starlette.types import Message, Scope

from bot.playground import api, updates
from bot.playground.errors import ApiError, Json
from bot.playground.values import Pending, Webhook
from bot.playground.wire import Parcel, unpack
from bot.playground.world import World

_Lane = tuple[int, int]


class Pusher:
    """`pause` is the first wait after a failure in seconds; each further one is twice as long, up to a minute."""

    def __init__(self, world: World, pause: float = 0.5) -> None:
        self._world = world
        self._pause = pause
        self._lanes: dict[_Lane, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until cancelled."""
        timeout = aiohttp.ClientTimeout(total=60)
        # Proxy settings of the environment must not catch calls on this machine.
        async with aiohttp.ClientSession(trust_env=False, timeout=timeout) as session:
            try:
                while not self._world.hub.closed:
                    self._start_lanes(session)
                    await self._world.hub.until(self._work, 3600)
            finally:
                for task in self._lanes.values():
                    task.cancel()
                await asyncio.gather(*self._lanes.values(), return_exceptions=True)

    def _heads(self) -> dict[_Lane, Pending]:
        """The oldest update of every chat that no lane carries, as far as the bot allows connections."""
        found: dict[_Lane, Pending] = {}
        for bot, webhook in self._world.webhooks.under().items():
            free = webhook.max_connections - sum(lane[0] == bot for lane in self._lanes)
            for pending in updates.waiting(self._world, int(bot)):
                lane = (int(bot), _chat(pending.update))
                if free > 0 and lane not in self._lanes and lane not in found:
                    found[lane] = pending
                    free -= 1
        return found

    def _work(self) -> bool | None:
        return True if self._heads() else None

    def _start_lanes(self, session: aiohttp.ClientSession) -> None:
        for lane, head in self._heads().items():
            task = asyncio.create_task(self._carry(session, lane[0], self._overtaken(lane, head)))
            self._lanes[lane] = task
            task.add_done_callback(partial(self._done, lane))

    def _overtaken(self, lane: _Lane, head: Pending) -> Pending:
        """The update itself, or the next of its chat if a fault lets that one overtake."""
        after = [one for one in updates.waiting(self._world, lane[0]) if _chat(one.update) == lane[1]][1:2]
        if after and self._world.faults.meets("reordered_updates", "webhook", head.update):
            return after[0]
        return head

    def _done(self, lane: _Lane, _: "asyncio.Task[None]") -> None:
        self._lanes.pop(lane, None)
        self._world.hub.ring()

    async def _carry(self, session: aiohttp.ClientSession, bot: int, pending: Pending) -> None:
        number, pause = pending.update["update_id"], self._pause
        if slow := self._world.faults.meets("slow_webhook", "webhook", pending.update):
            await self._world.hub.until(lambda: None, slow.seconds)
        while (webhook := self._world.webhooks.get(bot)) and self._world.updates.get(bot, number):
            answer = await self._push(session, webhook, pending.update)
            if not isinstance(answer, str):
                if self._world.faults.meets("duplicate_update", "webhook", pending.update):
                    await self._push(session, webhook, pending.update)
                self._world.updates.drop(bot, number)
                self._world.disk.commit()
                await self._obey(bot, answer)
                return
            self._note(bot, answer)
            await self._world.hub.until(partial(self._changed, bot, webhook), pause)
            pause = min(pause * 2, 60)

    def _changed(self, bot: int, used: Webhook) -> bool | None:
        now = self._world.webhooks.get(bot)
        return True if now is None or now.url != used.url else None

    def _note(self, bot: int, error: str) -> None:
        webhook = self._world.webhooks.get(bot)
        if webhook:
            noted = replace(webhook, last_error_date=self._world.now(), last_error_message=error)
            self._world.webhooks.put(noted, bot)
            self._world.disk.commit()

    async def _push(self, session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> Request | str:
        """The bot's answer, or what went wrong."""
        secret = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.url, json=update, headers=secret, allow_redirects=False) as answer:
                body = await answer.read()
        except TimeoutError:
            return "Connection timed out"
        except Exception as error:  # noqa: BLE001 - whatever the address and the far side do, the update comes again
            return str(error) or type(error).__name__
        if not 200 <= answer.status < 300:
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        return _request(answer.headers.get("content-type", ""), body)

    async def _obey(self, bot: int, answer: Request) -> None:
        """A webhook's answer may hold one method to run; its outcome is told to nobody, as with Telegram."""
        with suppress(ApiError):
            parcel = await unpack(answer)
            name = parcel.parameters.pop("method", None)
            if name:
                await api.run(self._world, bot, api.method_name(str(name)), Parcel(parcel.parameters, parcel.files))


def _chat(update: Json) -> int:
    """Whose lane the update is in; 0 for what is nobody's, such as the state of a poll."""
    content = next(value for key, value in update.items() if key != "update_id")
    whose = (content.get("chat"), content.get("message", {}).get("chat"), content.get("from"), content.get("user"))
    return next((int(one["id"]) for one in whose if one), 0)


def _request(kind: str, body: bytes) -> Request:
    """The answer's body in the shape of a request, so that one decoder reads both."""
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "headers": [(b"content-type", kind.encode())],
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(scope, receive)
