"""The worker: what has arrived is answered, one update after another for each person, many people at once."""

import asyncio
import json
import logging
from collections import defaultdict, deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot

from bot.telegram.draw import draw
from bot.telegram.hear import Heard, arrived, heard, kept
from bot.telegram.inline import Inline
from bot.telegram.outcome import ERRORS, Fate, judged
from core.model.org import Org
from core.store import inbox
from core.store.db import Database, Tx
from core.store.inbox import CLAIMS, TRIES, Claimed, LostLease, Once
from core.store.queue import new_token
from core.use import arrive
from core.use.arrive import Shown, Work
from dialogs import router
from dialogs.desk import DatabaseDesk
from dialogs.i18n import _, speaking, spoken
from dialogs.said import Said
from dialogs.screen import Reply, Screen, line

#: How long the parts of an album are waited for, in seconds: they come as updates of their own.
_ALBUM = 0.7
#: How long a failed update is left alone before it is tried again, in seconds; doubled every time.
_PAUSE = 0.25
#: How long an answer that could not be shown is left alone, in seconds: doubled every time, up to the second.
_LATER, _LATEST = 2.0, 16.0
#: How often the inbox is looked at for what another process left, in seconds.
_SWEEP = 2.0
#: Notes of what has been shown are written with the next update, or after this many seconds.
_NOTES = 0.3

_log = logging.getLogger(__name__)


class _Unreadable(Exception):
    """Not an update as Telegram describes them."""


