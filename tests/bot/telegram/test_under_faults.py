"""Whatever Telegram does to the bot on purpose, nothing is lost and nothing is done twice: one row for each fault.

When what failed is tried again is told in test_send, test_worker, test_remind and test_announce_send; what becomes of a
fetch in test_poll, and of the first meeting in test_serve.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, get_args

import pytest
from fastapi import FastAPI

from bot.playground.errors import Json
from bot.playground.faults import Answer, Delivery, Download
from bot.telegram import webhook
from bot.telegram.pace import Pace
from bot.telegram.send import Sender
from bot.web.serve import serving
from core.model.ids import AnnouncementId, PersonId
from core.store import announcements, people
from core.store.announcements import State
from core.store.tables import DONE, PENDING
from core.use import fill
from dialogs.action import Fill, Verb
from tests.bot.telegram.announcing import copies, sent
from tests.bot.telegram.office import Office, account, connected, execute, rows, vacation
from tests.dialogs.company import IVAN, OLGA

_HOUR = 3600
_SECRET = "s3cret-s3cret-s3cret"


@dataclass(frozen=True, slots=True)
class Row:
    """A fault that hits one call, and what people have in the end."""

    fault: Answer
    cards: int  #: how often the approver gets his card
    copies: int  #: how often somebody gets an announcement
    state: State  #: as what this copy is counted
    answers: int  #: how often somebody sees the answer to what he said
    reachable: bool = True
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return " ".join([self.fault, *map(str, self.more.values())])


_TABLE = (
    Row("429", 1, 1, State.SENT, 1, more={"retry_after": 1}),
    Row("429", 1, 1, State.SENT, 1, more={"retry_after": 30}),
    Row("500", 1, 0, State.UNKNOWN, 1),
    Row("502_html", 1, 0, State.UNKNOWN, 1),
    Row("hang", 1, 0, State.UNKNOWN, 1, more={"seconds": 0.2}),
    Row("reset_before", 1, 0, State.UNKNOWN, 1),
    Row("lost_answer", 2, 1, State.UNKNOWN, 2),
    Row("403", 0, 0, State.UNREACHABLE, 0, reachable=False),
    Row("migrate", 0, 0, State.UNREACHABLE, 0, reachable=False),
)
_BACK = tuple(row for row in _TABLE if row.reachable)
_GONE = tuple(row for row in _TABLE if not row.reachable)
#: Its answer is late whatever it is, so it has a test of its own.
_PRESSES: frozenset[Answer] = frozenset({"late_callback"})
#: What happens to updates, on both ways, and to files.
_WAYS: frozenset[Delivery] = frozenset({"duplicate_update", "reordered_updates", "slow_webhook"})
_FILES: frozenset[Download] = frozenset({"truncated_file", "stalled_file"})

_each = pytest.mark.parametrize("row", _TABLE, ids=attrgetter("name"))


def test_every_fault_of_the_playground_is_in_the_table() -> None:
    assert {row.fault for row in _TABLE} | _PRESSES == set(get_args(Answer))
    assert set(get_args(Delivery)) == _WAYS
    assert set(get_args(Download)) == _FILES


@_each
async def test_card_is_repeated_until_it_has_surely_arrived(office: Office, row: Row) -> None:
    await _asked(office)
    await _strikes(office, row, "sendMessage", OLGA)
    await _settled(office)
    assert len(await _cards(office, OLGA)) == row.cards
    assert await _reachable(office, OLGA) is row.reachable
    assert PENDING not in {parcel.state for parcel in await office.db.read(rows, "outbox")}


@pytest.mark.parametrize("row", _GONE, ids=attrgetter("name"))
async def test_who_could_not_be_reached_gets_what_waits_as_soon_as_he_speaks(office: Office, row: Row) -> None:
    await _asked(office)
    await _strikes(office, row, "sendMessage", OLGA)
    await _settled(office)
    await office.say(OLGA, "/help")
    await _settled(office)
    assert len(await _cards(office, OLGA)) == 1
    assert await _reachable(office, OLGA)


@pytest.mark.parametrize("known", [True, False], ids=["never started", "no such chat"])
async def test_who_has_not_begun_a_chat_gets_what_waits_when_he_does(office: Office, known: bool) -> None:
    new = {"telegram_id": 998, "name": "Ольга Смирнова", "language": "ru"}
    await office.db.write(execute, "UPDATE person SET telegram = 998 WHERE id = 2")
    await office.db.write(execute, "UPDATE revision SET value = value + 1")
    if known:
        await office.people.post("people", [new])
    await _asked(office)
    await _settled(office)
    assert not await _reachable(office, OLGA)
    await office.people.post("people", [new])
    await office.people.say(998, "/start")
    await _settled(office)
    assert await _reachable(office, OLGA)
    assert [m["text"] for m in await office.people.messages(998) if "Иван Петров" in m["text"]]


@pytest.mark.parametrize("row", _BACK, ids=attrgetter("name"))
async def test_card_shows_how_things_stand_although_its_change_failed(office: Office, row: Row) -> None:
    await _asked(office)
    await _strikes(office, row, "editMessageText", IVAN)
    await _settled(office)
    (own,) = await _cards(office, IVAN)
    assert "Ольга Смирнова" in own["text"]


@_each
async def test_announcement_never_comes_twice_and_is_counted_as_what_it_is(office: Office, row: Row) -> None:
    await sent(office)
    await _strikes(office, row, "sendMessage", IVAN)
    await _settled(office)
    assert len(await copies(office, IVAN)) == row.copies
    copy = await office.db.read(announcements.copy_of, AnnouncementId(1), IVAN)
    assert copy is not None
    assert copy.state is row.state
    assert await _reachable(office, IVAN) is row.reachable


@_each
async def test_what_was_said_has_its_effect_once_and_its_answer_if_there_is_a_way(office: Office, row: Row) -> None:
    await _strikes(office, row, "sendMessage", IVAN)
    await office.say(IVAN, "хочу в отпуск")
    await _settled(office)
    assert len(await office.db.read(fill.begun, IVAN)) == 1
    assert len(await office.shown(IVAN)) == row.answers
    assert await office.inbox() == [(DONE, True)]


@pytest.mark.parametrize("fault", sorted(_PRESSES | {row.fault for row in _TABLE if row.fault != "migrate"}))
async def test_press_has_its_effect_although_its_answer_failed(office: Office, fault: str) -> None:
    await _asked(office)
    await _settled(office)
    await office.fault(fault, "answerCallbackQuery", seconds=0.2)
    answer = await office.press(OLGA, Verb.APPROVE)
    assert answer["answered"] is (fault == "lost_answer")
    await _settled(office)
    assert await _approvals(office) == 1
    (card,) = await _cards(office, OLGA)
    assert "Ждём: Бухгалтерия" in card["text"]


@pytest.mark.parametrize("fault", sorted(_WAYS - {"slow_webhook"}))
async def test_updates_that_are_fetched_act_once_and_in_the_order_of_what_was_said(office: Office, fault: str) -> None:
    await office.fault(fault, "getUpdates", times=None)
    await _conversation(office)
    await office.work()
    assert await _replies(office) == ["help", "my", "dates"]


@pytest.mark.parametrize("fault", sorted(_WAYS))
async def test_updates_that_are_pushed_act_once_and_none_is_lost(office: Office, fault: str) -> None:
    await office.fault(fault, "webhook", times=None, seconds=0.2)
    async with _pushed(office):
        await _conversation(office)
        await office.people.sees(account(IVAN), "На какие даты?")
        await office.people.sees(account(IVAN), "/new")
        await office.people.sees(account(IVAN), "заявок")
    assert sorted(await _replies(office)) == ["dates", "help", "my"]


@pytest.mark.parametrize("fault", sorted(_WAYS))
async def test_press_that_is_pushed_under_a_fault_is_one_decision(office: Office, fault: str) -> None:
    await _asked(office)
    await _settled(office)
    await office.fault(fault, "webhook", times=None, seconds=0.2)
    (card,) = await _cards(office, OLGA)
    async with _pushed(office):
        for _tap in range(2):
            await office.people.press(account(OLGA), message_id=card["message_id"], place=[0, 0])
    await _settled(office)
    assert await _approvals(office) == 1
    assert ["Ждём: Бухгалтерия" in one["text"] for one in await _cards(office, OLGA)] == [True]


@pytest.mark.parametrize("fault", sorted(_FILES))
async def test_file_is_passed_on_whole_because_nobody_here_downloads_it(office: Office, fault: str) -> None:
    await office.fault(fault, "file", times=None)
    await office.say(IVAN, "поручение")
    await office.say(IVAN, "Разобрать бумаги")
    await office.people.upload(account(IVAN), {"a.pdf": b"%PDF-0123456789"}, kind="document")
    await office.work()
    await office.press(IVAN, Fill.DONE)
    await office.press(IVAN, Fill.SUBMIT)
    await _settled(office)
    await office.press(OLGA, Verb.FILES)
    (given,) = [file for m in await office.people.messages(account(IVAN)) for file in m["files"]]
    (came,) = [file for m in await office.people.messages(account(OLGA)) for file in m["files"]]
    assert (came["name"], came["size"]) == ("a.pdf", given["size"])
    assert await office.calls("getFile") == []


async def test_limits_of_telegram_cost_nobody_an_answer(office: Office) -> None:
    await office.people.post("limits", on=True)
    for _time in range(7):
        await office.people.say(account(IVAN), "/help")
    await office.work()
    await _settled(office)
    assert "429" in {str(call["status"]) for call in await office.calls("sendMessage")}
    assert await _replies(office) == ["help"] * 7


async def test_token_that_is_refused_for_a_while_loses_nothing(office: Office, playground_url: str) -> None:
    await sent(office)
    await _asked(office)
    async with connected(playground_url, token="12345678901234567:no_such_bot") as nobody:
        await Sender(nobody, office.db, office.clock).send_due()
    await _settled(office)
    assert len(await _cards(office, OLGA)) == 1
    assert len(await copies(office, IVAN)) == 1


async def _asked(office: Office) -> None:
    """Ivan's vacation waits for Olga; nothing has been sent yet."""
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)


