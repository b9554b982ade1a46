"""Limits of rate, switched on: Telegram's numbers, and its answer to whoever is faster."""

from collections.abc import AsyncIterator

import pytest
from typing_extensions import override

from bot.playground import Client, Playground
from bot.playground.clock import Clock
from bot.playground.errors import ApiError
from bot.playground.limits import BOT_RATE, CHAT_BURST, GROUP_A_MINUTE, Limits, counts, weight
from bot.playground.schema import schema
from tests.bot.playground.wire import EGOR, PEOPLE, VERA, Api

BURST = int(CHAT_BURST)


class Still(Clock):
    """A clock that moves only when it is moved."""

    @override
    def steady(self) -> float:
        return self.ahead


@pytest.fixture
def clock() -> Still:
    return Still()


@pytest.fixture
def limits(clock: Still) -> Limits:
    made = Limits(clock)
    made.on = True
    return made


def refused(limits: Limits, chat: int, count: int = 1) -> int:
    """The seconds after which to come again."""
    with pytest.raises(ApiError, match="Too Many Requests") as no:
        limits.take(42, chat, count)
    assert no.value.parameters is not None
    return int(no.value.parameters["retry_after"])


def test_one_person_gets_a_few_at_once_and_then_one_a_second(limits: Limits, clock: Still) -> None:
    for _ in range(BURST):
        limits.take(42, EGOR)
    assert refused(limits, EGOR) == 1
    limits.take(42, VERA)
    clock.advance(1)
    limits.take(42, EGOR)
    assert refused(limits, EGOR) == 1


def test_a_bot_sends_thirty_a_second(limits: Limits, clock: Still) -> None:
    for person in range(int(BOT_RATE)):
        limits.take(42, 1000 + person)
    assert refused(limits, EGOR + 5000) == 1
    limits.take(43, EGOR)
    clock.advance(1)
    limits.take(42, EGOR + 5000)


def test_a_group_gets_twenty_a_minute(limits: Limits, clock: Still) -> None:
    for _ in range(int(GROUP_A_MINUTE)):
        limits.take(42, -100)
    assert refused(limits, -100) == 3
    clock.advance(60)
    limits.take(42, -100, 20)
    assert refused(limits, -100, 20) == 60


def test_more_than_ever_fit_go_when_nothing_went_before(limits: Limits, clock: Still) -> None:
    limits.take(42, EGOR, 10)
    assert refused(limits, EGOR) == 6
    clock.advance(6)
    limits.take(42, EGOR)


def test_only_what_sends_or_edits_counts() -> None:
    counted = {method for method in schema().methods if counts(method)}
    assert {"sendMessage", "sendMediaGroup", "editMessageText", "copyMessages", "forwardMessage"} <= counted
    assert not counted & {"sendChatAction", "sendMessageDraft", "answerCallbackQuery", "deleteMessage", "getUpdates"}
    assert (weight({"media": [{}, {}]}), weight({"message_ids": [1, 2, 3]}), weight({"media": {}})) == (2, 3, 1)


async def test_limits_are_off_until_switched_on(api: Api, people: Client) -> None:
    assert await people.get("limits") == {"on": False}
    for _ in range(3 * BURST):
        await api.send()
    await people.post("limits", on=True)
    assert await people.get("limits") == {"on": True}
    codes = [(await api.call("sendMessage", chat_id=EGOR, text="x")).get("error_code") for _ in range(3 * BURST)]
    assert codes[:BURST] == [None] * BURST
    assert 429 in codes
    await people.post("limits", on=False)
    await api.send()


async def test_over_the_limit_the_answer_is_telegrams(api: Api, people: Client) -> None:
    await people.post("limits", on=True)
    media = [{"type": "photo", "media": "attach://a"}] * 10
    await api.call("sendMediaGroup", chat_id=EGOR, media=media)
    body = await api.call("sendMessage", chat_id="@egor", text="x")
    after = body["parameters"]["retry_after"]
    assert 1 <= after <= 6
    assert (body["error_code"], body["description"]) == (429, f"Too Many Requests: retry after {after}")
    await api.ok("sendChatAction", chat_id=EGOR, action="typing")
    await people.post("clock", seconds=after)
    await api.send()


@pytest.fixture
async def limited() -> AsyncIterator[Client]:
    async with Playground(limits=True) as playground, Client(playground.url) as client:
        yield client


async def test_a_playground_can_begin_with_limits(limited: Client) -> None:
    await limited.post("people", PEOPLE)
    assert await limited.get("limits") == {"on": True}
    await limited.post("reset", keep_people=True)
    assert await limited.get("limits") == {"on": True}
