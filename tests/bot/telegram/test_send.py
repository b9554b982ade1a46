"""The sender: every card arrives, whatever Telegram does, and nothing is sent that nobody needs any more."""

import asyncio

import pytest

from bot.playground.errors import Json
from bot.telegram.send import Sender
from core.model.command import Recall
from core.model.ids import PersonId, RequestId
from core.store import people
from core.store.tables import DEAD, DONE, PENDING
from core.use.act import act
from dialogs.action import Fill, Verb
from tests.bot.telegram.office import Office, account, buttons, connected, execute, rows, unhurried, vacation
from tests.dialogs.company import ANNA, BORIS, EMMA, HELEN, IVAN, OLGA, VERA
from tests.dialogs.resting import resting

_ONE = RequestId(1)


async def _asked(office: Office, *authors: PersonId) -> None:
    """Vacations of these people wait for Olga; nothing has been sent yet."""
    for author in authors or (IVAN,):
        await vacation(office, author)
        await office.press(author, Fill.SUBMIT)


async def _cards(office: Office, person: PersonId) -> list[Json]:
    """The messages about requests that somebody sees."""
    return [m for m in await office.people.messages(account(person)) if m["from_bot"] and set("№#") & set(m["text"])]


async def _states(office: Office, person: PersonId) -> set[int]:
    return {row.state for row in await office.db.read(rows, "outbox") if row.person == person}


async def test_card_is_a_new_message_for_who_must_act_and_a_silent_change_for_the_author(office: Office) -> None:
    await _asked(office)
    await office.send()
    (asked,), (own,) = await _cards(office, OLGA), await _cards(office, IVAN)
    assert "Иван Петров" in asked["text"]
    assert own["edited"]
    assert await _states(office, OLGA) == await _states(office, IVAN) == {DONE}


async def test_files_for_the_own_calendar_follow_a_decision_that_is_taken_back(office: Office) -> None:
    await office.db.write(resting)
    await office.say(IVAN, "отгул с 5 по 18 августа")
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    for decision in (Verb.APPROVE, Verb.UNDO, Verb.REJECT):
        await office.press(OLGA, decision)
        await office.send()
    sent = [message for message in await office.people.messages(account(IVAN)) if message["files"]]
    assert len(sent) == len(await office.calls("sendDocument")) == 2


async def test_every_reader_has_his_own_language(office: Office) -> None:
    await office.db.write(people.set_locale, OLGA, "en")
    await _asked(office)
    await office.send()
    (asked,), (own,) = await _cards(office, OLGA), await _cards(office, IVAN)
    assert asked["text"].startswith("Vacation")
    assert own["text"].startswith("Отпуск")


@pytest.mark.parametrize("fault", ["500", "502_html", "reset_before", "hang"])
async def test_card_that_may_not_have_arrived_is_sent_again_half_a_minute_later(office: Office, fault: str) -> None:
    await office.fault(fault, "sendMessage", match={"chat_id": account(OLGA)}, seconds=0.2)
    await _asked(office)
    await office.send()
    assert (await _cards(office, OLGA), await _states(office, OLGA)) == ([], {PENDING})
    office.clock.advance(29)
    await office.send()
    assert await _cards(office, OLGA) == []
    office.clock.advance(2)
    await office.send()
    assert (len(await _cards(office, OLGA)), await _states(office, OLGA)) == (1, {DONE})


async def test_silence_of_telegram_is_an_error_in_the_end(office: Office, playground_url: str) -> None:
    await _asked(office)
    await office.fault("hang", "sendMessage", match={"chat_id": account(OLGA)}, seconds=30)
    async with connected(playground_url, patience=0.3) as impatient:
        await Sender(impatient, office.db, office.clock, unhurried()).send_due()
    assert await _states(office, OLGA) == {PENDING}
    office.clock.advance(31)
    await office.send()
    assert len(await _cards(office, OLGA)) == 1


