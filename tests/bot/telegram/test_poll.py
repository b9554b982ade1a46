"""Updates that are fetched: whatever happens to a fetch, the next one brings the same updates again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram.exceptions import TelegramUnauthorizedError

from bot.telegram.poll import poll
from tests.bot.telegram.office import Office, account, connected, execute
from tests.dialogs.company import IVAN


@asynccontextmanager
async def _polling(office: Office) -> AsyncIterator[None]:
    task = asyncio.create_task(poll(office.bot, office.worker))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await office.worker.idle()


async def test_update_is_answered_and_acknowledged(office: Office) -> None:
    async with _polling(office):
        await office.people.say(account(IVAN), "/help")
        await office.people.sees(account(IVAN), "/new", within=10)
        await office.people.say(account(IVAN), "/my")
        await office.people.sees(account(IVAN), "заявок", within=10)
    assert len(await office.updates()) <= 1  # the last is acknowledged with the next fetch


@pytest.mark.parametrize(
    ("fault", "warning"),
    [
        ({"action": "502_html"}, "ClientDecodeError"),
        ({"action": "500"}, "TelegramServerError"),
        ({"action": "reset_before"}, "TelegramNetworkError"),
        ({"action": "lost_answer"}, "TelegramNetworkError"),
        ({"action": "hang", "seconds": 0.2}, "TelegramNetworkError"),
        ({"action": "403"}, "TelegramForbiddenError"),
        ({"action": "429", "retry_after": 1}, "TelegramRetryAfter"),
    ],
    ids=lambda value: str(value.get("action")) if isinstance(value, dict) else None,
)
async def test_failed_fetch_loses_nothing(
    office: Office, fault: dict[str, Any], warning: str, caplog: pytest.LogCaptureFixture
) -> None:
    await office.people.say(account(IVAN), "/help")
    await office.fault(method="getUpdates", **fault)
    async with _polling(office):
        await office.people.sees(account(IVAN), "/new", within=10)
    assert f"no updates: {warning}" in caplog.text


async def test_who_is_thrown_out_by_another_process_goes_on_and_says_so(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    async with _polling(office):
        while "another process fetches the updates" not in caplog.text:
            await office.updates()
            await asyncio.sleep(0.05)
        await office.people.say(account(IVAN), "/help")
        await office.people.sees(account(IVAN), "/new", within=10)


async def test_second_process_is_told_about(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await office.bot.set_webhook("https://127.0.0.1:8443/x")
    await office.people.say(account(IVAN), "/help")
    async with _polling(office):
        await asyncio.sleep(0.3)
        await office.bot.delete_webhook()
        await office.people.sees(account(IVAN), "/new", within=10)
    assert "another process fetches the updates" in caplog.text


async def test_update_that_could_not_be_kept_comes_again(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await office.db.write(execute, "ALTER TABLE inbox RENAME TO away")
    await office.people.say(account(IVAN), "/help")
    async with _polling(office):
        await asyncio.sleep(0.3)
        assert await office.shown(IVAN) == []
        await office.db.write(execute, "ALTER TABLE away RENAME TO inbox")
        await office.people.sees(account(IVAN), "/new", within=10)
    assert "they will come again" in caplog.text


async def test_numbers_that_jump_back_are_no_reason_to_miss_an_update(office: Office) -> None:
    await office.updates()
    await office.people.post("jump", to=1_000_000)
    await office.say(IVAN, "/help")
    await office.updates()
    await office.people.post("jump", to=500)
    async with _polling(office):
        await office.people.say(account(IVAN), "/my")
        await office.people.sees(account(IVAN), "заявок", within=10)


async def test_token_that_is_not_accepted_ends_the_fetching(office: Office, playground_url: str) -> None:
    async with connected(playground_url, token="12345678901234567:no_such_bot") as nobody:
        with pytest.raises(TelegramUnauthorizedError):
            async with asyncio.timeout(5):
                await poll(nobody, office.worker)
