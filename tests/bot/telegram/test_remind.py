"""Reminders and comments over the wire: as replies, without a sound in the night, once or surely."""

from typing import Any

import pytest

from bot.playground.errors import Json
from core.store.tables import DONE, PENDING
from core.use.sweep import sweep
from dialogs.action import Fill, Verb
from tests.bot.telegram.office import Office, account, rows, vacation
from tests.dialogs.company import IVAN, OLGA

_HOUR = 3600
#: Enough to be claimed anew.
_LATER = 120


@pytest.fixture
async def asked(office: Office) -> Office:
    """Ivan's vacation waits for Olga, since Monday noon in Moscow."""
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    return office


async def card(office: Office) -> Json:
    """The one by which Olga sees the request."""
    return next(m for m in reversed(await office.people.messages(account(OLGA))) if "Срок" in m["text"])


async def own(office: Office) -> Json:
    return next(m for m in reversed(await office.people.messages(account(IVAN))) if "Срок" in m["text"])


async def came(office: Office, words: str) -> list[Json]:
    """The messages of the bot to Olga in which this is read."""
    return [m for m in await office.people.messages(account(OLGA)) if m["from_bot"] and words in m["text"]]


async def sent(office: Office) -> list[dict[str, Any]]:
    """What was sent to Olga, oldest first."""
    calls = [*await office.calls("sendMessage"), *await office.calls("sendDocument")]
    return [call["parameters"] for call in calls if int(call["parameters"]["chat_id"]) == account(OLGA)]


async def says(office: Office, words: str, to: Json) -> None:
    """Ivan replies to a message of his chat."""
    await office.people.say(account(IVAN), words, reply_to=to["message_id"])
    await office.work()


async def states(office: Office, kind: str) -> list[int]:
    return [row.state for row in await office.db.read(rows, "outbox") if row.kind == kind]


async def test_a_reminder_is_a_reply_to_the_card_with_a_sound(asked: Office) -> None:
    await asked.press(IVAN, Verb.NUDGE)
    await asked.send()
    (reminder,) = await came(asked, "просит не забыть")
    assert reminder["reply_to"]["message_id"] == (await card(asked))["message_id"]
    assert "disable_notification" not in (await sent(asked))[-1]


async def test_a_reminder_comes_although_its_card_was_deleted(asked: Office) -> None:
    await asked.bot.delete_message(account(OLGA), (await card(asked))["message_id"])
    await asked.press(IVAN, Verb.NUDGE)
    await asked.send()
    (reminder,) = await came(asked, "просит не забыть")
    assert reminder["reply_to"] is None


async def test_a_comment_makes_a_sound_by_day_and_none_in_the_night(asked: Office) -> None:
    await says(asked, "днём", await own(asked))
    await asked.send()
    asked.clock.advance(9 * _HOUR)
    await says(asked, "ночью", await own(asked))
    await asked.send()
    by_day, by_night = (one for one in await sent(asked) if one["text"].endswith(("днём", "ночью")))
    assert "disable_notification" not in by_day
    assert by_night["disable_notification"] in (True, "true")


@pytest.mark.parametrize(("fault", "arrived"), [("500", 0), ("hang", 0), ("lost_answer", 1)])
async def test_a_reminder_that_may_have_arrived_is_not_repeated(asked: Office, fault: str, arrived: int) -> None:
    await asked.press(IVAN, Verb.NUDGE)
    await asked.fault(fault, "sendMessage", match={"chat_id": account(OLGA)}, seconds=0.2)
    await asked.send()
    asked.clock.advance(_LATER)
    await asked.send()
    assert len(await came(asked, "просит не забыть")) == arrived
    assert await states(asked, "remind") == [DONE]


async def test_a_reminder_that_was_surely_not_sent_is_sent_later(asked: Office) -> None:
    await asked.press(IVAN, Verb.NUDGE)
    await asked.fault("429", "sendMessage", match={"chat_id": account(OLGA)}, retry_after=30)
    await asked.send()
    assert await states(asked, "remind") == [PENDING]
    asked.clock.advance(_LATER)
    await asked.restart()
    await asked.send()
    assert len(await came(asked, "просит не забыть")) == 1
    assert await states(asked, "remind") == [DONE]


