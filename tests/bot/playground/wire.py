"""A bot that speaks bare HTTP: what a test says is what goes over the wire."""

from io import BytesIO
from typing import Any

import aiohttp

from bot.playground.errors import Json

TOKEN = "42:secret"
EGOR, VERA, ANNA, NOBODY = 1001, 1002, 1005, 9999
PEOPLE: list[Json] = [
    {"telegram_id": EGOR, "name": "Егор Лапин", "title": "Инженер", "username": "egor"},
    {"telegram_id": VERA, "name": "Вера Ким", "title": "Инженер"},
    {"telegram_id": ANNA, "name": "Anna Hill", "language": "en", "title": "Sales"},
]


class Api:
    """The Bot API by method name; `call` gives the whole body, `ok` the result, `no` the description of a refusal."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str = TOKEN) -> None:
        self.session = session
        self.url = url
        self.token = token

    async def call(self, method: str, **parameters: Any) -> Json:
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=parameters) as answer:
            body: Json = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def ok(self, method: str, **parameters: Any) -> Any:
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def no(self, method: str, **parameters: Any) -> str:
        """The error code and its description in one line."""
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def form(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: str) -> Json:
        """As multipart/form-data."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in parameters.items():
            form.add_field(name, value)
        for part, (name, content) in files.items():
            form.add_field(part, BytesIO(content), filename=name)
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as answer:
            body: Json = await answer.json()
            return body

    async def send(self, person: int = EGOR, text: str = "hello", **more: Any) -> Json:
        message: Json = await self.ok("sendMessage", chat_id=person, text=text, **more)
        return message


def inline(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def button(text: str, data: str | None = None, **more: Any) -> Json:
    return {"text": text, "callback_data": text if data is None else data, **more}
