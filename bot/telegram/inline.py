"""Inline queries: rows of a catalog offered while somebody types `@bot каспи`.

They are neither kept nor repeated: Telegram forgets a query within seconds, and the next letter asks anew. What is
chosen comes as a message like any other, and is kept like one.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from aiogram import Bot

from bot.telegram.methods import AnswerInlineQuery
from bot.telegram.outcome import ERRORS
from dialogs.desk import Desk
from dialogs.search import Results, results

#: Characters of a title and of the line below it, of which a phone shows hardly more.
_TITLE, _ABOUT = 100, 200
#: Queries that are answered at once. What comes on top is left: whoever types asks again with the next letter.
_AT_ONCE = 50
#: Where a query comes from that was typed in the chat with the bot.
_HERE = "sender"
#: Any word; with it the button opens the chat.
_START = "menu"

_log = logging.getLogger(__name__)


class Inline:
    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot, self._desk = bot, desk
        self._answering: dict[int, asyncio.Task[None]] = {}  # by whose they are: the newest query of each is enough

    def sorted_out(self, updates: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """All other updates. Queries are being answered from now on."""
        for update in updates:
            if "inline_query" in update:
                self._begin(update["inline_query"])
        return [update for update in updates if "inline_query" not in update]

    async def idle(self) -> None:
        """Return when every query has been answered."""
        await asyncio.gather(*self._answering.values(), return_exceptions=True)

    def _begin(self, query: Any) -> None:
        try:
            who = int(query["from"]["id"])
        except (KeyError, TypeError, ValueError):
            _log.warning("an inline query cannot be read")
            return
        if (earlier := self._answering.pop(who, None)) is not None:
            earlier.cancel()
        elif len(self._answering) >= _AT_ONCE:
            return
        task = self._answering[who] = asyncio.create_task(self._answer(who, query))
        task.add_done_callback(lambda done: self._answering.pop(who) if self._answering.get(who) is done else None)

    async def _answer(self, who: int, query: dict[str, Any]) -> None:
        try:
            language, typed = str(query["from"].get("language_code", "en")), str(query.get("query", ""))
            here = query.get("chat_type", _HERE) == _HERE
            found = await results(self._desk, who, language, typed, str(query.get("offset", "")), here=here)
            await self._bot(_told(str(query["id"]), found))
        except ERRORS as error:
            # Too late, as a rule: the next letter was typed meanwhile.
            _log.info("an inline query was not answered: %s", type(error).__name__)
        except Exception:  # noqa: BLE001 - a bug stops this one query, and nobody else
            _log.exception("an inline query failed")


def _told(id: str, found: Results) -> AnswerInlineQuery:
    articles = [
        {
            "type": "article",
            "id": one.id,
            "title": one.title[:_TITLE],
            "description": one.about[:_ABOUT],
            "input_message_content": {"message_text": one.words},
        }
        for one in found.found
    ]
    button = {"text": found.note, "start_parameter": _START} if found.note else None
    return AnswerInlineQuery(inline_query_id=id, results=articles, next_offset=found.next, button=button)
