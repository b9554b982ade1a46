"""Every method that works, once well and once badly; a new one must come here."""

from typing import Any

from bot.playground import Client
from bot.playground.errors import Json
from bot.playground.methods import METHODS
from bot.playground.schema import schema
from tests.bot.playground.test_send import PIXEL
from tests.bot.playground.wire import EGOR, NOBODY, Api, button, inline

GROUP = -100
#: A good call of each; words in capitals are made by `things`.
GOOD: dict[str, Json] = {
    "getMe": {},
    "setMyName": {"name": "Кивок", "language_code": "ru"},
    "getMyName": {},
    "setMyDescription": {"description": "Что я умею"},
    "getMyDescription": {},
    "setMyShortDescription": {"short_description": "Коротко"},
    "getMyShortDescription": {"language_code": "ru"},
    "setMyCommands": {"commands": [{"command": "new", "description": "Новая"}]},
    "getMyCommands": {},
    "deleteMyCommands": {},
    "setChatMenuButton": {"chat_id": EGOR, "menu_button": {"type": "commands"}},
    "getChatMenuButton": {"chat_id": EGOR},
    "getUpdates": {},
    "setWebhook": {"url": "http://127.0.0.1:9/hook"},
    "deleteWebhook": {"drop_pending_updates": True},
    "getWebhookInfo": {},
    "sendMessage": {"chat_id": EGOR, "text": "x"},
    "sendContact": {"chat_id": EGOR, "phone_number": "+7", "first_name": "Вера"},
    "sendLocation": {"chat_id": EGOR, "latitude": 1, "longitude": 2},
    "sendMessageDraft": {"chat_id": EGOR, "draft_id": 1, "text": "x"},
    "sendPhoto": {"chat_id": EGOR, "photo": "PHOTO"},
    "sendDocument": {"chat_id": EGOR, "document": "DOCUMENT"},
    "sendVideo": {"chat_id": EGOR, "video": "VIDEO"},
    "sendAnimation": {"chat_id": EGOR, "animation": "ANIMATION"},
    "sendAudio": {"chat_id": EGOR, "audio": "AUDIO"},
    "sendVoice": {"chat_id": EGOR, "voice": "VOICE"},
    "sendSticker": {"chat_id": EGOR, "sticker": "STICKER"},
    "sendMediaGroup": {"chat_id": EGOR, "media": [{"type": "photo", "media": "PHOTO"}] * 2},
    "sendPoll": {"chat_id": EGOR, "question": "?", "options": ["a"]},
    "sendChatAction": {"chat_id": EGOR, "action": "typing"},
    "editMessageText": {"chat_id": EGOR, "message_id": "MESSAGE", "text": "y"},
    "editMessageCaption": {"chat_id": EGOR, "message_id": "WITH_FILE", "caption": "y"},
    "editMessageMedia": {"chat_id": EGOR, "message_id": "WITH_FILE", "media": {"type": "photo", "media": "PHOTO"}},
    "editMessageReplyMarkup": {"chat_id": EGOR, "message_id": "MESSAGE", "reply_markup": inline([button("y")])},
    "stopPoll": {"chat_id": EGOR, "message_id": "POLL"},
    "copyMessage": {"chat_id": EGOR, "from_chat_id": EGOR, "message_id": "MESSAGE"},
    "copyMessages": {"chat_id": EGOR, "from_chat_id": EGOR, "message_ids": ["MESSAGE"]},
    "forwardMessage": {"chat_id": EGOR, "from_chat_id": EGOR, "message_id": "MESSAGE"},
    "forwardMessages": {"chat_id": EGOR, "from_chat_id": EGOR, "message_ids": ["MESSAGE"]},
    "pinChatMessage": {"chat_id": EGOR, "message_id": "MESSAGE"},
    "unpinChatMessage": {"chat_id": EGOR, "message_id": "PINNED"},
    "unpinAllChatMessages": {"chat_id": EGOR},
    "setMessageReaction": {"chat_id": EGOR, "message_id": "MESSAGE", "reaction": [{"type": "emoji", "emoji": "👍"}]},
    "deleteMessage": {"chat_id": EGOR, "message_id": "MESSAGE"},
    "deleteMessages": {"chat_id": EGOR, "message_ids": ["MESSAGE"]},
    "answerInlineQuery": {"inline_query_id": "INLINE", "results": []},
    "answerWebAppQuery": {"web_app_query_id": "APP", "result": "RESULT"},
    "answerCallbackQuery": {"callback_query_id": "PRESS"},
    "getFile": {"file_id": "DOCUMENT"},
    "createForumTopic": {"chat_id": EGOR, "name": "x"},
    "getChat": {"chat_id": EGOR},
    "getChatMember": {"chat_id": EGOR, "user_id": EGOR},
    "getChatMemberCount": {"chat_id": EGOR},
    "getChatAdministrators": {"chat_id": GROUP},
    "leaveChat": {"chat_id": GROUP},
}
_UNKNOWN = {"no_such_parameter": 1}
_STALE = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
_RESULT: Json = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "x"}}
#: What makes a good call bad, and the answer; of all others the chat is one that nobody knows.
BAD: dict[str, tuple[Json, str]] = {
    "setMyName": ({"name": "x" * 65}, "400 Bad Request: bot name is too long"),
    "setMyDescription": ({"description": "x" * 513}, "400 Bad Request: bot description is too long"),
    "setMyShortDescription": ({"short_description": "x" * 121}, "400 Bad Request: bot short description is too long"),
    "setMyCommands": ({"commands": [{"command": "Нет", "description": "x"}]}, "400 Bad Request: BOT_COMMAND_INVALID"),
    "deleteMyCommands": ({"language_code": "русский"}, "400 Bad Request: invalid language code specified"),
    "setWebhook": ({"url": "x"}, "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
    "answerInlineQuery": ({"inline_query_id": "x"}, _STALE),
    "answerWebAppQuery": ({"web_app_query_id": "x", "result": _RESULT}, _STALE),
    "answerCallbackQuery": ({"callback_query_id": "x"}, _STALE),
    "getFile": ({"file_id": "x"}, "400 Bad Request: invalid file_id"),
    "getChatAdministrators": ({"chat_id": EGOR}, "400 Bad Request: there are no administrators in the private chat"),
}


async def things(api: Api, people: Client) -> Json:
    """What the calls speak of, made anew."""
    await people.post("bots", id=42, topics=True)
    await people.post("groups", id=GROUP, title="Бухгалтерия", members=[EGOR])
    await people.post("group_bot", chat=GROUP, person=EGOR)
    made: Json = {"RESULT": _RESULT}
    for kind in ("photo", "document", "video", "animation", "audio", "voice", "sticker"):
        sent = (await api.form(f"send{kind.title()}", {kind: ("a.png", PIXEL)}, chat_id=str(EGOR)))["result"]
        carried = sent["photo"][-1] if kind == "photo" else sent[kind]
        made |= {kind.upper(): carried["file_id"]} | ({"WITH_FILE": sent["message_id"]} if kind == "document" else {})
    made["MESSAGE"] = (await api.send(reply_markup=inline([button("Да")])))["message_id"]
    made["POLL"] = (await api.ok("sendPoll", chat_id=EGOR, question="?", options=["a"]))["message_id"]
    made["PINNED"] = (await api.send())["message_id"]
    await api.ok("pinChatMessage", chat_id=EGOR, message_id=made["PINNED"])
    made["PRESS"] = (await people.press(EGOR, "Да"))["callback_query_id"]
    made["INLINE"] = (await people.post("inline", person=EGOR))["id"]
    made["APP"] = (await people.post("web_app", person=EGOR))["query_id"]
    return made


def filled(value: Any, things: Json) -> Any:
    match value:
        case dict():
            return {key: filled(one, things) for key, one in value.items()}
        case list():
            return [filled(one, things) for one in value]
        case str():
            return things.get(value, value)
        case _:
            return value


def test_every_method_is_here() -> None:
    assert sorted(GOOD) == sorted(METHODS)


async def test_good_calls(api: Api, people: Client) -> None:
    answers = {name: await api.call(name, **filled(call, await things(api, people))) for name, call in GOOD.items()}
    assert {name: body for name, body in answers.items() if not body["ok"]} == {}
    assert [name for name, body in answers.items() if body["result"] is None] == []


async def test_bad_calls(api: Api, people: Client) -> None:
    made = await things(api, people)
    wrong = {name: bad(name) for name in METHODS}
    said = {name: await api.no(name, **filled(GOOD.get(name, {}), made) | more) for name, (more, _) in wrong.items()}
    assert said == {name: answer for name, (_, answer) in wrong.items()}


def bad(method: str) -> tuple[Json, str]:
    if method in BAD:
        return BAD[method]
    if "chat_id" in schema().methods[method]:
        return {"chat_id": NOBODY}, "400 Bad Request: chat not found"
    return _UNKNOWN, f'400 Bad Request: unknown parameter "no_such_parameter" in {method} of Bot API 10.3'