@pytest.mark.parametrize(("fault", "arrived"), [("hang", 0), ("lost_answer", 1)])
async def test_a_comment_that_may_have_arrived_is_repeated(asked: Office, fault: str, arrived: int) -> None:
    await says(asked, "Когда?", await own(asked))
    await asked.fault(fault, "sendMessage", match={"chat_id": account(OLGA)}, seconds=0.2)
    await asked.send()
    assert len(await came(asked, "Когда?")) == arrived
    asked.clock.advance(_LATER)
    await asked.send()
    comments = await came(asked, "Когда?")
    assert len(comments) == arrived + 1
    assert comments[-1]["reply_to"]["message_id"] == (await card(asked))["message_id"]


async def test_a_reply_to_a_reminder_and_to_a_comment_is_a_comment(asked: Office) -> None:
    await asked.press(IVAN, Verb.NUDGE)
    await asked.send()
    (reminder,) = await came(asked, "просит не забыть")
    await asked.people.say(account(OLGA), "Смотрю", reply_to=reminder["message_id"])
    await asked.work()
    await asked.send()
    heard = await asked.people.sees(account(IVAN), "Смотрю", within=0)
    await says(asked, "Спасибо", heard)
    await asked.send()
    assert len(await came(asked, "Спасибо")) == 1


async def test_an_album_with_words_is_one_comment(asked: Office) -> None:
    files = {f"{n}.pdf": b"%PDF" for n in range(3)}
    to = (await own(asked))["message_id"]
    await asked.people.upload(account(IVAN), files, "Смета и планы", kind="document", reply_to=to)
    await asked.work()
    await asked.send()
    (words,) = await came(asked, "Смета и планы")
    assert all(name in words["text"] for name in files)
    found = [m for m in await asked.people.messages(account(OLGA)) if m["files"]]
    assert sorted(file["name"] for m in found for file in m["files"]) == sorted(files)
    assert {m["reply_to"]["message_id"] for m in found} == {(await card(asked))["message_id"]}
    assert len([row for row in await asked.db.read(rows, "journal") if "Смета" in str(row)]) == 1


async def test_a_reply_to_a_file_of_a_comment_is_a_comment(asked: Office) -> None:
    to = (await own(asked))["message_id"]
    await asked.people.upload(account(IVAN), {"план.pdf": b"%PDF"}, kind="document", reply_to=to)
    await asked.work()
    await asked.send()
    (file,) = [m for m in await asked.people.messages(account(OLGA)) if m["files"]]
    await asked.people.say(account(OLGA), "Вижу", reply_to=file["message_id"])
    await asked.work()
    await asked.send()
    assert await asked.people.sees(account(IVAN), "Вижу", within=0)


async def test_the_limit_of_a_stage_reminds_and_colours_the_card(asked: Office) -> None:
    asked.clock.advance(48 * _HOUR)
    while await asked.db.write(sweep, asked.clock()):
        pass
    await asked.send()
    assert len(await came(asked, "Просрочено")) == 2  # the card and the reminder
    while await asked.db.write(sweep, asked.clock()):
        pass
    await asked.send()
    assert len(await came(asked, "Просрочено")) == 2


async def test_an_album_of_which_only_a_later_part_is_a_reply_is_a_comment(asked: Office) -> None:
    to = (await own(asked))["message_id"]
    await asked.people.upload(account(IVAN), {"1.pdf": b"%PDF", "2.pdf": b"%PDF"}, kind="document", reply_to=to)
    first, second = await asked.updates()
    del first["message"]["reply_to_message"]
    await asked.worker.take([first, second])
    await asked.worker.idle()
    await asked.send()
    (words,) = await came(asked, "1.pdf")
    assert "2.pdf" in words["text"]
