"""Files with rows, fetched from Telegram and read. No transaction waits for it."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiohttp import ClientError

from bot.sheet_file import BYTES, text_of
from bot.telegram.outcome import ERRORS
from core.model.value import File
from dialogs.sheet import SheetNotFetched, SheetTooLarge

#: How long a file is waited for, in seconds: with the reading, it must fit into the lease of an update.
_PATIENCE = 20
_TIMES = 2
#: How many files are read at once: each workbook may take a lot of memory.
_AT_ONCE = 2

_log = logging.getLogger(__name__)


class _Short(Exception):
    """The connection ended before the file did."""


class TelegramSheets:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._reading = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, file: File) -> str:
        """The rows of a file that was sent, as text. Raises Refusal."""
        if file.size > BYTES:
            raise SheetTooLarge(limit=BYTES // 1024**2)
        data = await self._fetched(file)
        async with self._reading:
            return await asyncio.to_thread(text_of, data)

    async def _fetched(self, file: File) -> bytes:
        try:
            async with asyncio.timeout(_PATIENCE):
                for time in range(1, _TIMES + 1):
                    try:
                        return await self._bytes(file)
                    except TelegramBadRequest as error:
                        _log.warning("a file with rows is not given: %s", error.message)
                        break
                    except (*ERRORS, ClientError, _Short) as error:
                        _log.warning("a file with rows was not fetched, attempt %s: %s", time, type(error).__name__)
        except TimeoutError:
            _log.warning("a file with rows was not fetched in time")
        raise SheetNotFetched

    async def _bytes(self, file: File) -> bytes:
        found = await self._bot.get_file(file.ref)
        url = self._bot.session.api.file_url(self._bot.token, found.file_path or "")
        parts, size = list[bytes](), 0
        async for part in self._bot.session.stream_content(url, timeout=_PATIENCE, raise_for_status=True):
            parts.append(part)
            size += len(part)
            if size > BYTES:
                raise SheetTooLarge(limit=BYTES // 1024**2)
        if found.file_size is not None and size != found.file_size:
            raise _Short
        return b"".join(parts)
