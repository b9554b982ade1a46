"""Editing and deleting."""

import pytest

from bot.playground import Client
from bot.playground.client import Refused
from tests.bot.playground.wire import EGOR, VERA, Api, button, inline

SAME = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)


async def test_text_changes_and_the_keyboard_goes(api: Api) -> None:
    sent = await api.send(reply_markup=inline([button("Да")]))
    edited = await api.ok("editMessageText", chat_id=EGOR, message_id=sent["message_id"], text="Готово")
    assert edited["text"] == "Готово"
    assert edited["edit_date"] >= sent["date"]
    assert "reply_markup" not in edited


async def test_same_content_is_refused(api: Api) -> None:
    sent = await api.send(text="<b>a</b>", parse_mode="HTML", reply_markup=inline([button("Да")]))
    where = {"chat_id": EGOR, "message_id": sent["message_id"]}
    same = {"text": "<b>a</b> ", "parse_mode": "HTML", "reply_markup": inline([button("Да")])}
    assert await api.no("editMessageText", **where, **same) == SAME
    assert await api.no("editMessageReplyMarkup", **where, reply_markup=inline([button("Да")])) == SAME
    await api.ok("editMessageText", **where, **{**same, "text": "<b>b</b>"})
    assert await api.no("editMessageText", **where, **{**same, "text": "<b>b</b>"}) == SAME


async def test_unknown_message(api: Api) -> None:
    await api.send(VERA)
    assert (
        await api.no("editMessageText", chat_id=EGOR, message_id=99, text="x")
        == "400 Bad Request: message to edit not found"
    )
    other = (await api.send(VERA))["message_id"]
    refused = await api.no("editMessageText", chat_id=EGOR, message_id=other, text="x")
    assert refused == "400 Bad Request: message to edit not found"


async def test_a_persons_message_cannot_be_edited(api: Api, people: Client) -> None:
    said = await people.say(EGOR, "hi")
    refused = await api.no("editMessageText", chat_id=EGOR, message_id=said["message_id"], text="x")
    assert refused == "400 Bad Request: message can't be edited"


async def test_no_message_is_named(api: Api) -> None:
    assert (
        await api.no("editMessageText", chat_id=EGOR, text="x")
        == "400 Bad Request: message identifier is not specified"
    )
    assert await api.no("editMessageText", message_id=1, text="x") == "400 Bad Request: chat_id is empty"
    refused = await api.no("editMessageText", inline_message_id="a", text="x")
    assert refused == "501 Not Implemented in the playground: editMessageText.inline_message_id"


async def test_text_and_caption_are_not_mixed_up(api: Api) -> None:
    text = (await api.send())["message_id"]
    file = (await api.form("sendDocument", {"document": ("a.txt", b"a")}, chat_id="1001", caption="a"))["result"][
        "message_id"
    ]
    assert await api.no("editMessageCaption", chat_id=EGOR, message_id=text, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    assert await api.no("editMessageText", chat_id=EGOR, message_id=file, text="x") == (
        "400 Bad Request: there is no text in the message to edit"
    )
    edited = await api.ok("editMessageCaption", chat_id=EGOR, message_id=file, caption="<i>b</i>", parse_mode="HTML")
    assert edited["caption"] == "b"
    assert edited["caption_entities"][0]["type"] == "italic"
    assert "caption" not in await api.ok("editMessageCaption", chat_id=EGOR, message_id=file)


async def test_force_reply_of_an_inline_keyboard_does_not_change(api: Api) -> None:
    opened = {**inline([button("a")]), "force_reply": True}
    where = {"chat_id": EGOR, "message_id": (await api.send(reply_markup=opened))["message_id"]}
    edited = await api.ok(
        "editMessageReplyMarkup", **where, reply_markup={**inline([button("b")]), "force_reply": False}
    )
    assert edited["reply_markup"] == {**inline([button("b")]), "force_reply": True}


async def test_deleted_message_is_gone_for_the_bot_and_marked_for_the_person(api: Api, people: Client) -> None:
    id = (await api.send())["message_id"]
    assert await api.ok("deleteMessage", chat_id=EGOR, message_id=id) is True
    assert await api.no("deleteMessage", chat_id=EGOR, message_id=id) == "400 Bad Request: message to delete not found"
    assert (
        await api.no("editMessageText", chat_id=EGOR, message_id=id, text="x")
        == "400 Bad Request: message to edit not found"
    )
    assert (await people.chat(EGOR))["messages"][-1]["deleted"]


async def test_after_two_days_nothing_is_deleted(api: Api, people: Client) -> None:
    id = (await api.send())["message_id"]
    await people.post("clock", seconds=48 * 3600 + 1)
    refused = await api.no("deleteMessage", chat_id=EGOR, message_id=id)
    assert refused == "400 Bad Request: message can't be deleted for everyone"


async def test_several_are_deleted_and_unknown_ones_skipped(api: Api, people: Client) -> None:
    first, second = (await api.send())["message_id"], (await api.send())["message_id"]
    assert await api.ok("deleteMessages", chat_id=EGOR, message_ids=[first, second, 999]) is True
    assert [message["deleted"] for message in (await people.chat(EGOR))["messages"]] == [False, True, True]
    refused = await api.no("deleteMessages", chat_id=EGOR, message_ids=list(range(101)))
    assert refused == "400 Bad Request: too many message identifiers specified"


async def test_card_that_the_person_took_away_cannot_be_edited(api: Api, people: Client) -> None:
    id = (await api.send())["message_id"]
    await people.post("delete", person=EGOR, message_id=id)
    assert await api.ok("getUpdates") == []
    refused = await api.no("editMessageText", chat_id=EGOR, message_id=id, text="b")
    assert refused == "400 Bad Request: message to edit not found"
    with pytest.raises(Refused, match=f"no message {id}"):
        await people.post("delete", person=EGOR, message_id=id)
