"""A form with a question of every type, filled in on the page of a phone in Russian, until it is sent."""

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.async_api import Browser, FilePayload, Locator, expect

from bot.playground import Client
from core.forms.source import source_of
from core.model.fields import FIELD_TYPES
from core.store import forms
from core.store.db import Database
from tests.bot.playground.browser import PHONE, needs_chromium, opened
from tests.bot.playground.test_page_walk import IVAN, PATIENCE, _pressed, company, pane, press, url
from tests.dialogs.event import EVENT

__all__ = ["company"]
pytestmark = needs_chromium

#: One thing that a person does with the page of his chat.
Step: TypeAlias = Callable[[Locator], Awaitable[None]]


def says(words: str) -> Step:
    async def step(person: Locator) -> None:
        await person.get_by_label("Сообщение", exact=True).fill(words)
        await person.get_by_label("Отправить", exact=True).click()

    return step


def taps(*names: str) -> Step:
    return lambda person: press(person, *names)


def sends(name: str) -> Step:
    """A file that is chosen, and sent; nothing is pressed before the bot has it."""

    async def step(person: Locator) -> None:
        file = FilePayload(name=name, mimeType="application/pdf", buffer=b"%PDF-1.7")
        await person.page.set_input_files("input[type=file]", file)
        await person.get_by_label("Отправить", exact=True).click()
        await expect(person.locator(".message").last).to_contain_text("Сейчас:", timeout=PATIENCE)

    return step


async def shares_his_number(person: Locator) -> None:
    await person.get_by_label("Прикрепить").click()
    await person.page.get_by_role("menuitem", name="Мой контакт").click()


async def writes_a_row(person: Locator) -> None:
    await says("Стул; 2; 1500")(person)
    await expect(person.locator(".message").last).to_contain_text("1 строка", timeout=PATIENCE)


#: What is done at each question, in order.
ANSWERS: Sequence[Sequence[Step]] = (
    [says("Юбилей компании")],
    [taps("Завтра", "18:00")],
    [taps("17:00")],
    [taps("Завтра")],
    [says("с завтра на 2 дня")],
    [says("Москва, Тверская, 1")],
    [shares_his_number],
    [says("Hall@Example.COM")],
    [says("example.com/hall")],
    [taps("⚪ Свет", "⚪ Звук", "Готово")],
    [taps("Для своих")],
    [says("120")],
    [says("120 000")],
    [taps("Нет")],
    [says("волкова")],
    [says("ольга смирнова, лапин")],
    [taps("⚪ Выходы свободны")],
    [sends("план.pdf"), taps("Готово")],
    [taps("Kaspi Bank")],
    [writes_a_row, taps("Готово")],
    [says("№ 1")],
    [taps("Подтвердить")],
)
#: What the last look says of them.
REVIEW = (
    "Название: Юбилей компании",
    "Сбор: 17:00",
    "Место: Москва, Тверская, 1",
    "Телефон площадки: +7",
    "Почта площадки: Hall@example.com",
    "Страница: https://example.com/hall",
    "Что нужно: Свет, Звук",
    "Вид: Для своих",
    "Гостей: 120",
    "Бюджет: 120 000 ₽",
    "Срочно: Нет",
    "Ответственный: Анна Волкова",
    "Команда: Ольга Смирнова, Егор Лапин",
    "✅ Выходы свободны",
    "План: 📎 план.pdf",
    "Клиент: Kaspi Bank",
    "Смета: 1 строка, 3 000 ₽",
    "Итого: 3 000 ₽",
    "Прошлая заявка: № 1 · Отпуск · Иван Петров",
    "Подтвердите: ✅ Подтверждено",
    "Путь: Ольга Смирнова + Егор Лапин",
)


@pytest.fixture
async def asked(company: Client, tmp_path: Path) -> Client:
    """The form is in use, and Иван has sent one request that he can name."""
    db = Database(f"sqlite:///{tmp_path / 'kivok.db'}")
    try:
        form = (await db.write(forms.publish, source_of(EVENT), datetime.now(UTC))).form
    finally:
        await db.close()
    assert {field.type for field in form.fields} == set(FIELD_TYPES)
    await company.say(IVAN, "хочу в отпуск с 5 по 18 августа")
    for button in ("Пропустить", "Всё сделано", "Отправить"):
        await _pressed(company, IVAN, button)
    await company.sees(IVAN, "⏳", 20)
    return company


async def test_every_question_is_answered_on_a_phone(asked: Client, browser: Browser) -> None:
    page = await opened(browser, url(asked), IVAN, width=PHONE)
    ivan = pane(page, IVAN)
    newest = ivan.locator(".message").last
    await says("мероприятие")(ivan)
    for number, steps in enumerate(ANSWERS, 1):
        await expect(newest).to_contain_text(re.compile(rf"\b{number}\sиз\s{len(ANSWERS)}"), timeout=PATIENCE)
        for step in steps:
            await step(ivan)
    for line in REVIEW:
        await expect(newest).to_contain_text(line, timeout=PATIENCE)
    await press(ivan, "Отправить")
    await expect(ivan.locator(".toast")).to_contain_text("Отправлено: № 2", timeout=PATIENCE)
    await expect(newest).to_contain_text("⏳ Ольга Смирнова + Егор Лапин", timeout=PATIENCE)
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
