"""Announcements on their way through Telegram: each copy once, counted whatever becomes of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.errors import Json
from core.model.ids import AnnouncementId, PersonId
from core.store import announcements
from core.store.announcements import State
from core.use import deliver
from core.use.sweep import sweep
from dialogs.action import Fill, News
from tests.bot.telegram.announcing import TEXT, copies, sent, written
from tests.bot.telegram.office import Office, account, find, vacation
from tests.dialogs.company import ANNA, BORIS, HELEN, IVAN, OLGA, VERA

_ONE = AnnouncementId(1)


async def _states(office: Office) -> dict[State, int]:
    tally = await office.db.read(announcements.tally, _ONE)
    assert tally.total == 7  # everybody but Елена, whatever became of it
    return dict(tally.states)


async def _counts(office: Office) -> str:
    """The message of the author, brought up to date."""
    office.clock.advance(4)
    while await office.db.write(sweep, office.clock()):
        pass
    await office.send()
    (count,) = [m for m in await office.people.messages(account(HELEN)) if m["text"].startswith("📣 Объявление ")]
    return str(count["text"])


async def test_it_reaches_everybody_once_and_its_author_sees_it(office: Office) -> None:
    await sent(office)
    await office.send()
    for person in (IVAN, OLGA, ANNA):
        (copy,) = await copies(office, person)
        assert copy["text"] == f"📣 {TEXT}\n\nОт кого: Елена Рот"
    assert await _states(office) == {State.SENT: 7}
    assert "Отправлено: 7 из 7" in await _counts(office)
    await office.press(IVAN, News.READ)
    assert "прочитано: 1" in await _counts(office)
    (copy,) = await copies(office, IVAN)
    assert copy["edited"]


async def test_who_has_blocked_the_bot_is_counted_and_not_tried_again(office: Office) -> None:
    await office.people.post("block", person=account(IVAN))
    await sent(office)
    for _ in range(2):
        await office.send()
        office.clock.advance(3600)
    assert await _states(office) == {State.SENT: 6, State.UNREACHABLE: 1}
    assert len(await _calls(office, IVAN)) == 1
    assert "Не доставлено: 1" in await _counts(office)


@pytest.mark.parametrize("fault", ["lost_answer", "500", "502_html", "reset_before", "hang"])
async def test_what_may_not_have_arrived_is_counted_and_not_repeated(office: Office, fault: str) -> None:
    await sent(office)
    await office.fault(fault, "sendMessage", match={"chat_id": account(IVAN)}, seconds=0.2)
    for _ in range(3):
        await office.send()
        office.clock.advance(3600)
    assert await _states(office) == {State.SENT: 6, State.UNKNOWN: 1}
    assert len(await _calls(office, IVAN)) == 1
    assert "Неизвестно: 1" in await _counts(office)
    await office.press(HELEN, News.AGAIN)
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    assert len(await _calls(office, IVAN)) == 2
    assert len(await _calls(office, OLGA)) == 1


async def test_pause_that_telegram_asks_for_is_kept_and_it_comes_once(office: Office) -> None:
    await sent(office)
    await office.fault("429", "sendMessage", match={"chat_id": account(IVAN)}, retry_after=30)
    await office.send()
    assert await _states(office) == {State.SENT: 6, State.WAITING: 1}
    assert await copies(office, IVAN) == []
    await office.restart()  # another process knows nothing of the pause but its end
    office.clock.advance(31)
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    assert len(await copies(office, IVAN)) == 1


@pytest.mark.parametrize("arrived", [True, False])
async def test_crash_between_the_sending_and_the_note_is_counted_as_unknown(office: Office, arrived: bool) -> None:
    await sent(office)
    first, *_others = await office.db.write(deliver.claim, "dead", office.clock(), 3)
    assert await office.db.write(deliver.begin, first, "dead")
    if arrived:
        await office.bot.send_message(account(first.parcel.person), "📣 …")
    await office.restart()
    await office.send()
    assert await _states(office) == {State.SENT: 6, State.UNKNOWN: 1}
    assert len(await copies(office, first.parcel.person)) == arrived
    copy = await office.db.read(announcements.copy_of, _ONE, first.parcel.person)
    assert copy is not None
    assert copy.state is State.UNKNOWN


async def test_crash_before_the_sending_loses_nothing(office: Office) -> None:
    await sent(office)
    await office.db.write(deliver.claim, "dead", office.clock(), 3)
    await office.restart()
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    for person in (IVAN, OLGA, VERA, ANNA, BORIS):
        assert len(await copies(office, person)) == 1


async def test_cards_go_before_announcements(office: Office) -> None:
    await sent(office)
    await vacation(office, IVAN)
    await office.press(IVAN, Fill.SUBMIT)
    await office.send()
    texts = [call["parameters"]["text"] for call in await office.calls("sendMessage")]
    card = next(at for at, text in enumerate(texts) if text.startswith("<b>Отпуск · Иван Петров"))
    news = [at for at, text in enumerate(texts) if text.startswith("📣 В пятницу")]
    assert len(news) == 7
    assert card < min(news)


@pytest.mark.parametrize(("hour", "silent"), [(12, None), (23, "true"), (3, "true")])
async def test_it_comes_without_a_sound_at_night(office: Office, hour: int, silent: str | None) -> None:
    office.clock.now = datetime(2027, 3, 1, hour, tzinfo=ZoneInfo("Europe/Moscow"))
    await sent(office)
    await office.send()
    (call,) = await _calls(office, IVAN)
    assert call["parameters"].get("disable_notification") == silent


async def test_at_its_end_every_copy_is_changed_and_none_comes_anew(office: Office) -> None:
    await sent(office)
    await office.send()
    (gone,) = await copies(office, VERA)
    await office.bot.delete_message(account(VERA), gone["message_id"])
    await office.press(HELEN, News.ARCHIVE)
    await office.press(HELEN, News.ARCHIVE_SURELY)
    await office.send()
    (copy,) = await copies(office, IVAN)
    assert copy["edited"]
    assert copy["text"].startswith("📣 В архиве: больше не действует.\n")
    assert TEXT in copy["text"]
    assert copy["keyboard"] == []
    assert await copies(office, VERA) == []
    assert "в архиве" in await _counts(office)


async def test_it_ends_by_itself(office: Office) -> None:
    await written(office)
    await office.press(HELEN, News.EXPIRY)
    await office.press(HELEN, News.UNTIL)
    await office.press(HELEN, News.SEND)
    await office.send()
    office.clock.now += timedelta(days=1)
    await _counts(office)
    (copy,) = await copies(office, IVAN)
    assert copy["text"].startswith(f"📣 {TEXT}")
    office.clock.now += timedelta(days=1)
    await _counts(office)
    (copy,) = await copies(office, IVAN)
    assert copy["text"].startswith("📣 В архиве")


async def test_a_second_tap_before_the_first_is_answered_sends_once(office: Office) -> None:
    await written(office)
    button = await find(office.people, account(HELEN), News.SEND)
    for _tap in range(2):
        await office.people.press(account(HELEN), **button)
    await office.work()
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    assert len(await copies(office, IVAN)) == 1
    assert "Отправлено: 7 из 7" in await _counts(office)


async def _calls(office: Office, person: PersonId) -> list[Json]:
    """The attempts to send an announcement to somebody."""
    calls = [call["parameters"] | {"call": call} for call in await office.calls("sendMessage")]
    found = [one for one in calls if str(one["chat_id"]) == str(account(person)) and one["text"].startswith("📣")]
    return [one["call"] for one in found]
