"""The worker: every update acts once, in the order of its lane, and is answered in the end."""

import asyncio
import json
from typing import Any

import pytest

from bot.telegram.hear import arrived
from core.model.ids import RequestId
from core.store.db import Tx
from core.store.tables import DEAD, DONE, PENDING
from core.use import arrive, fill
from dialogs.action import Fill, Go, OnRequest, Place, Verb
from dialogs.packing import packed
from tests.bot.telegram.office import STRANGER, Office, account, execute, rows, vacation
from tests.bot.telegram.raw import GROUP, message, said
from tests.dialogs.company import IVAN, OLGA, VERA

_ACTED, _SEEN = (DONE, True), (DONE, False)


async def _drafts(office: Office) -> int:
    return len(await office.db.read(fill.begun, IVAN))


async def test_answer_follows_and_is_noted(office: Office) -> None:
    await office.say(IVAN, "хочу в отпуск")
    assert "На какие даты?" in (await office.shown(IVAN))[-1]
    assert await office.inbox() == [_ACTED]


async def test_one_person_is_answered_in_the_order_he_spoke(office: Office) -> None:
    await office.fault("hang", "sendMessage", seconds=0.5, match={"chat_id": account(IVAN)})
    for words in ("/help", "/my", "/inbox"):
        await office.people.say(account(IVAN), words)
    await office.work()
    first, *others = await office.calls("sendMessage")
    assert ["заявок" in call["parameters"]["text"] for call in others] == [True, False]
    assert all(call["at"] >= first["at"] + 0.5 for call in others)


async def test_slow_answer_to_one_does_not_keep_another_waiting(office: Office) -> None:
    await office.fault("hang", "sendMessage", seconds=1.5, match={"chat_id": account(IVAN)})
    await office.people.say(account(IVAN), "/help")
    await office.people.say(account(VERA), "/help")
    await office.worker.take(await office.updates())
    await office.people.sees(account(VERA), "/new", within=1)
    assert await office.shown(IVAN) == []
    await office.worker.idle()


async def test_update_that_comes_again_acts_once(office: Office) -> None:
    office.times = 3
    await office.say(IVAN, "хочу в отпуск")
    assert (await _drafts(office), len(await office.shown(IVAN))) == (1, 1)


async def test_update_that_comes_again_while_it_is_answered_acts_once(office: Office) -> None:
    await office.people.say(account(IVAN), "хочу в отпуск")
    updates = await office.updates()
    await asyncio.gather(*(office.worker.take(updates) for _ in range(5)))
    await office.worker.idle()
    assert (await _drafts(office), len(await office.shown(IVAN))) == (1, 1)


async def test_worker_whose_lease_is_lost_leaves_no_trace(office: Office) -> None:
    await office.people.say(account(IVAN), "хочу в отпуск")
    await office.worker.take(await office.updates())
    await office.db.write(execute, "UPDATE inbox SET token = 'another'")
    await office.worker.idle()
    assert (await _drafts(office), await office.shown(IVAN)) == (0, [])
    assert await office.inbox() == [(PENDING, False)]


async def test_row_that_is_claimed_again_by_the_same_worker_is_answered_once(office: Office) -> None:
    await office.fault("hang", "sendMessage", seconds=0.5)
    await office.people.say(account(IVAN), "/help")
    await office.people.say(account(IVAN), "/my")
    await office.worker.take(await office.updates())
    office.clock.advance(61)
    await office.worker.take(())
    await office.worker.idle()
    assert len(await office.calls("sendMessage")) == 2


async def test_answer_that_was_acted_but_not_seen_before_a_crash_is_shown_by_the_next_process(office: Office) -> None:
    await office.people.say(account(IVAN), "хочу в отпуск с 5 по 18 июля")
    await office.fault("hang", "sendMessage", seconds=0.3)
    await office.worker.take(await office.updates())
    await office.worker.idle()
    assert await office.shown(IVAN) == []
    await office.db.write(execute, "UPDATE inbox SET token = 'dead', due = due + 60000")
    await office.restart()
    assert "Кто вас заменит?" in (await office.shown(IVAN))[-1]
    assert (await _drafts(office), await office.inbox()) == (1, [_ACTED])


async def test_answer_that_was_never_begun_before_a_crash_is_given_by_the_next_process(office: Office) -> None:
    await office.people.say(account(IVAN), "хочу в отпуск")
    await office.worker.take(await office.updates())
    await office.db.write(execute, "UPDATE inbox SET token = 'dead'")
    await office.worker.idle()
    await office.restart()
    assert (await _drafts(office), len(await office.shown(IVAN))) == (1, 1)


@pytest.mark.parametrize(
    ("fault", "until_shown"),
    [
        ({"action": "429", "retry_after": 30}, 30),
        ({"action": "500"}, 2),
        ({"action": "502_html"}, 2),
        ({"action": "reset_before"}, 2),
    ],
    ids=lambda value: str(value.get("action")) if isinstance(value, dict) else None,
)
async def test_answer_that_could_not_be_shown_is_shown_later_as_things_stand_then(
    office: Office, fault: dict[str, object], until_shown: int
) -> None:
    await office.fault(method="sendMessage", **fault)  # type: ignore[arg-type]  # rows of different kinds
    await office.say(IVAN, "хочу в отпуск")
    office.clock.advance(until_shown - 0.5)
    await office.work()
    assert await office.shown(IVAN) == []
    office.clock.advance(1)
    await office.work()
    assert "На какие даты?" in (await office.shown(IVAN))[-1]
    assert (await _drafts(office), await office.inbox()) == (1, [_ACTED])


