"""The first minute of a newcomer: a vacation asked for and approved on the page, with the real bot behind it."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot import demo
from bot.playground import Client, Playground
from bot.playground.client import Refused
from tests.bot.playground.browser import DESKTOP, PHONE, needs_chromium, opened

pytestmark = needs_chromium

OLGA, IVAN, RAMI, OMAR = 1003, 1004, 1015, 1016
#: The bot answers within a second; a busy machine may need more.
PATIENCE = 20_000


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Client]:
    """The demo company, to whom the bot has said hello."""
    stop = asyncio.Event()
    async with Playground(tmp_path / "telegram.db") as playground, Client(playground.url) as people:
        serving = asyncio.create_task(demo._serve(playground, tmp_path, stop))
        try:
            for _ in range(600):
                if serving.done() or await people.get("bots"):
                    break
                await asyncio.sleep(0.05)
            await people.sees(1019, "", 60)
            yield people
        finally:
            stop.set()
            await serving


def url(company: Client) -> str:
    return company._url.removesuffix("/_playground")


async def press(pane: Locator, *names: str) -> None:
    for name in names:
        # The newest message has it once the bot has drawn it.
        await pane.locator(".message").last.get_by_role("button", name=name, exact=True).click(timeout=PATIENCE)


def pane(page: Page, person: int) -> Locator:
    return page.locator(f"[data-pane='{person}']")


async def test_vacation_in_russian_side_by_side(company: Client, browser: Browser) -> None:
    page = await opened(browser, url(company), IVAN, tour=True)
    ivan, olga, tour = pane(page, IVAN), pane(page, OLGA), page.locator(".tour")
    await expect(tour).to_contain_text("1 из 3")
    await tour.get_by_role("button", name="Подставить фразу").click()
    await expect(ivan.get_by_label("Сообщение", exact=True)).to_have_value("хочу в отпуск с 5 по 18 августа")
    await page.keyboard.press("Enter")
    await expect(tour).to_contain_text("2 из 3", timeout=PATIENCE)
    await press(ivan, "Пропустить", "Всё сделано", "Отправить")
    await expect(tour).to_contain_text("Решает Ольга Смирнова", timeout=PATIENCE)
    await tour.get_by_role("button", name="Показать рядом").click()
    await expect(page).to_have_url(re.compile(f"person={IVAN}&beside={OLGA}$"))

    # The answer to the next edit is lost on its way: the bot does it again, and nobody notices.
    await page.locator("[data-tool=faults]").click()
    await page.get_by_label("У какого запроса").select_option("editMessageText")
    await page.get_by_label("Включить: Потерян ответ").click()
    await expect(page.locator("[data-tool=faults] .badge")).to_have_text("1")
    await press(olga, "Согласовать")
    await expect(olga.locator(".toast")).to_contain_text("Согласовано", timeout=PATIENCE)
    await expect(ivan.locator(".theirs .text").last).to_contain_text("✅ Ольга Смирнова", timeout=PATIENCE)
    await expect(tour).to_contain_text("Готово", timeout=PATIENCE)
    await tour.get_by_role("button", name="Хорошо").click()
    await expect(tour).to_have_count(0)

    await page.get_by_role("tab", name="Запросы").click()
    await expect(page.locator(".request", has_text="обрыв").first).to_contain_text("сбой: Потерян ответ")
    await page.reload()
    await expect(olga.locator(".theirs").first).to_be_visible()
    await expect(tour).to_have_count(0)


async def test_vacation_in_english_on_a_phone(company: Client, browser: Browser) -> None:
    page = await opened(browser, url(company), None, width=PHONE, tour=True)
    rami, omar, tour = pane(page, RAMI), pane(page, OMAR), page.locator(".tour")
    await tour.get_by_role("button", name="Fill in a sentence").click()
    await expect(rami.get_by_label("Message", exact=True)).to_have_value("vacation from 5 to 18 August")
    await rami.get_by_label("Send").click()
    await press(rami, "Skip", "All done", "Submit")
    await expect(tour).to_contain_text("Omar Khalid decides", timeout=PATIENCE)
    await tour.get_by_role("button", name="Open the chat").click()
    await expect(omar).to_be_visible()
    await press(omar, "Approve")
    await expect(tour).to_contain_text("Done", timeout=PATIENCE)
    await omar.get_by_label("Switch to Rami Haddad").click()
    await expect(rami.locator(".theirs .text").last).to_contain_text("✅ Omar Khalid", timeout=PATIENCE)
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(
    ("author", "wish", "field", "steps", "approver", "approve", "done", "width"),
    [
        (
            *(IVAN, "хочу в отпуск с 5 по 18 августа", "Сообщение", ("Пропустить", "Всё сделано", "Отправить")),
            *(OLGA, "Согласовать", "✅ Ольга Смирнова", PHONE),
        ),
        (
            *(RAMI, "vacation from 5 to 18 August", "Message", ("Skip", "All done", "Submit")),
            *(OMAR, "Approve", "✅ Omar Khalid", DESKTOP),
        ),
    ],
    ids=["in Russian on a phone", "in English on a desktop"],
)
async def test_vacation_without_the_tour(
    company: Client,
    browser: Browser,
    author: int,
    wish: str,
    field: str,
    steps: tuple[str, ...],
    approver: int,
    approve: str,
    done: str,
    width: int,
) -> None:
    """The two ways that the walks above do not go."""
    page = await opened(browser, url(company), author, width=width)
    await pane(page, author).get_by_label(field, exact=True).fill(wish)
    await page.keyboard.press("Enter")
    await press(pane(page, author), *steps)
    await company.sees(approver, "Отпуск" if author == IVAN else "Vacation", 30)
    other = await opened(browser, url(company), approver, width=width)
    await press(pane(other, approver), approve)
    await expect(pane(page, author).locator(".theirs .text").last).to_contain_text(done, timeout=PATIENCE)


async def test_clock_moves_the_bot_as_well(company: Client, browser: Browser) -> None:
    page = await opened(browser, url(company), IVAN)
    await page.locator("[data-tool=clock]").click()
    await page.locator("#panel input[type=date]").fill("2098-07-07")
    await page.locator("#panel input[type=time]").fill("09:00")
    await page.get_by_role("button", name="Перевести", exact=True).click()
    await expect(page.locator("#panel")).to_contain_text("7 июля 2098 г.")
    ivan = pane(page, IVAN)
    await ivan.get_by_label("Сообщение", exact=True).fill("хочу в отпуск с завтра на неделю")
    await page.keyboard.press("Enter")
    await expect(ivan.locator(".theirs .text").last).to_contain_text("8–14 июля", timeout=PATIENCE)


async def test_morning_message_by_the_clock(company: Client, browser: Browser) -> None:
    await company.say(IVAN, "хочу в отпуск с 5 по 18 августа")
    for button in ("Пропустить", "Всё сделано", "Отправить"):
        await company.sees(IVAN, "Отпуск", 20)
        await _pressed(company, IVAN, button)
    await company.sees(OLGA, "Иван Петров", 20)
    page = await opened(browser, url(company), OLGA)
    await page.locator("[data-tool=clock]").click()
    await page.get_by_role("button", name="Рабочий день, 9:00").click()
    await expect(pane(page, OLGA).locator(".theirs .text").last).to_contain_text("Вас ждёт 1 заявка", timeout=PATIENCE)
    await expect(pane(page, OLGA).locator(".day").last).to_have_text("Сегодня")


async def _pressed(company: Client, person: int, button: str) -> None:
    """Presses it as soon as it is there."""
    for _ in range(400):
        try:
            await company.press(person, button)
        except Refused:
            await asyncio.sleep(0.05)
        else:
            return
    raise AssertionError(f"no button {button}")
