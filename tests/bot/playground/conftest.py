"""A fresh playground for every test, with three people and a bot."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor

import aiohttp
import pytest
from playwright.async_api import Browser, async_playwright

from bot.playground import Client, Playground
from tests.bot.playground.browser import CHROMIUM, FLAGS
from tests.bot.playground.wire import ANNA, EGOR, PEOPLE, VERA, Api


@pytest.fixture(scope="session")
def leaving() -> Iterator[ThreadPoolExecutor]:
    """Where servers are stopped: it takes each of them a moment, for which the next test need not wait."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
async def playground(leaving: ThreadPoolExecutor) -> AsyncIterator[Playground]:
    running = await asyncio.to_thread(Playground(webhook_pause=0.05).start)
    yield running
    leaving.submit(running.stop)


@pytest.fixture
async def people(playground: Playground) -> AsyncIterator[Client]:
    async with Client(playground.url) as client:
        await client.post("people", PEOPLE)
        yield client


@pytest.fixture
async def stranger(playground: Playground, people: Client) -> AsyncIterator[Api]:
    """A bot to whom nobody has spoken yet."""
    async with aiohttp.ClientSession() as session:
        api = Api(session, playground.url)
        await api.ok("getMe")
        yield api


@pytest.fixture
async def api(stranger: Api, people: Client) -> Api:
    """A bot whom everybody has started."""
    for person in (EGOR, VERA, ANNA):
        await people.say(person, "/start")
    await stranger.ok("getUpdates", offset=4)
    return stranger


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()
