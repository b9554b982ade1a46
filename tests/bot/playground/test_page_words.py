"""How the page counts, tells the time and sizes in Russian and English: its own module, in a browser."""

from playwright.async_api import Browser, Page

from bot.playground import Client
from tests.bot.playground.browser import needs_chromium, opened
from tests.bot.playground.wire import Api

pytestmark = needs_chromium

#: 5 July 2027, 06:30 UTC.
JULY = 1814769000


async def told(page: Page, module: str, expression: str) -> object:
    return await page.evaluate(f"import('/web/{module}').then((it) => {expression})")


async def test_plural_forms(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, None)
    forms = "(tag, numbers) => { const r = new it.Reader(tag); return numbers.map((n) => r.count(n, r.words.shown)); }"
    russian = await told(page, "words.js", f"({forms})('ru', [0, 1, 2, 5, 11, 21, 22, 104, 112, 1.5])")
    assert russian == [
        *("0 запросов", "1 запрос", "2 запроса", "5 запросов", "11 запросов", "21 запрос", "22 запроса"),
        *("104 запроса", "112 запросов", "1,5 запроса"),
    ]
    assert await told(page, "words.js", f"({forms})('en', [0, 1, 2, 21])") == [
        *("0 requests", "1 request", "2 requests", "21 requests"),
    ]


async def test_both_languages_say_the_same_things(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, None)
    shape = """(value) => {
      const shape = (one) => Array.isArray(one) ? one.map(shape) : one && typeof one === 'object'
        ? Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'few' && name !== 'many')
          .sort().map(([name, inner]) => [name, shape(inner)])) : typeof one;
      return shape(value);
    }"""
    russian, english = [await told(page, f"{name.lower()}.js", f"({shape})(it.{name})") for name in ("RU", "EN")]
    assert russian == english


async def test_time_is_that_of_the_reader(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, None)
    almaty = f"new it.Reader('ru', 'Asia/Almaty').timeText({JULY}, 'wDt', '')"
    assert await told(page, "words.js", almaty) == "понедельник, 5 июля 2027 г. в 11:30"
    dubai = f"new it.Reader('en', 'Asia/Dubai').timeText({JULY}, 'dt', '')"
    assert await told(page, "words.js", dubai) == "05/07/27, 10:30"
    assert await told(page, "words.js", "new it.Reader('ru').size(2048)") == "2 кБ"
    assert await told(page, "words.js", "new it.Reader('ru').size(8)") == "8 байт"
    assert await told(page, "words.js", "new it.Reader('en').size(8)") == "8 bytes"


async def test_local_time_of_a_zone_and_back(api: Api, people: Client, browser: Browser) -> None:
    page = await opened(browser, api.url, None)
    assert await told(page, "zone.js", f"it.local({JULY}, 'Europe/Berlin')") == "2027-07-05T08:30"
    assert await told(page, "zone.js", "it.unixOf('2027-07-05T08:30', 'Europe/Berlin')") == JULY
    # Summer time begins and ends in that night.
    assert await told(page, "zone.js", "it.local(it.unixOf('2027-03-28T09:00', 'Europe/Berlin'), 'UTC')") == (
        "2027-03-28T07:00"
    )
    assert await told(page, "zone.js", "it.local(it.unixOf('2027-10-31T09:00', 'Europe/Berlin'), 'UTC')") == (
        "2027-10-31T08:00"
    )
