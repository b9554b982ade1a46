"""The picture of a screen, as Telegram takes one."""

import asyncio
from typing import Any

from aiogram.types import BufferedInputFile

from bot.picture.render import png
from bot.telegram import html
from dialogs.screen import Screen


async def captioned(screen: Screen) -> dict[str, Any]:
    """The arguments of a photo with the words and buttons of the screen below it."""
    words = {"caption": html.text(screen), "parse_mode": "HTML", "reply_markup": html.markup(screen)}
    return {"photo": await _photo(screen), **words}


async def media(screen: Screen) -> dict[str, Any]:
    """The same as the content of a message that is changed."""
    words = {"caption": html.text(screen), "parse_mode": "HTML"}
    return {"type": "photo", "media": await _photo(screen), **words}


async def _photo(screen: Screen) -> BufferedInputFile:
    """Made in a thread: it takes a while, and others are served meanwhile."""
    return BufferedInputFile(await asyncio.to_thread(png, screen.drawing), "picture.png")
