"""Sending: limits, refusals, answers to messages, albums."""

import pytest

from bot.playground import Client
from tests.bot.playground.wire import EGOR, NOBODY, Api, button, inline

PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\0\0\3\1\1\0"
    b"\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82"
)


async def test_message_comes_back_as_telegram_shows_it(api: Api) -> None:
    message = await api.send(text="<b>Да</b> и нет", parse_mode="html")
    assert message["text"] == "Да и нет"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert message["from"] == {"id": 42, "is_bot": True, "first_name": "Kivok", "username": "kivok_bot"}
    assert message["chat"]["first_name"] == "Егор"
    assert message["chat"]["last_name"] == "Лапин"
    assert message["chat"]["type"] == "private"


async def test_message_ids_grow(api: Api) -> None:
    first, second = await api.send(), await api.send()
    assert second["message_id"] == first["message_id"] + 1


async def test_unknown_chat(api: Api) -> None:
    assert await api.no("sendMessage", chat_id=NOBODY, text="x") == "400 Bad Request: chat not found"
    assert await api.no("sendMessage", chat_id="@nobody", text="x") == "400 Bad Request: chat not found"


async def test_username_is_a_chat(api: Api) -> None:
    assert (await api.ok("sendMessage", chat_id="@egor", text="x"))["chat"]["id"] == EGOR


async def test_who_never_pressed_start_cannot_be_written_to(stranger: Api) -> None:
    refused = await stranger.no("sendMessage", chat_id=EGOR, text="x")
    assert refused == "403 Forbidden: bot can't initiate conversation with a user"


async def test_who_blocked_the_bot_cannot_be_written_to(api: Api, people: Client) -> None:
    await people.post("block", person=EGOR)
    assert await api.no("sendMessage", chat_id=EGOR, text="x") == "403 Forbidden: bot was blocked by the user"
    await people.post("unblock", person=EGOR)
    await api.send()


async def test_blocking_is_told_to_the_bot(api: Api, people: Client) -> None:
    await people.post("block", person=EGOR)
    [update] = await api.ok("getUpdates")
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


@pytest.mark.parametrize("text", ["", "  \n ", "<b> </b>"])
async def test_empty_text(api: Api, text: str) -> None:
    refused = await api.no("sendMessage", chat_id=EGOR, text=text, parse_mode="HTML")
    assert refused == "400 Bad Request: message text is empty"


async def test_missing_text_and_chat(api: Api) -> None:
    assert await api.no("sendMessage", chat_id=EGOR) == "400 Bad Request: message text is empty"
    assert await api.no("sendMessage", text="x") == "400 Bad Request: chat_id is empty"


