"""Pressing buttons and answering presses."""

import asyncio

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from tests.bot.playground.wire import EGOR, VERA, Api, button, inline

LATE = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_press_becomes_a_callback_query(api: Api, people: Client) -> None:
    sent = await api.send(text="Согласовать?", reply_markup=inline([button("Да", "yes"), button("Нет", "no")]))
    pressed = await people.press(EGOR, "Нет")
    [update] = await api.ok("getUpdates")
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["id"]) == ("no", EGOR, pressed["callback_query_id"])
    assert query["message"] == sent
    assert query["chat_instance"]


async def test_a_button_is_found_by_data_and_by_place(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([button("a", "1"), button("b", "2")], [button("c", "3")]))
    await people.press(EGOR, data="2")
    await people.press(EGOR, place=(1, 0))
    assert [update["callback_query"]["data"] for update in await api.ok("getUpdates")] == ["2", "3"]


async def test_answer_reaches_the_person_who_waits(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([button("Да")]))
    id = (await people.press(EGOR, "Да"))["callback_query_id"]
    assert not (await people.answer(id, within=0))["answered"]
    waiting = asyncio.create_task(people.answer(id))
    await api.ok("answerCallbackQuery", callback_query_id=id, text="Уже согласовано", show_alert=True)
    assert await waiting == {"answered": True, "text": "Уже согласовано", "show_alert": True, "url": None}


async def test_a_query_is_answered_once(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([button("Да")]))
    id = (await people.press(EGOR, "Да"))["callback_query_id"]
    await api.ok("answerCallbackQuery", callback_query_id=id)
    assert await api.no("answerCallbackQuery", callback_query_id=id) == LATE
    assert await api.no("answerCallbackQuery", callback_query_id="made up") == LATE


async def test_a_query_is_answered_in_time(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([button("Да")]))
    id = (await people.press(EGOR, "Да"))["callback_query_id"]
    await people.post("clock", seconds=16)
    assert await api.no("answerCallbackQuery", callback_query_id=id) == LATE


async def test_answer_has_at_most_200_characters(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([button("Да")]))
    id = (await people.press(EGOR, "Да"))["callback_query_id"]
    refused = await api.no("answerCallbackQuery", callback_query_id=id, text="я" * 201)
    assert refused == "400 Bad Request: MESSAGE_TOO_LONG"
    await api.ok("answerCallbackQuery", callback_query_id=id, text="я" * 200)


async def test_only_buttons_that_are_there_can_be_pressed(api: Api, people: Client) -> None:
    id = (await api.send(reply_markup=inline([button("Да")])))["message_id"]
    with pytest.raises(Refused, match="no button 'Нет' in the chat of Егор Лапин"):
        await people.press(EGOR, "Нет")
    with pytest.raises(Refused, match="no button"):
        await people.press(VERA, "Да")
    await api.ok("editMessageReplyMarkup", chat_id=EGOR, message_id=id)
    with pytest.raises(Refused, match="no button"):
        await people.press(EGOR, "Да", message_id=id)


async def test_disabled_and_silent_buttons_send_nothing(api: Api, people: Client) -> None:
    await api.send(reply_markup=inline([{"text": "Готово", "disabled": {}}, {"text": "Сайт", "url": "https://a.b"}]))
    with pytest.raises(Refused, match="is disabled"):
        await people.press(EGOR, "Готово")
    with pytest.raises(Refused, match="is a url button"):
        await people.press(EGOR, "Сайт")
    assert await api.ok("getUpdates") == []


async def test_forged_press_holds_any_data(api: Api, people: Client) -> None:
    await api.send()
    await people.post("forge", person=EGOR, data="a:1041:approve")
    assert (await api.ok("getUpdates"))[0]["callback_query"]["data"] == "a:1041:approve"


@pytest.mark.parametrize("url", ["https://example.com", "javascript:x", "t.me/kivok_bot"])
async def test_press_opens_nothing_but_a_bot(api: Api, people: Client, url: str) -> None:
    await api.send(reply_markup=inline([button("Да")]))
    id = (await people.press(EGOR, "Да"))["callback_query_id"]
    assert await api.no("answerCallbackQuery", callback_query_id=id, url=url) == "400 Bad Request: URL_INVALID"
    await api.ok("answerCallbackQuery", callback_query_id=id, url="t.me/kivok_bot?start=x")
    assert (await people.answer(id))["url"] == "t.me/kivok_bot?start=x"
