"""Announcements on their way through Telegram: each copy once, counted whatever becomes of it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.playground.errors import Json
from core.model.ids import AnnouncementId, PersonId
from core.store import announcements
from core.store.announcements import State
from core.use import deliver
from core.use.sweep import sweep
from dialogs.action import Fill, News
from tests.bot.telegram.office import Office, account, find, vacation
from tests.bot.telegram.raw import message
from tests.dialogs.company import ANNA, BORIS, HELEN, IVAN, OLGA, VERA

_ONE = AnnouncementId(1)
_TEXT = "В пятницу офис закрывается в 16:00"
_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\nIDATx"
    b"\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def _written(office: Office, text: str = _TEXT) -> None:
    await office.say(HELEN, "/announce")
    await office.say(HELEN, text)


async def _sent(office: Office, text: str = _TEXT) -> None:
    """It is on its way to everybody; nothing has arrived yet."""
    await _written(office, text)
    await office.press(HELEN, News.SEND)


async def _copies(office: Office, person: PersonId) -> list[Json]:
    """All that somebody has got of announcements."""
    shown = [m for m in await office.people.messages(account(person)) if m["from_bot"] and not m["deleted"]]
    return [m for m in shown if m["text"].startswith("📣") or (m["files"] and not m["text"])]


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
    await _sent(office)
    await office.send()
    for person in (IVAN, OLGA, ANNA):
        (copy,) = await _copies(office, person)
        assert copy["text"] == f"📣 {_TEXT}\n\nОт кого: Елена Рот"
    assert await _states(office) == {State.SENT: 7}
    assert "Отправлено: 7 из 7" in await _counts(office)
    await office.press(IVAN, News.READ)
    assert "прочитано: 1" in await _counts(office)
    (copy,) = await _copies(office, IVAN)
    assert copy["edited"]


async def test_text_comes_before_its_album_of_ten_and_its_documents(office: Office) -> None:
    await office.say(HELEN, "/announce")
    await office.people.upload(account(HELEN), {f"{n}.png": _PNG for n in range(5)}, caption=_TEXT, kind="photo")
    await office.work()
    await office.people.upload(account(HELEN), {f"{n}.pdf": b"%PDF" for n in range(5)}, kind="document")
    await office.work()
    await office.press(HELEN, News.SEND)
    await office.send()
    text, *files = await _copies(office, IVAN)
    assert (text["text"].startswith(f"📣 {_TEXT}"), text["files"]) == (True, [])
    assert [file["kind"] for m in files for file in m["files"]] == ["photo"] * 5 + ["document"] * 5
    assert len({m["media_group_id"] for m in files}) == 2
    assert all(m["reply_to"] for m in files)


async def test_ten_photos_are_one_album(office: Office) -> None:
    await office.say(HELEN, "/announce")
    await office.people.upload(account(HELEN), {f"{n}.png": _PNG for n in range(10)}, caption=_TEXT, kind="photo")
    await office.work()
    await office.press(HELEN, News.SEND)
    await office.send()
    _text, *photos = await _copies(office, IVAN)
    assert (len(photos), len({m["media_group_id"] for m in photos})) == (10, 1)


async def test_files_are_not_lost_when_their_text_had_to_wait(office: Office) -> None:
    await office.say(HELEN, "/announce")
    await office.people.upload(account(HELEN), {"план.pdf": b"%PDF"}, caption=_TEXT, kind="document")
    await office.work()
    await office.press(HELEN, News.SEND)
    await office.fault("429", "sendMessage", match={"chat_id": account(VERA)}, retry_after=2)
    await office.send()
    office.clock.advance(6)
    await office.send()
    for person in (IVAN, VERA, BORIS):
        assert [bool(m["files"]) for m in await _copies(office, person)] == [False, True]


async def test_markup_is_shown_as_it_was_written(office: Office) -> None:
    text = "<b>5 < 6</b> & <script>alert(1)</script> &amp; <a href='x'>"
    await _sent(office, text)
    await office.send()
    (copy,) = await _copies(office, IVAN)
    assert copy["text"].startswith(f"📣 {text}\n")
    assert copy["entities"] == []


async def test_looks_arrive_where_they_were(office: Office) -> None:
    await office.say(HELEN, "/announce")
    looks: list[dict[str, Any]] = [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "italic", "offset": 3, "length": 5},
        {"type": "text_link", "offset": 9, "length": 5, "url": 'https://example.org/?a="1"&lt=2'},
        {"type": "url", "offset": 15, "length": 11},
        {"type": "code", "offset": 27, "length": 3},
    ]
    await _hears(office, text="😀 важно здесь example.org a<b", entities=looks)
    await _hears(office, text="ниже", entities=[{"type": "underline", "offset": 0, "length": 4}])
    await office.press(HELEN, News.SEND)
    await office.send()
    (copy,) = await _copies(office, IVAN)
    units = copy["text"].encode("utf-16-le")
    found = {
        (one["type"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in copy["entities"]
    }
    assert found >= {("bold", "важно"), ("italic", "важно"), ("text_link", "здесь"), ("code", "a<b")}
    assert ("underline", "ниже") in found
    assert [one["url"] for one in copy["entities"] if one["type"] == "text_link"] == [looks[2]["url"]]


async def test_looks_of_a_caption_are_kept_whichever_photo_has_it(office: Office) -> None:
    await office.say(HELEN, "/announce")
    bold = {"caption": "важно", "caption_entities": [{"type": "bold", "offset": 0, "length": 5}]}
    album = [_update(5000 + n, photo=_photo(n), media_group_id="1", **(bold if n == 1 else {})) for n in range(2)]
    await office.worker.take(album)
    await office.worker.idle()
    told = await office.db.read(announcements.draft_of, HELEN)
    assert told is not None
    assert (told.text.text, [mark.look for mark in told.text.marks], len(told.files)) == ("важно", ["bold"], 2)


async def test_who_has_blocked_the_bot_is_counted_and_not_tried_again(office: Office) -> None:
    await office.people.post("block", person=account(IVAN))
    await _sent(office)
    for _ in range(2):
        await office.send()
        office.clock.advance(3600)
    assert await _states(office) == {State.SENT: 6, State.UNREACHABLE: 1}
    assert len(await _calls(office, IVAN)) == 1
    assert "Не доставлено: 1" in await _counts(office)


@pytest.mark.parametrize("fault", ["lost_answer", "500", "502_html", "reset_before", "hang"])
async def test_what_may_not_have_arrived_is_counted_and_not_repeated(office: Office, fault: str) -> None:
    await _sent(office)
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
    await _sent(office)
    await office.fault("429", "sendMessage", match={"chat_id": account(IVAN)}, retry_after=30)
    await office.send()
    assert await _states(office) == {State.SENT: 6, State.WAITING: 1}
    assert await _copies(office, IVAN) == []
    await office.restart()  # another process knows nothing of the pause but its end
    office.clock.advance(31)
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    assert len(await _copies(office, IVAN)) == 1


@pytest.mark.parametrize("arrived", [True, False])
async def test_crash_between_the_sending_and_the_note_is_counted_as_unknown(office: Office, arrived: bool) -> None:
    await _sent(office)
    first, *_others = await office.db.write(deliver.claim, "dead", office.clock(), 3)
    assert await office.db.write(deliver.begin, first, "dead")
    if arrived:
        await office.bot.send_message(account(first.parcel.person), "📣 …")
    await office.restart()
    await office.send()
    assert await _states(office) == {State.SENT: 6, State.UNKNOWN: 1}
    assert len(await _copies(office, first.parcel.person)) == arrived
    copy = await office.db.read(announcements.copy_of, _ONE, first.parcel.person)
    assert copy is not None
    assert copy.state is State.UNKNOWN


async def test_crash_before_the_sending_loses_nothing(office: Office) -> None:
    await _sent(office)
    await office.db.write(deliver.claim, "dead", office.clock(), 3)
    await office.restart()
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    for person in (IVAN, OLGA, VERA, ANNA, BORIS):
        assert len(await _copies(office, person)) == 1


async def test_cards_go_before_announcements(office: Office) -> None:
    await _sent(office)
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
    await _sent(office)
    await office.send()
    (call,) = await _calls(office, IVAN)
    assert call["parameters"].get("disable_notification") == silent


async def test_at_its_end_every_copy_is_changed_and_none_comes_anew(office: Office) -> None:
    await _sent(office)
    await office.send()
    (gone,) = await _copies(office, VERA)
    await office.bot.delete_message(account(VERA), gone["message_id"])
    await office.press(HELEN, News.ARCHIVE)
    await office.press(HELEN, News.ARCHIVE_SURELY)
    await office.send()
    (copy,) = await _copies(office, IVAN)
    assert copy["edited"]
    assert copy["text"].startswith("📣 В архиве: больше не действует.\n")
    assert _TEXT in copy["text"]
    assert copy["keyboard"] == []
    assert await _copies(office, VERA) == []
    assert "в архиве" in await _counts(office)


async def test_it_ends_by_itself(office: Office) -> None:
    await _written(office)
    await office.press(HELEN, News.EXPIRY)
    await office.press(HELEN, News.UNTIL)
    await office.press(HELEN, News.SEND)
    await office.send()
    office.clock.now += timedelta(days=1)
    await _counts(office)
    (copy,) = await _copies(office, IVAN)
    assert copy["text"].startswith(f"📣 {_TEXT}")
    office.clock.now += timedelta(days=1)
    await _counts(office)
    (copy,) = await _copies(office, IVAN)
    assert copy["text"].startswith("📣 В архиве")


async def test_a_second_tap_before_the_first_is_answered_sends_once(office: Office) -> None:
    await _written(office)
    button = await find(office.people, account(HELEN), News.SEND)
    for _tap in range(2):
        await office.people.press(account(HELEN), **button)
    await office.work()
    await office.send()
    assert await _states(office) == {State.SENT: 7}
    assert len(await _copies(office, IVAN)) == 1
    assert "Отправлено: 7 из 7" in await _counts(office)


async def _calls(office: Office, person: PersonId) -> list[Json]:
    """The attempts to send an announcement to somebody."""
    calls = [call["parameters"] | {"call": call} for call in await office.calls("sendMessage")]
    found = [one for one in calls if str(one["chat_id"]) == str(account(person)) and one["text"].startswith("📣")]
    return [one["call"] for one in found]


async def _hears(office: Office, **content: Any) -> None:
    """The bot gets this message of Елена."""
    await office.worker.take([_update(6000 + len(content["text"]), **content)])
    await office.worker.idle()


def _update(id: int, **content: Any) -> dict[str, Any]:
    sender = {"id": account(HELEN), "is_bot": False, "first_name": "Елена", "language_code": "ru"}
    chat = {"id": account(HELEN), "type": "private", "first_name": "Елена"}
    return {"update_id": id, "message": message(**{"from": sender, "chat": chat, **content})}


def _photo(number: int) -> list[dict[str, Any]]:
    return [{"file_id": f"photo-{number}", "file_unique_id": f"p{number}", "width": 9, "height": 9}]
