"""The control API for tests and demos: be a person, look at the chat, wait for what the bot does."""

import time
from collections.abc import Mapping
from io import BytesIO
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.playground.errors import Json


class Refused(Exception):
    """The control said no; the message is its reason."""


class Client:
    """`async with Client(playground.url) as people:`; `bot` chooses one of several bots."""

    def __init__(self, url: str, bot: int | None = None) -> None:
        self._url = f"{url}/_playground"
        self._bot = {} if bot is None else {"bot": bot}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(trust_env=False)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def say(self, person: int, text: str, **more: Any) -> Json:
        return await self.post("say", person=person, text=text, **self._bot, **more)

    async def press(self, person: int, label: str | None = None, **more: Any) -> Json:
        """`label`, `data=` or `place=(row, column)`; gives `callback_query_id`."""
        return await self.post("press", person=person, label=label, **self._bot, **more)

    async def answer(self, callback_query_id: str, within: float = 10) -> Json:
        """What the bot answered to a press: `answered`, `text`, `show_alert`, `url`."""
        found: Json = await self.get("answer", id=callback_query_id, wait=within)
        return found

    async def upload(
        self,
        person: int,
        files: Mapping[str, bytes],
        caption: str = "",
        kind: str | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """Files by name; several make an album."""
        form = aiohttp.FormData(quote_fields=False)
        more = {"kind": kind, "reply_to": reply_to, **self._bot}
        for field, value in {"person": person, "caption": caption, **more}.items():
            if value is not None:
                form.add_field(field, str(value))
        for name, content in files.items():
            form.add_field("files", BytesIO(content), filename=name)
        answer: Json = await self._ask("POST", "upload", data=form)
        return answer

    async def chat(self, person: int) -> Json:
        found: Json = await self.get("chat", person=person, **self._bot)
        return found

    async def messages(self, person: int) -> list[Json]:
        """Those that are not deleted, oldest first."""
        return [message for message in (await self.chat(person))["messages"] if not message["deleted"]]

    async def sees(self, person: int, text: str, within: float = 10) -> Json:
        """The newest message of the bot that holds the text; waits for it."""
        chat, deadline = await self.chat(person), time.monotonic() + within
        while True:
            for message in reversed(chat["messages"]):
                if message["from_bot"] and not message["deleted"] and text in message["text"]:
                    return dict(message)
            left = deadline - time.monotonic()
            if left <= 0:
                shown = [message["text"] for message in chat["messages"] if message["from_bot"]]
                raise AssertionError(f"{text!r} did not come in {within} s; the bot's messages: {shown[-5:]}")
            chat = await self.get("wait", person=person, after=chat["revision"], timeout=left, **self._bot)

    async def get(self, what: str, **query: Any) -> Any:
        return await self._ask("GET", what, params={k: str(v) for k, v in query.items() if v is not None})

    async def post(self, what: str, body: Any = None, **fields: Any) -> Json:
        answer: Json = await self._ask("POST", what, json=fields if body is None else body)
        return answer

    async def delete(self, what: str) -> Json:
        answer: Json = await self._ask("DELETE", what)
        return answer

    async def _ask(self, verb: str, what: str, **rest: Any) -> Any:
        if self._session is None:
            raise RuntimeError("use the client in an async with block")
        async with self._session.request(verb, f"{self._url}/{what}", **rest) as answer:
            body = await answer.json(content_type=None)
        if answer.status >= 400:
            raise Refused(body.get("detail", body) if isinstance(body, dict) else body)
        return body
