"""What else a messenger can, on the page: reactions, pins, polls, inline search, sharing, Mini Apps."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from urllib.parse import parse_qsl

import pytest
from aiohttp import web
from playwright.async_api import Browser, expect

from bot.playground import Client
from tests.bot.playground.browser import needs_chromium, opened
from tests.bot.playground.test_page import updates
from tests.bot.playground.wire import EGOR, TOKEN, VERA, Api, inline

pytestmark = needs_chromium

APP = """<!doctype html><script src="{playground}/web/telegram-web-app.js"></script><h1></h1><pre></pre>
<button onclick="Telegram.WebApp.sendData('5 июля')">Отдать</button>
<script>
  document.querySelector("h1").textContent = Telegram.WebApp.initDataUnsafe.user.first_name;
  document.querySelector("pre").textContent = Telegram.WebApp.initData;
  Telegram.WebApp.MainButton.setText("Готово").onClick(() => Telegram.WebApp.close()).show();
</script>"""


async def test_reactions_pins_and_silence(api: Api, people: Client, browser: Browser) -> None:
    await api.ok("getUpdates", allowed_updates=["message", "message_reaction"])
    sent = await api.send(EGOR, "Приказ", disable_notification=True)
    page = await opened(browser, api.url, EGOR)
    bubble = page.locator(f"[data-id='{sent['message_id']}']")
    await expect(bubble.get_by_role("img", name="Без звука")).to_be_visible()
    await bubble.locator(".bubble").click(button="right")
    await page.get_by_label("Реакция 👍").click()
    await expect(bubble.locator(".reactions")).to_have_text("👍")
    [reaction] = await updates(api, "message_reaction")
    assert reaction["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await api.ok("setMessageReaction", chat_id=EGOR, message_id=sent["message_id"], reaction=[_emoji("👍")])
    await expect(bubble.locator(".reactions")).to_have_text("👍2")
    await bubble.get_by_label("Реакция 👍").click()
    await expect(bubble.locator(".reactions")).to_have_text("👍")

    await expect(page.locator(".pin")).to_have_count(0)
    await api.ok("pinChatMessage", chat_id=EGOR, message_id=sent["message_id"])
    await expect(page.locator(".pin")).to_contain_text("Приказ")
    await api.ok("unpinChatMessage", chat_id=EGOR, message_id=sent["message_id"])
    await expect(page.locator(".pin")).to_have_count(0)
    await bubble.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Удалить").click()
    await expect(bubble).to_contain_text("Сообщение удалено")


def _emoji(emoji: str) -> dict[str, str]:
    return {"type": "emoji", "emoji": emoji}


async def test_typing_and_right_to_left_text(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await expect(page.locator(".status")).to_contain_text("чат с ботом")
    await api.ok("sendChatAction", chat_id=EGOR, action="typing")
    await expect(page.locator(".status")).to_contain_text("печатает")
    sent = await api.send(EGOR, "إجازة من 5 إلى 18 أغسطس")
    text = page.locator(f"[data-id='{sent['message_id']}'] .text")
    await expect(text).to_have_css("direction", "rtl")
    # A message ends the typing.
    await expect(page.locator(".status")).to_contain_text("чат с ботом")


async def test_poll(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await api.ok("sendPoll", chat_id=EGOR, question="Когда?", options=[{"text": "В пятницу"}, {"text": "В среду"}])
    await page.get_by_role("radio", name="В среду").click()
    await expect(page.get_by_role("radio", name="В среду")).to_be_checked()
    [poll] = await updates(api, "poll")
    assert [option["voter_count"] for option in poll["options"]] == [0, 1]


async def test_inline_search(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await api.send(EGOR, "Кто?", reply_markup=inline([{"text": "Найти", "switch_inline_query_current_chat": "вер"}]))
    await api.ok("getUpdates", offset=-1, allowed_updates=["message", "inline_query", "chosen_inline_result"])
    await page.get_by_role("button", name="Найти").click()
    await expect(page.get_by_label("Сообщение", exact=True)).to_have_value("@kivok_bot вер")
    [query] = await updates(api, "inline_query")
    assert query["query"] == "вер"
    results = [
        {"type": "article", "id": str(id), "title": name, "input_message_content": {"message_text": name}}
        for id, name in ((1, "Вера Ким"), (2, "Вероника Ли"))
    ]
    await api.ok("answerInlineQuery", inline_query_id=query["id"], results=results)
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_contain_text("Вероника Ли")
    await expect(page.locator(".mine").last).to_contain_text("через @kivok_bot")
    await expect(page.get_by_label("Сообщение", exact=True)).to_have_value("")


async def test_topics(api: Api, people: Client, browser: Browser) -> None:
    await people.post("bots", id=42, topics=True)
    topic = (await api.ok("createForumTopic", chat_id=EGOR, name="Отпуск"))["message_thread_id"]
    asked = await api.send(EGOR, "Когда?", message_thread_id=topic)
    page = await opened(browser, api.url, EGOR)
    await expect(page.get_by_text("Тема «Отпуск»")).to_be_visible()
    bubble = page.locator(f"[data-id='{asked['message_id']}']")
    await expect(bubble).to_contain_text("# Отпуск")
    await bubble.hover()
    await bubble.get_by_label("Ответить").click()
    await page.keyboard.type("В июле")
    await page.keyboard.press("Enter")
    [message] = await updates(api, "message")
    assert message["message_thread_id"] == topic


async def test_link_to_the_bot_itself_starts_it_here(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await api.send(EGOR, "Приглашение: https://t.me/kivok_bot?start=inv-1 и https://t.me/other?start=x")
    await page.get_by_role("button", name="https://t.me/kivok_bot?start=inv-1").click()
    assert [message["text"] for message in await updates(api, "message")] == ["/start inv-1"]
    await expect(page.get_by_role("link", name="https://t.me/other?start=x")).to_be_visible()


async def test_people_are_shared(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    ask = {"text": "Выбрать коллегу", "request_users": {"request_id": 7, "request_name": True}}
    await api.send(EGOR, "Кого?", reply_markup={"keyboard": [[ask]]})
    await page.get_by_role("button", name="Выбрать коллегу").click()
    await page.get_by_role("menuitem", name="Вера Ким").click()
    [message] = await updates(api, "message")
    assert message["users_shared"]["users"] == [{"user_id": VERA, "first_name": "Вера", "last_name": "Ким"}]

    await page.get_by_label("Прикрепить").click()
    await page.get_by_role("menuitem", name="Контакт коллеги").click()
    await page.get_by_role("menuitem", name="Вера Ким").click()
    [message] = await updates(api, "message")
    assert message["contact"]["user_id"] == VERA


@pytest.fixture
async def mini_app(api: Api) -> AsyncIterator[str]:
    """The address of a page on another port."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text=APP.replace("{playground}", api.url), content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    yield f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/"  # type: ignore[attr-defined]  # of asyncio
    await runner.cleanup()


