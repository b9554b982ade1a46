"""A Telegram that costs what Telegram costs the bot: requests are written out, answers are read; nothing is sent."""

import json
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from typing_extensions import override

CHAT = {"id": 1004, "type": "private", "first_name": "Иван"}
IVAN = {"id": 1004, "is_bot": False, "first_name": "Иван", "language_code": "ru"}
_BOT = {"id": 42, "is_bot": True, "first_name": "Kivok", "username": "kivok_bot"}
_KEYBOARD = [
    [{"text": f"Кнопка {n}", "callback_data": f"f.1a.{n}.o.{n}"}, {"text": "Ещё", "callback_data": "m"}]
    for n in range(3)
]
TOKEN = "42:" + "a" * 35


class Wire(AiohttpSession):
    """Answers every message with a message of six buttons, and remembers what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.keyboard: list[list[dict[str, Any]]] = []
        self.text = ""
        self.message = 1
        self._answers = {True: json.dumps({"ok": True, "result": True})}

    @override
    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        self.build_form_data(bot, method)
        name = method.__api_method__
        self.calls.append(name)
        if name in ("sendMessage", "editMessageText"):
            self._remember(method)
        if name == "sendMessage":
            self.message += 1
        content = self._answers[True] if name == "answerCallbackQuery" else self._message()
        return self.check_response(bot, method, 200, content).result

    def _remember(self, method: Any) -> None:
        self.text = method.text
        markup = method.reply_markup
        if isinstance(markup, dict):
            self.keyboard = markup["inline_keyboard"]

    def _message(self) -> str:
        """Written by hand: what the far side does is not to be measured."""
        return _TEMPLATE.replace('"message_id": 0', f'"message_id": {self.message}')


_TEMPLATE = json.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 0,
            "date": 1_800_000_000,
            "chat": CHAT,
            "from": _BOT,
            "text": "Отпуск · 5–18 августа 2027, 14 дней\nКто вас заменит?\nНапишите имя или выберите. 2 из 3",
            "entities": [{"type": "bold", "offset": 0, "length": 6}],
            "reply_markup": {"inline_keyboard": _KEYBOARD},
        },
    },
    ensure_ascii=False,
)


def typed(number: int, text: str) -> dict[str, Any]:
    """A message of Ivan's."""
    message = {"message_id": 10_000 + number, "date": 1_800_000_000, "chat": CHAT, "from": IVAN, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": message}


def pressed(number: int, data: str, message_id: int) -> dict[str, Any]:
    """A press of Ivan's on a message like Telegram sends it along, buttons and all."""
    shown = json.loads(_TEMPLATE)["result"] | {"message_id": message_id}
    query = {"id": str(number), "from": IVAN, "message": shown, "chat_instance": "1", "data": data}
    return {"update_id": number, "callback_query": query}
