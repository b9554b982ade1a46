"""`python -m tests.bot.playground.pictures`: the pictures of the pages in docs/forms, from the demo company's chats."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, Page, async_playwright

from bot import demo
from bot.picture.render import png
from bot.playground import Client, Playground
from bot.playground.client import Refused
from tests.bot.playground.browser import CHROMIUM, FLAGS, PHONE, opened

PICTURES = Path(__file__).parents[3] / "docs/forms/pictures"
CFO, OLGA, IVAN, ANNA, DENIS, MARIA, SAULE = 1002, 1003, 1004, 1005, 1008, 1010, 1014

#: Words that are said, a button in brackets, or files by name.
Step = str | Mapping[str, bytes]
#: Who does what.
Deed = tuple[int, tuple[Step, ...]]
_PDF = b"%PDF-1.4"


def _paper(*lines: str) -> bytes:
    """A sheet of paper on which this is written."""
    words = "".join(f'<text x="32" y="{60 + 36 * at}" font-size="20">{line}</text>' for at, line in enumerate(lines))
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="{90 + 36 * len(lines)}">'
        f'<rect width="100%" height="100%" fill="#fdfdf8"/>{words}</svg>'
    )


_INVOICE = _paper("ООО «Медиа Плюс» · ИНН 0000000009", "Счёт № А-17 от 1 июля", "Реклама, август", "Итого: 122 000 ₽")
_TICKETS = "Москва; Дубай; 23 августа; Самолёт\nДубай; Москва; 27 августа; Самолёт"
_RECEIPTS = "Такси; 24 августа; 1 500\nУжин с клиентом; 25 августа; 8 000"
#: For each form how its author comes to the last look, and who then does what before the card of whoever is shown.
WALKS: dict[str, tuple[tuple[Step, ...], tuple[Deed, ...], int]] = {
    "vacation": (
        ("хочу в отпуск с 5 по 18 августа", "[Анна Волкова]", "[Всё сделано]"),
        ((IVAN, ("[Отправить]",)), (ANNA, ("[Согласовать]",))),
        OLGA,
    ),
    "vacation_move": (
        ("[Перенести]", "12–25 августа"),
        ((IVAN, ("[Отправить]",)),),
        OLGA,
    ),
    "invoice_payment": (
        (
            *("надо оплатить счёт", "[Маркетинг, Москва]", "[Медиа Плюс]", "А-17", "1 июля", "[Пропустить]"),
            *("122 000", "15 июля", {"счёт.png": _INVOICE}, "[Готово]"),
        ),
        ((IVAN, ("[Отправить]",)),),
        MARIA,
    ),
    "office_order": (
        (
            *("хочу заказать", "[Всё остальное]", "[Лампа, Desk lamp]", "4", "9 400", "Новым коллегам"),
            *("[Пропустить]", "[Пропустить]"),
        ),
        ((IVAN, ("[Отправить]",)),),
        SAULE,
    ),
    "business_trip": (
        (
            *(
                "командировка с 23 по 27 августа",
                "Дубай",
                "[ОАЭ, UAE]",
                "Запуск в сети ресторанов",
                _TICKETS,
                "[Готово]",
            ),
            *("Рядом с клиентом", "180 000", {"паспорт.pdf": _PDF}, "[Готово]"),
        ),
        ((IVAN, ("[Отправить]",)),),
        OLGA,
    ),
    "sick_leave": (
        ("болею с 5 по 9 июля", "[Пропустить]", "[Пропустить]"),
        ((IVAN, ("[Отправить]",)),),
        OLGA,
    ),
    # The last one: the summer is over then.
    "expense_report": (
        (_RECEIPTS, "[Готово]", {"чеки.pdf": _PDF}, "[Готово]"),
        ((IVAN, ("[Отправить]",)),),
        OLGA,
    ),
}
#: What has to happen before that: a vacation is granted, a trip is over.
BEFORE: dict[str, tuple[Deed, ...]] = {
    "vacation_move": ((OLGA, ("[Согласовать]",)), (DENIS, ("[Готово]",))),
    "expense_report": (
        (OLGA, ("[Согласовать]",)),
        (SAULE, ("[Заполнить и закончить]", {"билеты.pdf": _PDF}, "[Готово]", "Creek Hotel, бронь A-17", "[Готово]")),
        (DENIS, ("[Согласовать]",)),
        (CFO, ("[Согласовать]",)),
        (IVAN, ("[Заполнить и закончить]", "30 000", "[Готово]")),
    ),
}
#: Forms that begin by themselves: the day of next year, and the words with which they come.
COMES = {"expense_report": ("08-30", "С возвращением!")}


async def main() -> None:
    """Next summer, so that nothing is over."""
    stop = asyncio.Event()
    with TemporaryDirectory() as folder:
        async with Playground(Path(folder) / "telegram.db") as playground, Client(playground.url) as people:
            serving = asyncio.create_task(demo._serve(playground, Path(folder), stop))
            for _ in range(600):
                if serving.done() or await people.get("bots"):
                    break
                await asyncio.sleep(0.1)
            await people.sees(1019, "", 60)
            await _goes_by(people, "07-05")
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                await _taken(people, browser, playground.url)
            stop.set()
            await serving


async def _goes_by(people: Client, day: str) -> None:
    """It is 9:00 of a day of next year."""
    await people.post("clock", to=f"{datetime.now(UTC).year + 1}-{day}", zone="Europe/Moscow")


async def _taken(people: Client, browser: Browser, url: str) -> None:
    for form, (steps, between, approver) in WALKS.items():
        for person, done in BEFORE.get(form, ()):
            await _does(people, person, done)
        if form in COMES:
            day, words = COMES[form]
            await _goes_by(people, day)
            await people.sees(IVAN, words)
            await _shot(browser, url, IVAN, PICTURES / f"{form}_comes.png")
        await _does(people, IVAN, steps)
        await _shot(browser, url, IVAN, PICTURES / f"{form}_author.png")
        for person, done in between:
            await _does(people, person, done)
        await _shot(browser, url, approver, PICTURES / f"{form}_approver.png")


async def _does(people: Client, person: int, steps: tuple[Step, ...]) -> None:
    for step in steps:
        if isinstance(step, Mapping):
            await people.upload(person, step)
        elif step.startswith("["):
            await _pressed(people, person, step[1:-1])
        else:
            await people.say(person, step)
        await _quiet(people, person)


async def _pressed(people: Client, person: int, label: str) -> None:
    """As soon as it is there."""
    for _ in range(100):
        try:
            await people.press(person, label)
        except Refused:
            await asyncio.sleep(0.1)
        else:
            return
    raise AssertionError(f"{person} has no button {label}")


async def _quiet(people: Client, person: int) -> None:
    """Until nothing has changed for a second."""
    chat, later = None, await people.chat(person)
    while chat is None or later["revision"] != chat["revision"]:
        chat, later = later, await people.get("wait", person=person, after=later["revision"], timeout=1)


async def _shot(browser: Browser, url: str, person: int, file: Path) -> None:
    """The newest message with buttons, and the pictures that came with it."""
    page = await opened(browser, url, person, width=PHONE)
    await page.set_viewport_size({"width": PHONE, "height": 1600})
    await page.locator(f"[data-pane='{person}'] .message .keyboard").last.wait_for()
    await page.wait_for_timeout(800)
    top, bottom = await _edges(page)
    await page.screenshot(path=file, clip={"x": 0, "y": top, "width": PHONE, "height": bottom - top})
    await page.close()


async def _edges(page: Page) -> tuple[float, float]:
    boxes: list[float] = await page.evaluate(
        """() => {
            const all = [...document.querySelectorAll(".message")];
            const card = all.findLastIndex((one) => one.querySelector(".keyboard"));
            return [all[card].getBoundingClientRect().top, all.at(-1).getBoundingClientRect().bottom];
        }"""
    )
    return boxes[0] - 10, boxes[1] + 10


if __name__ == "__main__":
    asyncio.run(main())
