"""Replies become messages in the playground, whatever Telegram says to it."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter

from bot.playground import Client
from bot.telegram.draw import draw
from bot.telegram.hear import Heard
from core.model.value import File, FileKind
from dialogs.action import Go, Place
from dialogs.said import Said, Way
from dialogs.screen import Choice, Reply, Screen, line

_IVAN = 103
_ROWS = ((Choice("В меню", Go(Place.HOME)),),)
_MENU, _HELP = Screen((line("Меню"),), _ROWS), Screen((line("Помощь"),), _ROWS)
_WORDS = Heard(Said(None, Way.WORDS), _IVAN)


@pytest.fixture(autouse=True)
async def started(bot: Bot, people: Client) -> None:
    await people.post("bots", id=42, name="Kivok", username="kivok_bot")
    await people.post("people", [{"telegram_id": _IVAN, "name": "Иван Петров"}])
    await people.say(_IVAN, "/start")


async def _pressed(people: Client, message: int | None = None) -> Heard:
    query = await people.press(_IVAN, "В меню", message_id=message)
    return Heard(Said(None, Way.PRESS, message=query["message_id"]), _IVAN, query=query["callback_query_id"])


async def _texts(people: Client) -> list[str]:
    return [message["text"] for message in await people.messages(_IVAN) if message["from_bot"]]


async def test_words_are_answered_by_a_new_message(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MENU))
    (message,) = [m for m in await people.messages(_IVAN) if m["from_bot"]]
    assert (message["message_id"], message["text"]) == (shown, "Меню")


async def test_press_changes_the_message_it_came_from(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MENU))
    assert await draw(bot, await _pressed(people), Reply(_HELP)) == shown
    assert await _texts(people) == ["Помощь"]


async def test_press_with_a_fresh_reply_leaves_its_message_alone(bot: Bot, people: Client) -> None:
    await draw(bot, _WORDS, Reply(_MENU))
    await draw(bot, await _pressed(people), Reply(_HELP, fresh=True))
    assert await _texts(people) == ["Меню", "Помощь"]


async def test_screen_that_is_there_already_is_as_it_should_be(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MENU))
    heard = await _pressed(people)
    assert await draw(bot, heard, Reply(_MENU, toast="Уже")) == shown
    assert (await people.answer(heard.query or ""))["text"] == "Уже"


async def test_message_that_is_gone_is_followed_by_a_new_one(bot: Bot, people: Client) -> None:
    shown = await draw(bot, _WORDS, Reply(_MENU))
    heard = await _pressed(people)
    await bot.delete_message(_IVAN, shown or 0)
    assert await draw(bot, heard, Reply(_HELP)) != shown
    assert await _texts(people) == ["Помощь"]


async def test_press_answered_too_late_has_its_screen_nevertheless(bot: Bot, people: Client) -> None:
    await draw(bot, _WORDS, Reply(_MENU))
    heard = await _pressed(people)
    await people.post("clock", seconds=60)
    await draw(bot, heard, Reply(_HELP, toast="Готово"))
    assert await _texts(people) == ["Помощь"]
    assert (await people.answer(heard.query or "", within=0))["answered"] is False


async def test_reply_without_a_screen_only_answers_the_press(bot: Bot, people: Client) -> None:
    await draw(bot, _WORDS, Reply(_MENU))
    heard = await _pressed(people)
    assert await draw(bot, heard, Reply(toast="Согласовано", alert=True)) is None
    answer = await people.answer(heard.query or "")
    assert (answer["text"], answer["show_alert"]) == ("Согласовано", True)
    assert await _texts(people) == ["Меню"]


@pytest.mark.parametrize(("length", "shown"), [(200, "я" * 200), (201, "я" * 199 + "…")])
async def test_toast_is_cut_where_telegram_would_refuse_it(bot: Bot, people: Client, length: int, shown: str) -> None:
    await draw(bot, _WORDS, Reply(_MENU))
    heard = await _pressed(people)
    await draw(bot, heard, Reply(_HELP, toast="я" * length))
    assert (await people.answer(heard.query or ""))["text"] == shown


async def test_old_buttons_go_when_a_new_message_follows(bot: Bot, people: Client) -> None:
    old = await draw(bot, _WORDS, Reply(_MENU))
    await draw(bot, _WORDS, Reply(_HELP, old=old))
    first, second = [m for m in await people.messages(_IVAN) if m["from_bot"]]
    assert (first["keyboard"], len(second["keyboard"])) == ([], 1)


async def test_old_buttons_that_cannot_be_taken_away_are_no_harm(bot: Bot, people: Client) -> None:
    await draw(bot, _WORDS, Reply(_HELP, old=12345))
    assert await _texts(people) == ["Помощь"]


async def test_files_go_above_the_text_photos_and_documents_apart(bot: Bot, people: Client) -> None:
    await people.upload(_IVAN, {"a.pdf": b"%PDF-1", "b.pdf": b"%PDF-2", "c.pdf": b"%PDF-3"}, kind="document")
    await people.upload(_IVAN, {"d.png": _PNG}, kind="photo")
    sent = [file for m in await people.messages(_IVAN) for file in m["files"]]
    files = tuple(File(file["file_id"], FileKind(file["kind"]), file["name"] or "", 1) for file in sent)
    await draw(bot, _WORDS, Reply(Screen((line("Файлы"),), files=files)))
    shown = [m for m in await people.messages(_IVAN) if m["from_bot"]]
    assert [[file["kind"] for file in m["files"]] for m in shown] == [["photo"], *[["document"]] * 3, []]
    assert shown[-1]["text"] == "Файлы"
    assert len({m["media_group_id"] for m in shown[1:4]}) == 1


async def test_short_pause_that_telegram_asks_for_is_waited_out(bot: Bot, people: Client) -> None:
    await people.post("faults", action="429", method="sendMessage", retry_after=1)
    await draw(bot, _WORDS, Reply(_MENU))
    assert await _texts(people) == ["Меню"]


async def test_long_pause_is_not_waited_out_on_the_spot(bot: Bot, people: Client) -> None:
    await people.post("faults", action="429", method="sendMessage", retry_after=30)
    with pytest.raises(TelegramRetryAfter):
        await draw(bot, _WORDS, Reply(_MENU))


async def test_send_that_may_have_arrived_is_not_repeated_on_the_spot(bot: Bot, people: Client) -> None:
    await people.post("faults", action="lost_answer", method="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await draw(bot, _WORDS, Reply(_MENU))
    assert await _texts(people) == ["Меню"]


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001"
    "f61738550000000049454e44ae426082"
)
