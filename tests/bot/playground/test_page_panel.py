"""What stands around the chats: two people at once, requests on the wire, the clock, faults, the keyboard."""

import re
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from bot.playground import Client, Playground
from tests.bot.playground.browser import PHONE, needs_chromium, opened
from tests.bot.playground.test_page import updates
from tests.bot.playground.wire import ANNA, EGOR, PEOPLE, VERA, Api, button, inline

pytestmark = needs_chromium


async def test_two_people_side_by_side(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await page.locator(f"[data-person='{ANNA}']").hover()
    await page.get_by_label("Показать рядом: Anna Hill").click()
    await expect(page).to_have_url(re.compile(f"person={EGOR}&beside={ANNA}$"))
    egor, anna = page.locator(f"[data-pane='{EGOR}']"), page.locator(f"[data-pane='{ANNA}']")
    # Each of them reads in his own language, and hears his own answers.
    await expect(egor.get_by_label("Сообщение", exact=True)).to_be_visible()
    await expect(anna.get_by_label("Message", exact=True)).to_be_visible()
    await api.send(ANNA, "Approve?", reply_markup=inline([button("Approve", "yes", style="success")]))
    await anna.get_by_role("button", name="Approve").click()
    [query] = await updates(api, "callback_query")
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="Approved")
    await api.send(EGOR, "Согласовано")
    await expect(anna.locator(".toast")).to_have_text("Approved")
    assert await egor.locator(".toast").count() == 0
    await expect(egor.locator(".theirs .text").last).to_contain_text("Согласовано")

    await page.set_viewport_size({"width": PHONE, "height": 800})
    await expect(anna).to_be_hidden()
    await api.send(ANNA, "And one more")
    await expect(egor.locator(".other .badge")).to_have_text("1")
    await egor.get_by_label("Перейти: Anna Hill").click()
    await expect(anna).to_be_visible()
    await expect(egor).to_be_hidden()
    await expect(page.locator(f"[data-person='{ANNA}'] .badge")).to_have_count(0)