async def test_a_call_that_hangs_holds_up_its_reader_alone(office: Office) -> None:
    await _asked(office, IVAN)
    await office.fault("hang", "sendMessage", match={"chat_id": account(OLGA)}, seconds=30)
    running = asyncio.create_task(office.sender.run())
    try:
        await office.people.sees(account(IVAN), "Ждём")
        await office.say(EMMA, "vacation from 5 to 18 July")
        await office.press(EMMA, Fill.SKIP)
        await office.press(EMMA, Fill.ALL)
        await office.press(EMMA, Fill.SUBMIT)
        await office.people.sees(account(EMMA), "Waiting for")
        assert await _cards(office, OLGA) == []
    finally:
        running.cancel()
        await office.people.delete("faults")


async def test_refused_connection_is_tried_again_soon(office: Office) -> None:
    await _asked(office)
    async with connected("http://127.0.0.1:9", patience=1) as cut_off:
        await Sender(cut_off, office.db, office.clock, unhurried()).send_due()
    office.clock.advance(6)
    await office.send()
    assert len(await _cards(office, OLGA)) == 1


async def test_card_whose_answer_was_lost_comes_twice_and_both_copies_lead_to_one_decision(office: Office) -> None:
    await _asked(office)
    await office.fault("lost_answer", "sendMessage", match={"chat_id": account(OLGA)})
    await office.send()
    office.clock.advance(31)
    await office.send()
    first, second = await _cards(office, OLGA)
    approve = buttons(first)[0]
    await office.people.press(account(OLGA), message_id=first["message_id"], data=approve)
    again = await office.people.press(account(OLGA), message_id=second["message_id"], data=approve)
    await office.work()
    assert (await office.people.answer(again["callback_query_id"]))["show_alert"] is True
    events = [row.events for row in await office.db.read(rows, "journal")]
    assert sum('"Approved"' in one for one in events) == 1


async def test_pause_that_telegram_asks_for_is_kept_and_order_with_it(office: Office) -> None:
    await _asked(office, IVAN, VERA)
    await office.fault("429", "sendMessage", match={"chat_id": account(OLGA)}, retry_after=30)
    await office.send()
    assert await _cards(office, OLGA) == []
    office.clock.advance(31)
    office.sender = Sender(office.bot, office.db, office.clock, unhurried())
    await office.send()
    names = [card["text"].split(" · ")[1] for card in await _cards(office, OLGA)]
    assert names == ["Иван Петров", "Вера Ким"]


async def test_one_person_gets_his_cards_in_order(office: Office) -> None:
    await _asked(office, VERA, IVAN, ANNA)
    await office.send()
    names = [card["text"].split(" · ")[1] for card in await _cards(office, OLGA)]
    assert names == ["Вера Ким", "Иван Петров"]


async def test_nothing_is_sent_for_a_stage_that_was_closed_meanwhile(office: Office) -> None:
    await _asked(office)
    await office.db.write(act, _ONE, Recall(IVAN, office.clock()))
    await office.send()
    assert (await _cards(office, OLGA), await _states(office, OLGA)) == ([], {DONE})


async def test_card_that_was_deleted_is_followed_by_a_new_one(office: Office) -> None:
    await _asked(office)
    await office.send()
    (card,) = await _cards(office, OLGA)
    await office.bot.delete_message(account(OLGA), card["message_id"])
    await office.db.write(act, _ONE, Recall(IVAN, office.clock()))
    await office.send()
    (new,) = await _cards(office, OLGA)
    assert new["message_id"] > card["message_id"]
    assert "Отозвано" in new["text"]


async def test_who_has_blocked_the_bot_is_left_in_peace_and_gets_what_waits_when_he_is_back(office: Office) -> None:
    await _asked(office, IVAN, VERA)
    await office.people.post("block", person=account(OLGA))
    await office.send()
    org = await office.db.read(people.org)
    assert org.people[OLGA].unreachable
    assert await _states(office, OLGA) == {DEAD}
    await office.people.post("unblock", person=account(OLGA))
    await office.say(OLGA, "/start")
    await office.say(OLGA, "/inbox")
    await office.send()
    shown = [buttons(card) for card in await _cards(office, OLGA)]
    assert [data for one in shown for data in one if ".a." in data] == ["a.1.a.1.1", "a.2.a.1.1"]
    assert not (await office.db.read(people.org)).people[OLGA].unreachable


async def test_who_blocks_the_bot_costs_one_attempt_a_card(office: Office) -> None:
    await _asked(office)
    await office.fault("403", "sendMessage", match={"chat_id": account(OLGA)}, times=None)
    for _ in range(3):
        await office.send()
        office.clock.advance(4000)
    assert [call["fault"] for call in await office.calls("sendMessage")].count("403") == 1