async def test_mini_app(api: Api, people: Client, browser: Browser, mini_app: str) -> None:
    page = await opened(browser, api.url, EGOR)
    await api.send(EGOR, "Приложение", reply_markup=inline([{"text": "Календарь", "web_app": {"url": mini_app}}]))
    await page.get_by_role("button", name="Календарь").click()
    frame = page.frame_locator("iframe")
    await expect(frame.locator("h1")).to_have_text("Егор")
    words = dict(parse_qsl(await frame.locator("pre").text_content() or ""))
    given = words.pop("hash")
    lines = "\n".join(f"{name}={words[name]}" for name in sorted(words))
    secret = hmac.digest(b"WebAppData", TOKEN.encode(), hashlib.sha256)
    assert hmac.digest(secret, lines.encode(), hashlib.sha256).hex() == given

    await page.get_by_label("Возраст подписи").select_option("подписи час")
    await expect(frame.locator("pre")).not_to_contain_text(words["auth_date"])
    aged = dict(parse_qsl(await frame.locator("pre").text_content() or ""))
    assert int(words["auth_date"]) - int(aged["auth_date"]) in range(3500, 3601)
    await page.get_by_role("button", name="Готово").click()
    await expect(page.locator("iframe")).to_have_count(0)

    # Only the app of a reply keyboard may send data back.
    await api.send(EGOR, "Дата?", reply_markup={"keyboard": [[{"text": "Выбрать", "web_app": {"url": mini_app}}]]})
    await page.get_by_role("button", name="Выбрать").click()
    await frame.get_by_role("button", name="Отдать").click()
    [message] = await updates(api, "message")
    assert message["web_app_data"] == {"data": "5 июля", "button_text": "Выбрать"}
    await expect(page.locator("iframe")).to_have_count(0)