async def test_requests_on_the_wire(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await page.locator("[data-tool=requests]").click()
    await api.send(EGOR, "Первое")
    await api.no("sendMessage", chat_id=EGOR, text="<zz>", parse_mode="HTML")
    requests = page.locator(".request")
    await expect(requests.first).to_contain_text("400")
    await expect(requests.nth(1)).to_contain_text("Егор Лапин")
    await requests.nth(1).locator("summary").click()
    await expect(requests.nth(1).locator(".json").first).to_contain_text('"text": "Первое"')
    await expect(requests.nth(1).locator(".json").last).to_contain_text('"ok": true')

    await page.get_by_label("Метод").select_option("getMe")
    await expect(requests).to_have_count(1)
    await expect(page.get_by_text("1 запрос", exact=True)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()
    await expect(page.locator("[data-tool=requests]")).to_be_focused()


async def test_clock_goes_on_to_a_morning_of_the_person(api: Api, people: Client, browser: Browser) -> None:
    await people.post("people", [PEOPLE[0] | {"zone": "Europe/Moscow"}])
    await api.send(EGOR, "Сегодняшнее")
    page = await opened(browser, api.url, EGOR)
    await expect(page.locator(".day").last).to_have_text("Сегодня")
    await page.locator("[data-tool=clock]").click()
    await page.get_by_role("button", name="Завтра, 9:00").click()
    await expect(page.locator(".big-time")).to_contain_text("09:00")
    await expect(page.locator(".clock-button b")).to_have_text("09:00")
    await expect(page.locator(".day").last).to_have_text("Вчера")
    await expect(page.locator("#panel")).to_contain_text("Впереди настоящего на")

    await page.get_by_role("button", name="Остановить часы").click()
    await expect(page.locator("#panel")).to_contain_text("Часы стоят")
    assert (await people.get("clock"))["frozen"] is True
    await page.get_by_role("button", name="Пустить часы").click()
    await expect(page.locator("#panel")).to_contain_text("Впереди настоящего на")

    await page.locator("#panel input[type=date]").fill("2098-07-05")
    await page.locator("#panel input[type=time]").fill("18:30")
    await page.get_by_role("button", name="Перевести", exact=True).click()
    await expect(page.locator("#panel")).to_contain_text("суббота, 5 июля 2098 г.")
    await expect(page.locator(".big-time")).to_contain_text("18:30")
    await page.get_by_role("button", name="Рабочий день, 9:00").click()
    await expect(page.locator("#panel")).to_contain_text("понедельник, 7 июля 2098 г.")
    await page.locator("#panel input[type=date]").fill("2098-07-05")
    await page.get_by_role("button", name="Перевести", exact=True).click()
    await expect(page.locator(".toast.bad")).to_contain_text("только вперёд")


async def test_fault_is_turned_on_and_off(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    await page.locator("[data-tool=faults]").click()
    await expect(page.locator("[data-fault]")).to_have_count(14)
    await page.get_by_label("Сколько раз").select_option("три раза")
    await page.get_by_label("Включить: 500").click()
    await expect(page.locator("[data-tool=faults] .badge")).to_have_text("1")
    await expect(page.locator(".active-faults")).to_contain_text("ещё 3 раза · сработал 0 раз")
    assert await api.no("sendMessage", chat_id=EGOR, text="x") == "500 Internal Server Error"
    await expect(page.locator(".active-faults")).to_contain_text("ещё 2 раза · сработал 1 раз")
    await page.get_by_role("button", name="Выключить все").click()
    await expect(page.locator(".active-faults")).to_have_text("Сейчас всё исправно")
    assert await people.get("faults") == []
    await page.get_by_role("switch", name="Пределы скорости").check()
    await expect(page.get_by_role("switch", name="Пределы скорости")).to_be_checked()
    assert await people.get("limits") == {"on": True}


async def test_keyboard_is_enough(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR, VERA)
    egor = page.locator(f"[data-pane='{EGOR}']")
    field = egor.get_by_label("Сообщение", exact=True)
    await expect(field).to_be_focused()
    await page.keyboard.type("Первое")
    await page.keyboard.press("Enter")
    await expect(egor.locator(".mine .text").last).to_contain_text("Первое")
    await page.keyboard.press("Alt+ArrowRight")
    await expect(page.locator(f"[data-pane='{VERA}'] textarea")).to_be_focused()

    # From message to message, and to the menu of one of them.
    await egor.locator(".messages").focus()
    await page.keyboard.press("ArrowUp")
    await expect(egor.locator(".message").last).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Ответить").press("Enter")
    await expect(egor.locator(".context")).to_contain_text("Первое")
    await page.keyboard.press("Escape")
    await expect(egor.locator(".context")).to_have_count(0)

    await page.locator(f"[data-person='{EGOR}'] > a").focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator(f"[data-person='{VERA}'] > a")).to_be_focused()


async def test_answer_leads_to_what_was_asked(api: Api, people: Client, browser: Browser) -> None:
    asked = await api.send(EGOR, "Вопрос")
    page = await opened(browser, api.url, EGOR, width=PHONE)
    await _long_press(page, f"[data-id='{asked['message_id']}'] .bubble")
    await page.get_by_role("menuitem", name="Ответить").click()
    await page.get_by_label("Сообщение", exact=True).fill("Ответ")
    await page.get_by_label("Отправить").click()
    [message] = await updates(api, "message")
    assert message["reply_to_message"]["message_id"] == asked["message_id"]
    await page.locator(".reply-quote").click()
    await expect(page.locator(f"[data-id='{asked['message_id']}']")).to_have_class(re.compile("flash"))


async def _long_press(page: Page, what: str) -> None:
    """With a real finger: the menu must stay when it is lifted."""
    # Drawn anew in the same moment, it has no place for an instant.
    await expect(page.locator(what)).to_be_visible()
    box = None
    for _ in range(50):
        if (box := await page.locator(what).bounding_box()) is not None:
            break
        await page.wait_for_timeout(100)
    assert box is not None
    finger = await page.context.new_cdp_session(page)
    point = {"x": box["x"] + 20, "y": box["y"] + 12}
    await finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    await expect(page.get_by_role("menu")).to_be_visible()
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


async def test_colours_are_remembered(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, EGOR)
    paper = "getComputedStyle(document.querySelector('#people')).backgroundColor"
    assert await page.evaluate(paper) == "rgb(255, 255, 255)"
    for _ in range(2):
        await page.locator("[data-tool=theme]").click()
    assert await page.evaluate(paper) == "rgb(22, 28, 36)"
    await page.reload()
    await expect(page.locator("[data-tool=theme]")).to_have_attribute("title", "Оформление: тёмное")
    assert await page.evaluate(paper) == "rgb(22, 28, 36)"


async def test_page_finds_a_restarted_server_again(browser: Browser, tmp_path: Path) -> None:
    first = Playground(tmp_path / "kept.db")
    first.start()
    port = int(first.url.rsplit(":", 1)[1])
    async with Client(first.url) as people:
        await people.post("people", PEOPLE)
        await people.post("bots", id=42)
        await people.say(EGOR, "/start")
    page = await opened(browser, first.url, EGOR)
    await expect(page.locator(".mine")).to_have_count(1)
    first.stop()
    await expect(page.locator(".lost")).to_be_visible()
    async with Playground(tmp_path / "kept.db", port=port) as second, Client(second.url) as people:
        await expect(page.locator(".lost")).to_be_hidden(timeout=15_000)
        await people.say(EGOR, "снова здесь")
        await expect(page.locator(".mine .text").last).to_contain_text("снова здесь")
    await page.close()
