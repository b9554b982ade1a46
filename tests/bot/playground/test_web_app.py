"""Mini Apps: words that the bot can check, and answers that it cannot trust."""

from datetime import UTC, datetime

import pytest
from aiogram.utils.web_app import check_webapp_signature, safe_parse_webapp_init_data

from bot.playground import Client
from bot.playground.client import Refused
from tests.bot.playground.wire import EGOR, TOKEN, Api


async def test_words_are_signed_with_the_bots_token(api: Api, people: Client) -> None:
    opened = await people.post("web_app", person=EGOR, start_param="r_17")
    words = safe_parse_webapp_init_data(TOKEN, opened["init_data"])
    assert words.user is not None
    assert (words.user.id, words.user.first_name, words.start_param) == (EGOR, "Егор", "r_17")
    assert words.query_id == opened["query_id"]
    assert not check_webapp_signature("42:other", opened["init_data"])


async def test_words_may_be_old(api: Api, people: Client) -> None:
    opened = await people.post("web_app", person=EGOR, age=86_400)
    words = safe_parse_webapp_init_data(TOKEN, opened["init_data"])
    assert (datetime.now(UTC) - words.auth_date).total_seconds() > 86_000


async def test_app_answers_into_the_chat_once(api: Api, people: Client) -> None:
    id = (await people.post("web_app", person=EGOR))["query_id"]
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "готово"}}
    assert await api.ok("answerWebAppQuery", web_app_query_id=id, result=result) == {}
    assert (await people.chat(EGOR))["messages"][-1]["text"] == "готово"
    refused = await api.no("answerWebAppQuery", web_app_query_id=id, result=result)
    assert refused == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_app_of_a_keyboard_sends_words(api: Api, people: Client) -> None:
    await people.post("web_app_data", person=EGOR, button_text="Открыть", data='{"x": 1}')
    [update] = await api.ok("getUpdates")
    assert update["message"]["web_app_data"] == {"button_text": "Открыть", "data": '{"x": 1}'}
    with pytest.raises(Refused, match="4096 bytes"):
        await people.post("web_app_data", person=EGOR, button_text="x", data="я" * 2049)


async def test_bot_that_never_came_has_no_token(people: Client) -> None:
    await people.post("bots", id=77)
    with pytest.raises(Refused, match="has not connected"):
        await people.post("web_app", person=EGOR, bot=77)
