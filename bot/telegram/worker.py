"""The worker: what has arrived is answered, one update after another for each person, many people at once."""

import asyncio
import json
import logging
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiogram import Bot

from bot.telegram.draw import draw
from bot.telegram.hear import Heard, arrived, heard
from bot.telegram.outcome import ERRORS, Fate, judged
from core.model.org import Org
from core.store import inbox
from core.store.db import Database
from core.store.inbox import TRIES, Claimed, LostLease, Once
from core.store.queue import new_token
from core.use import arrive
from core.use.arrive import Shown, Work
from dialogs import router
from dialogs.desk import DatabaseDesk
from dialogs.i18n import _, speaking, spoken
from dialogs.screen import Reply, Screen, line

#: How long the parts of an album are waited for, in seconds: they come as updates of their own.
_ALBUM = 0.7
#: How long a failed update is left alone before it is tried again, in seconds; doubled every time.
_PAUSE = 0.25
#: How often the inbox is looked at for what another process left, in seconds.
_SWEEP = 2.0
#: Notes of what has been shown are written with the next update, or after this many seconds.
_NOTES = 0.3

_log = logging.getLogger(__name__)


class Worker:
    def __init__(self, bot: Bot, db: Database, desk: DatabaseDesk) -> None:
        self._bot, self._db, self._desk = bot, db, desk
        self._token = new_token()
        self._lanes: defaultdict[int, deque[Claimed]] = defaultdict(deque)
        self._running: dict[int, asyncio.Task[None]] = {}
        self._org = Org()

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep what has arrived, and begin to answer it. When this returns, the updates may be acknowledged."""
        kept = [arrived(update, json.dumps(update, ensure_ascii=False)) for update in updates]
        now, shown = self._desk.now(), self._desk.taken()
        self._begin(await self._db.write(arrive.arrive, self._bot.id, kept, shown, self._token, now))

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

    def _begin(self, work: Work) -> None:
        self._org = work.org
        for claimed in work.claimed:
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
        said = heard(json.loads(claimed.body), self._org, Once(claimed.id, self._token), again=claimed.acted)
        if said is None:
            self._desk.shown.append(Shown(claimed.id))
            return
        if said.album is not None:
            said = await self._with_album(said, queue)
        for attempt in range(claimed.tries, TRIES + 1):
            try:
                await self._answer(said, claimed)
            except LostLease:
                if not await self._db.read(inbox.acted_by, Once(claimed.id, self._token)):
                    return
                said = replace(said, said=replace(said.said, again=True, once=()))
            except Exception:  # noqa: BLE001 - a bug stops this one update, and nobody else
                _log.exception("update %s failed, attempt %s", claimed.id, attempt)
                await asyncio.sleep(_PAUSE * 2**attempt)
            else:
                return
        await self._give_up(said, claimed)

    async def _answer(self, said: Heard, claimed: Claimed) -> None:
        reply = await router.answer(self._desk, said.said)
        try:
            message = await draw(self._bot, said, reply)
        except ERRORS as error:
            await self._not_shown(claimed, error)
            return
        for once in said.said.once:
            self._desk.shown.append(Shown(once.id, reply.draft, message))

    async def _not_shown(self, claimed: Claimed, error: Exception) -> None:
        """Its effect is safe. What could be shown later will be, from the state as it is then."""
        failure = judged(error)
        _log.warning("the answer to update %s was not shown: %s", claimed.id, failure.fate)
        if failure.fate in (Fate.NOT_SENT, Fate.UNKNOWN) and claimed.tries < TRIES:
            until = self._desk.now() + timedelta(seconds=max(failure.pause, _SWEEP))
            await self._db.write(inbox.put_off, claimed.id, until)
        else:
            self._desk.shown.append(Shown(claimed.id))

    async def _with_album(self, said: Heard, queue: deque[Claimed]) -> Heard:
        """The files that were sent together, as one thing said."""
        await asyncio.sleep(_ALBUM)
        together = said.said
        while queue:
            part = heard(json.loads(queue[0].body), self._org, Once(queue[0].id, self._token), again=queue[0].acted)
            if part is None or part.album != said.album:
                break
            queue.popleft()
            files, once = together.files + part.said.files, together.once + part.said.once
            together = replace(together, files=files, once=once, words=together.words or part.said.words)
        return replace(said, said=together)

    async def _give_up(self, said: Heard, claimed: Claimed) -> None:
        """Put it aside for the administrator; the person is told, and what he says next is heard."""
        _log.error("update %s was put aside after %s attempts", claimed.id, TRIES)
        await self._db.write(inbox.put_aside, claimed.id)
        with speaking(said.said.person.locale if said.said.person else spoken(said.said.language)):
            text = _(
                "Something went wrong, and it is our mistake. What was sent before is kept. Please try again later."
            )
        try:
            await draw(self._bot, said, Reply(Screen((line(text),)), fresh=True))
        except ERRORS as error:
            _log.warning("the apology was not shown: %s", judged(error).fate)