async def test_parcel_that_cannot_be_drawn_stops_no_other(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await _asked(office, IVAN, VERA)
    await office.db.write(execute, "UPDATE branch SET zone = 'Nowhere/At_all'")
    await office.db.write(execute, "INSERT INTO branch (name, zone) VALUES ('elsewhere', 'Europe/Moscow')")
    await office.db.write(execute, "UPDATE person SET branch = 'elsewhere' WHERE id <> 3")
    await office.db.write(execute, "UPDATE revision SET value = value + 1")
    await office.send()
    assert len(await _cards(office, OLGA)) == 2
    assert (await _states(office, IVAN), await _states(office, VERA)) == ({PENDING}, {DONE})
    assert "failed" in caplog.text


async def test_news_come_as_a_message_of_their_own_although_the_state_was_drawn_before(office: Office) -> None:
    await _asked(office)
    await office.send()
    await office.press(OLGA, Verb.APPROVE)
    await office.db.write(execute, "UPDATE outbox SET due = due + 1000 WHERE state = 0 AND person = 3")
    await office.send()
    await office.press(BORIS, Verb.COMPLETE)
    await office.db.write(execute, "UPDATE outbox SET due = due + 2000 WHERE state = 0 AND kind = 'tell'")
    for _second in range(3):
        office.clock.advance(1)
        await office.send()
    own = await _cards(office, IVAN)
    assert [(card["text"].startswith("✅"), card["edited"]) for card in own] == [(False, True), (True, False)]
    assert len(await _cards(office, HELEN)) == 1


async def test_stopping_waits_for_what_is_being_sent(office: Office) -> None:
    await _asked(office)
    await office.fault("hang", "sendMessage", match={"chat_id": account(OLGA)}, seconds=0.5)
    running = asyncio.create_task(office.sender.run())
    await asyncio.sleep(0.2)
    running.cancel()
    await office.sender.idle()
    assert await _states(office, OLGA) == {PENDING}
    assert [row.tries for row in await office.db.read(rows, "outbox") if row.person == OLGA and row.token == ""] == [1]


async def test_running_sender_goes_on_after_what_it_did_not_expect(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.db.write(execute, "ALTER TABLE outbox RENAME TO away")
    running = asyncio.create_task(office.sender.run())
    await asyncio.sleep(0.3)
    await office.db.write(execute, "ALTER TABLE away RENAME TO outbox")
    await _asked(office)
    await office.people.sees(account(OLGA), "№")
    running.cancel()
    assert "stumbled" in caplog.text


async def test_card_is_sent_as_soon_as_it_is_due(office: Office) -> None:
    running = asyncio.create_task(office.sender.run())
    await _asked(office)
    await office.people.sees(account(OLGA), "№", within=1)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await office.sender.idle()


async def test_idle_sender_writes_nothing_and_so_does_not_wake_itself(office: Office) -> None:
    changed = office.db.changed()
    running = asyncio.create_task(office.sender.run())
    await asyncio.sleep(0.3)
    running.cancel()
    assert not changed.is_set()


async def test_sender_stops_when_it_is_told_to_although_something_changes_that_moment(office: Office) -> None:
    for _time in range(20):
        running = asyncio.create_task(office.sender.run())
        await asyncio.sleep(0.01)
        await office.db.write(execute, "UPDATE revision SET value = value")
        running.cancel()
        done, _pending = await asyncio.wait([running], timeout=2)
        assert done


@pytest.mark.parametrize("do", [Verb.APPROVE, Verb.REJECT])
async def test_copy_of_which_nobody_knew_shows_what_was_decided_on_it(office: Office, do: Verb) -> None:
    await _asked(office)
    await office.fault("lost_answer", "sendMessage", match={"chat_id": account(OLGA)})
    await office.send()
    await office.press(OLGA, do)
    if do is Verb.REJECT:
        await office.say(OLGA, "Нет замены")
    await office.send()
    office.clock.advance(31)
    await office.send()
    card, *_others = await _cards(office, OLGA)
    assert not [data for data in buttons(card) if ".a." in data or ".r." in data]
