"""Messages said again: copies, forwards."""

import json

import pytest

from bot.playground import Client
from tests.bot.playground.wire import EGOR, VERA, Api, button, inline


async def test_copy_is_new_and_without_a_keyboard(api: Api, people: Client) -> None:
    first = await api.send(text="<b>Да</b>", parse_mode="HTML", reply_markup=inline([button("x")]))
    copy = await api.ok("copyMessage", chat_id=VERA, from_chat_id=EGOR, message_id=first["message_id"])
    assert list(copy) == ["message_id"]
    seen = (await people.chat(VERA))["messages"][-1]
    assert (seen["text"], seen["entities"][0]["type"], seen["keyboard"]) == ("Да", "bold", [])
    assert seen["forward_origin"] is None


async def test_copy_may_have_a_caption_of_its_own(api: Api, people: Client) -> None:
    uploaded = await people.upload(EGOR, {"a.txt": b"a"}, "old")
    source = {"chat_id": EGOR, "from_chat_id": EGOR, "message_id": uploaded["message_id"]}
    await api.ok("copyMessage", **source)
    await api.ok("copyMessage", **source, caption="<i>new</i>", parse_mode="HTML")
    assert [one["text"] for one in (await people.chat(EGOR))["messages"][-2:]] == ["old", "new"]


@pytest.mark.parametrize(("method", "word"), [("copyMessage", "copy"), ("forwardMessage", "forward")])
async def test_copy_of_nothing(api: Api, method: str, word: str) -> None:
    refused = await api.no(method, chat_id=EGOR, from_chat_id=EGOR, message_id=999)
    assert refused == f"400 Bad Request: message to {word} not found"
    assert await api.no(method, chat_id=EGOR, from_chat_id=5, message_id=1) == "400 Bad Request: chat not found"


async def test_forward_tells_where_it_is_from(api: Api, people: Client) -> None:
    said = await people.say(EGOR, "words")
    once = await api.ok("forwardMessage", chat_id=VERA, from_chat_id=EGOR, message_id=said["message_id"])
    twice = await api.ok("forwardMessage", chat_id=EGOR, from_chat_id=VERA, message_id=once["message_id"])
    assert once["forward_origin"]["sender_user"]["id"] == EGOR
    assert twice["forward_origin"] == once["forward_origin"]


async def test_protected_message_is_not_forwarded(api: Api) -> None:
    kept = (await api.send(protect_content=True))["message_id"]
    refused = await api.no("forwardMessage", chat_id=VERA, from_chat_id=EGOR, message_id=kept)
    assert refused == "400 Bad Request: message can't be forwarded"
    assert await api.ok("forwardMessages", chat_id=VERA, from_chat_id=EGOR, message_ids=[kept]) == []


@pytest.mark.parametrize("what", ["copy", "forward"])
async def test_many_at_once(api: Api, people: Client, what: str) -> None:
    media = json.dumps([{"type": "document", "media": "attach://a"}] * 2)
    album = (await api.form("sendMediaGroup", {"a": ("a", b"a")}, chat_id=str(EGOR), media=media))["result"]
    ids = [message["message_id"] for message in album]
    copies = await api.ok(f"{what}Messages", chat_id=VERA, from_chat_id=EGOR, message_ids=[*ids, 5000])
    assert len(copies) == 2
    groups = {message["media_group_id"] for message in (await people.chat(VERA))["messages"][-2:]}
    assert len(groups) == 1
    assert groups != {album[0]["media_group_id"]}


@pytest.mark.parametrize(
    ("ids", "why"),
    [
        ([], "too few message identifiers specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        ([2, 1], "message identifiers must be in a strictly increasing order"),
        ([1, 1], "message identifiers must be in a strictly increasing order"),
        ([700, 800], "there are no messages to copy"),
    ],
)
async def test_lists_that_are_refused(api: Api, ids: list[int], why: str) -> None:
    refused = await api.no("copyMessages", chat_id=VERA, from_chat_id=EGOR, message_ids=ids)
    assert refused == f"400 Bad Request: {why}"


async def test_captions_can_be_left_out(api: Api, people: Client) -> None:
    uploaded = await people.upload(EGOR, {"a.txt": b"a"}, "words")
    ids = uploaded["message_ids"]
    await api.ok("copyMessages", chat_id=VERA, from_chat_id=EGOR, message_ids=ids, remove_caption=True)
    assert (await people.chat(VERA))["messages"][-1]["text"] == ""


async def test_service_message_is_not_said_again(api: Api, people: Client) -> None:
    id = (await people.post("web_app_data", person=EGOR, button_text="x", data="x"))["message_id"]
    refused = await api.no("copyMessage", chat_id=VERA, from_chat_id=EGOR, message_id=id)
    assert refused == "400 Bad Request: message can't be copied"
    refused = await api.no("forwardMessage", chat_id=VERA, from_chat_id=EGOR, message_id=id)
    assert refused == "400 Bad Request: message can't be forwarded"
    assert await api.ok("copyMessages", chat_id=VERA, from_chat_id=EGOR, message_ids=[id]) == []
