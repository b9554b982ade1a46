"""An announcement is on its way to many people while Telegram fails now and then, and the bot is killed: nobody gets it
twice, everybody who can be reached has it, and of the rest it is known why not.

KIVOK_CROWD sets how many people; `make kill-announcement` is the long form.
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.main import utc_now
from bot.playground import Client, Playground
from core.model.ids import AnnouncementId, PersonId
from core.model.rich import Rich
from core.store import announcements
from core.store.announcements import State, Tally
from core.store.db import Database, Tx
from core.use import announce
from tests.bench.crowd import AUTHOR, account, move_in, settle_crowd
from tests.bot.kill_audit import quiet
from tests.bot.kill_lives import lives
from tests.bot.kill_walk import PATIENCE
from tests.databases import opened

_READERS = int(os.environ.get("KIVOK_CROWD", "40"))
_KILLS = int(os.environ.get("KIVOK_KILLS", "2"))
_SEED = int(os.environ.get("KIVOK_SEED", "1"))
_BOT = 42
_WORDS = "В пятницу офис закрывается в 16:00"
#: One call of twenty fails, each in one of these ways.
_FAULTS = ("lost_answer", "500", "429", "403", "reset_before")
_OFTEN = 0.05 / len(_FAULTS)


@pytest.fixture
async def telegram() -> AsyncIterator[tuple[str, Client]]:
    async with Playground() as playground, Client(playground.url) as people:
        yield playground.url, people


@pytest.mark.timeout(3600)
async def test_nobody_gets_it_twice_on_sqlite(sqlite_url: str, telegram: tuple[str, Client], tmp_path: Path) -> None:
    await _announced(sqlite_url, telegram, tmp_path / "log")


@pytest.mark.timeout(3600)
async def test_nobody_gets_it_twice_on_postgresql(
    postgresql_url: str, telegram: tuple[str, Client], tmp_path: Path
) -> None:
    # Nobody lets go of what a dead process has claimed: only the end of its lease does.
    await _announced(postgresql_url, telegram, tmp_path / "log", lease=1500)


async def _announced(url: str, telegram: tuple[str, Client], log: Path, lease: int | None = None) -> None:
    address, people = telegram
    async with opened(url) as db:
        await db.write(partial(settle_crowd, readers=_READERS))
        await move_in(people, _READERS, _BOT)
        id = await db.write(_announce)
        await people.post("faults", [_fault(at, action) for at, action in enumerate(_FAULTS)])
        async with lives(address, url, log, lease) as bot:
            try:
                for at in range(_KILLS):
                    await bot.begin()
                    await _reached(db, id, _READERS * (at + 1) // (_KILLS + 1))
                    bot.kill()
                await bot.begin()
                await _over(db)
                await people.delete("faults")
                await _as_counted(db, people, id)
                await _sent_again(db, people, id)
                assert await bot.end() == 0
            except BaseException:
                _tell(log)
                raise


async def _as_counted(db: Database, people: Client, id: AnnouncementId) -> None:
    """What is counted is what people have."""
    tally: Tally = await db.read(announcements.tally, id)
    states: dict[PersonId, State] = await db.read(_states, id)
    assert set(states) == {PersonId(number) for number in range(2, _READERS + 2)}
    assert tally.total == _READERS == sum(tally.states.values())
    got = Counter[tuple[State, int]]()
    for person, state in states.items():
        got[state, await _copies(people, person)] += 1
    told = ", ".join(f"{state.value} with {copies}: {count}" for (state, copies), count in sorted(got.items()))
    print(f"\n{_READERS} people, {_KILLS} kills: {told}")  # noqa: T201 - what the long form is run for
    right = {(State.SENT, 1), (State.UNREACHABLE, 0), (State.UNKNOWN, 0), (State.UNKNOWN, 1)}
    assert set(got) <= right
    assert await _unheard(people) <= tally.states[State.UNKNOWN]
    await people.sees(account(AUTHOR), f"Отправлено: {tally.states[State.SENT]} из {_READERS}", PATIENCE)


async def _sent_again(db: Database, people: Client, id: AnnouncementId) -> None:
    """Its author presses the button for those of whom nobody knows: then everybody who can be reached has it, and only
    they may have it twice."""
    before = await db.read(_states, id)
    unknown = {person for person, state in before.items() if state is State.UNKNOWN}
    await db.write(announce.again, id, AUTHOR, utc_now())
    await _over(db)
    for person, state in (await db.read(_states, id)).items():
        copies = await _copies(people, person)
        assert (person, state, copies) in {
            (person, State.UNREACHABLE, 0),
            (person, State.SENT, 1),
            *([(person, State.SENT, 2)] if person in unknown else []),
        }


async def _copies(people: Client, person: PersonId) -> int:
    return sum(_WORDS in message["text"] for message in await people.messages(account(person)) if message["from_bot"])


async def _unheard(people: Client) -> int:
    """Messages that arrived, and whose answer was lost."""
    log = await people.get("log", method="sendMessage", limit=20_000)
    return sum(entry["fault"] == "lost_answer" and _WORDS in entry["parameters"]["text"] for entry in log)


async def _reached(db: Database, id: AnnouncementId, count: int) -> None:
    """Wait until so many have it; then a moment more, to be in the middle of something."""
    for _look in range(round((PATIENCE + _READERS) / 0.02)):
        if (await db.read(announcements.tally, id)).states[State.SENT] >= count:
            await asyncio.sleep(random.Random(_SEED + count).uniform(0, 0.1))
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"not even {count} have it")


async def _over(db: Database) -> None:
    for _look in range(round((PATIENCE + _READERS) / 0.05)):
        if await quiet(db):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("something is still to be sent")


def _fault(at: int, action: str) -> dict[str, object]:
    more = {"probability": _OFTEN, "times": None, "seed": _SEED + at, "retry_after": 1}
    return {"action": action, "method": "sendMessage", **more}


def _announce(tx: Tx) -> AnnouncementId:
    now = utc_now()
    begun = announce.begin(tx, AUTHOR, now).announcement
    written = announce.write(tx, begun.id, AUTHOR, Rich(_WORDS), ()).announcement
    announce.send(tx, begun.id, AUTHOR, written.revision, None, now)
    return begun.id


def _states(tx: Tx, id: AnnouncementId) -> dict[PersonId, State]:
    return {copy.person: copy.state for state in State for copy in announcements.copies(tx, id, state)}


def _tell(log: Path) -> None:
    """What the bot had to say."""
    print(log.read_text())  # noqa: T201 - pytest shows it with what has failed
