"""The sender: takes what is due from the outbox, draws it for its reader, sends it, and notes what became of it."""

import asyncio
import logging
import time
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from aiogram import Bot

from bot.telegram import draw
from bot.telegram.draw import Manner
from bot.telegram.outcome import ERRORS, Fate, judged
from bot.telegram.pace import Pace
from core.model.ids import PersonId, RequestId
from core.store import outbox
from core.store.cards import Card
from core.store.db import Database
from core.store.queue import new_token
from core.use import deliver
from core.use.deliver import Delivery, OfRequest, Sent
from dialogs.notify import Message, message

#: In hand at once: what a crash in the middle may repeat.
_BATCH = 8
#: Without a sign that something has changed, the outbox is looked at this often, in seconds.
_POLL = 1.0
_RETRY = timedelta(seconds=5)

#: A pause that Telegram asked for is waited out on the spot up to this many seconds; a longer one holds up nobody else.
_PATIENCE = 3.0

_log = logging.getLogger(__name__)


class Sender:
    """One for each bot: Telegram limits a bot to some 30 messages a second, so more would not help."""

    def __init__(self, bot: Bot, db: Database, clock: Callable[[], datetime], pace: Pace | None = None) -> None:
        self._bot, self._db, self._clock = bot, db, clock
        self._pace = pace or Pace(time.monotonic)
        self._token = new_token()
        self._changed = db.changed()
        self._sending: set[asyncio.Task[datetime | None]] = set()
        self._lanes: defaultdict[PersonId, deque[Delivery]] = defaultdict(deque)
        self._running: dict[PersonId, asyncio.Task[None]] = {}
        self._held: set[int] = set()  # in a lane: a claim that comes again only renews the lease

    async def run(self) -> None:
        """For ever: send what is due, then wait for a change. One call that hangs holds up its own reader alone."""
        try:
            while True:
                self._changed.clear()
                try:
                    if await self._take():
                        continue
                except Exception:  # noqa: BLE001 - a loop of the shell goes on, whatever happened
                    _log.exception("the sender stumbled, and goes on")
                    await asyncio.sleep(_POLL)
                with suppress(TimeoutError):
                    # Not `wait_for`: in Python 3.11 it can lose a cancellation that comes together with the change.
                    async with asyncio.timeout(_POLL):
                        await self._changed.wait()
        finally:
            for lane in self._running.values():
                lane.cancel()

    async def send_due(self) -> int:
        """Send what is due, as far as there is room. Returns how many parcels that were."""
        taken = await self._take()
        await asyncio.gather(*self._running.values())
        return taken

    async def idle(self) -> None:
        """Return when what was being sent is sent and noted."""
        await asyncio.gather(*self._sending, return_exceptions=True)

    async def _take(self) -> int:
        """Claim what is due, as far as there is room. Returns how many parcels that were."""
        room = _BATCH - len(self._held)
        # Looked at before it is claimed: to claim is to write, and every write wakes the sender.
        if room <= 0 or not await self._db.read(outbox.is_due, self._clock()):
            return 0
        deliveries = await self._db.write(deliver.claim, self._token, self._clock(), room)
        for delivery in deliveries:
            person, parcel = delivery.parcel.person, delivery.parcel.id
            if parcel not in self._held:
                self._held.add(parcel)
                self._lanes[person].append(delivery)
            if person not in self._running:
                self._running[person] = asyncio.create_task(self._lane(person))
        return len(deliveries)

    async def _lane(self, person: PersonId) -> None:
        """What one person gets, in order: what must wait keeps back what comes after it."""
        queue, cards = self._lanes[person], dict[RequestId, Card]()
        try:
            while queue:
                until = await self._attempt(_with_card(queue[0], cards), cards)
                for done in list(queue) if until is not None else [queue[0]]:
                    if until is not None:
                        await self._db.write(deliver.put_off, done, self._token, until)
                    queue.popleft()
                    self._held.discard(done.parcel.id)
        except Exception:  # noqa: BLE001 - what was claimed is due again when its lease is over
            _log.exception("nothing more can be noted for person %s now", person)
        finally:
            self._held.difference_update(left.parcel.id for left in queue)
            del self._lanes[person], self._running[person]
            self._changed.set()  # there is room again

    async def _attempt(self, delivery: Delivery, cards: dict[RequestId, Card]) -> datetime | None:
        """Returns when to try again what was not sent."""
        try:
            return await self._send(delivery, cards)
        except Exception:  # noqa: BLE001 - a bug stops this one parcel, and nothing else
            _log.exception("parcel %s failed", delivery.parcel.id)
            await self._db.write(deliver.unknown, delivery, self._token, self._clock())
            return None

    async def _send(self, delivery: Delivery, cards: dict[RequestId, Card]) -> datetime | None:
        """Send one parcel, and note what became of it, in `cards` too. Returns when to try again what was not sent."""
        once = deliver.only_once(delivery)
        if once and delivery.parcel.begun:
            await self._db.write(deliver.unknown, delivery, self._token, self._clock())
            return None
        wanted = message(delivery, self._clock())
        chat = delivery.org.people[delivery.parcel.person].telegram
        if wanted is None or chat is None:
            await self._db.write(deliver.delivered, delivery, self._token, None, self._clock())
            return None
        if (held := self._pace.held(chat)) > _PATIENCE:
            return self._clock() + timedelta(seconds=held)
        await self._pace.turn(chat, max(1, len(wanted.screen.files)))
        if once and not await self._db.write(deliver.begin, delivery, self._token):
            return None
        # Who stops the process in between must not leave a message that is sent, and sent again by the next one.
        sending = asyncio.create_task(self._deliver(delivery, wanted, chat, cards))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        return await asyncio.shield(sending)

    async def _deliver(
        self, delivery: Delivery, wanted: Message, chat: int, cards: dict[RequestId, Card]
    ) -> datetime | None:
        try:
            shown = await self._show(chat, wanted)
        except ERRORS as error:
            return await self._failed(delivery, chat, error)
        card = _card(delivery, wanted, shown[-1])
        if card is not None:
            cards[card.request] = card
        await self._db.write(deliver.delivered, delivery, self._token, Sent(shown, card), self._clock())
        return None

    async def _show(self, chat: int, wanted: Message) -> tuple[int, ...]:
        if wanted.edits is not None:
            return (await draw.change(self._bot, chat, wanted.edits, wanted.screen, or_new=wanted.or_new),)
        shown = await draw.send_all(self._bot, chat, wanted.screen, Manner(wanted.silent, wanted.replies_to))
        if wanted.stub is not None and wanted.below is not None:
            await draw.retire(self._bot, chat, wanted.stub, wanted.below)
        return shown

    async def _failed(self, delivery: Delivery, chat: int, error: Exception) -> datetime | None:
        failure, parcel, now = judged(error), delivery.parcel, self._clock()
        _log.warning("parcel %s for person %s: %s", parcel.id, parcel.person, failure.fate)
        match failure.fate:
            case Fate.NOT_SENT:
                self._pace.freeze(chat, failure.pause)
                return now + max(timedelta(seconds=failure.pause), _RETRY)
            case Fate.UNKNOWN:
                await self._db.write(deliver.unknown, delivery, self._token, now)
            case Fate.DONE | Fate.STALE | Fate.GONE | Fate.REFUSED:
                gone = failure.fate is Fate.GONE
                await self._db.write(deliver.refused, delivery, self._token, now, gone=gone)
        return None


def _with_card(delivery: Delivery, cards: dict[RequestId, Card]) -> Delivery:
    """With the card that was sent since this parcel was claimed."""
    matter = delivery.matter
    if not isinstance(matter, OfRequest) or matter.request.id not in cards:
        return delivery
    return replace(delivery, matter=replace(matter, card=cards[matter.request.id]))


def _card(delivery: Delivery, wanted: Message, shown: int) -> Card | None:
    """How the person sees the request from now on, if that has changed."""
    parcel, matter = delivery.parcel, delivery.matter
    if not isinstance(matter, OfRequest) or not wanted.is_card:
        return None
    # A silent change must not pass for the news of a later version, which deserves a message of its own.
    version = matter.request.version if wanted.edits is None else parcel.version
    return Card(matter.request.id, parcel.person, shown, version, wanted.digest, wanted.noted)
