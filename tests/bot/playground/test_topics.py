"""Topics of a private chat."""

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from tests.bot.playground.wire import EGOR, VERA, Api


@pytest.fixture
async def switched(api: Api, people: Client) -> Api:
    await people.post("bots", id=42, topics=True)
    return api


async def test_messages_go_into_a_topic(switched: Api, people: Client) -> None:
    topic = await switched.ok("createForumTopic", chat_id=EGOR, name=" Отпуск № 7 ", icon_color=9367192)
    assert (topic["name"], topic["icon_color"]) == ("Отпуск № 7", 9367192)
    id = topic["message_thread_id"]
    sent = await switched.send(message_thread_id=id)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (id, True)
    await people.say(EGOR, "здесь", topic=id)
    heard = (await switched.ok("getUpdates"))[-1]["message"]
    assert (heard["message_thread_id"], heard["is_topic_message"]) == (id, True)
    opened, first, second = (await people.chat(EGOR))["messages"][-3:]
    assert (opened["message_id"], opened["opens_topic"]) == (id, "Отпуск № 7")
    assert (first["topic"], second["topic"]) == (id, id)
    assert await switched.ok("sendChatAction", chat_id=EGOR, action="typing", message_thread_id=id)
    assert await switched.ok("sendMessageDraft", chat_id=EGOR, draft_id=1, message_thread_id=id)


async def test_a_bot_must_be_allowed_topics(api: Api) -> None:
    assert not (await api.ok("getMe"))["has_topics_enabled"]
    assert await api.no("createForumTopic", chat_id=EGOR, name="x") == "400 Bad Request: the chat is not a forum"


async def test_topics_that_are_not_there(switched: Api, people: Client) -> None:
    assert (await switched.ok("getMe"))["has_topics_enabled"]
    id = (await switched.ok("createForumTopic", chat_id=EGOR, name="x"))["message_thread_id"]
    for chat, wrong in ((EGOR, id + 1), (VERA, id)):
        refused = await switched.no("sendMessage", chat_id=chat, text="x", message_thread_id=wrong)
        assert refused == "400 Bad Request: message thread not found"
    refused = await switched.no("sendChatAction", chat_id=VERA, action="typing", message_thread_id=id)
    assert refused == "400 Bad Request: message thread not found"
    with pytest.raises(Refused, match="no topic"):
        await people.say(VERA, "x", topic=id)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"name": " "}, "TOPIC_TITLE_EMPTY"),
        ({"name": "x" * 129}, "TOPIC_TITLE_TOO_LONG"),
        ({"name": "x", "icon_color": 5}, "TOPIC_ICON_COLOR_INVALID"),
    ],
)
async def test_topics_that_are_refused(switched: Api, wish: dict[str, object], why: str) -> None:
    assert await switched.no("createForumTopic", chat_id=EGOR, **wish) == f"400 Bad Request: {why}"
