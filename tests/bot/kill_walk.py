"""People who use the bot while it is being killed: they look at their chats, press what they see, and wait."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from bot.playground import Client
from bot.playground.errors import Json
from core.model.ids import PersonId, RequestId
from dialogs.action import Action, Fill, NotAButton, OnRequest, Verb
from dialogs.packing import unpacked
from tests.bot.telegram.office import account, buttons
from tests.dialogs.company import ANNA, BORIS, OLGA

#: The longest that anybody waits for what he has to see, in seconds.
PATIENCE = 45.0

#: Whether the messages of a chat, newest first, are as they should be; and the button in them that is meant.
Seen = Callable[[Sequence[Json]], bool]
Button = Callable[[Sequence[Json]], tuple[int, str]]


@dataclass(slots=True)
class Crowd:
    """Everybody's hands, and what they have done."""

    people: Client
    chance: random.Random
    acted: asyncio.Event = field(default_factory=asyncio.Event)
    #: What was said and pressed: the updates of each step, of which one must have its effect. The others were second
    #: taps, or buttons of an older copy.
    steps: list[list[int]] = field(default_factory=list)

    async def say(self, person: PersonId, words: str) -> int:
        """Returns the number of the message."""
        said = await self.people.say(account(person), words)
        self._did([], said["update_id"])
        return int(said["message_id"])

    async def press(self, person: PersonId, button: Button, what: str, seen: Seen) -> list[Json]:
        """Press what is newest until the chat is as it should be: a copy of an older question only shows the present
        one. Returns the bot's messages, newest first."""
        shown, step = _by_bot(await self.people.chat(account(person))), list[int]()
        while True:
            pressed = button(shown)
            await self._tap(step, person, *pressed)
            shown = await self.sees(person, what, partial(_seen_or_changed, seen, button, pressed))
            if seen(shown):
                return shown

    async def _tap(self, step: list[int], person: PersonId, message: int, data: str) -> None:
        """One tap of ten is a double tap."""
        # Forged, for by the time he presses it what he has seen may have been replaced.
        pressed = await self.people.post("forge", person=account(person), message_id=message, data=data)
        self._did(step, pressed["update_id"])
        if self.chance.random() < 0.1:
            again = await self.people.post("forge", person=account(person), message_id=message, data=data)
            self._did(step, again["update_id"])

    async def sees(self, person: PersonId, what: str, seen: Seen) -> list[Json]:
        """Wait until the bot's messages in somebody's chat are as they should be. Returns them, newest first."""
        chat, loop = await self.people.chat(account(person)), asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE
        while not seen(shown := _by_bot(chat)):
            if (left := deadline - loop.time()) <= 0:
                last = [message["text"].split("\n")[0] for message in shown[:4]]
                raise AssertionError(f"{person} waits in vain for {what}; sees {last}")
            chat = await self.people.get("wait", person=account(person), after=chat["revision"], timeout=left)
        return shown

    def _did(self, step: list[int], update: int) -> None:
        if not step:
            self.steps.append(step)
        step.append(update)
        self.acted.set()


@dataclass(frozen=True, slots=True)
class Walk:
    """A vacation from the first word to the last decision."""

    request: RequestId
    author: PersonId
    substitute: PersonId
    first: date
    last: date
    payer: PersonId  #: which of the two accountants


async def walk(crowd: Crowd, author: PersonId, substitute: tuple[PersonId, str], first: date) -> Walk:
    """Drive one vacation through all its people. Raises AssertionError when somebody waits in vain."""
    last = first + timedelta(days=crowd.chance.randint(0, 20))
    who, name = substitute
    before = set(_own(_by_bot(await crowd.people.chat(account(author)))))
    words = f"отпуск с {first:%d.%m.%Y} по {last:%d.%m.%Y}"
    said = await crowd.say(author, words)
    await crowd.sees(author, "the question who stands in", _offered(Fill.SKIP, said))
    said = await crowd.say(author, name)
    await crowd.sees(author, "the checklist", _offered(Fill.TICK, said))
    await crowd.press(author, partial(_button, Fill.TICK), "the tick", _ticked(said))
    await crowd.press(author, partial(_button, Fill.ALL), "the last look", _offered(Fill.SUBMIT, said))
    sent = partial(_button, Fill.SUBMIT)
    shown = await crowd.press(author, sent, "the card", lambda messages: bool(set(_own(messages)) - before))
    (request,) = set(_own(shown)) - before
    payer = crowd.chance.choice((ANNA, BORIS))
    for person, do in ((who, Verb.APPROVE), (OLGA, Verb.APPROVE), (payer, Verb.COMPLETE)):
        await _decide(crowd, person, request, do)
    await crowd.sees(author, f"the result of {request}", lambda messages: _news(messages, request).startswith("✅"))
    return Walk(request, author, who, first, last, payer)


async def _decide(crowd: Crowd, person: PersonId, request: int, do: Verb) -> None:
    await crowd.sees(person, f"the card of {request}", lambda messages: do in _offers(messages, request))
    decide = partial(_button, do, request=request)
    await crowd.press(person, decide, f"his decision on {request}", lambda shown: do not in _offers(shown, request))


def about(text: str, request: int) -> bool:
    """Whether a message is about this request."""
    numbers = {f"№\N{NO-BREAK SPACE}{request}", f"#{request}"}
    return not numbers.isdisjoint(text.split("\n", 1)[0].split(" · "))


def _by_bot(chat: Json) -> list[Json]:
    return [message for message in reversed(chat["messages"]) if message["from_bot"] and not message["deleted"]]


def _seen_or_changed(seen: Seen, button: Button, pressed: tuple[int, str], messages: Sequence[Json]) -> bool:
    """Whether all is as it should be, or another button is there now in place of the one that was pressed."""
    if seen(messages):
        return True
    try:
        return button(messages) != pressed
    except AssertionError:
        return False


def _actions(message: Json) -> list[tuple[Action, str]]:
    found = []
    for data in buttons(message):
        try:
            found.append((unpacked(data), data))
        except NotAButton:
            continue
    return found


def _own(messages: Sequence[Json]) -> list[RequestId]:
    """Requests that can be recalled here."""
    actions = (action for message in messages for action, _data in _actions(message))
    return [one.request for one in actions if isinstance(one, OnRequest) and one.do is Verb.RECALL]


def _button(do: StrEnum, messages: Sequence[Json], request: int | None = None) -> tuple[int, str]:
    """The newest button that does this, to this request: its message, and what it carries."""
    for message in messages:
        for action, data in _actions(message):
            if getattr(action, "do", None) is do and request in (None, getattr(action, "request", None)):
                return message["message_id"], data
    raise AssertionError(f"there is no button for {do!r}")


def _offered(do: StrEnum, since: int) -> Seen:
    """A button that does this in a message after another one."""
    return lambda messages: any(
        getattr(action, "do", None) is do for m in messages if m["message_id"] > since for action, _data in _actions(m)
    )


def _ticked(since: int) -> Seen:
    """A tick in a checklist after another message."""
    offered = _offered(Fill.TICK, since)
    return lambda messages: any(offered([m]) and m["keyboard"][0][0]["text"].startswith("✅ ") for m in messages)


def _offers(messages: Sequence[Json], request: int) -> list[Verb]:
    """What the newest card of a request offers."""
    newest = next((m for m in messages if about(m["text"], request)), None)
    return [action.do for action, _data in _actions(newest) if isinstance(action, OnRequest)] if newest else []


def _news(messages: Sequence[Json], request: int) -> str:
    return next((str(m["text"]) for m in messages if about(m["text"], request)), "")
