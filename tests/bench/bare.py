"""The same walk in plain aiogram: handlers that do nothing but answer, with the same calls and a keyboard of six."""

from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

_TEXT = "<b>Отпуск</b> · 5–18 августа 2027, 14 дней\nКто вас заменит?\nНапишите имя или выберите. 2 из 3"


def dispatcher() -> Dispatcher:
    """As the documentation shows it: a filter for the command, one for the buttons, one for the rest."""
    router = Router()
    router.message(F.text.startswith("/"))(_answer)
    router.callback_query(F.data)(_press)
    router.message()(_answer_and_strip)
    found = Dispatcher()
    found.include_router(router)
    return found


async def feed(dp: Dispatcher, bot: Bot, update: dict[str, Any]) -> None:
    await dp.feed_raw_update(bot, update)


def _keyboard() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=f"Кнопка {n}", callback_data=f"f.1a.{n}.o.{n}"),
                InlineKeyboardButton(text="Ещё", callback_data="m"),
            ]
            for n in range(3)
        ]
    )


async def _answer(message: Message) -> None:
    await message.answer(_TEXT, parse_mode="HTML", reply_markup=_keyboard())


async def _answer_and_strip(message: Message, bot: Bot) -> None:
    await message.answer(_TEXT, parse_mode="HTML", reply_markup=_keyboard())
    await bot.edit_message_reply_markup(chat_id=message.chat.id, message_id=1)


async def _press(query: CallbackQuery) -> None:
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(_TEXT, parse_mode="HTML", reply_markup=_keyboard())
