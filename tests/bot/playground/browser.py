"""A headless browser that asks nothing of the outside world, and the page of a playground in it."""

import shutil

import pytest
from playwright.async_api import Browser, Page, expect

CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
DESKTOP, PHONE = 1280, 390
# A machine that runs other tests beside may be slow; what is awaited here never needs a second.
expect.set_options(timeout=15_000)


async def opened(
    browser: Browser,
    url: str,
    person: int | None,
    beside: int | None = None,
    *,
    width: int = DESKTOP,
    tour: bool = False,
) -> Page:
    """The page of one person, or of two side by side. Without `tour` as one who has seen it."""
    page = await browser.new_page(
        viewport={"width": width, "height": 800}, timezone_id="Asia/Almaty", locale="en-GB", has_touch=width == PHONE
    )
    page.set_default_timeout(15_000)
    if not tour:
        await page.add_init_script("localStorage.setItem('tour', 'seen')")
    shown = [f"{name}={id}" for name, id in (("person", person), ("beside", beside)) if id is not None]
    await page.goto(f"{url}/#{'&'.join(shown)}")
    return page