async def test_answer_that_can_never_be_shown_is_given_up(office: Office) -> None:
    await office.fault("403", "sendMessage", times=None)
    await office.say(IVAN, "хочу в отпуск")
    assert (await office.inbox(), len(await office.calls("sendMessage"))) == ([_ACTED], 1)


async def test_conversation_that_raises_is_tried_five_times_then_put_aside_with_an_apology(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.telegram.worker._PAUSE", 0.001)
    await office.say(IVAN, "хочу в отпуск")
    await office.db.write(execute, "UPDATE draft SET state = 'broken'")
    await office.people.say(account(IVAN), "5–18 июля")
    await office.people.say(account(IVAN), "/help")
    await office.work()
    assert sum("failed, attempt" in one for one in caplog.messages) == 5
    assert "наша ошибка" in (await office.shown(IVAN))[-2]
    assert "/new" in (await office.shown(IVAN))[-1]
    assert await office.inbox() == [_ACTED, (DEAD, False), _SEEN]


async def test_album_is_one_thing_said(office: Office) -> None:
    await office.say(IVAN, "поручение")
    await office.say(IVAN, "Разобрать бумаги")
    await office.people.upload(account(IVAN), {f"{n}.pdf": b"%PDF" for n in range(3)}, kind="document")
    await office.work()
    *_, last = await office.shown(IVAN)
    assert len(await office.shown(IVAN)) == 3
    assert all(f"{n}.pdf" in last for n in range(3))
    assert await office.inbox() == [_ACTED] * 5


async def test_album_that_could_not_be_answered_is_answered_later_once(office: Office) -> None:
    await office.say(IVAN, "поручение")
    await office.say(IVAN, "Разобрать бумаги")
    await office.people.upload(account(IVAN), {f"{n}.pdf": b"%PDF" for n in range(3)}, kind="document")
    await office.fault("500", "sendMessage")
    await office.work()
    office.clock.advance(3)
    await office.work()
    assert len(await office.shown(IVAN)) == 3
    assert await office.inbox() == [_ACTED] * 5


async def test_part_of_an_album_that_comes_after_a_crash_is_kept_as_well(office: Office) -> None:
    await office.say(IVAN, "поручение")
    await office.say(IVAN, "Разобрать бумаги")
    await office.people.upload(account(IVAN), {"1.pdf": b"%PDF", "2.pdf": b"%PDF"}, kind="document")
    first, second = await office.updates()
    await office.worker.take([first])
    await office.worker.idle()
    await office.db.write(_keep, second, office)
    await office.restart()
    *_, last = await office.shown(IVAN)
    assert "1.pdf" in last
    assert "2.pdf" in last


async def test_what_was_seen_is_noted_although_the_next_thing_said_is_refused(office: Office) -> None:
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.people.say(account(VERA), "/help")
    await office.worker.take(await office.updates())
    await office.worker.idle()
    await office.people.post("forge", person=account(VERA), data=packed(OnRequest(RequestId(1), Verb.APPROVE)))
    await office.worker.take(await office.updates())
    await office.worker.idle()
    await office.worker.take(())
    assert {state for state, _acted in await office.inbox()} == {DONE}


async def test_update_that_nobody_can_read_is_put_aside_and_the_lane_goes_on(office: Office) -> None:
    odd = {"update_id": 900, "message": {"from": {"id": account(IVAN)}, "text": "no chat"}}
    await office.worker.take([odd, {**said(text="/help"), "update_id": 901}])
    await office.worker.idle()
    await office.worker.take(())
    assert len(await office.shown(IVAN)) == 1
    assert await office.inbox() == [(DEAD, False), _SEEN]


async def test_half_a_character_stops_nobody_else(office: Office) -> None:
    half = {"update_id": 900, "message": message(text="\ud83d")}
    await office.worker.take([half, {"update_id": 901, "message": message(text="/help")}])
    await office.worker.idle()
    assert "/new" in (await office.shown(IVAN))[-1]


async def test_what_is_said_in_a_group_is_passed_over(office: Office) -> None:
    await office.worker.take([{"update_id": 900, "message": message(text="/start", chat=GROUP)}])
    await office.worker.idle()
    await office.worker.take(())
    assert (await office.calls("sendMessage"), await office.inbox()) == ([], [_SEEN])


async def test_stranger_sees_one_screen_whatever_he_does(office: Office) -> None:
    await office.people.say(STRANGER, "хочу в отпуск")
    await office.work()
    await office.people.post("forge", person=STRANGER, data=packed(Go(Place.NEW)))
    await office.work()
    shown = [m for m in await office.people.messages(STRANGER) if m["from_bot"]]
    assert len({m["text"] for m in shown}) == 1
    assert all(m["keyboard"] == [] for m in shown)
    assert await office.inbox() == [_SEEN, _SEEN]


async def test_backlog_of_hundreds_is_worked_off(office: Office) -> None:
    await office.worker.take([{"update_id": 1000 + n, "channel_post": {}} for n in range(250)])
    for _ in range(3):
        await office.worker.idle()
        await office.worker.take(())
    assert await office.inbox() == [_SEEN] * 250


async def test_many_taps_at_once_are_one_decision(office: Office) -> None:
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    for _ in range(4):
        await office.people.post(
            "forge", person=account(OLGA), data=packed(OnRequest(RequestId(1), Verb.APPROVE, 1, 1))
        )
    await office.work()
    assert sum('"Approved"' in row.events for row in await office.db.read(rows, "journal")) == 1


def _keep(tx: Tx, update: dict[str, Any], office: Office) -> None:
    arrive.keep(tx, office.bot.id, [arrived(update, json.dumps(update))], office.clock())