class Worker:
    def __init__(self, bot: Bot, db: Database, desk: DatabaseDesk) -> None:
        self._bot, self._db, self._desk = bot, db, desk
        self._inline = Inline(bot, desk)
        self.searches = False  #: whether Telegram lets people search while they type, as BotFather was told
        self.name = ""  #: of the bot, without its @
        self._token = new_token()
        self._lanes: defaultdict[int, deque[Claimed]] = defaultdict(deque)
        self._running: dict[int, asyncio.Task[None]] = {}
        self._held: set[int] = set()  # in a lane, or being answered: a claim that comes again only renews the lease
        self._org = Org()

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep what has arrived, and begin to answer it. When this returns, the updates may be acknowledged."""
        # Telegram counts what happens, and people are answered in that order, however it comes.
        ordered = sorted(self._inline.sorted_out(updates), key=lambda update: int(update["update_id"]))
        # Escaped: half a character, as a bad client sends it, is no text for a database, and would stop all the rest.
        rows = [arrived(update, json.dumps(kept(update))) for update in ordered]
        now, shown = self._desk.now(), self._desk.taken()
        try:
            work = await self._db.write(arrive.arrive, self._bot.id, rows, shown, self._token, now)
        except BaseException:
            self._desk.shown[:0] = shown
            raise
        self._begin(work)

    async def run(self) -> None:
        """For ever: write down what has been shown, and pick up what others have left."""
        swept = 0.0
        while True:
            await asyncio.sleep(_NOTES)
            swept += _NOTES
            try:
                if self._desk.shown or swept >= _SWEEP:
                    swept = 0.0
                    await self.take(())
            except Exception:  # noqa: BLE001 - a loop of the shell goes on, whatever happened
                _log.exception("the inbox could not be looked at; trying again")

    async def idle(self) -> None:
        """Return when everything that was taken has been answered."""
        while self._running:
            await asyncio.gather(*self._running.values(), return_exceptions=True)
        await self._inline.idle()

    def _begin(self, work: Work) -> None:
        self._org = work.org
        for claimed in work.claimed:
            if claimed.id in self._held:
                continue
            self._held.add(claimed.id)
            self._lanes[claimed.lane].append(claimed)
            if claimed.lane not in self._running:
                self._running[claimed.lane] = asyncio.create_task(self._lane(claimed.lane))

    async def _lane(self, lane: int) -> None:
        """Everything of one person, in the order it was said."""
        queue = self._lanes[lane]
        try:
            while queue:
                await self._handle(queue.popleft(), queue)
        finally:
            del self._lanes[lane], self._running[lane]

    async def _handle(self, claimed: Claimed, queue: deque[Claimed]) -> None:
        ids = [claimed.id]
        try:
            said = self._heard(claimed)
            if said is None:
                self._desk.shown.append(Shown(claimed.id))
                return
            said = await self._whole(said, queue)
            ids = [once.id for once in said.said.once]
            await self._attempt(said, claimed)
        except _Unreadable:
            _log.exception("update %s cannot be read, and was put aside", claimed.id)
            await self._db.write(inbox.put_aside, claimed.id)
        except Exception:  # noqa: BLE001 - whatever it is, the lane goes on; the lease brings the update back
            _log.exception("update %s could not be handled", claimed.id)
        finally:
            self._held.difference_update(ids)

    async def _attempt(self, said: Heard, claimed: Claimed) -> None:
        for attempt in range(1, TRIES + 1) if claimed.tries <= CLAIMS else ():
            try:
                await self._answer(said, claimed.tries)
            except LostLease:
                if not await self._db.read(inbox.acted_by, Once(claimed.id, self._token)):
                    return
                said = replace(said, said=replace(said.said, again=True))
            except Exception:  # noqa: BLE001 - a bug stops this one update, and nobody else
                _log.exception("update %s failed, attempt %s", claimed.id, attempt)
                if attempt < TRIES:
                    await asyncio.sleep(_PAUSE * 2**attempt)
            else:
                return
        await self._give_up(said)

    async def _answer(self, said: Heard, tries: int) -> None:
        reply = await router.answer(self._desk, replace(said.said, searches=self.searches, bot=self.name))
        try:
            message = await draw(self._bot, said, reply)
        except ERRORS as error:
            await self._not_shown(said, tries, error)
            return
        about = (said.said.person.id, reply.about) if said.said.person and reply.about is not None else None
        self._desk.shown += [Shown(once.id, reply.draft, message, about) for once in said.said.once]
        if tries > 1:
            # Where processes die, the next one should not have to show it once more.
            await self.take(())

    async def _not_shown(self, said: Heard, tries: int, error: Exception) -> None:
        """Its effect is safe. What could be shown later will be, from the state as it is then."""
        failure, ids = judged(error), [once.id for once in said.said.once]
        _log.warning("the answer to update %s was not shown: %s", ids[0], failure.fate)
        if failure.fate in (Fate.NOT_SENT, Fate.UNKNOWN) and tries < CLAIMS:
            pause = max(failure.pause, min(_LATER * 2 ** (tries - 1), _LATEST))
            await self._db.write(_put_off, ids, self._desk.now() + timedelta(seconds=pause))
        else:
            self._desk.shown += map(Shown, ids)

    async def _whole(self, said: Heard, queue: deque[Claimed]) -> Heard:
        """Files that were sent together, as one thing said."""
        if said.album is None:
            return said
        await asyncio.sleep(_ALBUM)
        while queue and (part := self._part(said, queue[0])) is not None:
            queue.popleft()
            said = replace(said, said=_joined(said.said, part))
        return said

    def _part(self, said: Heard, claimed: Claimed) -> Said | None:
        """More of the same album; None for anything else, and for a part that came when the others had acted."""
        with suppress(_Unreadable):  # its own turn will tell
            part = self._heard(claimed)
            if part is not None and part.album == said.album and part.said.again == said.said.again:
                return part.said
        return None

    def _heard(self, claimed: Claimed) -> Heard | None:
        try:
            return heard(json.loads(claimed.body), self._org, Once(claimed.id, self._token), again=claimed.acted)
        except Exception as error:
            raise _Unreadable from error

    async def _give_up(self, said: Heard) -> None:
        """Put it aside for the administrator; the person is told, and what he says next is heard."""
        ids = [once.id for once in said.said.once]
        _log.error("update %s was put aside", ids[0])
        await self._db.write(_put_aside, ids)
        with speaking(said.said.person.locale if said.said.person else spoken(said.said.language)):
            text = _(
                "Something went wrong, and it is our mistake. What was sent before is kept. Please try again later."
            )
        try:
            await draw(self._bot, said, Reply(Screen((line(text),)), fresh=True))
        except ERRORS as error:
            _log.warning("the apology was not shown: %s", judged(error).fate)


def _joined(said: Said, part: Said) -> Said:
    worded = said if said.words else part
    message = said.message if said.message is not None else part.message
    files, once = said.files + part.files, said.once + part.once
    heard = replace(said, words=worded.words, marks=worded.marks, addressed=worded.addressed)
    return replace(heard, files=files, once=once, message=message)


def _put_off(tx: Tx, ids: Sequence[int], until: datetime) -> None:
    for id in ids:
        inbox.put_off(tx, id, until)


def _put_aside(tx: Tx, ids: Sequence[int]) -> None:
    for id in ids:
        inbox.put_aside(tx, id)