async def test_text_is_measured_in_utf16_after_parsing(api: Api) -> None:
    await api.send(text=f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    assert await api.no("sendMessage", chat_id=EGOR, text="😀" * 2048 + "x") == "400 Bad Request: message is too long"


async def test_caption_is_measured_in_utf16_after_parsing(api: Api) -> None:
    sent = await api.form("sendPhoto", {"photo": ("a.png", PIXEL)}, chat_id="1001", caption="я" * 1024)
    photo = sent["result"]["photo"][0]["file_id"]
    refused = await api.no("sendPhoto", chat_id=EGOR, photo=photo, caption="я" * 1025)
    assert refused == "400 Bad Request: message caption is too long"


async def test_parse_modes(api: Api) -> None:
    assert (
        await api.no("sendMessage", chat_id=EGOR, text="x", parse_mode="BB")
        == "400 Bad Request: unsupported parse_mode"
    )
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", parse_mode="MarkdownV2")
    assert refused == "501 Not Implemented in the playground: parse_mode MarkdownV2"


async def test_entities_can_be_given_instead(api: Api) -> None:
    message = await api.send(text="one two", entities=[{"type": "italic", "offset": 4, "length": 3}])
    assert message["entities"] == [{"type": "italic", "offset": 4, "length": 3}]


@pytest.mark.parametrize(("name", "value"), [("offset", -1), ("length", -5), ("offset", 1_000_001)])
async def test_entities_that_cannot_be(api: Api, name: str, value: int) -> None:
    entity = {"type": "bold", "offset": 0, "length": 1, name: value}
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", entities=[entity])
    assert refused == f"400 Bad Request: receive an entity with incorrect {name} {value}"


@pytest.mark.parametrize("kind", ["text_link", "text_mention", "custom_emoji", "date_time", "mention", "sparkle"])
async def test_entities_that_lack_what_makes_them_are_dropped(api: Api, kind: str) -> None:
    assert "entities" not in await api.send(text="words", entities=[{"type": kind, "offset": 0, "length": 5}])


async def test_person_can_be_mentioned_by_number(api: Api) -> None:
    text = '<a href="tg://user?id=1002">Вера</a> и <a href="tg://user?id=9999">кто-то</a>'
    [entity] = (await api.send(text=text, parse_mode="HTML"))["entities"]
    assert entity["user"]["id"] == 1002


async def test_reply_shows_what_it_answers(api: Api) -> None:
    first = await api.send(text="Сколько дней?")
    second = await api.send(text="14", reply_parameters={"message_id": first["message_id"], "quote": "дней"})
    assert second["reply_to_message"]["text"] == "Сколько дней?"
    assert second["quote"] == {"text": "дней", "position": 8, "is_manual": True}


async def test_reply_to_nothing(api: Api) -> None:
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", reply_parameters={"message_id": 999})
    assert refused == "400 Bad Request: message to be replied not found"
    wish = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.send(reply_parameters=wish)


async def test_reply_keyboard_is_not_echoed_but_shown(api: Api, people: Client) -> None:
    message = await api.send(
        reply_markup={"keyboard": [["Да", {"text": "Нет", "style": "danger"}]], "resize_keyboard": True}
    )
    assert "reply_markup" not in message
    shown = (await people.chat(EGOR))["reply_keyboard"]
    assert shown["keyboard"] == [[{"text": "Да"}, {"text": "Нет", "style": "danger"}]]
    await api.send(reply_markup={"remove_keyboard": True})
    assert (await people.chat(EGOR))["reply_keyboard"] is None


async def test_inline_keyboard_is_echoed(api: Api) -> None:
    markup = inline([button("Да", style="success")])
    assert (await api.send(reply_markup=markup))["reply_markup"] == markup


async def test_protected_content_is_told(api: Api) -> None:
    assert (await api.send(protect_content=True))["has_protected_content"] is True


async def test_chat_action(api: Api) -> None:
    assert await api.ok("sendChatAction", chat_id=EGOR, action="typing") is True
    refused = await api.no("sendChatAction", chat_id=EGOR, action="dancing")
    assert refused == "400 Bad Request: wrong parameter action in request"


async def test_album_is_an_array_of_one_group(api: Api) -> None:
    media = '[{"type":"document","media":"attach://a","caption":"<b>Оба</b>","parse_mode":"HTML"},{"type":"document","media":"attach://b"}]'
    files = {"a": ("счёт.pdf", b"one"), "b": ("акт.pdf", b"two")}
    first, second = (await api.form("sendMediaGroup", files, chat_id="1001", media=media))["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], first["document"]["file_name"]) == ("Оба", "счёт.pdf")
    assert await api.ok("getMe")


@pytest.mark.parametrize(("count", "word"), [(1, "few"), (11, "many")])
async def test_album_has_two_to_ten_items(api: Api, count: int, word: str) -> None:
    media = [{"type": "photo", "media": "attach://a"}] * count
    refused = await api.no("sendMediaGroup", chat_id=EGOR, media=media)
    assert refused == f"400 Bad Request: too {word} messages to send as an album"


async def test_album_does_not_mix_kinds(api: Api) -> None:
    media = [{"type": "photo", "media": "attach://a"}, {"type": "document", "media": "attach://b"}]
    refused = await api.no("sendMediaGroup", chat_id=EGOR, media=media)
    assert refused == "400 Bad Request: can't use the media of the specified type in the album"


async def test_what_does_not_work_says_so(api: Api) -> None:
    refused = await api.no("sendMessage", chat_id=EGOR, text="x", direct_messages_topic_id=5)
    assert refused == "501 Not Implemented in the playground: sendMessage.direct_messages_topic_id"
