"""What a person's client shows beside the messages themselves."""

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from tests.bot.playground.wire import EGOR, Api


async def test_silent_message_is_marked(api: Api, people: Client) -> None:
    loud = await api.send(text="loud")
    silent = await api.send(text="silent", disable_notification=True)
    assert "silent" not in silent
    assert [one["silent"] for one in (await people.chat(EGOR))["messages"][-2:]] == [False, True]
    await api.ok("editMessageText", chat_id=EGOR, message_id=silent["message_id"], text="still silent")
    assert [one["silent"] for one in (await people.chat(EGOR))["messages"][-2:]] == [False, True]
    assert loud["message_id"] + 1 == silent["message_id"]


async def test_draft_is_shown_until_the_message_comes_or_it_is_old(api: Api, people: Client) -> None:
    async def draft() -> object:
        return (await people.chat(EGOR))["draft"]

    count = len(await people.messages(EGOR))
    await api.ok("sendMessageDraft", chat_id=EGOR, draft_id=5, text="<i>счи</i>таю", parse_mode="HTML")
    italic = {"type": "italic", "offset": 0, "length": 3}
    assert await draft() == {"draft_id": 5, "text": "считаю", "entities": [italic]}
    assert len(await people.messages(EGOR)) == count
    await api.send(text="42")
    assert await draft() is None
    await api.ok("sendMessageDraft", chat_id=EGOR, draft_id=6)
    assert await draft() == {"draft_id": 6, "text": "", "entities": []}
    await people.post("clock", seconds=31)
    assert await draft() is None
    refused = await api.no("sendMessageDraft", chat_id=EGOR, draft_id=0)
    assert refused == "400 Bad Request: draft_id must be non-zero"
    refused = await api.no("sendMessageDraft", chat_id=EGOR, draft_id=1, text="я" * 4097)
    assert refused == "400 Bad Request: message is too long"


async def test_state_is_everything(api: Api, people: Client) -> None:
    await people.upload(EGOR, {"a.txt": b"a"})
    await people.post("faults", action="500", method="sendDice")
    state = await people.get("state")
    assert [one["name"] for one in state["people"]] == ["Егор Лапин", "Вера Ким", "Anna Hill"]
    [document] = [post["message"]["document"] for post in state["posts"] if "document" in post["message"]]
    assert (state["files"][0]["name"], document["file_size"]) == ("a.txt", 1)
    assert (state["faults"][0]["method"], state["limits"], state["ahead"]) == ("sendDice", False, 0)
    assert len(state["updates"]) == 1


async def test_own_words_can_be_changed_for_two_days(api: Api, people: Client) -> None:
    said = await people.say(EGOR, "first")
    await people.post("clock", seconds=47 * 3600)
    await people.say(EGOR, "second", edit=said["message_id"])
    await people.post("clock", seconds=3601)
    with pytest.raises(Refused, match="two days"):
        await people.say(EGOR, "third", edit=said["message_id"])
