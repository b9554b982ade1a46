"""`python -m tests.bot.playground.fuzz REQUESTS [SEED]`: random requests, and whether the server stays up."""

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import aiohttp
from typing_extensions import override
from yarl import URL

from bot.playground import Client, Playground
from tests.bot.playground.junk import GROUP, Ask, Junk
from tests.bot.playground.wire import EGOR, PEOPLE, VERA, Api

#: Requests under way at a time.
_AT_ONCE = 8
_LOGS = ("uvicorn.error", "asyncio")


class _Listener(logging.Handler):
    """Every traceback that the server logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.tracebacks: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.tracebacks.append(logging.Formatter().format(record))


@dataclass(slots=True)
class Outcome:
    #: How often each status came; "dropped" is a broken connection.
    answers: Counter[str] = field(default_factory=Counter)
    tracebacks: list[str] = field(default_factory=list)
    #: Whether it still answers at the end.
    up: bool = False


async def fuzz(requests: int, seed: int) -> Outcome:
    listener, outcome = _Listener(), Outcome()
    try:
        async with Playground(webhook_pause=0.05) as playground, Client(playground.url) as people:
            # Only now: uvicorn takes away the handlers that it finds when it begins.
            for name in _LOGS:
                logging.getLogger(name).addHandler(listener)
            junk = Junk(seed, playground.app.openapi())
            async with aiohttp.ClientSession(trust_env=False) as session:
                await _settle(session, playground.url, people)
                asks = iter([junk.next() for _ in range(requests)])
                await asyncio.gather(*(_all(session, playground.url, asks, outcome) for _ in range(_AT_ONCE)))
            await people.delete("faults")
            outcome.up = (await people.get("health"))["ok"]
    finally:
        for name in _LOGS:
            logging.getLogger(name).removeHandler(listener)
    outcome.tracebacks = listener.tracebacks
    return outcome


async def _settle(session: aiohttp.ClientSession, url: str, people: Client) -> None:
    """People, a bot, a group, and a first word of everybody: most of what follows is answered then."""
    await people.post("people", PEOPLE)
    await Api(session, url).ok("getMe")
    for person in PEOPLE:
        await people.say(person["telegram_id"], "/start")
    await people.post("groups", id=GROUP, title="Бухгалтерия", members=[EGOR, VERA], admins=[EGOR])
    await people.post("group_bot", chat=GROUP, person=EGOR)


async def _all(session: aiohttp.ClientSession, url: str, asks: Iterator[Ask], outcome: Outcome) -> None:
    for ask in asks:
        outcome.answers[await _status(session, url, ask)] += 1


async def _status(session: aiohttp.ClientSession, url: str, ask: Ask) -> str:
    target = URL(url + ask.path, encoded=True).update_query(ask.query)
    try:
        async with asyncio.timeout(20):
            async with session.request(ask.verb, target, headers=ask.headers, data=_data(ask)) as answer:
                await answer.read()
                return str(answer.status)
    except TimeoutError:
        return "silent"
    except (aiohttp.ClientError, ConnectionError):
        return "dropped"


def _data(ask: Ask) -> bytes | aiohttp.FormData | None:
    if ask.body is not None or not (ask.form or ask.files):
        return ask.body
    form = aiohttp.FormData(quote_fields=False)
    for name, text in ask.form.items():
        form.add_field(name, text)
    for name, content in ask.files.items():
        form.add_field(name, BytesIO(content), filename=f"{name}.png")
    return form


def main() -> None:
    # It tells of every broken form, and these are broken on purpose.
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    requests = int(sys.argv[1])
    outcome = asyncio.run(fuzz(requests, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
    for traceback in outcome.tracebacks[:3]:
        sys.stdout.write(f"{traceback}\n")
    shown = ", ".join(f"{status}: {count}" for status, count in sorted(outcome.answers.items()))
    up = "up" if outcome.up else "down"
    sys.stdout.write(f"{requests} requests, {len(outcome.tracebacks)} tracebacks, the server is {up}; {shown}\n")
    sys.exit(bool(outcome.tracebacks) or not outcome.up)


if __name__ == "__main__":
    main()
