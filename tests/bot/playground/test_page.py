"""The page in a real browser: one conversation on a desktop, one on a phone."""

import asyncio
import re
from pathlib import Path

from playwright.async_api import Browser, expect

from bot.playground import Client
from bot.playground.errors import Json
from tests.bot.playground.browser import needs_chromium, opened
from tests.bot.playground.test_send import PIXEL
from tests.bot.playground.wire import ANNA, EGOR, VERA, Api, button, inline

pytestmark = needs_chromium

CARD = (
    "<b>Отпуск № 1041</b> <tg-spoiler>секрет</tg-spoiler> <code>1041</code>\n"
    "<blockquote expandable>раз\nдва\nтри\nчетыре\n</blockquote>"
    'до <tg-time unix="1800000000" format="D">срока</tg-time> <a href="https://example.com">правила</a>'
)


async def updates(api: Api, kind: str) -> list[Json]:
    """The next updates, confirmed; only those of the kind."""
    found = await api.ok("getUpdates", timeout=10)
    await api.ok("getUpdates", offset=found[-1]["update_id"] + 1)
    return [update[kind] for update in found if kind in update]


async def test_conversation_on_a_desktop(api: Api, people: Client, browser: Browser, tmp_path: Path) -> None:
    keyboard = inline(
        [button("Согласовать", "yes", style="success"), button("Отклонить", "no", style="danger")],
        [{"text": "Готово", "disabled": {}}, {"text": "Сайт", "url": "https://example.com"}],
    )
    page = await opened(browser, api.url, EGOR)
    card = await api.send(text=CARD, parse_mode="HTML", reply_markup=keyboard)
    bubble = page.locator(f"[data-id='{card['message_id']}']")
    await expect(bubble.locator("strong")).to_have_text("Отпуск № 1041")
    await expect(bubble.locator("time.tg-time")).to_have_text("15 января 2027 г.")
    await expect(bubble.locator(".text a")).to_have_attribute("href", "https://example.com")
    await expect(page.get_by_role("button", name="Готово")).to_be_disabled()
    await bubble.locator(".quote-toggle").click()
    await expect(bubble.locator("blockquote")).to_have_class(re.compile("open"))

    approve = page.get_by_role("button", name="Согласовать")
    await approve.click()
    await expect(approve).to_have_class(re.compile("busy"))
    [query] = await updates(api, "callback_query")
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="Согласовано")
    await expect(page.locator(".toast")).to_have_text("Согласовано")
    await expect(approve).not_to_have_class(re.compile("busy"))

    await page.get_by_label("Сообщение", exact=True).fill("<b>не жирный</b>")
    await page.keyboard.press("Enter")
    [message] = await updates(api, "message")
    assert message["text"] == "<b>не жирный</b>"
    await expect(page.locator(".mine .text").last).to_contain_text("<b>не жирный</b>")

    files = [tmp_path / "Счёт.pdf", tmp_path / "a.png"]
    for file, content in zip(files, (b"pdf", PIXEL), strict=True):
        file.write_bytes(content)
    await page.set_input_files("input[type=file]", files)
    await page.get_by_label("Отправить").click()
    album = await updates(api, "message")
    assert [one["document"]["file_name"] for one in album] == ["Счёт.pdf", "a.png"]

    await api.ok("editMessageText", chat_id=EGOR, message_id=card["message_id"], text="Отпуск согласован")
    await expect(bubble.locator(".text")).to_contain_text("Отпуск согласован")
    await expect(bubble.locator(".meta")).to_contain_text("изм.")
    await expect(bubble.locator(".key")).to_have_count(0)


async def test_conversation_on_a_phone(api: Api, people: Client, browser: Browser) -> None:
    await api.ok("setMyCommands", commands=[{"command": "new", "description": "New request"}], language_code="en")
    await api.send(ANNA, "Hello")
    page = await opened(browser, api.url, None, width=390)
    anna = page.locator(f"[data-person='{ANNA}']")
    await expect(anna.locator(".badge")).to_have_text("1")
    await expect(page.locator("#panes")).to_be_hidden()
    await anna.click()
    await expect(page.locator(".people-list")).to_be_hidden()
    await expect(page.locator(".theirs .text").last).to_contain_text("Hello")

    await page.get_by_label("Message", exact=True).fill("/")
    await page.get_by_role("option", name="/new").click()
    assert [message["text"] for message in await updates(api, "message")] == ["/new"]

    await api.send(ANNA, reply_markup={"keyboard": [["Yes", {"text": "My phone", "request_contact": True}]]})
    await page.get_by_role("button", name="My phone").click()
    [contact] = await updates(api, "message")
    assert contact["contact"]["user_id"] == ANNA

    await api.send(ANNA, "Why?", reply_markup={**inline([button("Other", "x")]), "force_reply": True})
    await expect(page.locator(".context")).to_contain_text("Why?")
    await page.get_by_role("button", name="Other").click()
    [query] = await updates(api, "callback_query")
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="Write it", show_alert=True)
    await expect(page.locator("dialog")).to_contain_text("Write it")
    await page.keyboard.press("Escape")
    overflow = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not overflow

    await page.get_by_label("Back to people").click()
    await expect(anna.locator(".badge")).to_have_count(0)
    await api.send(VERA, "Новое")
    vera = page.locator(f"[data-person='{VERA}']")
    await expect(vera.locator(".badge")).to_have_text("1")
    # Whoever was looked at before is one touch away.
    await vera.click()
    await page.get_by_label("Перейти: Anna Hill").click()
    await expect(page.locator(f"[data-pane='{ANNA}']")).to_be_visible()
    await expect(page.locator(f"[data-pane='{VERA}']")).to_be_hidden()


async def test_first_meeting(stranger: Api, browser: Browser) -> None:
    await stranger.ok("setMyDescription", description="Напишите своими словами")
    page = await opened(browser, stranger.url, EGOR)
    await expect(page.locator(".welcome")).to_contain_text("Напишите своими словами")
    poll = asyncio.create_task(updates(stranger, "message"))
    await page.get_by_role("button", name="Начать").click()
    assert [message["text"] for message in await poll] == ["/start"]
    await expect(page.get_by_label("Сообщение", exact=True)).to_be_visible()
