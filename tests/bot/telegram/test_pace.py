"""Telegram's speed limits, in a time that passes only by sleeping."""

import asyncio

from bot.telegram.pace import Pace


class _Time:
    """Every sleeper wakes at his own moment, the earliest first."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, len(self._sleepers), woken))
        await woken

    async def pass_(self, until: float = 1e6) -> None:
        """Let time pass until nobody sleeps, or until a moment."""
        while True:
            for _ in range(5):
                await asyncio.sleep(0)
            self._sleepers.sort(key=lambda sleeper: sleeper[:2])
            if not self._sleepers or self._sleepers[0][0] > until:
                self.now = until if self._sleepers else self.now
                return
            at, _order, woken = self._sleepers.pop(0)
            self.now = max(self.now, at)
            woken.set_result(None)


class _Sent:
    """Messages to chats at a pace, and when each one went out."""

    def __init__(self, *chats: int, **limits: float) -> None:
        self.time = _Time()
        self.pace = Pace(self.time.clock, self.time.sleep, **limits)
        self.at: list[tuple[float, int]] = []
        self._tasks = [asyncio.create_task(self._send(chat)) for chat in chats]

    async def _send(self, chat: int) -> None:
        await self.pace.turn(chat)
        self.at.append((round(self.time.now, 6), chat))

    async def times(self) -> list[float]:
        await self.time.pass_()
        await asyncio.gather(*self._tasks)
        return [at for at, _chat in self.at]


async def test_no_more_leave_in_a_second_than_the_rate_in_all() -> None:
    times = await _Sent(*range(100), rate=25.0).times()
    assert times == [round((at + 1) / 25, 6) for at in range(100)]


async def test_one_chat_gets_a_burst_and_then_one_a_second() -> None:
    times = await _Sent(*[7] * 6, rate=1000.0, chat_rate=1.0, burst=3.0).times()
    assert [round(at, 1) for at in times] == [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]


async def test_slow_chat_does_not_hold_up_the_others() -> None:
    sent = _Sent(*[7] * 5, 8, rate=100.0, burst=1.0)
    await sent.times()
    assert next(at for at, chat in sent.at if chat == 8) < 0.1


async def test_chat_that_has_rested_may_burst_again() -> None:
    sent = _Sent(*[7] * 3, rate=1000.0)
    await sent.times()
    sent.time.now += 3
    more = [asyncio.create_task(sent.pace.turn(7)) for _message in range(3)]
    await sent.time.pass_(sent.time.now + 0.1)
    assert all(one.done() for one in more)


async def test_nothing_goes_to_a_chat_before_its_freeze_is_over_and_all_goes_to_others() -> None:
    sent = _Sent(1, 2, 3, rate=25.0)
    sent.pace.freeze(2, 7)
    await sent.times()
    at = {chat: at for at, chat in sent.at}
    assert at[2] >= 7
    assert max(at[1], at[3]) < 1


async def test_several_chats_that_flood_at_once_freeze_all() -> None:
    sent = _Sent(1, 2, 3, rate=25.0)
    sent.pace.freeze(1, 7)
    sent.pace.freeze(2, 7)
    assert min(await sent.times()) >= 7


async def test_freeze_holds_those_who_wait_for_their_turn_already() -> None:
    sent = _Sent(*[7] * 5, rate=1000.0, burst=1.0)
    await sent.time.pass_(until=1.5)
    assert len(sent.at) == 2
    sent.pace.freeze(7, 60)
    times = await sent.times()
    assert min(times[2:]) >= 61.5


async def test_shorter_freeze_does_not_end_a_longer_one() -> None:
    sent = _Sent(1)
    sent.pace.freeze(1, 30)
    sent.pace.freeze(1, 2)
    assert min(await sent.times()) >= 30


async def test_chats_of_long_ago_are_forgotten() -> None:
    async def no_sleep(_seconds: float) -> None:
        pass

    pace = Pace(lambda: 0.0, no_sleep)
    for chat in range(Pace._CHATS + 50):
        await pace.turn(chat)
    assert len(pace._chats) == Pace._CHATS