async def _strikes(office: Office, row: Row, method: str, person: PersonId) -> None:
    await office.fault(row.fault, method, match={"chat_id": account(person)}, **row.more)


async def _settled(office: Office) -> None:
    """Hours pass, until all that can be sent and answered is."""
    pace = Pace(lambda: office.clock().timestamp(), rate=1e9, chat_rate=1e9, burst=1e9)
    office.sender = Sender(office.bot, office.db, office.clock, pace)
    for _time in range(5):
        await office.send()
        await office.work()
        office.clock.advance(_HOUR / 4)


async def _cards(office: Office, person: PersonId) -> list[Json]:
    return [m for m in await office.people.messages(account(person)) if m["from_bot"] and "№" in m["text"]]


async def _reachable(office: Office, person: PersonId) -> bool:
    return not (await office.db.read(people.org)).people[person].unreachable


async def _approvals(office: Office) -> int:
    return sum('"Approved"' in row.events for row in await office.db.read(rows, "journal"))


async def _conversation(office: Office) -> None:
    """Three things said one after another, before the bot hears the first."""
    for words in ("/help", "/my", "хочу в отпуск"):
        await office.people.say(account(IVAN), words)


async def _replies(office: Office) -> list[str]:
    """What Ivan was answered, in order."""
    told = {"/new": "help", "заявок": "my", "На какие даты?": "dates"}
    return [name for text in await office.shown(IVAN) for words, name in told.items() if words in text]


@asynccontextmanager
async def _pushed(office: Office) -> AsyncIterator[None]:
    """Updates come to a webhook meanwhile; in the end all of them have been answered."""
    app = FastAPI()
    app.include_router(webhook.routes(office.worker, _SECRET))
    await office.updates()  # acknowledges what was fetched before
    async with serving(app, "127.0.0.1", 0) as address:
        await webhook.register(office.bot, address, _SECRET)
        try:
            yield
            await _all_taken(office)
        finally:
            await office.bot.delete_webhook()
            await office.worker.idle()


async def _all_taken(office: Office) -> None:
    while (await office.bot.get_webhook_info()).pending_update_count:
        await office.worker.idle()
