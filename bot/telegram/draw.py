"""A reply becomes messages: the press is answered first, then the screen is shown."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.types import BufferedInputFile

from bot.calendar_file import file_name, ics
from bot.telegram import html, picture
from bot.telegram.hear import Heard
from bot.telegram.methods import (
    AnswerCallbackQuery,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendFiles,
    SendMessage,
    SendPhoto,
)
from bot.telegram.outcome import ERRORS, Fate, judged
from core.model.leave.calendar_entry import CalendarEntry
from core.model.value import File, FileKind
from dialogs.screen import Reply, Screen

#: A pause that Telegram asks for is waited out on the spot up to this many seconds; longer ones come back later.
_PATIENCE = 3.0
#: Telegram's limit for the note over a chat, in characters.
_TOAST = 200
_ALBUM = 10

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message comes."""

    silent: bool = False  #: without a sound
    replies_to: int | None = None  #: the message to which it belongs; it comes all the same when that one is gone

    @property
    def parameters(self) -> dict[str, Any]:
        reply = {"message_id": self.replies_to, "allow_sending_without_reply": True}
        return {
            **({"disable_notification": True} if self.silent else {}),
            **({"reply_parameters": reply} if self.replies_to is not None else {}),
        }


async def draw(bot: Bot, heard: Heard, reply: Reply) -> int | None:
    """Show `reply` to the one who was heard. Returns the message in which its screen is seen. Raises one of ERRORS
    when it could not be shown."""
    if heard.query is not None:
        await _answer(bot, heard.query, reply)
    if reply.screen is None:
        return None
    if heard.query is not None and heard.said.message is not None and not reply.fresh:
        return await change(bot, heard.chat, heard.said.message, reply.screen)
    shown = await send(bot, heard.chat, reply.screen)
    if reply.old is not None and reply.old != shown:
        await strip(bot, heard.chat, reply.old)
    return shown


async def send(bot: Bot, chat: int, screen: Screen) -> int:
    """A new message, below its files. Returns its number."""
    return (await send_all(bot, chat, screen, Manner()))[-1]


async def send_all(bot: Bot, chat: int, screen: Screen, manner: Manner) -> tuple[int, ...]:
    """The files of a screen, and below them its words, if there are any, with its picture. Returns the numbers of all
    messages."""
    how: dict[str, Any] = {"chat_id": chat, **manner.parameters}
    sent = await _send_files(bot, screen.files, how)
    if screen.entry is not None:
        sent.append(await _send_entry(bot, screen.entry, how))
    if screen.drawing:
        sent.append(await patient(bot, SendPhoto(**await picture.captioned(screen), **how)))
    elif screen.lines:
        text, markup = html.text(screen), html.markup(screen)
        sent.append(await patient(bot, SendMessage(text=text, reply_markup=markup, **how)))
    return tuple(int(one["message_id"]) for one in sent)


async def change(bot: Bot, chat: int, message: int, screen: Screen, *, or_new: bool = True) -> int:
    """Other words and buttons in a message; a new message when that one is gone, or (not `or_new`) nothing. Returns its
    number."""
    try:
        await patient(bot, await _changed(chat, message, screen))
    except ERRORS as error:
        fate = judged(error).fate
        if fate is Fate.STALE and or_new:
            return await send(bot, chat, screen)
        if fate not in (Fate.DONE, Fate.STALE):
            raise
    return message


async def _changed(chat: int, message: int, screen: Screen) -> EditMessageText | EditMessageMedia:
    where: dict[str, Any] = {"chat_id": chat, "message_id": message, "reply_markup": html.markup(screen)}
    if screen.drawing:
        return EditMessageMedia(media=await picture.media(screen), **where)
    return EditMessageText(text=html.text(screen), **where)


async def strip(bot: Bot, chat: int, message: int) -> None:
    """Take the buttons away from a message, if that is possible: they are checked on every press anyway."""
    try:
        await bot(EditMessageReplyMarkup(chat_id=chat, message_id=message))
    except ERRORS as error:
        _log.debug("the buttons of message %s stay: %s", message, type(error).__name__)


async def retire(bot: Bot, chat: int, message: int, screen: Screen) -> None:
    """What is left of a message whose place another one has taken, if it can be changed: nothing depends on it."""
    try:
        await bot(EditMessageText(chat_id=chat, message_id=message, text=html.text(screen)))
    except ERRORS as error:
        _log.debug("message %s stays as it was: %s", message, type(error).__name__)


async def patient(bot: Bot, method: Any) -> Any:
    """Call `method`, once more after a short pause when Telegram asks for one."""
    try:
        return await bot(method)
    except ERRORS as error:
        failure = judged(error)
        if failure.fate is not Fate.NOT_SENT or failure.pause > _PATIENCE:
            raise
    await asyncio.sleep(max(failure.pause, 0.1))
    return await bot(method)


async def _answer(bot: Bot, query: str, reply: Reply) -> None:
    """A press that is answered too late, or not at all, has had its effect nevertheless."""
    toast = reply.toast if len(reply.toast) <= _TOAST else reply.toast[: _TOAST - 1] + "…"
    try:
        alert = True if reply.alert else None
        await bot(AnswerCallbackQuery(callback_query_id=query, text=toast or None, show_alert=alert))
    except ERRORS as error:
        _log.info("a press was not answered: %s", type(error).__name__)


async def _send_entry(bot: Bot, entry: CalendarEntry, how: dict[str, Any]) -> dict[str, Any]:
    """Without a sound: the words that come right after it have one."""
    file = BufferedInputFile(ics([entry]), file_name(entry))
    sent: dict[str, Any] = await patient(bot, SendDocument(document=file, **{**how, "disable_notification": True}))
    return sent


async def _send_files(bot: Bot, files: tuple[File, ...], how: dict[str, Any]) -> list[dict[str, Any]]:
    """Photos and documents do not mix in one album."""
    sent: list[dict[str, Any]] = []
    for kind in FileKind:
        same = [file for file in files if file.kind is kind]
        for start in range(0, len(same), _ALBUM):
            sent += await _send_album(bot, same[start : start + _ALBUM], how)
    return sent


async def _send_album(bot: Bot, files: list[File], how: dict[str, Any]) -> list[dict[str, Any]]:
    if len(files) > 1:
        media = [{"type": file.kind.value, "media": file.ref} for file in files]
        album: list[dict[str, Any]] = await patient(bot, SendFiles(media=media, **how))
        return album
    if files[0].kind is FileKind.PHOTO:
        return [await patient(bot, SendPhoto(photo=files[0].ref, **how))]
    return [await patient(bot, SendDocument(document=files[0].ref, **how))]
