"""How fast a bot may send and edit: buckets like Telegram's, for the bot and for every chat. Off until switched on."""

import math
from dataclasses import dataclass

from bot.playground.clock import Clock
from bot.playground.errors import ApiError, Json

#: Messages a second of one bot, to everybody together.
BOT_RATE = 30.0
#: Messages a second to one person, and how many may come at once. Telegram states no number for the second.
CHAT_RATE, CHAT_BURST = 1.0, 5.0
#: Messages a minute to one group.
GROUP_A_MINUTE = 20.0
_FREE = {"sendChatAction", "sendMessageDraft", "sendRichMessageDraft"}
_COUNTED = ("send", "edit", "copy", "forward")


@dataclass(slots=True)
class _Bucket:
    """Fills by `rate` a second up to `size`, and begins full."""

    rate: float
    size: float
    left: float
    at: float

    def wait(self, count: int, now: float) -> float:
        """Seconds until so many may go; more than fit at all go when it is full."""
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (min(count, self.size) - self.left) / self.rate)


class Limits:
    def __init__(self, clock: Clock) -> None:
        self.on = False
        self._clock = clock
        self._buckets: dict[tuple[int, int], _Bucket] = {}

    def forget(self) -> None:
        """Every bucket is full again."""
        self._buckets.clear()

    def take(self, bot: int, chat: int, count: int = 1) -> None:
        """Counts messages to a chat, or refuses them all; a refused one costs nothing."""
        if not self.on:
            return
        now = self._clock.steady()
        buckets = [self._bucket((bot, 0), BOT_RATE, BOT_RATE, now), self._of_chat(bot, chat, now)]
        pause = max(bucket.wait(count, now) for bucket in buckets)
        if pause > 0:
            after = max(1, math.ceil(pause))
            raise ApiError(429, f"Too Many Requests: retry after {after}", {"retry_after": after})
        for bucket in buckets:
            bucket.left -= count

    def _of_chat(self, bot: int, chat: int, now: float) -> _Bucket:
        """Groups have negative numbers."""
        if chat < 0:
            return self._bucket((bot, chat), GROUP_A_MINUTE / 60, GROUP_A_MINUTE, now)
        return self._bucket((bot, chat), CHAT_RATE, CHAT_BURST, now)

    def _bucket(self, key: tuple[int, int], rate: float, size: float, now: float) -> _Bucket:
        return self._buckets.setdefault(key, _Bucket(rate, size, size, now))


def counts(method: str) -> bool:
    """Whether the method sends or edits messages."""
    return method.startswith(_COUNTED) and method not in _FREE


def weight(arguments: Json) -> int:
    """How many messages a call makes: every item of an album is one, and so is every copied message."""
    many = arguments.get("message_ids") or arguments.get("media")
    return max(1, len(many)) if isinstance(many, list) else 1
