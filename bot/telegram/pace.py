"""Telegram's speed limits, kept before they are enforced: so many messages a second in all, and to one chat."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

#: Messages a second in all: Telegram allows about 30.
RATE = 25.0


@dataclass(slots=True)
class _Bucket:
    """Fills by `rate` tokens a second up to `size`; begins empty, so that a sender who takes over does not burst."""

    rate: float
    size: float
    filled: float
    at: float

    def wait(self, now: float, count: int = 1) -> float:
        """Take so many tokens. Returns the seconds until they are there."""
        self.filled = min(self.size, self.filled + (now - self.at) * self.rate) - count
        self.at = now
        return max(0.0, -self.filled / self.rate)


class Pace:
    """Lets messages out one by one, each as soon as the limits allow it; edits count like messages."""

    #: Chats that are remembered: far more than can be written to before their buckets are full again.
    _CHATS = 10_000

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        *,
        rate: float = RATE,
        chat_rate: float = 1.0,
        burst: float = 3.0,
    ):
        """`rate` messages a second in all; to one chat `burst` at once, then `chat_rate` a second."""
        self._clock, self._sleep = clock, sleep
        self._chat_rate, self._burst = chat_rate, burst
        self._all = _Bucket(rate, 1.0, 0.0, clock())
        self._chats: OrderedDict[int, _Bucket] = OrderedDict()
        self._frozen: dict[int, float] = {}
        self._all_frozen = 0.0

    async def turn(self, chat: int, count: int = 1) -> None:
        """Return when so many messages may go to `chat` together: those of an album count one by one."""
        await self._thaw(chat)
        now = self._clock()
        bucket = self._chats.setdefault(chat, _Bucket(self._chat_rate, self._burst, self._burst, now))
        self._chats.move_to_end(chat)
        if len(self._chats) > self._CHATS:
            self._chats.popitem(last=False)
        pause = max(bucket.wait(now), self._all.wait(now, count))
        if pause > 0:
            await self._sleep(pause)
        await self._thaw(chat)

    def freeze(self, chat: int, seconds: float) -> None:
        """Telegram asked for a pause. One chat's flood is its own; when several flood at once, it is the bot's."""
        now = self._clock()
        self._frozen = {other: until for other, until in self._frozen.items() if until > now}
        self._frozen[chat] = max(self._frozen.get(chat, 0.0), now + seconds)
        if len(self._frozen) > 1:
            self._all_frozen = max(self._all_frozen, now + seconds)

    def held(self, chat: int) -> float:
        """Seconds for which nothing may go to `chat`, because Telegram has asked for a pause."""
        return max(0.0, self._all_frozen - self._clock(), self._frozen.get(chat, 0.0) - self._clock())

    async def _thaw(self, chat: int) -> None:
        while (pause := self.held(chat)) > 0:
            await self._sleep(pause)
