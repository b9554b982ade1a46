"""One playground for each file of tests, emptied for every test; and the company at work in it."""

from collections.abc import AsyncIterator, Iterator

import pytest
from aiogram import Bot

from bot.playground import Client, Playground
from tests.bot.telegram.office import Office, at_work, connected


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    with Playground(webhook_pause=0.05) as running:
        yield running


@pytest.fixture
def playground_url(playground: Playground) -> str:
    return playground.url


@pytest.fixture
async def people(playground: Playground) -> AsyncIterator[Client]:
    async with Client(playground.url) as client:
        await client.post("reset")
        yield client


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with connected(playground.url) as bot:
        yield bot


@pytest.fixture
async def office(sqlite_url: str, bot: Bot, people: Client) -> AsyncIterator[Office]:
    async with at_work(sqlite_url, bot, people) as office:
        yield office
