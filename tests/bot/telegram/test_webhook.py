"""Updates that are pushed: nobody but Telegram is heard, and 200 means that the update is kept."""

import asyncio
import json
from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
import pytest
from fastapi import FastAPI

from bot.telegram import webhook
from bot.web.serve import serving
from core.use import fill
from tests.bot.telegram.office import Office, account, execute, rows
from tests.bot.telegram.raw import said
from tests.dialogs.company import IVAN

_SECRET = "s3cret-s3cret-s3cret"
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Post:
    """What somebody sends to the address of the webhook; gives the status."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._address, self._session = address + webhook.PATH, session

    async def __call__(self, body: bytes | dict[str, object], **headers: str) -> int:
        given = body if isinstance(body, bytes) else json.dumps(body).encode()
        secret = {_HEADER: headers.get("secret", _SECRET)} if headers.get("secret") != "" else {}
        async with self._session.post(self._address, data=BytesIO(given), headers=secret) as answer:
            await answer.read()
            return answer.status


@pytest.fixture
async def address(office: Office) -> AsyncIterator[str]:
    app = FastAPI()
    app.include_router(webhook.routes(office.worker, _SECRET))
    async with serving(app, "127.0.0.1", 0) as address:
        yield address
    await office.worker.idle()


@pytest.fixture
async def post(address: str) -> AsyncIterator[Post]:
    async with aiohttp.ClientSession() as session:
        yield Post(address, session)


@pytest.mark.parametrize("secret", ["", "wrong", _SECRET + "x", _SECRET[:-1], "sécrét"])
async def test_whoever_does_not_know_the_secret_is_turned_away_unheard(office: Office, post: Post, secret: str) -> None:
    assert await post(said(text="/help"), secret=secret) == 403
    assert await office.inbox() == []


async def test_body_that_is_too_long_is_no_update(office: Office, post: Post) -> None:
    assert await post(b'{"update_id": 1, "x": "' + b"x" * 1024 * 1024 + b'"}') == 413
    assert await office.inbox() == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"1", b'{"update_id": "1"}', b'{"update_id": true}', b"{}", b"\xff", b"[" * 100_000],
    ids=range(10),
)
async def test_body_that_is_no_update_is_refused(office: Office, post: Post, body: bytes) -> None:
    assert await post(body) == 400
    assert await office.inbox() == []


async def test_update_is_kept_when_200_is_said(office: Office, post: Post) -> None:
    assert await post(said(text="хочу в отпуск")) == 200
    assert [row.update_id for row in await office.db.read(rows, "inbox")][-1] == 5
    await office.worker.idle()
    assert len(await office.shown(IVAN)) == 1


async def test_update_that_could_not_be_kept_is_not_acknowledged(office: Office, post: Post) -> None:
    await office.db.write(execute, "ALTER TABLE inbox RENAME TO away")
    assert await post(said(text="/help")) == 500
    await office.db.write(execute, "ALTER TABLE away RENAME TO inbox")
    assert await post(said(text="/help")) == 200


async def test_update_that_is_pushed_again_acts_once(office: Office, post: Post) -> None:
    assert await asyncio.gather(*(post(said(text="хочу в отпуск")) for _ in range(5))) == [200] * 5
    await office.worker.idle()
    assert (len(await office.db.read(fill.begun, IVAN)), len(await office.shown(IVAN))) == (1, 1)


async def test_telegram_pushes_to_where_it_was_told(office: Office, address: str) -> None:
    await webhook.register(office.bot, address, _SECRET)
    try:
        await office.people.say(account(IVAN), "/help")
        await office.people.sees(account(IVAN), "/new")
        found = await office.bot.get_webhook_info()
        assert (found.url, found.pending_update_count) == (address + webhook.PATH, 0)
        assert found.allowed_updates == [
            "message",
            "edited_message",
            "callback_query",
            "message_reaction",
            "inline_query",
            "my_chat_member",
        ]
    finally:
        await office.bot.delete_webhook()
