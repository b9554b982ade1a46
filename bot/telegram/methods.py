"""The Bot API methods of every tap, in the shape that Kivok needs: markup as plain data, and of the answer, a whole
message, only its number. Building and reading aiogram's models of keyboards and messages costs more than all the rest
of a tap.
"""

from typing import Any, ClassVar

from aiogram.methods.base import TelegramMethod
from aiogram.types import InputFile
from pydantic import Field

#: What Kivok wants to hear of. Unspecified would keep whatever an older deployment asked for.
UPDATES = ("message", "edited_message", "callback_query", "message_reaction", "inline_query", "my_chat_member")


class GetUpdates(TelegramMethod[list[dict[str, Any]]]):
    __returning__: ClassVar[Any] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    allowed_updates: list[str] = Field(default_factory=lambda: list(UPDATES))


class SendMessage(TelegramMethod[dict[str, Any]]):
    __returning__: ClassVar[Any] = dict[str, Any]
    __api_method__: ClassVar[str] = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str = "HTML"
    reply_markup: dict[str, Any] | None = None
    link_preview_options: dict[str, Any] = Field(default_factory=lambda: {"is_disabled": True})
    disable_notification: bool | None = None
    reply_parameters: dict[str, Any] | None = None


class EditMessageText(TelegramMethod[dict[str, Any] | bool]):
    __returning__: ClassVar[Any] = dict[str, Any] | bool
    __api_method__: ClassVar[str] = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str = "HTML"
    reply_markup: dict[str, Any] | None = None
    link_preview_options: dict[str, Any] = Field(default_factory=lambda: {"is_disabled": True})


class EditMessageMedia(TelegramMethod[dict[str, Any] | bool]):
    """Another picture, also in the place of a text."""

    __returning__: ClassVar[Any] = dict[str, Any] | bool
    __api_method__: ClassVar[str] = "editMessageMedia"

    chat_id: int
    message_id: int
    media: dict[str, Any]
    reply_markup: dict[str, Any] | None = None


class EditMessageReplyMarkup(TelegramMethod[dict[str, Any] | bool]):
    """Without markup: the buttons go."""

    __returning__: ClassVar[Any] = dict[str, Any] | bool
    __api_method__: ClassVar[str] = "editMessageReplyMarkup"

    chat_id: int
    message_id: int
    reply_markup: dict[str, Any] | None = None


class SendFiles(TelegramMethod[list[dict[str, Any]]]):
    """Two to ten photos, or two to ten documents, as one album."""

    __returning__: ClassVar[Any] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "sendMediaGroup"

    chat_id: int
    media: list[dict[str, Any]]
    disable_notification: bool | None = None
    reply_parameters: dict[str, Any] | None = None


class SendPhoto(TelegramMethod[dict[str, Any]]):
    __returning__: ClassVar[Any] = dict[str, Any]
    __api_method__: ClassVar[str] = "sendPhoto"

    chat_id: int
    photo: str | InputFile
    caption: str | None = None
    parse_mode: str | None = None
    reply_markup: dict[str, Any] | None = None
    disable_notification: bool | None = None
    reply_parameters: dict[str, Any] | None = None


class SendDocument(TelegramMethod[dict[str, Any]]):
    __returning__: ClassVar[Any] = dict[str, Any]
    __api_method__: ClassVar[str] = "sendDocument"

    chat_id: int
    document: str | InputFile
    disable_notification: bool | None = None
    reply_parameters: dict[str, Any] | None = None


class AnswerCallbackQuery(TelegramMethod[bool]):
    __returning__: ClassVar[Any] = bool
    __api_method__: ClassVar[str] = "answerCallbackQuery"

    callback_query_id: str
    text: str | None = None
    show_alert: bool | None = None


class AnswerInlineQuery(TelegramMethod[bool]):
    """What is found depends on who asks, and changes with every answer: Telegram must keep none of it."""

    __returning__: ClassVar[Any] = bool
    __api_method__: ClassVar[str] = "answerInlineQuery"

    inline_query_id: str
    results: list[dict[str, Any]]
    cache_time: int = 0
    is_personal: bool = True
    next_offset: str = ""
    button: dict[str, Any] | None = None
