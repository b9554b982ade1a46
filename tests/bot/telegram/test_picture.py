"""A screen with a picture: one message with the words below it, which changes in its place. A screen with a calendar
entry: a file above the words."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from aiogram import Bot

from bot.playground import Client
from bot.telegram.draw import draw
from bot.telegram.hear import Heard
from core.model.leave.calendar_entry import CalendarEntry
from core.model.period import Period
from dialogs.action import Go, Place
from dialogs.picture.svg import tag
from dialogs.said import Said, Way
from dialogs.screen import CAPTION, Bold, Choice, Reply, Screen, line

_IVAN = 103
_ROWS = ((Choice("Дальше", Go(Place.HOME)),),)
_WORDS = Heard(Said(None, Way.WORDS), _IVAN)
_MENU = Screen((line("Меню"),), _ROWS)


def _square(colour: str) -> str:
    square = tag("rect", width=40, height=20, fill=colour)
    return tag("svg", square, xmlns="http://www.w3.org/2000/svg", width=40, height=20)


_MAY = Screen((line(Bold("Май <2027>")),), _ROWS, drawing=_square("#123456"))
_JUNE = Screen((line("Июнь"),), _ROWS, drawing=_square("#654321"))


@pytest.fixture(autouse=True)
async def started(bot: Bot, people: Client) -> None:
    await people.post("bots", id=42, name="Kivok", username="kivok_bot")
    await people.post("people", [{"telegram_id": _IVAN, "name": "Иван Петров"}])
    await people.say(_IVAN, "/start")


async def _pressed(people: Client) -> Heard:
    query = await people.press(_IVAN, "Дальше")
    return Heard(Said(None, Way.PRESS, message=query["message_id"]), _IVAN, query=query["callback_query_id"])


async def _messages(people: Client) -> list[dict[str, Any]]:
    return [message for message in await people.messages(_IVAN) if message["from_bot"]]


async def test_words_and_buttons_stand_below_the_picture_in_one_message(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MAY))
    (message,) = await _messages(people)
    assert message["message_id"] == shown
    assert message["text"] == "Май <2027>"
    assert [file["kind"] for file in message["files"]] == ["photo"]
    assert [[button["text"] for button in row] for row in message["keyboard"]] == [["Дальше"]]


async def test_a_press_brings_another_picture_into_the_same_message(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MAY))
    (before,) = await _messages(people)
    assert await draw(bot, await _pressed(people), Reply(_JUNE)) == shown
    (after,) = await _messages(people)
    assert after["text"] == "Июнь"
    assert after["files"][0]["file_id"] != before["files"][0]["file_id"]
    assert after["keyboard"] == before["keyboard"]


async def test_a_picture_comes_in_the_place_of_words(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MENU))
    assert await draw(bot, await _pressed(people), Reply(_MAY)) == shown
    (message,) = await _messages(people)
    assert (message["text"], len(message["files"])) == ("Май <2027>", 1)


async def test_words_after_a_picture_are_a_message_of_their_own(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MAY))
    assert await draw(bot, await _pressed(people), Reply(_MENU)) != shown
    assert [message["text"] for message in await _messages(people)] == ["Май <2027>", "Меню"]


async def test_a_picture_that_is_gone_is_sent_again(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MAY))
    heard = await _pressed(people)
    await bot.delete_message(_IVAN, shown or 0)
    assert await draw(bot, heard, Reply(_JUNE)) != shown
    (message,) = await _messages(people)
    assert (message["text"], len(message["files"])) == ("Июнь", 1)


async def test_more_words_than_fit_below_a_picture_are_cut(bot: Bot, people: Client) -> None:
    long = Screen((line("я" * (CAPTION + 1)),), _ROWS, drawing=_square("#000000"))
    await draw(bot, _WORDS, Reply(long))
    (message,) = await _messages(people)
    assert message["text"] == "я" * (CAPTION - 1) + "…"


async def test_a_calendar_file_comes_above_the_words(bot: Bot, people: Client) -> None:
    entry = CalendarEntry(
        uid="request-1@kivok",
        version=1,
        title="Отпуск",
        period=Period(date(2027, 7, 5), date(2027, 7, 18)),
        at=datetime(2027, 6, 1, tzinfo=UTC),
    )
    shown = await draw(bot, _WORDS, Reply(Screen((line("Согласовано"),), _ROWS, entry=entry)))
    file, words = await _messages(people)
    assert [(one["kind"], one["name"]) for one in file["files"]] == [("document", "Отпуск 2027-07-05.ics")]
    assert (file["silent"], words["silent"]) == (True, False)
    assert (words["message_id"], words["text"]) == (shown, "Согласовано")
